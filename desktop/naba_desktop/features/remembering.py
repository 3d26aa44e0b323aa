"""What people wrote for similar sentences, offered for the one one stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.review.review_table import Column
from naba_translation.article import Kind, Pair

_REST_MS = 250  # one must stand still: walking through an article asks nothing


class Remembering(Feature):
    """Shows the memory's offers in the details, and takes one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._details = window.reading.details
        self._pair: Pair | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        self._details.offer_taken.connect(self._take)
        window.pair_selected.connect(self._on_pair)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"take_offer": lambda: self._take(self._details.best_offer)}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {"take_offer": now.review is not None and bool(self._details.best_offer)}

    def _on_pair(self, pair: Pair | None) -> None:
        self._pair = pair
        if pair is None or pair.sentence.kind is Kind.FURNITURE:
            self._rest.stop()
        else:
            self._rest.start()

    def _ask(self) -> None:
        pair = self._pair
        if pair is not None:
            self._window.desk.offers(pair, lambda offers: self._show(pair, offers))

    def _show(self, pair: Pair, offers: object) -> None:
        if pair is self._pair and isinstance(offers, tuple):
            self._details.show_offers(offers)
            self._window.commands.actions["take_offer"].setEnabled(bool(offers))

    def _take(self, english: str) -> None:
        sentences, table = self._window.reading.sentences, self._window.review_table
        if english and sentences.current_pair is not None:
            table.setData(table.index(sentences.currentIndex().row(), Column.ENGLISH), english)
