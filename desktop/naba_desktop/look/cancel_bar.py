"""How far work in the background is, with a button that ends it; hidden while nothing goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

_NARROWEST, _WIDEST = 60, 180  # pixels of the bar


class CancelBar(QWidget):
    """Signals:
    cancel_wanted(): the button was pressed.
    """

    cancel_wanted = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(f"Progress of {what}")
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(_NARROWEST)
        self._bar.setMaximumWidth(_WIDEST)
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName(f"Cancel {what}")
        self.cancel.clicked.connect(self.cancel_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._bar)
        line.addWidget(self.cancel)

    def show_progress(self, done: tuple[int, int] | None, *, can_cancel: bool = True) -> None:
        """So much of so much is done, of 0: nobody knows; None: nothing is going on."""
        self.setVisible(done is not None)
        self.cancel.setVisible(can_cancel)
        if done is not None:
            self._bar.setRange(0, done[1])
            self._bar.setValue(done[0])
