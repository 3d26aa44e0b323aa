"""One language of an article as flowing text that knows where its sentences stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from naba_desktop.look.fonts import interface_font
from naba_desktop.look.shown import Shown, shown
from naba_desktop.look.theme import Theme
from naba_desktop.review.reading_style import ReadingStyle, TextStyle, is_quiet
from naba_translation.article import Kind, Level, Pair, Span

MARGIN = 26  # pixels around the text
_UNDERLINES = {
    Level.LOOK: QTextCharFormat.UnderlineStyle.DotLine,
    Level.DOUBT: QTextCharFormat.UnderlineStyle.WaveUnderline,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the window's own between the sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    index: int  # Sentence.index
    start: int  # position in the document, UTF-16
    text: Shown


class FlowPane(QTextEdit):
    """Read-only. The text is put in as plain text; only its look is formatted.

    Signals:
        sentence_chosen(int): Sentence.index of the sentence that was clicked or gone to by key.
        scrolled(): the analyst scrolled it.
    """

    sentence_chosen = Signal(int)
    scrolled = Signal()

    def __init__(self, *, rtl: bool, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rtl = rtl
        self._places: tuple[_Place, ...] = ()
        self._current: int | None = None  # Sentence.index; the summary's sentences stand in the text twice
        self._at = -1  # the place the analyst went to last
        self._selections: list[QTextEdit.ExtraSelection] = []
        self._theme: Theme | None = None
        self.setObjectName("flow_text")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(0)  # one stands on a sentence, not between two letters
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that never changes
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.document().setDocumentMargin(MARGIN)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)

    def show_lines(self, lines: Iterable[Pair | Heading], *, style: ReadingStyle, theme: Theme) -> None:
        """Show these, each paragraph of the article as one; what was shown is gone."""
        self._theme = theme
        self._places = ()  # clearing scrolls, and nothing stands where it stood
        self.setExtraSelections([])
        self.document().clear()
        cursor = QTextCursor(self.document())
        places: list[_Place] = []
        paragraph: int | None = None
        for line in lines:
            new = isinstance(line, Heading) or line.sentence.paragraph != paragraph
            if new and not (cursor.atStart() and cursor.block().length() == 1):
                cursor.insertBlock()
            if isinstance(line, Heading):
                self._insert_heading(cursor, line, theme)
                paragraph = None
                continue
            kind = line.sentence.kind
            look = style.arabic(kind) if self._rtl else style.english(kind)
            colour = theme.muted if is_quiet(kind) else theme.text
            if new:
                cursor.setBlockFormat(_block(look, kind, rtl=self._rtl))
            else:
                cursor.insertText(" ", _letters(look, colour))
            text = shown(line.sentence.text if self._rtl else line.english or "…")
            places.append(_Place(line.sentence.index, cursor.position(), text))
            cursor.insertText(text.text, self._doubted(line, _letters(look, colour), theme))
            paragraph = line.sentence.paragraph
        self._places = tuple(places)
        self._current, self._at = None, -1
        self._selections = []
        self._mark()
        self.verticalScrollBar().setValue(0)

    def stand_on(self, index: int | None) -> None:
        """Mark the sentence one stands on."""
        self._current = index
        self._mark()

    def mark(self, marks: Sequence[tuple[int, Span, str]]) -> None:
        """Put colours behind parts of sentences: (Sentence.index, span of the original, #rrggbb)."""
        self._selections = []
        wanted: dict[int, list[tuple[Span, str]]] = {}
        for index, span, ground in marks:
            wanted.setdefault(index, []).append((span, ground))
        for place in self._places:
            for span, ground in wanted.get(place.index, ()):
                start, length = place.text.utf16(span)
                self._selections.append(self._selection(place.start + start, length, ground))
        self._mark()

    def at_top(self) -> tuple[int, float] | None:
        """Which sentence of those shown is at the upper edge, and the share of the way to the next above it."""
        if not self._places:
            return None
        cursor = self.cursorForPosition(QPoint(self.viewport().width() // 2, MARGIN // 2))
        at = max(0, self._number_at(cursor.position()))
        edge = self.verticalScrollBar().value()
        here = self._top(self._places[at])
        after = self._top(self._places[at + 1]) if at + 1 < len(self._places) else self._height()
        return at, min(1.0, max(0.0, (edge - here) / max(1, after - here)))

    def put_at_top(self, at: int, share: float) -> None:
        """Scroll to what another pane with the same sentences has `at_top`."""
        if at < len(self._places):
            here = self._top(self._places[at])
            after = self._top(self._places[at + 1]) if at + 1 < len(self._places) else self._height()
            self.verticalScrollBar().setValue(round(here + share * (after - here)))

    def bring_into_sight(self, index: int) -> None:
        """Scroll no more than is needed to see where a sentence begins."""
        tops = [self._top(place) for place in self._places if place.index == index]
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if tops and not any(bar.value() <= top <= bar.value() + height - 4 * MARGIN for top in tops):
            bar.setValue(tops[-1] - height // 3)

    # -- QTextEdit

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            at = self._number_at(self.cursorForPosition(event.position().toPoint()).position())
            if at >= 0:
                self._choose(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from sentence to sentence, as in the table."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() or not self._places:
            super().keyPressEvent(event)
            return
        numbers = [number for number, place in enumerate(self._places) if place.index == self._current]
        at = self._at if self._at in numbers else numbers[-1] if numbers else -1
        self._choose(min(max(at + step, 0), len(self._places) - 1))

    # -- inside

    def _choose(self, at: int) -> None:
        self._at = at
        self.sentence_chosen.emit(self._places[at].index)

    def _insert_heading(self, cursor: QTextCursor, heading: Heading, theme: Theme) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(18)
        block.setBottomMargin(10)
        block.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._rtl else Qt.LayoutDirection.LeftToRight
        )
        cursor.setBlockFormat(block)
        look = QTextCharFormat()
        look.setFont(interface_font())
        look.setForeground(QBrush(QColor(theme.muted)))
        cursor.insertText(heading.text, look)

    def _doubted(self, pair: Pair, look: QTextCharFormat, theme: Theme) -> QTextCharFormat:
        """A doubtful sentence has a dotted or wavy line under its English; an edited one is the analyst's."""
        if not self._rtl and pair.edit is None and pair.level in _UNDERLINES:
            look.setUnderlineStyle(_UNDERLINES[pair.level])
            look.setUnderlineColor(QColor(theme.doubt if pair.level is Level.DOUBT else theme.look))
        return look

    def _number_at(self, position: int) -> int:
        return bisect_right([place.start for place in self._places], position) - 1

    def _top(self, place: _Place) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place.start)
        return self.cursorRect(cursor).top() + self.verticalScrollBar().value()

    def _height(self) -> int:
        return round(self.document().size().height())

    def _mark(self) -> None:
        under = [
            self._selection(
                place.start, len(place.text.text.encode("utf-16-le")) // 2, self._theme.accent_soft
            )
            for place in self._places
            if place.index == self._current and self._theme is not None
        ]
        self.setExtraSelections(under + self._selections)

    def _selection(self, start: int, length: int, ground: str) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format.setBackground(QBrush(QColor(ground)))
        return selection


def _letters(style: TextStyle, colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(style.font)
    look.setForeground(QBrush(QColor(colour)))
    return look


def _block(style: TextStyle, kind: Kind, *, rtl: bool) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    block.setLineHeight(style.pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block.setBottomMargin(style.pitch * 0.5)
    if kind is Kind.HEADING:
        block.setTopMargin(style.pitch * 0.5)
    return block
