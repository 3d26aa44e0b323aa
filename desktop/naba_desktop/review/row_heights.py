"""Row heights for wrapped text, without laying a long article out before it is shown.

Each row starts with an estimate from its length. Rows in sight are measured before they are painted, the rest
a few milliseconds at a time while the window is idle. What one reads stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTableView

SLICE_SECONDS = 0.008
_SETTLE_MS = 120  # after the last change of width


class RowHeights(QObject):
    """Keeps one view's rows as high as their text.

    `estimate(row)` and `measure(row)` give pixels; the first is cheap, the second right.
    """

    def __init__(
        self, view: QTableView, *, estimate: Callable[[int], int], measure: Callable[[int], int]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._estimate = estimate
        self._measure = measure
        self._measured: list[bool] = []
        self._next = 0
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._measure_slice)

    @property
    def settled(self) -> bool:
        """Whether every row has its right height."""
        return all(self._measured)

    def reset(self) -> None:
        """Start again: other rows, another width, another font."""
        count = self._view.model().rowCount()
        self._measured = [False] * count
        self._next = 0
        for row in range(count):
            self._view.setRowHeight(row, self._estimate(row))
        self.measure_visible()
        self._idle.start(_SETTLE_MS)

    def measure_visible(self) -> None:
        """Make the rows in sight right; measuring can bring further rows into sight."""
        row = self._view.rowAt(0)
        bottom = self._view.viewport().height()
        while 0 <= row < len(self._measured) and self._view.rowViewportPosition(row) < bottom:
            self._make_right(row)
            row += 1

    def changed(self, row: int) -> None:
        """The text of one row is another one."""
        if 0 <= row < len(self._measured):
            self._measured[row] = False
            self._make_right(row)

    def _make_right(self, row: int) -> None:
        if not self._measured[row]:
            self._measured[row] = True
            height = self._measure(row)
            if height != self._view.rowHeight(row):
                self._view.setRowHeight(row, height)

    def _anchor(self) -> int:
        """The row that must not move: the one one stands on if it is in sight, else the one at the top."""
        current = self._view.currentIndex().row()
        if current >= 0 and 0 <= self._view.rowViewportPosition(current) < self._view.viewport().height():
            return current
        return max(0, self._view.rowAt(0))

    def _measure_slice(self) -> None:
        anchor = self._anchor()
        offset = self._view.rowViewportPosition(anchor)
        started = perf_counter()
        while self._next < len(self._measured) and perf_counter() - started < SLICE_SECONDS:
            self._make_right(self._next)
            self._next += 1
        if moved := self._view.rowViewportPosition(anchor) - offset:
            self._view.updateGeometries()  # the scroll bar must know the new length before it goes there
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        if self._next < len(self._measured):
            self._idle.start(0)
