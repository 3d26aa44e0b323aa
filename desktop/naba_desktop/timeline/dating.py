"""The jobs of the place "Timeline"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from naba_desktop.background import Steps

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive
    from naba_translation.timeline import Event


_FIRST = 1.0  # seconds after which what was found so far is told, once: the list begins anew with it
_BATCH = 16  # articles read in one step of the chore: a twentieth of a second


@dataclass(frozen=True, slots=True)
class Dated:
    """The events of some articles."""

    key: object  # what was asked
    events: tuple[Event, ...]  # the earliest first
    undated: tuple[Event, ...]  # told by words that cannot be reckoned, in the order of the articles
    articles: int  # that were read


def dated_ahead(archive: Archive) -> Iterator[tuple[int, int]]:
    """Read the library for its dates, so that they are known when one comes to the place."""
    ids = [row.id for row in archive.store.articles()]
    new = [article_id for article_id in ids if article_id not in archive.events]
    for start in range(0, len(new), _BATCH):
        for _ in _read(archive, new[start : start + _BATCH]):
            pass
        yield min(start + _BATCH, len(new)), len(new)


def dated(archive: Archive, key: object, *, article_ids: Sequence[str], changed: Collection[str]) -> Steps:
    """Yields how many articles are read and how many there are, and once the Dated so far; returns the Dated.

    The events of articles that are not in `changed` are remembered from the time before.
    """
    known = archive.events
    for article_id in changed:
        known.pop(article_id, None)
    new = [article_id for article_id in article_ids if article_id not in known]
    started, told = perf_counter(), False
    for number, _ in enumerate(_read(archive, new), 1):
        yield number, len(new)
        if not told and perf_counter() - started > _FIRST and number < len(new):
            told = True
            yield _of(archive, key, [article_id for article_id in article_ids if article_id in known])
    return _of(archive, key, article_ids)


def _read(archive: Archive, article_ids: Sequence[str]) -> Iterator[None]:
    from naba_translation.review import load_unchecked
    from naba_translation.timeline import events_of, may_tell

    for review in load_unchecked(archive.store, article_ids, wanted=may_tell):
        archive.events[review.article.id] = events_of(review.article, review.pairs)
        yield


def _of(archive: Archive, key: object, article_ids: Sequence[str]) -> Dated:
    from naba_translation.timeline import in_order

    events = [event for article_id in article_ids for event in archive.events.get(article_id, ())]
    undated = tuple(event for event in events if event.period is None)
    return Dated(key, in_order(events), undated, len(article_ids))
