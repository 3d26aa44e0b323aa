"""One language of the selected sentence, to read, copy and walk through word by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from naba_desktop.look.shown import Shown, shown
from naba_desktop.look.theme import Theme
from naba_translation.article import Span

_INTERACTION = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class LinkedText(QPlainTextEdit):
    """Read-only, as high as its text.

    Signals:
        stood_on(int): the cursor came to this code point of the text, by key or by a click; -1: it went away.
    """

    stood_on = Signal(int)

    def __init__(self, name: str, *, rtl: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linked_text")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(_INTERACTION)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if rtl:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)
        self._shown = Shown("", None)
        self._showing = False
        self.cursorPositionChanged.connect(self._tell_place)

    def show_text(self, text: str) -> None:
        """Show this original text, its hidden characters made visible."""
        self._shown = shown(text)
        if self.toPlainText() != self._shown.text:
            self._showing = True
            self.setPlainText(self._shown.text)
            self._showing = False
        self.mark((), None)
        self._fit()

    def stand_at(self, place: int) -> None:
        """Take the keyboard, with the cursor at a code point of the text."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown.utf16((place, place))[0])
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell_place()

    def set_face(self, font: QFont) -> None:
        """Use another face."""
        self.setFont(font)
        self._fit()

    def mark(self, spans: Sequence[Span], theme: Theme | None) -> None:
        """Mark these code points as belonging together with others."""
        selections = []
        for span in spans if theme is not None else ():
            start, length = self._shown.utf16(span)
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = _look(theme)
            selections.append(selection)
        self.setExtraSelections(selections)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_place()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.stood_on.emit(-1)

    def _tell_place(self) -> None:
        if self.hasFocus() and not self._showing:
            self.stood_on.emit(self._shown.code_point(self.textCursor().position()))

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))  # QPlainTextEdit's document measures in lines
        height = round(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()) + 2
        if height != self.height():
            self.setFixedHeight(height)


def _look(theme: Theme | None) -> QTextCharFormat:
    look = QTextCharFormat()
    if theme is not None:
        look.setBackground(QBrush(QColor(theme.accent)))
        look.setForeground(QBrush(QColor(theme.accent_text)))
    return look
