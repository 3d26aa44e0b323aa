"""Editing, copying and finding in the article that is read. What is typed is kept from moment to moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QGuiApplication

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.review.quotation import advice, quotation
from naba_desktop.review.steps import Recovered
from naba_translation.article import Kind, Pair, Review
from naba_translation.counted import counted

_WITH_REVIEW = (
    "edit",
    "go_to",
    "go_details",
    "find",
    "find_next",
    "find_previous",
    "next_doubt",
    "previous_doubt",
)


class Sentences(Feature):
    """The commands of one sentence, and the ways to the next."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reading = window.reading
        self._table = window.review_table
        self._reading.details.titles = self._title
        self._table.edited.connect(self._save)
        self._reading.sentences.typing.connect(partial(self._keep, window.desk.keep_typing))
        self._reading.sentences.typing_ended.connect(partial(self._keep, window.desk.end_typing))
        window.desk.recovered.connect(self._tell_recovered)
        window.review_shown.connect(window.desk.read)
        self._reading.menu_wanted.connect(
            lambda at: window.commands.menu(
                at,
                "edit",
                "restore",
                "approve",
                "second_look",
                "comment",
                "copy",
                "copy_both",
                "copy_quotation",
            )
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        sentences, bar = self._reading.sentences, self._reading.find_bar
        return {
            "edit": self._reading.edit_current,
            "go_to": self._go_to,
            "go_details": self._go_to_words,
            "restore": lambda: self._table.restore(sentences.currentIndex().row()),
            "copy": partial(self._copy, both=False),
            "copy_both": partial(self._copy, both=True),
            "copy_quotation": self._copy_quotation,
            "find": bar.open_bar,
            "find_next": bar.go_next,
            "find_previous": bar.go_previous,
            "next_doubt": partial(self._reading.go_to_doubt, 1),
            "previous_doubt": partial(self._reading.go_to_doubt, -1),
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        pair = now.pair if now.review is not None else None
        own = pair is not None and pair.sentence.kind is not Kind.FURNITURE
        edited = pair is not None and pair.edit is not None and pair.draft is not None
        always = dict.fromkeys(_WITH_REVIEW, now.review is not None)
        return always | {
            "restore": own and edited,
            "copy": own,
            "copy_both": own,
            "copy_quotation": own and bool(pair and pair.english),
        }

    def _save(self, pair: Pair, english: str | None) -> None:
        review = self._table.review
        if review is not None:
            self._window.desk.edit(review, pair, english)

    def _keep(self, keep: Callable[[Review, Pair, str], None], pair: Pair, text: str) -> None:
        review = self._table.review
        if review is not None:
            keep(review, pair, text)

    def _go_to(self) -> None:
        review, here = self._table.review, self._reading.sentences.current_pair
        if review is None or not review.pairs:
            return
        question = f"Number of the sentence, 1 to {len(review.pairs)}"
        said = self._window.dialogs.ask(self._window, question, str(here.sentence.index + 1) if here else "")
        if said is not None and said.strip().isdecimal():
            self._reading.sentences.go_to(max(1, min(int(said), len(review.pairs))) - 1)

    def _go_to_words(self) -> None:
        """Into the details, where one walks from word to word and sees which belong together."""
        self._reading.sentences.finish_editing()
        self._window.commands.actions["show_details"].setChecked(True)
        self._reading.details.walk_to(0)

    def _title(self, article_id: str) -> str:
        entry = self._window.controller.entry_of(article_id)
        return entry.name if entry is not None else ""

    def _tell_recovered(self, found: tuple[Recovered, ...]) -> None:
        count = sum(one.count for one in found)
        what = "a sentence" if count == 1 else counted(count, "sentence")
        self._window.banner.show_success(
            f"What you had typed in {what} is kept",
            "The program had ended before it was saved. It is an edit now, and can be undone.",
            button="Show",
            act=lambda: self._window.read(found[0].article_id, found[0].first),
        )

    def _copy(self, *, both: bool) -> None:
        pair = self._reading.sentences.current_pair
        if pair is not None:
            texts = [pair.english, pair.sentence.text] if both else [pair.english]
            QGuiApplication.clipboard().setText("\n".join(texts))

    def _copy_quotation(self) -> None:
        """With the answer to the question whether it can be quoted."""
        review, pair = self._table.review, self._reading.sentences.current_pair
        if review is not None and pair is not None:
            QGuiApplication.clipboard().setText(quotation(review.article, pair))
            self._window.banner.show_success("Copied with its source", advice(pair))
