"""The job of a search."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from naba_desktop.research.archive import Archive
    from naba_translation.search import Hit

MOST = 100
"""Sentences that are shown."""

_BATCH = 16  # sentences: a twentieth of a second, so that no search waits for longer


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    question: str
    hits: tuple[Hit, ...]  # the best first, MOST at most
    seconds: float
    whole: bool  # by meaning too, where there is any


def look_up(archive: Archive, question: str, *, among: Collection[str] | None = None) -> Steps:
    """Yields an Answer by words alone while the meaning is not loaded, which takes seconds; returns the whole."""
    from naba_translation.search import search

    started = perf_counter()
    if not archive.knows_meaning:
        hits = search(archive.store, question, limit=MOST, among=among)
        yield Answer(question, hits, perf_counter() - started, whole=False)
        warm_up(archive)
    hits = search(archive.store, question, meaning=archive.meaning, limit=MOST, among=among)
    return Answer(question, hits, perf_counter() - started, whole=True)


def learn(archive: Archive) -> Iterator[tuple[int, int]]:
    """A chore: make the vectors that are missing. What it loaded goes again where the analyst looks up nothing."""
    yield from archive.meaning.learn(batch=_BATCH)
    if not archive.knows_meaning:
        archive.unload()


def warm_up(archive: Archive) -> None:
    """Load what the first search by meaning needs."""
    archive.meaning.nearest("a", limit=1)
    archive.knows_meaning = True
