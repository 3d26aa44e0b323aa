"""What the window says about itself: manual, tour, shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.guidance.about import about_text, shortcuts_text
from naba_desktop.guidance.licences_window import LicencesWindow, licences_text
from naba_desktop.guidance.manual_window import ManualWindow
from naba_desktop.guidance.tour import Step, Tour
from naba_resources import path


class Guidance(Feature):
    """The menu "Help", and the tour of the first start."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._manual: ManualWindow | None = None
        self._licences: LicencesWindow | None = None
        self._tour: Tour | None = None
        window.review_shown.connect(self._welcome)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "manual": self._open_manual,
            "tour": self._start_tour,
            "shortcuts": self._shortcuts,
            "licences": self._open_licences,
            "about": self._about,
        }

    def _welcome(self, review: object) -> None:
        if review is not None and not self._window.commands.settings.toured and self._tour is None:
            QTimer.singleShot(0, self._window, self._start_tour)  # the article is painted first

    def _start_tour(self) -> None:
        if self._tour is not None:
            return
        window = self._window
        window.commands.actions["place_read"].trigger()
        steps = (
            Step(
                window.articles,
                "Your articles",
                "Drop files or folders anywhere on the window, paste a text with Ctrl+V, or choose Open. They are "
                "read, translated and kept on this computer only. No network is used.",
            ),
            Step(
                window.reading.words,
                "English beside Arabic, with its doubts",
                "A mark beside a sentence says that a check found something: a number that differs, a “not” "
                "that is gone, words the machine was unsure of. The strip below says what and why. F8 goes "
                "to the next such sentence; F2 lets you put the English right.",
            ),
            Step(
                window.summary,
                "From reading to report",
                "The summary is made of the article's own sentences: a click goes to its place. When you "
                "have read enough, Export PDF writes a report of both languages that says what was "
                "checked, what you changed and how the English was made.",
            ),
        )
        seen = [step for step in steps if step.target.isVisible()]
        if seen:
            self._tour = Tour(seen, window)
            self._tour.ended.connect(self._on_tour_ended)

    def _on_tour_ended(self) -> None:
        self._tour = None
        self._window.commands.remember(toured=True)
        self._window.reading.focus_text()

    def _open_manual(self) -> None:
        if self._manual is None:
            self._manual = ManualWindow(path("manual") / "index.html", self._window)
        self._manual.show()
        self._manual.raise_()
        self._manual.activateWindow()

    def _open_licences(self) -> None:
        if self._licences is None:
            self._licences = LicencesWindow(licences_text(), self._window)
        self._licences.show()
        self._licences.raise_()
        self._licences.activateWindow()

    def _shortcuts(self) -> None:
        shortcuts = self._window.commands.actions.shortcuts()
        self._window.dialogs.tell(self._window, "Keyboard shortcuts", shortcuts_text(shortcuts))

    def _about(self) -> None:
        self._window.dialogs.tell(self._window, "Naba", about_text())
