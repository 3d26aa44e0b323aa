"""Replacing what was found, in one sentence or in all, as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_translation.article import Edit, Pair
from naba_translation.counted import counted


class Replacing(Feature):
    """The command "Find and replace…"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.reading.find_bar.replaced.connect(self._replace)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"replace": partial(self._window.reading.find_bar.open_bar, replacing=True)}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {"replace": now.review is not None}

    def _replace(self, words: tuple[tuple[Pair, str], ...]) -> None:
        table, desk = self._window.review_table, self._window.desk
        for pair, english in words:
            table.put(replace(pair, edit=Edit(english, desk.author, datetime.now(UTC)), flags=()))
        review = table.review
        if review is not None:
            desk.replace(review, words)
            self._window.reading.find_bar.set_pairs(review.pairs)
        count = len(words)
        self._window.status.rest(f"Replaced in {counted(count, 'sentence')}.")
