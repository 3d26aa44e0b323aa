"""The job of a search."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Mapping

    from naba_desktop.research.archive import Archive
    from naba_translation.article import Pair
    from naba_translation.search import Hit

MOST = 100
"""Sentences that are shown."""

_AT_THE_TOP = 8  # articles: as many as are seen at once

_BATCH = 16  # sentences: a twentieth of a second, so that no search waits for longer


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    question: str
    hits: tuple[Hit, ...]  # the best first, MOST at most
    seconds: float
    whole: bool  # by meaning too, where there is any
    pairs: Mapping[tuple[str, int], Pair] = field(default_factory=dict)
    """The sentences as the checks see them, by Article.id and Sentence.index; of the hits checked so far."""


def look_up(archive: Archive, question: str, *, among: Collection[str] | None = None) -> Steps:
    """Yields an Answer by words alone while the meaning is not loaded, which takes seconds, then the whole one;
    returns it with what the checks say of what was found: some 20 ms for each article.
    """
    from naba_translation.search import search

    started = perf_counter()
    if not archive.knows_meaning:
        hits = search(archive.store, question, limit=MOST, among=among)
        yield Answer(question, hits, perf_counter() - started, whole=False)
        warm_up(archive)
    hits = search(archive.store, question, meaning=archive.meaning, limit=MOST, among=among)
    answer = Answer(question, hits, perf_counter() - started, whole=True)
    if not hits:
        return answer
    yield answer
    return (yield from _checked(archive, answer))


def _checked(archive: Archive, answer: Answer) -> Generator[Answer | None, None, Answer]:
    """The answer with its pairs; told of on the way as soon as those at the top have them."""
    from naba_translation.review import load_review

    pairs: dict[tuple[str, int], Pair] = {}
    for number, article in enumerate(dict.fromkeys(hit.article for hit in answer.hits), 1):
        review = load_review(archive.store, article)
        if review is not None:
            pairs |= {(article, pair.sentence.index): pair for pair in review.pairs}
        yield replace(answer, pairs=dict(pairs)) if number == _AT_THE_TOP else None
    return replace(answer, pairs=pairs)


def learn(archive: Archive) -> Iterator[tuple[int, int]]:
    """A chore: make the vectors that are missing. What it loaded goes again where the analyst looks up nothing."""
    yield from archive.meaning.learn(batch=_BATCH)
    if not archive.knows_meaning:
        archive.unload()


def warm_up(archive: Archive) -> None:
    """Load what the first search by meaning needs."""
    archive.meaning.nearest("a", limit=1)
    archive.knows_meaning = True
