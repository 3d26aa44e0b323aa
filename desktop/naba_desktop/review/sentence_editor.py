"""The editor that opens in an English cell: several lines, plain text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from naba_desktop.review.reading_style import TextStyle


class SentenceEditor(QPlainTextEdit):
    """Looks like the cell it stands in.

    Signals:
        height_wanted(int): pixels the text needs now.
    """

    height_wanted = Signal(int)

    def __init__(self, style: TextStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sentence_editor")
        self.setFont(style.font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(11)
        self.touched = False
        self.textChanged.connect(self._tell_height)

    def set_text(self, text: str) -> None:
        """Begin with this text, the cursor at its end."""
        self.setPlainText(text)
        self.touched = True
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _tell_height(self) -> None:
        lines = round(self.document().size().height())  # QPlainTextEdit's document measures in lines
        self.height_wanted.emit(lines * self.fontMetrics().lineSpacing() + 30)
