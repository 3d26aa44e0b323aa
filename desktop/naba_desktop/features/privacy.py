"""What the window tells the rest of the system."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.look.shown import one_line
from naba_translation.article import Review
from naba_translation.headline import english_headline

NEUTRAL = "Naba"


class Privacy(Feature):
    """The window's title: task bars, window lists, screen sharing and the system's logs show it to others.

    So it is the program's name, unless the analyst wants the article's headline in it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._review: Review | None = None
        self._action = window.commands.actions["headline_title"]
        self._action.setChecked(window.commands.settings.headlines)
        window.review_shown.connect(self._on_review)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"headline_title": self._toggle}

    def _toggle(self) -> None:
        self._window.commands.remember(headlines=self._action.isChecked())
        self._show()

    def _on_review(self, review: Review | None) -> None:
        self._review = review
        self._show()

    def _show(self) -> None:
        wanted = self._review is not None and self._window.commands.settings.headlines
        headline = one_line(english_headline(self._review)) if wanted and self._review is not None else ""
        self._window.setWindowTitle(headline or NEUTRAL)
