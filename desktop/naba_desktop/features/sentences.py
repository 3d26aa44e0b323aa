"""Editing, copying and finding in the article that is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QGuiApplication

from naba_desktop.feature import Feature, Situation
from naba_desktop.main_window import MainWindow
from naba_translation.article import Kind

_WITH_REVIEW = ("edit", "find", "find_next", "find_previous", "next_doubt", "previous_doubt")


class Sentences(Feature):
    """The commands of one sentence, and the ways to the next."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._reading = window.reading
        self._table = window.review_table
        self._reading.menu_wanted.connect(
            lambda at: window.commands.menu(at, "edit", "restore", "copy", "copy_both")
        )

    def commands(self) -> Mapping[str, Callable[[], object]]:
        sentences, bar = self._reading.sentences, self._reading.find_bar
        return {
            "edit": self._reading.edit_current,
            "restore": lambda: self._table.restore(sentences.currentIndex().row()),
            "copy": partial(self._copy, both=False),
            "copy_both": partial(self._copy, both=True),
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
        return always | {"restore": own and edited, "copy": own, "copy_both": own}

    def _copy(self, *, both: bool) -> None:
        pair = self._reading.sentences.current_pair
        if pair is not None:
            texts = [pair.english, pair.sentence.text] if both else [pair.english]
            QGuiApplication.clipboard().setText("\n".join(texts))
