"""Shows a model card: every word is inserted as plain text, and only its look is formatted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from naba_desktop.installed.card_blocks import Block, Heading, Line, Paragraph, Span, Style, Table, Verbatim
from naba_desktop.look.fonts import interface_font
from naba_desktop.look.theme import Theme

_MARGIN = 14  # pixels around the text
_GAP, _STEP = 8, 20  # pixels between blocks, and for each step of indent
_LARGER = {1: 1.45, 2: 1.2, 3: 1.05}  # headings by their level, relative to the text
_MOST_CELLS = 2000  # of one table; a longer one costs more to lay out than it says


class CardText(QTextEdit):
    """A read-only text of blocks; it can be selected, also with the keyboard."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_blocks(self, facts: Sequence[tuple[str, str]], blocks: Iterable[Block], theme: Theme) -> None:
        """Show facts side by side, and below them the blocks."""
        self.clear()
        self.document().setDocumentMargin(_MARGIN)
        writer = _Writer(self.textCursor(), theme)
        writer.facts(facts)
        for block in blocks:
            writer.write(block)
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _Writer:
    """Appends one block after the other to the document."""

    def __init__(self, cursor: QTextCursor, theme: Theme) -> None:
        self._cursor = cursor
        self._theme = theme
        self._size = interface_font().pointSizeF()
        self._empty = True

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        rows = [((Span(what, Style.STRONG),), (Span(words),)) for what, words in facts]
        if rows:
            self._grid(rows, border=False)

    def write(self, block: Block) -> None:
        match block:
            case Heading():
                larger = _LARGER.get(block.level, 1.0)
                self._block(above=_GAP * 2)
                self._line(block.line, self._character(bold=True, size=self._size * larger))
            case Paragraph():
                self._block(
                    depth=block.depth + bool(block.mark), hanging=bool(block.mark), tight=bool(block.mark)
                )
                if block.mark:
                    self._cursor.insertText(f"{block.mark} ", self._character(colour=self._theme.muted))
                self._line(block.line)
            case Verbatim():
                for number, line in enumerate(block.lines):
                    self._block(tight=number > 0)
                    self._cursor.insertText(line, self._character(code=True))
            case Table() if sum(map(len, block.rows)) <= _MOST_CELLS:
                self._grid([_headed(block.rows[0]), *block.rows[1:]], border=True)
            case Table():
                for row in block.rows:
                    self._block(tight=True)
                    self._line(tuple(span for cell in row for span in (*cell, Span("   "))))

    def _block(
        self, *, above: int = _GAP, depth: int = 0, hanging: bool = False, tight: bool = False
    ) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._empty else above // (4 if tight else 1))
        form.setLeftMargin(depth * _STEP)
        form.setTextIndent(-_STEP / 2 if hanging else 0)
        if self._empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._empty = False

    def _line(self, line: Line, form: QTextCharFormat | None = None) -> None:
        for span in line:
            bold, code = span.style is Style.STRONG, span.style is Style.CODE
            self._cursor.insertText(span.text, form or self._character(bold=bold, code=code))

    def _grid(self, rows: Sequence[Sequence[Line]], *, border: bool) -> None:
        form = QTextTableFormat()
        form.setCellPadding(5 if border else 2)
        form.setCellSpacing(0)
        form.setBorder(1 if border else 0)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(self._theme.line)))
        form.setTopMargin(0 if self._empty else _GAP)
        if not border:
            bold = interface_font()
            bold.setWeight(QFont.Weight.DemiBold)
            widest = max(QFontMetrics(bold).horizontalAdvance(row[0][0].text) for row in rows)
            fixed = QTextLength(QTextLength.Type.FixedLength, widest + _STEP)
            form.setColumnWidthConstraints([fixed, QTextLength()])
        table = self._cursor.insertTable(len(rows), len(rows[0]), form)
        for at, row in enumerate(rows):
            for column, line in enumerate(row):
                self._cursor = table.cellAt(at, column).firstCursorPosition()
                self._line(line)
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._empty = False

    def _character(
        self, *, bold: bool = False, code: bool = False, size: float = 0, colour: str = ""
    ) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QBrush(QColor(colour or self._theme.text)))
        form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        if size:
            form.setFontPointSize(size)
        if code:
            form.setFontFixedPitch(True)
            form.setFontFamilies(["monospace"])
        return form


def _headed(row: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(tuple(Span(span.text, Style.STRONG) for span in cell) for cell in row)
