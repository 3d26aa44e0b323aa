"""Articles from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from naba_desktop.background import one_step
from naba_desktop.feature import Feature
from naba_desktop.main_window import MainWindow, dropped_paths
from naba_translation.normalise import has_arabic
from naba_translation.pasted import folder_of, forget, keep
from naba_translation.paths import Paths


class Pasting(Feature):
    """The command "Paste an article"."""

    def __init__(self, window: MainWindow, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder_of(paths)
        window.controller.entry_removed.connect(self._forget)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"paste": self._paste}

    def _paste(self) -> None:
        """Read the text of the clipboard; or the files, where files were copied."""
        mime = QGuiApplication.clipboard().mimeData()
        if files := dropped_paths(mime):
            self._window.controller.translate(files)
        elif has_arabic(text := mime.text()):
            if self._may_lie_open():
                save = one_step(lambda: keep(text, self._folder, now=datetime.now().astimezone()))
                self._window.controller.ask(save, self._open)
        else:
            self._window.banner.show_success(
                "There is no Arabic on the clipboard",
                "Copy the text of an article in the browser or a mail, then paste it here.",
            )

    def _open(self, path: object) -> None:
        assert isinstance(path, Path)  # noqa: S101  what keep() returns
        self._window.controller.translate([path])

    def _may_lie_open(self) -> bool:
        """Whether the text may stand in a file that no passphrase protects."""
        return self._window.controller.store.key is None or self._window.dialogs.agree(
            self._window,
            "Keep the pasted text in a file?",
            "The library is encrypted, the file would not be. It lies in Naba's data folder, where only you can "
            "read it, until the article is removed from the library.",
            yes="Paste",
        )

    def _forget(self, source: str) -> None:
        if Path(source).parent == self._folder:
            self._window.controller.ask(one_step(partial(forget, source, self._folder)), lambda _: None)
