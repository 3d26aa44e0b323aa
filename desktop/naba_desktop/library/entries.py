"""What the list holds, by source; asked for an article, or for what is not done, without looking at all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naba_desktop.library.entry import Entry, State

_AT_REST = (State.STOPPED, State.FAILED)


class Entries:
    """Entries in the order they came; of two with one source the later holds."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[str, Entry] = {}
        self._articles: dict[str, dict[str, None]] = {}  # sources by article; one text may lie in many places
        self._at_rest: set[str] = set()
        self.update(entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __contains__(self, source: object) -> bool:
        return source in self._entries

    def get(self, source: str) -> Entry | None:
        """The entry of a source."""
        return self._entries.get(source)

    def of_article(self, article_id: str) -> Entry | None:
        """The entry of an article, the first of several."""
        return self._entries[next(iter(sources))] if (sources := self._articles.get(article_id)) else None

    def twins(self, article_id: str, source: str) -> tuple[str, ...]:
        """The other sources of an article."""
        return tuple(other for other in self._articles.get(article_id, ()) if other != source)

    @property
    def any_at_rest(self) -> bool:
        """Whether something was stopped or failed; asked with every event of the queue."""
        return bool(self._at_rest)

    @property
    def at_rest(self) -> tuple[str, ...]:
        """The sources of what was stopped or failed, in their order."""
        return tuple(filter(self._at_rest.__contains__, self._entries)) if self._at_rest else ()

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of all that were read."""
        return tuple(entry.article_id for entry in self if entry.article_id)

    def put(self, entry: Entry) -> bool:
        """Hold it in the place of the one of its source; whether that changes anything."""
        former = self._entries.get(entry.source)
        if former == entry:
            return False
        if former is not None:
            self._unlink(former)
        self._entries[entry.source] = entry
        if entry.article_id:
            self._articles.setdefault(entry.article_id, {})[entry.source] = None
        if entry.state in _AT_REST:
            self._at_rest.add(entry.source)
        return True

    def update(self, entries: Iterable[Entry]) -> None:
        """Hold all of these."""
        for entry in entries:
            self.put(entry)

    def pop(self, source: str) -> Entry:
        """Hold it no more. Raises KeyError, where there is none."""
        entry = self._entries.pop(source)
        self._unlink(entry)
        return entry

    def _unlink(self, entry: Entry) -> None:
        self._at_rest.discard(entry.source)
        if entry.article_id:
            sources = self._articles[entry.article_id]
            del sources[entry.source]
            if not sources:
                del self._articles[entry.article_id]
