"""The sentences of the library by what they mean: an English question finds Arabic that is not translated
yet.

Vectors are kept as whole numbers from -127 to 127, which costs nothing measurable (recall at 10 of three-word
questions on FLORES: 0.789 against 0.791). Of a quarter of a million the signs are compared (signs.py), and of the
best `CANDIDATES` the exact cosine, which takes a quarter of the time that the cosine of all does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.index import passages
from naba_translation.library.schema import errors_named, writing
from naba_translation.search.signs import least_different, signs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from naba_translation.library.store import Store
    from naba_translation.search.encoder import Encoder, Vectors
    from naba_translation.search.signs import Signs

BATCH = 64
"""Sentences learnt in one step where none says otherwise: a fifth of a second, which is how long a cancel may
wait."""

UNLIKE = 0.2
"""Likeness up to which two sentences have nothing to do with each other: of pairs on FLORES 99 % are
below.
"""

CANDIDATES = 10_000
"""Vectors of which the cosine is taken, those whose signs differ least. On 8,800 real sentences with the FLORES dev
questions among them 1,320 kept all of the exact first ten for 99.95 % of the questions; from 2,200 sentences on, the
number needed grew by a fifth or so where the library doubled.
"""

_BLOCK = 512  # rows turned into floats at once: 1 MB, which stays in the processor's cache


class Meaning:
    """The library's sentence vectors, in memory: 580 bytes for each sentence. For the store's
    thread.
    """

    def __init__(self, store: Store, encoder: Encoder) -> None:
        import numpy as np

        self.encoder = encoder
        self._store = store
        self._passages: NDArray[np.int64] = np.empty(0, np.int64)
        self._vectors: NDArray[np.int8] = np.empty((0, 0), np.int8)
        self._lengths: NDArray[np.float32] = np.empty(0, np.float32)
        self._signs: Signs = np.empty((0, 0), np.uint64)

    def unload(self) -> None:
        """Give the memory of the vectors and of the encoder back; the next question loads them anew."""
        import numpy as np

        self._passages, self._vectors = np.empty(0, np.int64), np.empty((0, 0), np.int8)
        self._lengths, self._signs = np.empty(0, np.float32), np.empty((0, 0), np.uint64)
        self.encoder.unload()

    def learn(self, *, batch: int = BATCH) -> Iterator[tuple[int, int]]:
        """Make the vectors that are missing, `batch` sentences at a time; each is on disk before it is told.

        Yields how many are done, and how many there are to do. Closing the generator stops it.
        """
        store, name = self._store, self.encoder.name
        with errors_named(store.path):
            total = passages.count_without_meaning(store.database, name)
        done = 0
        while done < total:
            with errors_named(store.path):
                some = passages.without_meaning(store.database, name, limit=batch)
            if not some:
                return
            vectors = _whole(self.encoder.encode([arabic for _, arabic in some]))
            with errors_named(store.path), writing(store.database):
                passages.keep_meaning(
                    store.database,
                    name,
                    {passage: row.tobytes() for (passage, _), row in zip(some, vectors, strict=True)},
                )
            done += len(some)
            yield done, total

    def nearest(
        self, question: str, *, limit: int, among: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """The passages (of `among`, where given) most like the question, best first, with the cosine."""
        import numpy as np

        self._load_new()
        if not len(self._passages):
            return []
        asked = self.encoder.encode([question])
        rows = self._candidates(asked, max(limit, CANDIDATES), among)
        likeness = self._likeness(asked[0], rows)
        best = np.argsort(-likeness, kind="stable")[:limit]
        return [(int(self._passages[rows[at]]), float(likeness[at])) for at in best if likeness[at] > UNLIKE]

    def _candidates(self, asked: Vectors, count: int, among: Collection[int] | None) -> NDArray[np.intp]:
        """The rows of those of which the cosine is worth taking, in their order."""
        import numpy as np

        sought = signs(_whole(asked))
        if among is None:
            return least_different(self._signs, sought, count=count)
        inside = np.flatnonzero(np.isin(self._passages, np.fromiter(among, np.int64, len(among))))
        if len(inside) <= count:
            return inside
        return inside[least_different(self._signs[:, inside], sought, count=count)]

    def _likeness(self, question: NDArray[np.float32], rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """The cosine of each of the rows' vectors with the question."""
        import numpy as np

        likeness = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), _BLOCK):
            block = self._vectors[rows[start : start + _BLOCK]].astype(np.float32)
            likeness[start : start + _BLOCK] = block @ question
        likeness /= self._lengths[rows]
        return likeness

    def _load_new(self) -> None:
        """Vectors are made in the order of passages, whose numbers are never used again."""
        import numpy as np

        last = int(self._passages[-1]) if len(self._passages) else 0
        with errors_named(self._store.path):
            rows = list(passages.meanings(self._store.database, self.encoder.name, after=last))
        if not rows:
            return
        vectors = np.frombuffer(b"".join(row[1] for row in rows), np.int8).reshape(len(rows), -1)
        lengths = np.concatenate(
            [
                np.linalg.norm(vectors[start : start + _BLOCK].astype(np.float32), axis=1)
                for start in range(0, len(vectors), _BLOCK)
            ]
        )
        self._vectors = np.concatenate([self._vectors, vectors]) if len(self._vectors) else vectors
        self._lengths = np.concatenate([self._lengths, np.maximum(lengths, 1)])
        new = signs(vectors)
        self._signs = np.concatenate([self._signs, new], axis=1) if self._signs.size else new
        self._passages = np.concatenate([self._passages, np.fromiter((row[0] for row in rows), np.int64)])


def _whole(vectors: Vectors) -> NDArray[np.int8]:
    import numpy as np

    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    whole: NDArray[np.int8] = np.round(vectors / largest * 127).astype(np.int8)
    return whole
