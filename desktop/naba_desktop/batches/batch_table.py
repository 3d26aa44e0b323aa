"""The queue as a Qt model: what is in hand, what waits in its order, and what failed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from naba_desktop.batches.batch import Batch
from naba_desktop.batches.failures import Failures
from naba_desktop.library.entry import State
from naba_desktop.look.shown import one_line, tip
from naba_desktop.work.jobs import Work
from naba_translation.counted import counted
from naba_translation.messages import Message

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class BatchColumn(IntEnum):
    """The columns."""

    NUMBER = 0
    FILE = 1
    STATE = 2
    FOLDER = 3


class BatchRole(IntEnum):
    """Data beside the text."""

    LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One file of the queue."""

    source: str
    state: State
    number: int = 0  # its place among those that wait, from 1
    done: int = 0  # sentences
    total: int = 0
    problem: Message | None = None

    @property
    def percent(self) -> int | None:
        """0 to 100 of its sentences; None until it is being translated."""
        return 100 * self.done // self.total if self.state is State.WORKING and self.total else None

    @property
    def words(self) -> str:
        """Its state."""
        match self.state:
            case State.WORKING if self.percent is not None:
                return f"{self.percent} %, {self.done:,} of {counted(self.total, 'sentence')}"
            case State.WORKING:
                return "Reading"
            case State.FAILED if self.problem:
                return self.problem.title
        return "Waiting"


class BatchTable(QAbstractTableModel):
    """A row for each file that is not done."""

    def __init__(self, batch: Batch, failures: Failures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._batch = batch
        self._failures = failures
        self._lines: list[BatchLine] = []
        self._order: object = ()  # of what, and for which reason failed; as it is shown
        self._progress: dict[str, tuple[int, int]] = {}
        batch.changed.connect(self._show)
        batch.worked.connect(self._on_worked)
        failures.changed.connect(self._show)

    def line(self, row: int) -> BatchLine | None:
        """The line in a row; None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def lines(self) -> tuple[BatchLine, ...]:
        """All of them, from top to bottom."""
        return tuple(self._lines)

    # -- QAbstractTableModel

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(BatchColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return ("Place", "File", "How far", "Folder")[section] if 0 <= section < len(BatchColumn) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        line = self._lines[index.row()]
        path = Path(line.source)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                texts = (
                    str(line.number or ""),
                    one_line(path.name),
                    one_line(line.words),
                    one_line(str(path.parent)),
                )
                return texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{one_line(path.name)}, {one_line(line.words)}"
            case Qt.ItemDataRole.ToolTipRole if line.problem:
                return tip(f"{line.problem.detail} {line.problem.todo}")
            case Qt.ItemDataRole.AccessibleDescriptionRole if line.problem:
                return one_line(f"{line.problem.detail} {line.problem.todo}")
            case BatchRole.LINE:
                return line
        return None

    # -- inside

    def _on_worked(self, work: Work) -> None:
        self._progress = {file.source: (file.done, file.total) for file in work.files} or self._progress

    def _show(self) -> None:
        order = self._batch.in_hand, self._batch.waiting, tuple(self._failures.files.items())
        working = [
            BatchLine(source, State.WORKING, 0, *self._progress.get(source, (0, 0))) for source in order[0]
        ]
        if order == self._order:  # ten thousand lines that wait are not made anew for each sentence
            for row, line in enumerate(working):
                if line != self._lines[row]:
                    self._lines[row] = line
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(BatchColumn) - 1))
            return
        self.beginResetModel()
        self._order = order
        self._lines = [
            *working,
            *(BatchLine(source, State.QUEUED, place) for place, source in enumerate(order[1], 1)),
            *(BatchLine(source, State.FAILED, problem=problem) for source, problem in order[2]),
        ]
        self.endResetModel()
