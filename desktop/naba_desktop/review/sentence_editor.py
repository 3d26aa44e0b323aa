"""The editor that opens in an English cell: several lines, plain text."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from naba_desktop.review.reading_style import TextStyle

_KEEP_MS = 400  # so that a sudden end loses less than a second, the time to write it included


class SentenceEditor(QPlainTextEdit):
    """Looks like the cell it stands in.

    Signals:
        height_wanted(int): pixels the text needs now.
        worth_keeping(str): the text now, a moment after a letter was typed; again and again while one types.
    """

    height_wanted = Signal(int)
    worth_keeping = Signal(str)

    def __init__(self, style: TextStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sentence_editor")
        self.setFont(style.font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(11)
        self.touched = False
        self._unkept = QTimer(self)
        self._unkept.setSingleShot(True)
        self._unkept.setInterval(_KEEP_MS)
        self._unkept.timeout.connect(lambda: self.worth_keeping.emit(self.toPlainText()))
        self.textChanged.connect(self._tell_height)

    def set_text(self, text: str) -> None:
        """Begin with this text, the cursor at its end."""
        self.setPlainText(text)
        self.touched = True
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._keep_soon)

    def _keep_soon(self) -> None:
        if not self._unkept.isActive():  # not from the last letter on, for one may type without a rest
            self._unkept.start()

    def _tell_height(self) -> None:
        lines = round(self.document().size().height())  # QPlainTextEdit's document measures in lines
        self.height_wanted.emit(lines * self.fontMetrics().lineSpacing() + 30)
