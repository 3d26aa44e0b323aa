"""Two panes of flowing text, English on the left and Arabic on the right, that scroll by the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from naba_desktop.flow.flow_pane import FlowPane, Heading
from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import Theme
from naba_desktop.review.pair_delegate import Found
from naba_desktop.review.reading_style import ReadingStyle
from naba_translation.article import Kind, Pair, Review

_SUMMARY = Heading("Summary"), Heading("الخلاصة")
_WHOLE = Heading("The whole article"), Heading("النص الكامل")


class FlowView(QSplitter):
    """Shows one review.

    Signals:
        sentence_chosen(int): Sentence.index of the sentence to stand on.
    """

    sentence_chosen = Signal(int)

    def __init__(self, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("flow")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._theme = theme
        self._style = ReadingStyle(faces)
        self._review: Review | None = None
        self._summary_first = False
        self._found = Found()
        self._current: int | None = None
        self._leading: FlowPane | None = None  # the pane whose scrolling the other one follows just now
        self.english = FlowPane(rtl=False, name="English text")
        self.arabic = FlowPane(rtl=True, name="Arabic text")
        for pane, other in ((self.english, self.arabic), (self.arabic, self.english)):
            self.addWidget(pane)
            pane.sentence_chosen.connect(self.sentence_chosen)
            pane.scrolled.connect(lambda pane=pane, other=other: self._follow(pane, other))
        self.setSizes([500, 500])

    def show_review(self, review: Review | None, *, summary_first: bool) -> None:
        """Show this article; of the one that is shown already, the place one reads at is kept."""
        same = (
            review is not None and self._review is not None and review.article.id == self._review.article.id
        )
        unchanged = same and review == self._review and summary_first == self._summary_first
        if unchanged:
            self.mark(self._found)
            return
        place = self.english.at_top() if same and summary_first == self._summary_first else None
        self._review, self._summary_first = review, summary_first
        self._fill()
        if place is not None:
            self.english.put_at_top(*place)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        place = self.english.at_top()
        self._theme, self._style = theme, ReadingStyle(faces)
        self._fill()
        if place is not None:
            self.english.put_at_top(*place)

    def stand_on(self, index: int | None) -> None:
        """Mark a sentence in both languages and bring it into sight."""
        self._mark_current(index)
        if index is not None:
            self.english.bring_into_sight(index)

    def mark(self, found: Found) -> None:
        """Mark what the find bar found. What is hidden may show an article of before: it is marked when shown."""
        self._found = found
        if self.isHidden():
            return
        for pane in (self.english, self.arabic):
            pane.mark(
                [
                    (index, span, self._theme.found_now if index == found.current else self._theme.found)
                    for index, match in found.matches.items()
                    for span in (match.english if pane is self.english else match.arabic)
                ]
            )

    def _fill(self) -> None:
        self._leading = self.english  # neither follows the other until both are filled
        for side, pane in enumerate((self.english, self.arabic)):
            pane.show_lines(self._lines(side), style=self._style, theme=self._theme)
        self._leading = None
        self.mark(self._found)
        self._mark_current(self._current)

    def _mark_current(self, index: int | None) -> None:
        self._current = index
        for pane in (self.english, self.arabic):
            pane.stand_on(index)

    def _lines(self, side: int) -> Iterator[Pair | Heading]:
        """What stands in a pane. Lines that are no part of the article are left to the table."""
        if self._review is None:
            return
        told = [pair for pair in self._review.pairs if pair.sentence.kind is not Kind.FURNITURE]
        if self._summary_first and self._review.summary.indexes:
            chosen = set(self._review.summary.indexes)
            yield _SUMMARY[side]
            yield from (pair for pair in told if pair.sentence.index in chosen)
            yield _WHOLE[side]
        yield from told

    def _follow(self, leader: FlowPane, follower: FlowPane) -> None:
        if self._leading is not None:
            return  # this scrolling was ours
        place = leader.at_top()
        if place is not None:
            self._leading = leader
            follower.put_at_top(*place)
            self._leading = None
