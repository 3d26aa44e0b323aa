"""Three bubbles that show a newcomer the window. They can be skipped, and seen again from the menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from naba_desktop.look.plain_label import PlainLabel

_WIDTH = 340  # pixels
_INSET = 16  # from the edges of what it speaks of


@dataclass(frozen=True, slots=True)
class Step:
    """One bubble."""

    target: QWidget  # what it speaks of; the bubble lies inside its lower edge
    title: str
    text: str


class Tour(QFrame):
    """Lies over the window; what is below can still be used. It waits while what it speaks of is not shown.

    Signals:
        ended(): it was seen to its end, or skipped.
    """

    ended = Signal()

    def __init__(self, steps: Sequence[Step], window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setAccessibleName("Tour of the window")
        self.setFixedWidth(_WIDTH)
        self._window = window
        self._steps = tuple(steps)
        self._at = 0
        self._title = PlainLabel(name="tour_title", wrap=True)
        self._text = PlainLabel(wrap=True)
        self._count = PlainLabel(name="tour_count")
        self._skip = QPushButton("Skip the tour")
        self._next = QPushButton("Next")
        self._next.setProperty("primary", True)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._skip)
        row.addWidget(self._next)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(row)
        self._skip.clicked.connect(self._end)
        self._next.clicked.connect(self._go_on)
        for watched in (window, *(step.target for step in steps)):
            watched.installEventFilter(self)
        self._show_step()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._steps[min(self._at, len(self._steps) - 1)].target:
            if event.type() in (
                QEvent.Type.Show,
                QEvent.Type.Hide,
            ):  # another place of the window was gone to
                self.setVisible(event.type() is QEvent.Type.Show)
        elif watched is not self._window:
            pass
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        elif (  # comes up from wherever the focus is, before the key itself
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._end()
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        self._at += 1
        if self._at == len(self._steps):
            self._end()
        else:
            self._show_step()

    def _end(self) -> None:
        for watched in (self._window, *(step.target for step in self._steps)):
            watched.removeEventFilter(self)
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def _show_step(self) -> None:
        step, last = self._steps[self._at], self._at == len(self._steps) - 1
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._count.setText(f"{self._at + 1} of {len(self._steps)}")
        self._next.setText("Begin" if last else "Next")
        self._skip.setVisible(not last)
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Inside the target's lower edge, and always wholly inside the window."""
        window, target = self._window, self._steps[min(self._at, len(self._steps) - 1)].target
        area = QRect(target.mapTo(window, QPoint()), target.size())
        corner = area.center() - self.rect().center()
        corner.setY(area.bottom() - self.height() - _INSET)
        space = window.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET)
        corner.setX(max(space.left(), min(corner.x(), space.right() - self.width())))
        corner.setY(max(space.top(), min(corner.y(), space.bottom() - self.height())))
        self.move(corner)
