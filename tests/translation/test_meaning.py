"""The nearest by meaning: signs choose the candidates, the cosine orders them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from naba_translation.index import passages
from naba_translation.library.connection import writing
from naba_translation.library.store import Store
from naba_translation.search import meaning as by_meaning
from naba_translation.search.meaning import UNLIKE, Meaning
from naba_translation.search.signs import least_different, signs

Whole = NDArray[np.int8]


class _Told:
    """Gives every question the point that it was told."""

    name = "told/1"

    def __init__(self, point: NDArray[np.float32]) -> None:
        self._point = point / np.linalg.norm(point)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._point] * len(texts), np.float32)

    def unload(self) -> None:
        """It holds nothing."""


def keep(store: Store, vectors: Whole) -> list[int]:
    """Passages of these vectors and of no others; their numbers."""
    texts = {f"key {at}": f"جملة رقم {at}" for at in range(len(vectors))}
    with writing(store.database):
        store.database.execute("DELETE FROM passage")
        passages.add(store.database, texts)
        numbers = [row[0] for row in store.database.execute("SELECT id FROM passage ORDER BY id")]
        rows = {number: row.tobytes() for number, row in zip(numbers, vectors, strict=True)}
        passages.keep_meaning(store.database, _Told.name, rows)
    return numbers


def some_vectors(seed: int, count: int, size: int) -> Whole:
    vectors = np.random.default_rng(seed).integers(-127, 128, (count, size), dtype=np.int8)
    vectors[:, 0] = 127  # as of an encoder: the largest number is 127, and no vector is empty
    return vectors


def cosines(vectors: Whole, question: NDArray[np.float32]) -> NDArray[np.float64]:
    real = vectors.astype(float)
    cosine: NDArray[np.float64] = real @ question / np.linalg.norm(real, axis=1) / np.linalg.norm(question)
    return cosine


several = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@several
@given(seed=st.integers(0, 2**32), count=st.integers(1, 60), size=st.integers(1, 140), part=st.booleans())
def test_where_all_are_candidates_the_nearest_are_those_of_an_exhaustive_search(
    store: Store, seed: int, count: int, size: int, part: bool
) -> None:
    vectors = some_vectors(seed, count, size)
    numbers = keep(store, vectors)
    chosen = [at for at in range(count) if not part or at % 3]
    question = np.random.default_rng(seed + 1).normal(size=size).astype(np.float32)
    exact = cosines(vectors, question)
    among = {numbers[at] for at in chosen} if part else None
    told = Meaning(store, _Told(question)).nearest("", limit=count, among=among)
    alike = {numbers[at]: exact[at] for at in chosen}
    assert [likeness for _, likeness in told] == sorted((one for _, one in told), reverse=True)
    assert all(likeness == pytest.approx(alike[number], abs=1e-5) for number, likeness in told)
    left = set(alike) - {number for number, _ in told}
    assert all(alike[number] <= UNLIKE + 1e-5 for number in left)


@several
@given(seed=st.integers(0, 2**32), at=st.integers(0, 59), part=st.booleans())
def test_a_vector_that_equals_the_question_is_found_among_however_few_candidates(
    store: Store, seed: int, at: int, part: bool
) -> None:
    vectors = some_vectors(seed, 60, 64)
    numbers = keep(store, vectors)
    among = {number for number in numbers if number % 2 or number == numbers[at]} if part else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_meaning, "CANDIDATES", 1)
        told = Meaning(store, _Told(vectors[at].astype(np.float32))).nearest("", limit=1, among=among)
    assert told == [(numbers[at], pytest.approx(1, abs=1e-5))]


@given(seed=st.integers(0, 2**32), size=st.integers(1, 140), count=st.integers(1, 40))
def test_the_least_different_differ_in_fewer_signs_than_the_rest(seed: int, size: int, count: int) -> None:
    vectors = some_vectors(seed, 31, size)
    found = least_different(signs(vectors[1:]), signs(vectors[:1]), count=count)
    differ = ((vectors[1:] > 0) != (vectors[0] > 0)).sum(axis=1)
    assert len(found) >= min(count, 30)
    rest = np.setdiff1d(np.arange(30), found)
    assert not len(rest) or differ[found].max() < differ[rest].min()


def test_signs_of_vectors_that_came_later_are_seen(store: Store) -> None:
    vectors = some_vectors(3, 80, 512)
    numbers = keep(store, vectors[:40])
    meaning = Meaning(store, _Told(vectors[70].astype(np.float32)))
    meaning.nearest("", limit=1)
    with writing(store.database):
        passages.add(store.database, {f"later {at}": f"جملة أخرى {at}" for at in range(40, 80)})
        rows = {numbers[-1] + at - 39: vectors[at].tobytes() for at in range(40, 80)}
        passages.keep_meaning(store.database, _Told.name, rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_meaning, "CANDIDATES", 1)
        assert meaning.nearest("", limit=1)[0][0] == numbers[-1] + 31
    meaning.unload()
    assert meaning.nearest("", limit=1)[0][0] == numbers[-1] + 31
