"""Draws the cells of the sentence table, and makes the editor for the English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from naba_desktop.look.faces import Faces
from naba_desktop.look.row_painting import paint_icon
from naba_desktop.look.theme import Theme
from naba_desktop.reading.find import Match
from naba_desktop.review.reading_style import ReadingStyle, is_quiet
from naba_desktop.review.review_table import Column, Fold, ReviewRole
from naba_desktop.review.sentence_editor import SentenceEditor
from naba_desktop.review.text_block import Mark, TextBlock, TextBlocks
from naba_desktop.review.word_links import NO_LINK, Linked, enforced_spans
from naba_desktop.review.words import signs
from naba_translation.article import Kind, Level, Pair, Span

Index = QModelIndex | QPersistentModelIndex
SIDE = 14  # pixels left and right of a text
_UNTRANSLATED = "Not translated yet"


@dataclass(frozen=True, slots=True)
class Found:
    """What the find bar wants to be marked."""

    matches: Mapping[int, Match] = field(default_factory=dict)  # by Sentence.index
    current: int | None = None  # Sentence.index one stands on


class PairDelegate(QStyledItemDelegate):
    """One theme and one choice of faces; a change of either makes a new style through `restyle`."""

    def __init__(self, theme: Theme, faces: Faces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = Found()
        self.linked: Linked = NO_LINK
        self.style = ReadingStyle(faces)
        self._theme = theme
        self._blocks = TextBlocks()

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces from now on."""
        self._theme = theme
        if faces != self.style.faces:
            self.style = ReadingStyle(faces)

    def height(self, pair: Pair | None, *, english: int, arabic: int) -> int:
        """The height in pixels of a row whose text columns are so wide; None is a fold."""
        padding = self.style.padding
        if pair is None:
            return round(self.style.small_height + 2 * padding)
        left, right, down_left, down_right = self._pair_blocks(pair, english, arabic)
        texts = max(left.height + down_left, right.height + down_right)
        beside = 2 if pair.comments else len(signs(pair))
        first = max(left.baseline + down_left, right.baseline + down_right)
        small = first + (beside - 1) * self.style.small_height + self.style.small_descent
        return round(max(texts, small) + 2 * padding + self._above(pair))

    def place_at(self, pair: Pair, column: Column, rect: QRect, point: QPointF) -> int | None:
        """The code point of a cell's text under a point of the view; None beside the text."""
        width = rect.width()
        left, right, down_left, down_right = self._pair_blocks(pair, width, width)
        block, down = (left, down_left) if column is Column.ENGLISH else (right, down_right)
        top = rect.top() + self.style.padding + self._above(pair) + down
        return block.place_at(point.x() - rect.left() - SIDE, point.y() - top)

    # -- QStyledItemDelegate

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        fold: Fold | None = index.data(ReviewRole.FOLD)
        pair: Pair | None = index.data(ReviewRole.PAIR)
        self._paint_ground(painter, option, index, fold)
        if fold is not None:
            self._paint_fold(painter, option, index, fold)
        elif pair is not None:
            painter.setClipRect(option.rect)
            self._paint_pair(painter, option.rect, Column(index.column()), pair)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        pair: Pair = index.data(ReviewRole.PAIR)
        editor = SentenceEditor(self.style.english(pair.sentence.kind), parent)
        editor.setAccessibleName(f"English of sentence {pair.sentence.index + 1}")
        editor.installEventFilter(self)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, SentenceEditor) and not editor.touched:
            editor.set_text(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, SentenceEditor):
            index.model().setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Esc end the editing and keep what was typed; Shift+Enter is a new line."""
        if isinstance(editor, SentenceEditor) and event.type() == QEvent.Type.KeyPress:
            key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier  # type: ignore[attr-defined]
            if key == Qt.Key.Key_Escape or (key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                return True
            if key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return False
        return super().eventFilter(editor, event)

    # -- drawing

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, fold: Fold | None
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = self._theme.accent_soft if selected else self._theme.raised if fold else self._theme.paper
        painter.fillRect(option.rect, QColor(ground))
        painter.setPen(QPen(QColor(self._theme.line)))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if selected and index.column() == Column.NUMBER:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, QColor(self._theme.accent))
        if selected and isinstance(option.widget, QWidget) and option.widget.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent)))  # the keyboard is here
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_fold(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, fold: Fold) -> None:
        rect: QRect = option.rect
        if index.column() == Column.NUMBER:
            self._paint_icon(
                painter, "collapse" if fold.open else "expand", self._theme.muted, rect, centre=True
            )
        elif index.column() == Column.ENGLISH:
            painter.setFont(self.style.small)
            painter.setPen(QColor(self._theme.muted))
            place = rect.adjusted(SIDE, 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fold.text)

    def _paint_pair(self, painter: QPainter, rect: QRect, column: Column, pair: Pair) -> None:
        top = rect.top() + self.style.padding + self._above(pair)
        kind = pair.sentence.kind
        if column in (Column.NUMBER, Column.LEVEL):
            style = self.style.english(kind)
            baseline = top + max(_baseline(style.font, style.pitch), self._arabic_baseline(kind))
            if column is Column.NUMBER:
                self._paint_number(painter, rect, baseline, pair)
            else:
                self._paint_signs(painter, rect, baseline, pair)
            return
        quiet = is_quiet(kind) or (column is Column.ENGLISH and not pair.english)
        painter.setPen(QColor(self._theme.muted if quiet else self._theme.text))
        width = rect.width()
        if column is Column.ENGLISH:
            block, _, down, _ = self._pair_blocks(pair, width, width)
        else:
            _, block, _, down = self._pair_blocks(pair, width, width)
        block.draw(painter, rect.left() + SIDE, top + down, marks=self._marks(pair, column))

    def _paint_number(self, painter: QPainter, rect: QRect, baseline: float, pair: Pair) -> None:
        text = str(pair.sentence.index + 1)
        painter.setFont(self.style.small)
        painter.setPen(QColor(self._theme.muted))
        right = rect.right() - SIDE + 1
        painter.drawText(QPointF(right - self._small_width(text), baseline), text)
        if pair.comments:
            below, count = baseline + self.style.small_height, str(len(pair.comments))
            left = right - self._small_width(count)
            painter.setPen(QColor(self._theme.text))
            painter.drawText(QPointF(left, below), count)
            self._paint_small_icon(painter, "comment", self._theme.text, left - self.style.icon - 4, below)

    def _paint_signs(self, painter: QPainter, rect: QRect, baseline: float, pair: Pair) -> None:
        painter.setFont(self.style.small)
        for name, word in signs(pair):
            colour = self._theme.sign(name)
            self._paint_small_icon(painter, name, colour, rect.left() + 6, baseline)
            painter.setPen(QColor(colour))
            if rect.width() >= self.style.level_width:
                painter.drawText(QPointF(rect.left() + 12 + self.style.icon, baseline), word)
            baseline += self.style.small_height

    def _paint_small_icon(
        self, painter: QPainter, name: str, colour: str, left: float, baseline: float
    ) -> None:
        """An icon beside a word in the small face."""
        cap = QFontMetricsF(self.style.small).capHeight()
        size = self.style.icon
        self._paint_icon(
            painter, name, colour, QRect(round(left), round(baseline - cap / 2 - size / 2), size, size)
        )

    def _paint_icon(
        self, painter: QPainter, name: str, colour: str, rect: QRect, *, centre: bool = False
    ) -> None:
        size = self.style.icon
        place = rect.center() - QRect(0, 0, size, size).center() if centre else rect.topLeft()
        paint_icon(painter, place, name, colour, size=size)

    def _marks(self, pair: Pair, column: Column) -> list[Mark]:
        english = column is Column.ENGLISH
        text = pair.english if english else pair.sentence.text
        marks: list[Mark] = []
        if not (english and pair.edit is not None):
            for flag in pair.flags:
                ground = self._theme.doubt_soft if flag.level is Level.DOUBT else self._theme.look_soft
                spans = flag.english if english else flag.arabic
                marks += [(span, _on(ground)) for span in spans]
        if english:
            marks += [(span, self._enforced_look()) for span in enforced_spans(pair)]
        match = self.found.matches.get(pair.sentence.index)
        if match is not None:
            here = pair.sentence.index == self.found.current
            ground = self._theme.found_now if here else self._theme.found
            marks += [(span, _on(ground)) for span in (match.english if english else match.arabic)]
        if self.linked.index == pair.sentence.index:
            spans = self.linked.english if english else self.linked.arabic
            marks += [(span, self._linked_look()) for span in spans]
        return [(span, look) for span, look in marks if _inside(span, text)]

    def _enforced_look(self) -> QTextCharFormat:
        """A quiet line of dots under a name that stands in its chosen form."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(self._theme.muted))
        return look

    def _linked_look(self) -> QTextCharFormat:
        look = _on(self._theme.accent)
        look.setForeground(QBrush(QColor(self._theme.accent_text)))
        return look

    # -- measuring

    def _pair_blocks(
        self, pair: Pair, english: int, arabic: int
    ) -> tuple[TextBlock, TextBlock, float, float]:
        """Both texts wrapped, and how far each is moved down so that their first baselines meet."""
        kind = pair.sentence.kind
        left = self._blocks.get(pair.english or _UNTRANSLATED, self.style.english(kind), english - 2 * SIDE)
        right = self._blocks.get(pair.sentence.text, self.style.arabic(kind), arabic - 2 * SIDE)
        baseline = max(left.baseline, right.baseline)
        return left, right, baseline - left.baseline, baseline - right.baseline

    def _arabic_baseline(self, kind: Kind) -> float:
        style = self.style.arabic(kind)
        return _baseline(style.font, style.pitch)

    def _above(self, pair: Pair) -> int:
        """Extra room above headings."""
        return self.style.padding if pair.sentence.kind is Kind.HEADING else 0

    def _small_width(self, text: str) -> float:
        return QFontMetricsF(self.style.small).horizontalAdvance(text)


def _baseline(font: QFont, pitch: float) -> float:
    metrics = QFontMetricsF(font)
    return (pitch - metrics.height()) / 2 + metrics.ascent()


def _on(ground: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QBrush(QColor(ground)))
    return look


def _inside(span: Span, text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)
