"""Checking a document somebody handed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from naba_desktop.checking import check_jobs
from naba_desktop.checking.check_dialog import CheckDialog
from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.look.theme import Theme
from naba_desktop.research.research import Research
from naba_desktop.settings import Settings
from naba_translation.paths import Paths

if TYPE_CHECKING:
    from naba_translation.export.verification import Verified


class Checking(Feature):
    """One command of the menu "File"."""

    def __init__(self, window: MainWindow, research: Research, theme: Theme, *, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._research = research
        self._theme = theme
        self._paths = paths
        self._dialog: CheckDialog | None = None

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"check_document": self._ask}

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self._theme = theme

    def _ask(self) -> None:
        folder = self._window.commands.settings.export_folder
        path = self._window.dialogs.document_to_check(self._window, folder)
        if path is not None:
            paths = self._paths
            self._research.ask(
                lambda archive: check_jobs.check(archive, path, config=paths.config, models=paths.models),
                self._show,  # type: ignore[arg-type]
            )

    def _show(self, verified: Verified) -> None:
        dialog = self._dialog = CheckDialog(verified, self._theme, self._window)
        dialog.again_wanted.connect(lambda: self._again(verified))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None

    def _again(self, verified: Verified) -> None:
        report = verified.report
        if report is not None:
            self._window.controller.ask_engine(
                lambda engines: check_jobs.again(engines, report),
                self._on_again,
                progress=self._on_step,
                ended=lambda: self._on_again(None),
            )

    def _on_step(self, step: object) -> None:
        if self._dialog is not None and isinstance(step, tuple):
            self._dialog.show_progress(*step)

    def _on_again(self, again: object) -> None:
        if self._dialog is not None:
            self._dialog.show_again(again)  # type: ignore[arg-type]
