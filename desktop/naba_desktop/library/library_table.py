"""The list of articles as a Qt model: those that are wanted, in the order that is wanted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from enum import IntEnum
from itertools import count
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from naba_desktop.library.entry import Entry
from naba_desktop.library.narrowing import Narrowing, Order, key
from naba_desktop.look.shown import isolated, one_line, tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MANY = 200


class LibraryRole(IntEnum):
    """Data beside the text."""

    ENTRY = Qt.ItemDataRole.UserRole


class LibraryTable(QAbstractListModel):
    """One entry for each source. Ten thousand are sorted and narrowed in some hundredths of a second, so the
    light entries are held here and their texts are not. From so `many` that change together the list is arranged anew.

    Signals:
        changed(object): the entries that were put at once, whether they are shown or not.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, many: int = _MANY) -> None:
        super().__init__(parent)
        self._many = many
        self._entries: dict[str, Entry] = {}  # in the order they came
        self._numbers: dict[str, int] = {}  # of that order; never used again
        self._next_number = 0
        self._articles: dict[str, str] = {}  # sources by article
        self._watched: Mapping[str, tuple[str, ...]] = {}
        self._stories: Mapping[str, str] | None = None  # None: as the entries say themselves
        self.narrowing = Narrowing()
        self.order = Order.ADDED
        self._wanted = self.narrowing.test()
        self._key = key(self.order)
        self._shown: list[str] = []
        self._keys: list[tuple[object, ...]] = []  # of the shown ones, sorted

    # -- QAbstractListModel

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        entry = self._entries[self._shown[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(entry.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return isolated(_spoken(entry), separator=", ")
            case Qt.ItemDataRole.ToolTipRole:
                return tip(entry.note) or None
            case LibraryRole.ENTRY:
                return entry
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    # -- what there is

    def entries(self) -> tuple[Entry, ...]:
        """All of them, shown or not, in the order they came."""
        return tuple(self._entries.values())

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return len(self._entries)

    def shown(self) -> tuple[Entry, ...]:
        """Those that the list shows, from top to bottom."""
        return tuple(self._entries[source] for source in self._shown)

    def entry(self, row: int) -> Entry | None:
        """The entry in a row; None where there is no such row."""
        return self._entries[self._shown[row]] if 0 <= row < len(self._shown) else None

    def entry_of(self, source: str) -> Entry | None:
        """The entry of a source, shown or not."""
        return self._entries.get(source)

    def article(self, article_id: str) -> Entry | None:
        """The entry of an article, shown or not."""
        return self._entries.get(self._articles.get(article_id, ""))

    def row_of(self, source: str) -> int | None:
        """Where a source is shown; None when it is not."""
        entry = self._entries.get(source)
        if entry is None:
            return None
        row = bisect_left(self._keys, self._key_of(entry))
        return row if row < len(self._shown) and self._shown[row] == source else None

    # -- changes

    def reset(self, entries: Iterable[Entry]) -> None:
        """Hold these and nothing else."""
        with self._arranged_anew():
            self._entries = {entry.source: entry for entry in map(self._marked, entries)}
            self._numbers = dict(zip(self._entries, count(self._next_number), strict=False))
            self._next_number += len(self._numbers)
            self._articles = {e.article_id: e.source for e in self._entries.values() if e.article_id}

    def narrow(self, narrowing: Narrowing) -> None:
        """Show those that are like this."""
        if narrowing != self.narrowing:
            with self._arranged_anew():
                self.narrowing = narrowing

    def sort_by(self, order: Order) -> None:
        """Show them in this order."""
        if order is not self.order:
            with self._arranged_anew():
                self.order = order

    def watch(self, watched: Mapping[str, tuple[str, ...]]) -> None:
        """Mark the articles that mention watched terms, by their ids, and no others."""
        former, self._watched = self._watched, watched
        self._put_again(_changed(former, watched))

    def group(self, stories: Mapping[str, str]) -> None:
        """Say which story each article is in, by their ids; no other is in one."""
        former, self._stories = self._stories, stories
        if former is None:
            former = {e.article_id: e.story for e in self._entries.values() if e.story}
        self._put_again(_changed(former, stories))

    def put(self, entries: Iterable[Entry]) -> None:
        """Change the entries of these sources, or add them at the end: few one by one, many at once."""
        new = [entry for entry in map(self._marked, entries) if self._entries.get(entry.source) != entry]
        if len(new) < self._many:
            for entry in new:
                self._put(entry)
        else:
            self._put_many(new)
        if new:
            self.changed.emit(tuple(new))

    def remove(self, sources: Iterable[str]) -> None:
        """Take entries out; nothing happens to those that are not there."""
        gone = [source for source in dict.fromkeys(sources) if source in self._entries]
        if len(gone) < self._many:
            for source in gone:
                if (row := self.row_of(source)) is not None:
                    self._take_out(row)
                self._forget(source)
        else:
            with self._arranged_anew():
                for source in gone:
                    self._forget(source)

    # -- inside

    def _put(self, entry: Entry) -> None:
        row = self.row_of(entry.source)
        if row is None:
            self._keep(entry)
            self._insert(entry)
        elif not self._wanted(entry):
            self._take_out(row)
            self._keep(entry)
        elif self._key_of(entry) == self._keys[row]:
            self._keep(entry)
            self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self._move(row, entry)

    def _put_many(self, entries: Iterable[Entry]) -> None:
        with self._arranged_anew():
            for entry in entries:
                self._keep(entry)

    def _forget(self, source: str) -> None:
        entry = self._entries.pop(source)
        del self._numbers[source]
        if self._articles.get(entry.article_id) == source:
            del self._articles[entry.article_id]

    @contextmanager
    def _arranged_anew(self) -> Iterator[None]:
        """What is done within changes what is shown, or its order."""
        self.beginResetModel()
        yield
        self._wanted, self._key = wanted, key_of = self.narrowing.test(), key(self.order)
        numbered = zip(self._entries.values(), self._numbers.values(), strict=True)  # in one order
        rows = [(key_of(entry, number), entry.source) for entry, number in numbered if wanted(entry)]
        rows.sort(key=itemgetter(0))
        self._keys = [row[0] for row in rows]
        self._shown = [row[1] for row in rows]
        self.endResetModel()

    def _key_of(self, entry: Entry) -> tuple[object, ...]:
        return self._key(entry, self._numbers[entry.source])

    def _marked(self, entry: Entry) -> Entry:
        terms = self._watched.get(entry.article_id, ())
        story = entry.story if self._stories is None else self._stories.get(entry.article_id, "")
        same = entry.watched == terms and entry.story == story
        return entry if same else replace(entry, story=story, watched=terms)

    def _put_again(self, article_ids: Iterable[str]) -> None:
        """Mark what these articles have now: few one by one, many at once."""
        entries = [entry for article_id in article_ids if (entry := self.article(article_id)) is not None]
        if len(entries) < self._many:
            self.put(entries)
            return
        if not (self.narrowing.watched or self.narrowing.story):  # the same rows in the same order
            for entry in entries:
                self._keep(entry)
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
            return
        self._put_many(entries)

    def _keep(self, entry: Entry) -> None:
        if entry.source not in self._numbers:
            self._numbers[entry.source] = self._next_number
            self._next_number += 1
        self._entries[entry.source] = self._marked(entry)
        if entry.article_id:
            self._articles[entry.article_id] = entry.source

    def _insert(self, entry: Entry) -> None:
        if self._wanted(entry):
            place = self._key_of(entry)
            row = bisect_left(self._keys, place)
            self.beginInsertRows(_ROOT, row, row)
            self._keys.insert(row, place)
            self._shown.insert(row, entry.source)
            self.endInsertRows()

    def _take_out(self, row: int) -> None:
        self.beginRemoveRows(_ROOT, row, row)
        del self._keys[row], self._shown[row]
        self.endRemoveRows()

    def _move(self, row: int, entry: Entry) -> None:
        place = self._key_of(entry)
        target = bisect_left(self._keys, place)  # before the row at this number, as it stands now
        moved = target not in (row, row + 1)
        if moved:
            self.beginMoveRows(_ROOT, row, row, _ROOT, target)
        after = target - (target > row)
        del self._keys[row], self._shown[row]
        self._keys.insert(after, place)
        self._shown.insert(after, entry.source)
        self._keep(entry)
        if moved:
            self.endMoveRows()
        self.dataChanged.emit(self.index(after), self.index(after))


def _changed(former: Mapping[str, object], now: Mapping[str, object]) -> set[str]:
    """The keys that do not have what they had."""
    return {name for name in former.keys() | now.keys() if former.get(name) != now.get(name)}


def _spoken(entry: Entry) -> tuple[str, ...]:
    reviewed = "reviewed" if entry.reviewed else ""
    watched = f"mentions {', '.join(entry.watched)}" if entry.watched else ""
    return entry.name, *entry.facts, entry.status, reviewed, watched
