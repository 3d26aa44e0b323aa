"""Labels for foreign text: QLabel guesses rich text from what it is given and then reads local files."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from naba_desktop.look.shown import tip_of_reasons


class PlainLabel(QLabel):
    """Plain text, wrapped or on one line; `name` is its style's."""

    def __init__(
        self, text: str = "", *, name: str = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setObjectName(name)
        self.setWordWrap(wrap)
        self.setIndent(0)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that is shortened where it does not fit: in its middle, or at its end where it begins with what matters
    most. The whole is then its tool tip."""

    def __init__(self, *, name: str = "", at_end: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._mode = Qt.TextElideMode.ElideRight if at_end else Qt.TextElideMode.ElideMiddle
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show this, as much of it as fits; foreign text went through display.py before."""
        self._whole = text
        self.setAccessibleName(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, self._mode, max(0, self.width() - 2)))
        self.setToolTip("" if self.text() == self._whole else tip_of_reasons([self._whole]))
