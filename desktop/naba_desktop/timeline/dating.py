"""The job of the place "Timeline"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naba_desktop.background import Steps

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive
    from naba_translation.timeline import Event


@dataclass(frozen=True, slots=True)
class Dated:
    """The events of some articles."""

    key: object  # what was asked
    events: tuple[Event, ...]  # the earliest first
    undated: tuple[Event, ...]  # told by words that cannot be reckoned, in the order of the articles
    articles: int


def dated(archive: Archive, key: object, *, article_ids: Sequence[str], changed: Collection[str]) -> Steps:
    """Yields how many articles are read and how many there are; returns the Dated.

    The events of articles that are not in `changed` are remembered from the time before.
    """
    from naba_translation.review import load_unchecked
    from naba_translation.timeline import events_of, in_order, may_tell

    known = archive.events
    for article_id in changed:
        known.pop(article_id, None)
    new = [article_id for article_id in article_ids if article_id not in known]
    for number, review in enumerate(load_unchecked(archive.store, new, wanted=may_tell), 1):
        known[review.article.id] = events_of(review.article, review.pairs)
        yield number, len(new)
    events = [event for article_id in article_ids for event in known.get(article_id, ())]
    undated = tuple(event for event in events if event.period is None)
    return Dated(key, in_order(events), undated, len(article_ids))
