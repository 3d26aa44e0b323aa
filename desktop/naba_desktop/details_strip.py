"""The selected sentence: how far to trust it and why, and both its texts to read and copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from naba_desktop.faces import Faces
from naba_desktop.fonts import arabic_font, english_font
from naba_desktop.icons import pixmap
from naba_desktop.plain_label import PlainLabel
from naba_desktop.review.words import level_icon
from naba_desktop.shown import one_line, shown
from naba_desktop.theme import Theme
from naba_translation.article import Kind, Level, Pair
from naba_translation.display import visible_reason

_VERDICTS = {
    Level.OK: "The checks found nothing. They cannot find everything.",
    Level.LOOK: "Have a look at this sentence.",
    Level.DOUBT: "Do not rely on this sentence.",
}
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_MARK = 18  # pixels


class DetailsStrip(QScrollArea):
    """Under the table; follows its selection. What does not fit is scrolled to, never cut."""

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._faces = faces
        self._pair: Pair | None = None
        self.setObjectName("details")
        self.setAccessibleName("Details of the sentence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._mark = PlainLabel()
        self._verdict = PlainLabel(name="verdict", wrap=True)
        self._reasons = _text("Reasons to look at the sentence")
        self._english = _text("English of the selected sentence")
        self._arabic = _text("Arabic of the selected sentence")
        self._arabic.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        sheet = QWidget()
        sheet.setObjectName("details_sheet")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(20, 10, 20, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._mark, 0, 0)
        grid.addWidget(self._verdict, 0, 1, 1, 3)
        grid.addWidget(self._reasons, 1, 1, 1, 3)
        grid.addWidget(self._english, 2, 0, 1, 2)
        grid.addWidget(self._arabic, 2, 3)
        grid.setColumnMinimumWidth(2, 20)
        grid.setColumnMinimumWidth(0, _MARK)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(3, 1)
        self.setWidget(sheet)
        self.restyle(theme, faces)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self._theme = theme
        self._faces = faces
        self._set_fonts()
        self.show_pair(self._pair)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_fonts()  # Qt forgets them when what lies in a scroll area gets a new window

    def _set_fonts(self) -> None:
        self._english.setFont(english_font(self._faces))
        self._arabic.setFont(arabic_font(self._faces))

    def show_pair(self, pair: Pair | None) -> None:
        """Show this sentence; None empties the strip."""
        self._pair = pair
        reasons = _reasons(pair) if pair else ()
        self._verdict.setText(verdict(pair) if pair else "")
        self._reasons.setText("\n".join(reasons))
        self._reasons.setVisible(bool(reasons))
        self._english.setText(shown(pair.english).text if pair else "")
        self._arabic.setText(shown(pair.sentence.text).text if pair else "")
        if pair is None:
            self._mark.clear()
        else:
            colour = self._theme.accent if pair.edit else _colour(pair.level, self._theme)
            name = level_icon(pair) or "ok"
            self._mark.setPixmap(pixmap(name, colour, size=_MARK, scale=self.devicePixelRatioF()))
        self.verticalScrollBar().setValue(0)


def verdict(pair: Pair) -> str:
    """One line on how far to trust a sentence."""
    number = f"Sentence {pair.sentence.index + 1}"
    if pair.sentence.kind is Kind.FURNITURE:
        return f"{number}. Not part of the article, so it was not translated."
    if pair.edit is not None:
        day = pair.edit.made.astimezone()
        return f"{number}. Edited by {one_line(pair.edit.author)}, {day:%Y-%m-%d %H:%M}."
    return f"{number}. {_VERDICTS[pair.level]}"


def _reasons(pair: Pair) -> tuple[str, ...]:
    """The worst first; on an edited sentence, what the machine had written comes before them."""
    reasons = [
        visible_reason(flag.reason)
        for flag in sorted(pair.flags, key=lambda flag: flag.level is not Level.DOUBT)
    ]
    if pair.edit is not None and pair.draft is not None:
        reasons.insert(0, f"The machine wrote: {one_line(pair.draft.english)}")
    return tuple(reasons)


def _colour(level: Level, theme: Theme) -> str:
    return {Level.OK: theme.good, Level.LOOK: theme.look, Level.DOUBT: theme.doubt}[level]


def _text(name: str) -> PlainLabel:
    label = PlainLabel(wrap=True)
    label.setAccessibleName(name)
    label.setTextInteractionFlags(_SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)  # leading: right for Arabic
    return label
