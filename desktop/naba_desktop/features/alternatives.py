"""Other ways to say the sentence one stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.installed.model_line import model_lines
from naba_desktop.review.review_table import Column
from naba_desktop.wording import wording_jobs as jobs
from naba_desktop.wording.ways_dialog import WaysDialog
from naba_desktop.wording.wording_jobs import Ways
from naba_translation.article import Kind, Pair
from naba_translation.normalise import has_arabic
from naba_translation.paths import Paths


class Alternatives(Feature):
    """The command "Other ways to say it"."""

    def __init__(self, window: MainWindow, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"other_ways": self._open}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {"other_ways": now.review is not None and now.pair is not None and is_translated(now.pair)}

    def _open(self) -> None:
        window = self._window
        window.reading.sentences.finish_editing()
        review, pair = window.review_table.review, window.reading.sentences.current_pair
        if review is None or pair is None or not is_translated(pair):
            return
        lines = [line for line in model_lines(self._paths.models) if line.problem is None]
        dialog = WaysDialog(
            pair,
            models=[("" if line.built_in else line.id, line.name) for line in lines],
            theme=window.theme,
            faces=window.commands.settings.faces,
            parent=window,
        )
        ask = partial(self._ask, dialog, review.article.id, pair)
        dialog.model_wanted.connect(ask)
        dialog.taken.connect(partial(self._take, review.article.id, pair))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        ask(None)

    def _ask(self, dialog: WaysDialog, article_id: str, pair: Pair, model: str | None) -> None:
        gone = False

        def close() -> None:
            nonlocal gone
            gone = True
            self._window.controller.cancel_engine(job)

        def show(ways: object) -> None:
            assert isinstance(ways, Ways)  # noqa: S101  what other_ways returns
            if not gone:
                dialog.show_ways(ways.pairs, model=ways.model)

        def fail() -> None:
            if not gone:
                dialog.fail()

        job = self._window.controller.ask_engine(
            lambda engines: jobs.other_ways(
                engines, pair, article_id=article_id, model=model, store=self._window.controller.store
            ),
            show,
            ended=fail,
        )
        dialog.finished.connect(close)

    def _take(self, article_id: str, pair: Pair, english: str) -> None:
        """As if the analyst had typed it; nothing where another article is read by now."""
        table = self._window.review_table
        row = table.reveal(pair.sentence.index)
        if table.review is not None and table.review.article.id == article_id and row is not None:
            table.setData(table.index(row, Column.ENGLISH), english)


def is_translated(pair: Pair) -> bool:
    """Whether the engine has anything to say to a sentence."""
    return pair.sentence.kind is not Kind.FURNITURE and has_arabic(pair.sentence.text)
