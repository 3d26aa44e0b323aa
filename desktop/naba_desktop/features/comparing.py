"""Two models on one sentence, or on the article that is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from naba_desktop.features.alternatives import is_translated
from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.installed.model_line import model_lines
from naba_desktop.look.theme import Theme
from naba_desktop.settings import Settings
from naba_desktop.wording import wording_jobs as jobs
from naba_desktop.wording.compare_page import ComparePage
from naba_translation.article import Pair, Review
from naba_translation.paths import Paths

PLACE = "compare"


class Comparing(Feature):
    """The commands "Compare two models", and their place."""

    def __init__(self, window: MainWindow, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._paths = paths
        self._review: Review | None = None  # what is compared
        self._job: int | None = None
        self.page = ComparePage(window.commands.actions, window.theme, window.commands.settings.faces)
        window.add_place(PLACE, self.page)
        window.places.arrived.connect(self._on_arrived)
        self.page.cancel_wanted.connect(self._cancel)
        self.page.read_wanted.connect(self._read)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "compare_sentence": partial(self._compare, whole=False),
            "compare_article": partial(self._compare, whole=True),
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        review, pair = self._window.review_table.review, self._window.reading.sentences.current_pair
        free = self._job is None and review is not None
        return {
            "compare_sentence": free and pair is not None and is_translated(pair),
            "compare_article": free,
        }

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self.page.restyle(theme, settings.faces)

    def _compare(self, *, whole: bool) -> None:
        review, pair = self._window.review_table.review, self._window.reading.sentences.current_pair
        if review is None or (pair is None and not whole):
            return
        self._window.places.go(PLACE)
        pairs = [one for one in review.pairs if is_translated(one)] if whole or pair is None else [pair]
        first, second = self.page.chosen
        if self.page.first.count() < 2 or not pairs:
            return
        self._review = review
        self._start(review.article.id, pairs, first, second)

    def _start(self, article_id: str, pairs: Sequence[Pair], first: str, second: str) -> None:
        total = 2 * len(pairs)
        self.page.show_progress((0, total))
        self._job = self._window.controller.ask_engine(
            lambda engines: jobs.compare(
                engines,
                pairs,
                article_id=article_id,
                first=first,
                second=second,
                store=self._window.controller.store,
            ),
            self._show,
            progress=lambda done: self.page.show_progress((int(str(done)), total)),
            ended=self._rest,
        )
        self._window.update_commands()

    def _show(self, compared: object) -> None:
        assert isinstance(compared, tuple)  # noqa: S101  what jobs.compare returns
        self._rest()
        self.page.show_compared(compared)
        if self._review is not None:  # what the second model contradicts raises the sentence's level
            self._window.controller.show(self._review.article.source)

    def _rest(self) -> None:
        self._job = None
        self.page.show_progress(None)
        self._window.update_commands()

    def _cancel(self) -> None:
        if self._job is not None:
            self._window.controller.cancel_engine(self._job)

    def _read(self, index: int) -> None:
        if self._review is not None:
            self._window.read(self._review.article.id, index)

    def _on_arrived(self, place: str) -> None:
        if place == PLACE:
            lines = [line for line in model_lines(self._paths.models) if line.problem is None]
            self.page.show_models([("" if line.built_in else line.id, line.called) for line in lines])
