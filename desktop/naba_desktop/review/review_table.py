"""One article's sentences as a Qt model: number, level, English, Arabic.

What is not part of the article (share bars, "read also") is one folded row for each run of such lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from naba_desktop.look.shown import shown
from naba_desktop.review.only import Only
from naba_desktop.review.words import signs
from naba_translation.article import Edit, Kind, Pair, Review, Summary
from naba_translation.counted import counted

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, from left to right."""

    NUMBER = 0
    LEVEL = 1
    ENGLISH = 2
    ARABIC = 3


class ReviewRole(IntEnum):
    """Data beside the text."""

    PAIR = Qt.ItemDataRole.UserRole  # the Pair; None on a fold
    FOLD = Qt.ItemDataRole.UserRole + 1  # the Fold; None on a sentence


@dataclass(frozen=True, slots=True)
class Fold:
    """A row that stands for lines that are not part of the article."""

    indexes: tuple[int, ...]  # Sentence.index
    open: bool = False

    @property
    def text(self) -> str:
        """What the row says."""
        return f"Not part of the article ({counted(len(self.indexes), 'line')})"


Row = int | Fold
"""A Sentence.index, or a fold."""


class ReviewTable(QAbstractTableModel):
    """The sentences of one review.

    Signals:
        edited(Pair, object): the pair before, and the new English; None: back to the machine's.
        filtered(object): another choice of sentences is shown, an Only; or of it, other ones.
    """

    edited = Signal(object, object)
    filtered = Signal(object)

    def __init__(self, *, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.author = author  # who signs the edits
        self._only = Only.ALL
        self._review: Review | None = None
        self._pairs: list[Pair] = []
        self._rows: list[Row] = []
        self._row_of: dict[int, int] = {}
        self._level_named = True

    @property
    def review(self) -> Review | None:
        """What is shown, with the edits made since."""
        return replace(self._review, pairs=tuple(self._pairs)) if self._review else None

    @property
    def only(self) -> Only:
        """Which sentences are shown."""
        return self._only

    @property
    def counts(self) -> tuple[int, int]:
        """How many sentences are shown, and how many there are; what is not part of the article not counted."""
        whole = sum(pair.sentence.kind is not Kind.FURNITURE for pair in self._pairs)
        return (whole if self._only is Only.ALL else len(self._row_of)), whole

    def show(self, review: Review | None) -> None:
        """Show another review, all of it."""
        self._fill(review, Only.ALL)

    def show_only(self, only: Only) -> None:
        """Show these sentences. One that is changed so that it is none of them any more stays until the next
        choice, for nothing should vanish under the hand."""
        self._fill(self.review, only)

    def _fill(self, review: Review | None, only: Only) -> None:
        changed = self._only is not only or only is not Only.ALL
        self.beginResetModel()
        self._review, self._only = review, only
        self._pairs = list(review.pairs) if review else []
        shown_pairs = [pair for pair in self._pairs if only.fits(pair)]
        self._rows = list(_rows(shown_pairs))
        self._number()
        self.endResetModel()
        if changed:
            self.filtered.emit(only)

    def pair(self, row: int) -> Pair | None:
        """The pair in a row; None on a fold or outside."""
        entry = self._rows[row] if 0 <= row < len(self._rows) else None
        return self._pairs[entry] if isinstance(entry, int) else None

    def fold(self, row: int) -> Fold | None:
        """The fold in a row; None on a sentence or outside."""
        entry = self._rows[row] if 0 <= row < len(self._rows) else None
        return entry if isinstance(entry, Fold) else None

    def row_of(self, sentence_index: int) -> int | None:
        """The row of a sentence; None when it is folded away or not there."""
        return self._row_of.get(sentence_index)

    def name_level(self, named: bool) -> None:
        """Whether the level's column has a heading: a narrow one has no room for it."""
        if named != self._level_named:
            self._level_named = named
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.LEVEL, Column.LEVEL)

    def toggle(self, row: int) -> None:
        """Open or close a fold."""
        fold = self.fold(row)
        if fold is None:
            return
        first, last = row + 1, row + len(fold.indexes)
        self._rows[row] = replace(fold, open=not fold.open)
        if fold.open:
            self.beginRemoveRows(_ROOT, first, last)
            del self._rows[first : last + 1]
            self._number()
            self.endRemoveRows()
        else:
            self.beginInsertRows(_ROOT, first, last)
            self._rows[first:first] = fold.indexes
            self._number()
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def reveal(self, sentence_index: int) -> int | None:
        """The row of a sentence, opening the fold it lies in, or showing all where it is not shown."""
        if (
            self._only is not Only.ALL
            and self.row_of(sentence_index) is None
            and sentence_index < len(self._pairs)
        ):
            self.show_only(Only.ALL)
        if self.row_of(sentence_index) is None:
            for row, entry in enumerate(self._rows):
                if isinstance(entry, Fold) and sentence_index in entry.indexes:
                    self.toggle(row)
                    break
        return self.row_of(sentence_index)

    def keep_summary(self, summary: Summary) -> None:
        """The article has another summary now; no row depends on it."""
        if self._review is not None:
            self._review = replace(self._review, summary=summary)

    def put(self, pair: Pair) -> None:
        """Show a sentence's pair as it is now."""
        index = pair.sentence.index
        if not 0 <= index < len(self._pairs):
            return
        self._pairs[index] = pair
        row = self.row_of(index)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def restore(self, row: int) -> None:
        """Take the analyst's words for a sentence back, so that the machine's stand again."""
        pair = self.pair(row)
        if pair is not None and pair.edit is not None:
            self.put(replace(pair, edit=None))
            self.edited.emit(pair, None)

    # -- QAbstractTableModel

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (Column.NUMBER, Column.ARABIC):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        level = "State" if self._level_named else ""
        return ("No.", level, "English", "Arabic")[section] if 0 <= section < len(Column) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        pair = self.pair(index.row()) if index.isValid() else None
        if pair is not None and index.column() == Column.ENGLISH and pair.sentence.kind is not Kind.FURNITURE:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        fold, pair = self.fold(index.row()), self.pair(index.row())
        match role:
            case ReviewRole.FOLD:
                return fold
            case ReviewRole.PAIR:
                return pair
            case Qt.ItemDataRole.EditRole if pair is not None and index.column() == Column.ENGLISH:
                return pair.english
            case Qt.ItemDataRole.ToolTipRole if pair is not None and index.column() == Column.LEVEL:
                return _text(pair, Column.LEVEL)  # a narrow column has no room for the words
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                if fold is not None:
                    return fold.text if index.column() in (Column.NUMBER, Column.ENGLISH) else ""
                return _text(pair, Column(index.column())) if pair is not None else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        pair = self.pair(index.row())
        if (
            role != Qt.ItemDataRole.EditRole
            or pair is None
            or not self.flags(index) & Qt.ItemFlag.ItemIsEditable
        ):
            return False
        english = str(value).strip()
        if english == pair.english:
            return False
        if pair.draft is not None and english in ("", replace(pair, edit=None).english):
            self.restore(index.row())  # nothing of the analyst's is left in it
            return True
        self.put(replace(pair, edit=Edit(english, self.author, datetime.now(UTC)), flags=()))
        self.edited.emit(pair, english)
        return True

    def _number(self) -> None:
        self._row_of = {entry: row for row, entry in enumerate(self._rows) if isinstance(entry, int)}


def _rows(pairs: list[Pair]) -> Iterator[Row]:
    for furniture, run in groupby(pairs, key=lambda pair: pair.sentence.kind is Kind.FURNITURE):
        indexes = tuple(pair.sentence.index for pair in run)
        if furniture:
            yield Fold(indexes)
        else:
            yield from indexes


def _text(pair: Pair, column: Column) -> str:
    match column:
        case Column.NUMBER:
            return str(pair.sentence.index + 1)
        case Column.LEVEL:
            return ", ".join(word for _, word in signs(pair))
        case Column.ENGLISH:
            return shown(pair.english).text
        case Column.ARABIC:
            return shown(pair.sentence.text).text
