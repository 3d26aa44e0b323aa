"""The selected sentence: how far to trust it and why, and both its texts to read and copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naba_desktop.display import shown
from naba_desktop.fonts import arabic_font, english_font
from naba_desktop.icons import pixmap
from naba_desktop.plain_label import PlainLabel
from naba_desktop.review.words import level_icon
from naba_desktop.theme import Theme
from naba_translation.article import Kind, Level, Pair

_REASONS = 4
"""Reasons shown; the rest is counted. More than four never met on one sentence so far."""

_ROOM_FOR_TEXTS = 6
"""Lines of height from which on the texts are worth their room."""

_VERDICTS = {
    Level.OK: "The checks found nothing. They cannot find everything.",
    Level.LOOK: "Have a look at this sentence.",
    Level.DOUBT: "Do not rely on this sentence.",
}


class DetailsStrip(QWidget):
    """Under the table; follows its selection."""

    def __init__(self, theme: Theme, zoom: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair: Pair | None = None
        self.setObjectName("details")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = PlainLabel()
        self._verdict = PlainLabel(name="verdict", wrap=True)
        self._reasons = [PlainLabel(name="reason", wrap=True) for _ in range(_REASONS)]
        self._english = _reader("English of the selected sentence")
        self._arabic = _reader("Arabic of the selected sentence")
        self._arabic.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._verdict, 1)
        why = QVBoxLayout()
        why.setSpacing(4)
        why.addLayout(head)
        for reason in self._reasons:
            why.addWidget(reason)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.addWidget(self._english, 0, 0)
        grid.addWidget(self._arabic, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(6)
        column.addLayout(why)
        column.addLayout(grid, 1)
        self.restyle(theme, zoom)
        self.show_pair(None)

    def restyle(self, theme: Theme, zoom: int) -> None:
        """Use another theme or zoom."""
        self._theme = theme
        self._english.setFont(english_font(zoom))
        self._arabic.setFont(arabic_font(zoom))
        self.show_pair(self._pair)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.height() >= _ROOM_FOR_TEXTS * self.fontMetrics().lineSpacing()
        self._english.setVisible(room)
        self._arabic.setVisible(room)

    def show_pair(self, pair: Pair | None) -> None:
        """Show this sentence; None empties the strip."""
        self._pair = pair
        self._english.setPlainText(shown(pair.english).text if pair else "")
        self._arabic.setPlainText(shown(pair.sentence.text).text if pair else "")
        self._verdict.setText(verdict(pair) if pair else "")
        lines = _lines(pair) if pair else []
        for label, line in zip(self._reasons, [*lines, *[""] * _REASONS], strict=False):
            label.setText(line)
            label.setVisible(bool(line))
        name = (level_icon(pair) or "ok") if pair else ""
        if pair is None:
            self._mark.clear()
        else:
            colour = self._theme.accent if pair.edit else _colour(pair.level, self._theme)
            self._mark.setPixmap(pixmap(name, colour, size=18, scale=self.devicePixelRatioF()))


def verdict(pair: Pair) -> str:
    """One line on how far to trust a sentence."""
    number = f"Sentence {pair.sentence.index + 1}"
    if pair.sentence.kind is Kind.FURNITURE:
        return f"{number}. Not part of the article, so it was not translated."
    if pair.edit is not None:
        day = pair.edit.made.astimezone()
        return f"{number}. Edited by {pair.edit.author}, {day:%Y-%m-%d %H:%M}."
    return f"{number}. {_VERDICTS[pair.level]}"


def _lines(pair: Pair) -> list[str]:
    reasons = [
        f"{flag.reason}" for flag in sorted(pair.flags, key=lambda flag: flag.level is not Level.DOUBT)
    ]
    if pair.edit is not None and pair.draft is not None:
        reasons.insert(0, f"The machine wrote: {shown(pair.draft.english).text}")
    if len(reasons) > _REASONS:
        reasons[_REASONS - 1 :] = [f"… and {len(reasons) - _REASONS + 1} more reasons"]
    return reasons


def _colour(level: Level, theme: Theme) -> str:
    return {Level.OK: theme.good, Level.LOOK: theme.look, Level.DOUBT: theme.doubt}[level]


def _reader(name: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setReadOnly(True)
    edit.setAccessibleName(name)
    edit.setFrameShape(QFrame.Shape.NoFrame)
    edit.setTabChangesFocus(True)
    edit.setObjectName("reader")
    edit.document().setDocumentMargin(0)
    edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    edit.setMinimumHeight(0)  # the table has the room first
    return edit
