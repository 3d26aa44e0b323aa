"""Showing only some of the sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.look.theme import Theme
from naba_desktop.review.only import Only
from naba_desktop.settings import Mode, Settings


class Choosing(Feature):
    """The choices of the menu "Review". A line over the sentences says which one is made."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reading = window.reading
        self._table = window.review_table
        self._line = window.reading.only_line
        self._line.left.connect(partial(self._show, Only.ALL))
        self._reading.sentences.escaped.connect(self._leave)
        self._table.filtered.connect(self._on_filtered)
        window.commands.actions["only_all"].setChecked(True)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {f"only_{only.value}": partial(self._show, only) for only in Only}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {f"only_{only.value}": now.review is not None for only in Only}

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self._line.restyle(theme)

    def _leave(self) -> None:
        if self._table.only is not Only.ALL:
            self._show(Only.ALL)

    def _show(self, only: Only) -> None:
        sentences = self._reading.sentences
        sentences.finish_editing()
        here = sentences.current_pair
        if only is not Only.ALL:
            self._reading.set_mode(Mode.SENTENCES)
        self._table.show_only(only)
        if here is not None and self._table.row_of(here.sentence.index) is not None:
            sentences.go_to(here.sentence.index)
        sentences.setFocus()

    def _on_filtered(self, only: Only) -> None:
        self._window.commands.actions[f"only_{only.value}"].setChecked(True)
        shown, whole = self._table.counts
        self._line.tell(only, shown=shown, whole=whole)
