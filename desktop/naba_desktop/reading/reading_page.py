"""The middle of the window while an article is read: its header, the find bar, its sentences, the details."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from naba_desktop.flow.flow_view import FlowView
from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import Theme
from naba_desktop.reading.article_header import ArticleHeader
from naba_desktop.reading.details_strip import DetailsStrip
from naba_desktop.reading.find_bar import FindBar
from naba_desktop.review.only_line import OnlyLine
from naba_desktop.review.review_table import ReviewTable
from naba_desktop.review.review_view import ReviewView
from naba_desktop.settings import Mode
from naba_translation.article import Pair, Review
from naba_translation.attention import is_to_check


class ReadingPage(QWidget):
    """One article.

    Signals:
        pair_selected(object): the Pair one stands on, or None.
        menu_wanted(QPoint): a context menu for the sentence, at a global position.
        mode_changed(Mode): it is read in another way now.
    """

    pair_selected = Signal(object)
    menu_wanted = Signal(QPoint)
    mode_changed = Signal(object)

    def __init__(self, table: ReviewTable, theme: Theme, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.header = ArticleHeader(faces)
        self.find_bar = FindBar(theme)
        self.only_line = OnlyLine(theme)
        self.sentences = ReviewView(table, theme, faces)
        self.flow = FlowView(theme, faces)
        self.details = DetailsStrip(theme, faces)
        self._mode = Mode.SENTENCES
        self.words = QStackedWidget()
        self.words.addWidget(self.sentences)
        self.words.addWidget(self.flow)
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.setObjectName("rows")
        self.rows.setChildrenCollapsible(False)
        self.rows.setHandleWidth(1)
        self.rows.addWidget(self.words)
        self.rows.addWidget(self.details)
        self.rows.setStretchFactor(0, 4)
        self.rows.setStretchFactor(1, 1)
        self.rows.setSizes([500, 140])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.find_bar)
        column.addWidget(self.only_line)
        column.addWidget(self.rows, 1)
        self.sentences.pair_selected.connect(self.details.show_pair)
        self.sentences.pair_selected.connect(self.pair_selected)
        self.sentences.pair_selected.connect(self._on_pair)
        self.flow.sentence_chosen.connect(self.sentences.go_to)
        self.sentences.menu_wanted.connect(self.menu_wanted)
        self.header.doubt_wanted.connect(partial(self.go_to_doubt, 1))
        self.details.linked.connect(self.sentences.link)
        self.find_bar.found.connect(self.sentences.mark)
        self.find_bar.found.connect(self.flow.mark)
        self.find_bar.went.connect(self.sentences.go_to)
        self.find_bar.closed.connect(self.focus_text)

    def restyle(self, theme: Theme, faces: Faces) -> None:
        """Use another theme or other faces."""
        self.header.restyle(faces)
        self.find_bar.restyle(theme)
        self.sentences.restyle(theme, faces)
        self.flow.restyle(theme, faces)
        self.details.restyle(theme, faces)

    def set_mode(self, mode: Mode) -> None:
        """Read in this way."""
        if mode is self._mode:
            return
        self._mode = mode
        self.sentences.finish_editing()
        self.words.setCurrentWidget(self.sentences if mode is Mode.SENTENCES else self.flow)
        self._show_flow()
        pair = self.sentences.current_pair
        if pair is not None and mode is not Mode.SUMMARY:  # which is read from its top
            self._on_pair(pair)
            self.sentences.go_to(pair.sentence.index)
        self.mode_changed.emit(mode)

    def focus_text(self) -> None:
        """Give the keyboard to what is read."""
        (self.sentences if self._mode is Mode.SENTENCES else self.flow.english).setFocus()

    def edit_current(self) -> None:
        """Edit the sentence one stands on; this is done in the table."""
        self.set_mode(Mode.SENTENCES)
        self.sentences.edit_current()

    def show_review(self, review: Review) -> None:
        """Show this article; of the article that is shown already, only what changed."""
        shown = self._table.review
        same = shown is not None and _sentences(shown) == _sentences(review)
        if same:
            for row, pair in enumerate(review.pairs):
                if shown is not None and shown.pairs[row] != pair:
                    self._table.put(pair)
            self._table.keep_summary(review.summary)
        else:
            self._table.show(review)
        self.header.show_review(review)
        self._show_flow()
        self.find_bar.set_pairs(review.pairs)

    def go_to_doubt(self, step: int) -> None:
        """To the next sentence to check, or with -1 to the one before; round the article's end."""
        review = self._table.review
        to_check = [pair.sentence.index for pair in review.pairs if is_to_check(pair)] if review else []
        if not to_check:
            return
        pair = self.sentences.current_pair
        here = pair.sentence.index if pair is not None else -1
        if step > 0:
            target = next((index for index in to_check if index > here), to_check[0])
        else:
            target = next((index for index in reversed(to_check) if index < here), to_check[-1])
        self.sentences.go_to(target)

    def _on_pair(self, pair: Pair | None) -> None:
        self.flow.stand_on(pair.sentence.index if pair is not None else None)

    def _show_flow(self) -> None:
        """The flowing text is laid out only while it is read."""
        if self._mode is not Mode.SENTENCES:
            self.flow.show_review(self._table.review, summary_first=self._mode is Mode.SUMMARY)


def _sentences(review: Review) -> tuple[object, ...]:
    return review.article.id, tuple(pair.sentence for pair in review.pairs)
