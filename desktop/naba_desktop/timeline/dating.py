"""The jobs of the place "Timeline"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive
    from naba_translation.timeline import Event


_FIRST = 1.0  # seconds after which what was found so far is told, once: the list begins anew with it


@dataclass(frozen=True, slots=True)
class Dated:
    """The events of some articles."""

    key: object  # what was asked
    events: tuple[Event, ...]  # the earliest first
    undated: tuple[Event, ...]  # told by words that cannot be reckoned, in the order of the articles
    articles: int  # that were read


def dated(archive: Archive, key: object, *, article_ids: Sequence[str], changed: Collection[str]) -> Steps:
    """Yields how many articles are read and how many there are, and once the Dated so far; returns the Dated.

    The events of articles that are not in `changed` are remembered from the time before, if need be from the
    library, which forgets those of an article with each change of it.
    """
    known = archive.events
    for article_id in changed:
        known.pop(article_id, None)
    new = [article_id for article_id in article_ids if article_id not in known]
    started, told = perf_counter(), False
    for done in _read(archive, new):
        yield done, len(new)
        if not told and perf_counter() - started > _FIRST and done < len(new):
            told = True
            yield _of(archive, key, [article_id for article_id in article_ids if article_id in known])
    return _of(archive, key, article_ids)


def _read(archive: Archive, article_ids: Sequence[str]) -> Iterator[int]:
    """Remember the events of these articles; yields of how many it is done."""
    from naba_translation.library.timeline_shelf import TimelineShelf

    done = 0
    for found in TimelineShelf(archive.store).events(article_ids):
        archive.events.update(found)
        done += len(found)
        yield done


def _of(archive: Archive, key: object, article_ids: Sequence[str]) -> Dated:
    from naba_translation.timeline import in_order

    events = [event for article_id in article_ids for event in archive.events.get(article_id, ())]
    undated = tuple(event for event in events if event.period is None)
    return Dated(key, in_order(events), undated, len(article_ids))
