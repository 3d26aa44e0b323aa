"""The selected sentence: how far to trust it and why, what people said of it, and both its texts to walk
through word by word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from naba_desktop.look.faces import Faces
from naba_desktop.look.fonts import arabic_font, english_font
from naba_desktop.look.icons import pixmap
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.shown import isolated, one_line
from naba_desktop.look.theme import Theme
from naba_desktop.review import telling
from naba_desktop.review.linked_text import LinkedText
from naba_desktop.review.telling import Titles
from naba_desktop.review.word_links import NO_LINK, Linked, WordLinks
from naba_desktop.review.words import signs
from naba_translation.article import Pair

if TYPE_CHECKING:
    from naba_translation.library.memory import Offer

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_MARK = 18  # pixels


class DetailsStrip(QScrollArea):
    """Under the table; follows its selection. What does not fit is scrolled to, never cut.

    Signals:
        linked(object): the cursor stands on words that belong together, a Linked; NO_LINK: on none.
        offer_taken(str): the English of an offer is wanted for the sentence.
    """

    linked = Signal(object)
    offer_taken = Signal(str)

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: Titles = lambda _: ""
        self._theme = theme
        self._faces = faces
        self._pair: Pair | None = None
        self._links: WordLinks | None = None
        self._offers: tuple[Offer, ...] = ()
        self.setObjectName("details")
        self.setAccessibleName("Details of the sentence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._mark = PlainLabel()
        self._verdict = PlainLabel(name="verdict", wrap=True)
        self._reasons = _text("Reasons to check the sentence")
        self._notes = _text("Names and memory")
        self._comments = _text("Comments on the sentence")
        self._comment_mark = PlainLabel()
        self._together = PlainLabel(name="together", wrap=True)
        self._english = LinkedText("English of the selected sentence", rtl=False)
        self._arabic = LinkedText("Arabic of the selected sentence", rtl=True)
        self._english.stood_on.connect(lambda place: self._on_place(place, english=True))
        self._arabic.stood_on.connect(lambda place: self._on_place(place, english=False))
        self._offered = QVBoxLayout()
        self._offered.setSpacing(4)
        self._lay_out()
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

    def show_pair(self, pair: Pair | None) -> None:
        """Show this sentence; None empties the strip."""
        if pair is None or self._pair is None or pair.sentence != self._pair.sentence:
            self.show_offers(())
        self._pair = pair
        self._links = None
        self._verdict.setText(telling.verdict(pair) if pair else "")
        notes: list[str] = []
        if pair is not None and pair.edit is not None and pair.edit.origin:
            notes.append(telling.remembered(pair.edit, self.titles))
        notes += telling.names(pair) if pair else ()
        for label, lines in (
            (self._reasons, telling.reasons(pair) if pair else ()),
            (self._notes, tuple(notes)),
            (self._comments, telling.comments(pair) if pair else ()),
        ):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))
        self._comment_mark.setVisible(self._comments.isVisibleTo(self))
        self._english.show_text(pair.english if pair else "")
        self._arabic.show_text(pair.sentence.text if pair else "")
        self._together.setText("")
        self._show_mark()
        self.verticalScrollBar().setValue(0)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what was written for sentences like this one."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        while (item := self._offered.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()  # it is deleted a moment later
                line.deleteLater()
        for offer in self._offers:
            self._offered.addWidget(self._offer_line(offer))

    def walk_to(self, place: int) -> None:
        """Give the keyboard to the English, at a code point of it."""
        self._english.stand_at(place)
        self.ensureWidgetVisible(self._english)

    @property
    def best_offer(self) -> str:
        """The English of the first offer; empty where there is none."""
        return self._offers[0].english if self._offers else ""

    # -- inside

    def _on_place(self, place: int, *, english: bool) -> None:
        linked = NO_LINK
        if place >= 0 and self._pair is not None and self._pair.english:
            if self._links is None:
                self._links = WordLinks(self._pair)
            linked = self._links.at(place, english=english)
        self._english.mark(linked.english, self._theme)
        self._arabic.mark(linked.arabic, self._theme)
        self._together.setText(_together(self._pair, linked) if self._pair else "")
        self.linked.emit(linked)

    def _show_mark(self) -> None:
        scale = self.devicePixelRatioF()
        self._comment_mark.setPixmap(pixmap("comment", self._theme.text, size=_MARK, scale=scale))
        name = next((name for name, _ in signs(self._pair)), "machine") if self._pair else ""
        if name:
            colour = self._theme.sign(name)
            self._mark.setPixmap(pixmap(name, colour, size=_MARK, scale=scale))
        else:
            self._mark.clear()

    def _set_fonts(self) -> None:
        self._english.set_face(english_font(self._faces))
        self._arabic.set_face(arabic_font(self._faces))

    def _offer_line(self, offer: Offer) -> QWidget:
        line = QWidget()
        label = _text("What was written for a similar sentence")
        who = f"{one_line(offer.author)} wrote for a similar sentence ({offer.alike:.0%} the same words)"
        label.setText(f"{who}: {one_line(offer.english)}")
        use = QPushButton("Use")
        use.setAccessibleName(f"Use: {one_line(offer.english)}")
        use.clicked.connect(partial(self.offer_taken.emit, offer.english))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setObjectName("details_sheet")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(20, 10, 20, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._mark, 0, 0)
        grid.addWidget(self._verdict, 0, 1, 1, 3)
        for row, part in enumerate((self._reasons, self._notes, self._comments), start=1):
            grid.addWidget(part, row, 1, 1, 3)
        grid.addWidget(self._comment_mark, 3, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._offered, 4, 1, 1, 3)
        grid.addWidget(self._english, 5, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._arabic, 5, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._together, 6, 0, 1, 4)
        grid.setColumnMinimumWidth(2, 20)
        grid.setColumnMinimumWidth(0, _MARK)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(7, 1)
        self.setWidget(sheet)


def _together(pair: Pair, linked: Linked) -> str:
    """The words that belong together, to be read: “port” ↔ “الميناء”."""
    if linked == NO_LINK:
        return ""
    english = " … ".join(pair.english[slice(*span)] for span in linked.english)
    arabic = " … ".join(pair.sentence.text[slice(*span)] for span in linked.arabic)
    return f"{isolated([english], separator='')} ↔ {isolated([arabic], separator='')}"


def _text(name: str) -> PlainLabel:
    label = PlainLabel(wrap=True)
    label.setAccessibleName(name)
    label.setTextInteractionFlags(_SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label
