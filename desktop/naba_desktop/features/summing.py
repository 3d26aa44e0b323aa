"""The summary's length, and what of it agrees with the Arabic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.work.background import Steps
from naba_translation.article import Review, Summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from naba_translation.library.connection import Place
    from naba_translation.ticks import Tick


@dataclass(frozen=True, slots=True)
class Summed:
    """A review's summary, with its ticks by Sentence.index."""

    review: Review
    summary: Summary
    ticks: Mapping[int, tuple[Tick, ...]]


class Summing(Feature):
    """Makes the summary of what is read as long as it is wanted, and ticks it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.summary
        self._panel.show_length(window.commands.settings.summary)
        self._panel.length_wanted.connect(self._on_length)
        window.review_shown.connect(self._sum)

    def _on_length(self, length: str) -> None:
        self._window.commands.remember(summary=length)
        self._sum(self._window.review_table.review)

    def _sum(self, review: object) -> None:
        if isinstance(review, Review):
            store, length = self._window.controller.store, self._window.commands.settings.summary
            self._window.controller.ask(lambda: summed(store, review, length), self._show)

    def _show(self, found: object) -> None:
        window = self._window
        shown = window.review_table.review
        if not isinstance(found, Summed) or shown is None or shown.article.id != found.review.article.id:
            return
        if found.summary != shown.summary:
            window.show_review(replace(shown, summary=found.summary))  # and comes back here, to be ticked
        elif found.review.pairs == shown.pairs:
            self._panel.table.tick(found.ticks)


def summed(store: Place, review: Review, length: str) -> Steps:
    """Returns the review's summary at a length of `summary_panel.LENGTHS`, with its ticks."""
    from naba_translation.library.store import Store
    from naba_translation.names.table import NameTable
    from naba_translation.review import Budget
    from naba_translation.summary import choose
    from naba_translation.ticks import ticks

    yield
    budget = Budget(words=None, percent=float(length[:-1])) if length.endswith("%") else Budget(int(length))
    sentences = [pair.sentence for pair in review.pairs]
    summary = choose(sentences, words=max(1, budget.of(sentences)))
    with Store(store) as library:
        gazetteer = NameTable(library).gazetteer()
    chosen = set(summary.indexes)
    found = {p.sentence.index: ticks(p, gazetteer) for p in review.pairs if p.sentence.index in chosen}
    return Summed(review, summary, found)
