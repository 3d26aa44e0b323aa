"""The line that says that only some of the sentences are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from naba_desktop.look.icons import pixmap
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.theme import Theme
from naba_desktop.review.only import Only

_MARK = 18  # pixels


class OnlyLine(QWidget):
    """Hidden while all are shown.

    Signals:
        left(): all are wanted again.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("only_line")
        self.setAccessibleName("Choice of sentences")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = PlainLabel()
        self._words = PlainLabel(name="only_words", wrap=True)
        self._all = QPushButton("Show all (Esc)")
        self._all.setAccessibleName("Show all sentences again")
        self._all.clicked.connect(self.left)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 5, 12, 5)
        line.addWidget(self._mark)
        line.addWidget(self._words, 1)
        line.addWidget(self._all)
        self.restyle(theme)
        self.hide()

    def restyle(self, theme: Theme) -> None:
        """Use another theme."""
        self._mark.setPixmap(pixmap("filter", theme.accent, size=_MARK, scale=self.devicePixelRatioF()))

    def tell(self, only: Only, *, shown: int, whole: int) -> None:
        """Say which sentences are shown, and how many of all."""
        count = "none" if not shown else f"{shown} of {whole}"
        self._words.setText(f"{only.words}: {count}.")
        self.setVisible(only is not Only.ALL)
