"""Opening, translating and removing articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.look.shown import one_line
from naba_resources import path
from naba_translation.counted import counted


class Files(Feature):
    """The first commands of the menus "File" and "Article"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._articles = window.articles
        self._articles.menu_wanted.connect(lambda at: window.commands.menu(at, "translate", "remove"))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "open": self._open,
            "open_folder": self._open_folder,
            "open_samples": self.open_samples,
            "remove": self._remove,
            "quit": self._window.close,
            "translate": self._translate,
            "translate_rest": self._window.controller.translate_rest,
            "stop": self._window.controller.stop,
            "next_article": lambda: self._articles.step(1),
            "previous_article": lambda: self._articles.step(-1),
        }

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {
            "translate": bool(now.entries),
            "translate_rest": self._window.controller.has_rest,
            "remove": bool(now.entries),
            "stop": now.translating,
        }

    def open_samples(self) -> None:
        """Open the bundled samples."""
        self._window.controller.translate(sorted(path("samples").glob("*.txt")))

    def _open(self) -> None:
        paths = self._window.dialogs.files_to_open(self._window, self._last_folder)
        if paths:
            self._window.commands.remember(last_folder=str(paths[0].parent))
            self._window.controller.translate(paths)

    def _open_folder(self) -> None:
        folder = self._window.dialogs.folder_to_open(self._window, self._last_folder)
        if folder is not None:
            self._window.commands.remember(last_folder=str(folder))
            self._window.controller.translate([folder])

    @property
    def _last_folder(self) -> str:
        return self._window.commands.settings.last_folder

    def _translate(self) -> None:
        self._window.controller.translate([Path(entry.source) for entry in self._articles.selected()])

    def _remove(self) -> None:
        entries = self._articles.selected()
        if not entries:
            return
        what = one_line(entries[0].name) if len(entries) == 1 else counted(len(entries), "article")
        detail = (
            "Translations and your edits are deleted for good, in the copies of the library too. Files stay where "
            "they are; text that you pasted has no file and is gone."
        )
        if self._window.dialogs.agree(self._window, f"Remove {what} from the library?", detail, yes="Remove"):
            self._window.controller.remove([entry.source for entry in entries])
