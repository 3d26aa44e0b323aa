"""The events of the library's articles, kept between one day and the next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from naba_translation.article import Level, Span
from naba_translation.checks.version import checks_version
from naba_translation.index import dates
from naba_translation.library.connection import errors_named, writing
from naba_translation.library.store import Store
from naba_translation.review import load_some
from naba_translation.timeline import Event, Grain, Period, events_at, times_of

_BATCH = 4  # articles read in one step: a twentieth of a second
_LOADED = 500  # articles whose events are loaded in one step: as long


def method(*, counted: bool = False) -> str:
    """What kept events are read and doubted with; those of another method are read again. `counted`: of an article of
    which all that the list counts was kept with them (count_shelf.py)."""
    return f"events/5, {'counts/1, ' if counted else ''}{checks_version()}"


class TimelineShelf:
    """What happened when, by article. In the store's thread.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.database

    def events(self, articles: Sequence[str]) -> Iterator[dict[str, tuple[Event, ...]]]:
        """The events of each of these articles, some at a time: first those that are kept, then those that are
        read now, and kept. An article that is not in the library any more has none.
        """
        left = dict.fromkeys(articles)
        for start in range(0, len(articles), _LOADED):
            with errors_named(self._store.path):
                methods = method(), method(counted=True)
                rows = list(dates.kept(self._db, methods, articles[start : start + _LOADED]))
            found: dict[str, tuple[Event, ...]] = {}
            for article, events in rows:
                with suppress(ValueError, TypeError):  # damaged: it is read again
                    found[article] = _loaded(article, events)
            for article in found:
                left.pop(article, None)
            if found:
                yield found
        new = list(left)
        for start in range(0, len(new), _BATCH):
            yield self._read(new[start : start + _BATCH])

    def _read(self, articles: Sequence[str]) -> dict[str, tuple[Event, ...]]:
        """In one transaction, so that what somebody changes meanwhile is not missed: it takes away what is kept."""
        with errors_named(self._store.path), writing(self._db):
            found = {article: read_events(self._store, article) for article in articles}
            dates.keep(self._db, method(), {article: dumped(events) for article, events in found.items()})
        return found


def read_events(store: Store, article_id: str, *, published: date | None = None) -> tuple[Event, ...]:
    """What one article tells, read now; none where it is not there. `published`: see `events_of`.

    Only sentences that tell of a time are checked: that is most of the work.

    Raises: StoreFailed, StoreDamaged.
    """
    article = store.article(article_id)
    if article is None:
        return ()
    stored = store.sentences(article)
    times = times_of(article, [one.sentence for one in stored], published=published)
    if not times:
        return ()
    return events_at(times, article, load_some(store, article_id, stored, only=times))


def dumped(events: Sequence[Event]) -> bytes:
    """Events as they are kept."""
    return json.dumps(
        [
            (
                event.source,
                event.index,
                event.arabic,
                event.english,
                event.span,
                event.assumed,
                event.level.value,
                event.doubts,
                event.period
                and (event.period.first.isoformat(), event.period.last.isoformat(), event.period.grain.value),
            )
            for event in events
        ]
    ).encode()


def _loaded(article: str, events: bytes) -> tuple[Event, ...]:
    return tuple(
        Event(
            _period(period),
            assumed,
            article,
            source,
            index,
            arabic,
            english,
            _span(span),
            Level(level),
            tuple(doubts),
        )
        for source, index, arabic, english, span, assumed, level, doubts, period in json.loads(events)
    )


def _span(ends: Sequence[int]) -> Span:
    start, end = ends
    return start, end


def _period(told: Sequence[str] | None) -> Period | None:
    if told is None:
        return None
    first, last, grain = told
    return Period(date.fromisoformat(first), date.fromisoformat(last), Grain(grain))
