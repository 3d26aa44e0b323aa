"""Comments on sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.review.comments_dialog import CommentsDialog
from naba_translation.article import Kind


class Remarks(Feature):
    """The command "Comments…"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog = CommentsDialog(window)
        self._dialog.added.connect(self._add)
        self._dialog.changed.connect(self._change)
        window.pair_selected.connect(self._dialog.show_pair)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"comment": self._open}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        pair = now.pair if now.review is not None else None
        return {"comment": pair is not None and pair.sentence.kind is not Kind.FURNITURE}

    def _open(self) -> None:
        self._window.reading.sentences.finish_editing()
        self._dialog.show_pair(self._window.reading.sentences.current_pair)
        self._dialog.open()

    def _add(self, text: str) -> None:
        review, pair = self._window.review_table.review, self._window.reading.sentences.current_pair
        if review is not None and pair is not None:
            self._window.desk.comment(review, pair, text)

    def _change(self, number: int, text: str | None) -> None:
        review = self._window.review_table.review
        if review is not None:
            self._window.desk.change_comment(review, number, text)
