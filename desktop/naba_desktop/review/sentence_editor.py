"""The editor that opens in an English cell: several lines, plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from naba_desktop.review.reading_style import TextStyle

_KEEP_MS = 400  # so that a sudden end loses less than a second, the time to write it included

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


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
        self._misspelt: Mapping[str, Sequence[str]] = {}
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

    def mark_misspelt(self, misspelt: Mapping[str, Sequence[str]]) -> None:
        """Underline these words, and offer what stands for each in the context menu."""
        self._misspelt = misspelt
        selections = []
        for found in _WORD.finditer(self.toPlainText()) if misspelt else ():
            if found.group() in misspelt:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = self._cursor(*found.span())
                selection.format = _wavy(self.palette().color(QPalette.ColorRole.BrightText))
                selections.append(selection)
        self.setExtraSelections(selections)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, with the suggestions for the word under the mouse or the cursor at its top."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = (self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()).position()
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for found in _WORD.finditer(self.toPlainText()):
            if found.start() <= place <= found.end():
                first = menu.actions()[0]
                for better in self._misspelt.get(found.group(), ()):
                    action = QAction(better, menu)
                    action.triggered.connect(partial(self._cursor(*found.span()).insertText, better))
                    menu.insertAction(first, action)
        menu.popup(event.globalPos())

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """A cursor over these characters of the text."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _keep_soon(self) -> None:
        if not self._unkept.isActive():  # not from the last letter on, for one may type without a rest
            self._unkept.start()

    def _tell_height(self) -> None:
        lines = round(self.document().size().height())  # QPlainTextEdit's document measures in lines
        self.height_wanted.emit(lines * self.fontMetrics().lineSpacing() + 30)


def _wavy(colour: QColor) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(colour)
    return look


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
