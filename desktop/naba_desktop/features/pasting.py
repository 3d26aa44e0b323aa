"""Articles from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow, dropped_paths
from naba_desktop.work.background import one_step
from naba_translation.normalise import has_arabic
from naba_translation.pasted import folder_of, forget, hold, keep, put_away
from naba_translation.paths import Paths

if TYPE_CHECKING:
    from naba_translation.library.connection import Place


class Pasting(Feature):
    """The command "Paste an article"."""

    def __init__(self, window: MainWindow, paths: Paths) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder_of(paths)
        window.controller.entries_removed.connect(self._forget)
        window.controller.listed.connect(self._put_away, Qt.ConnectionType.SingleShotConnection)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"paste": self._paste}

    def _paste(self) -> None:
        """Read the text of the clipboard; or the files, where files were copied."""
        # PySide says that there is always one; of a clipboard that nobody filled it is None.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if files := dropped_paths(mime):
            self._window.controller.translate(files)
        elif mime is not None and has_arabic(text := mime.text()):
            self._window.controller.ask(
                one_step(partial(_kept, text, self._window.controller.store, self._folder)), self._open
            )
        else:
            self._window.banner.show_success(
                "There is no Arabic on the clipboard",
                "Copy the text of an article in the browser or a mail, then paste it here.",
            )

    def _open(self, path: object) -> None:
        assert isinstance(path, Path)  # noqa: S101  what keep() returns
        self._window.controller.translate([path])

    def _forget(self, sources: tuple[str, ...]) -> None:
        for source in sources:
            if Path(source).parent == self._folder:
                self._window.controller.ask(one_step(partial(forget, source, self._folder)), lambda _: None)

    def _put_away(self) -> None:
        """What was pasted before the library was encrypted, and had no time to be taken in, or was encrypted by an
        earlier Naba."""
        place = self._window.controller.store
        if place.key is not None:
            self._window.controller.ask(one_step(partial(put_away, place)), lambda _: None)


def _kept(text: str, place: Place, folder: Path) -> Path:
    """Keep a text in a file, or in the library where that is encrypted; what stands for it."""
    now = datetime.now().astimezone()
    if place.key is None:
        return keep(text, folder, now=now)
    from naba_translation.library.store import Store

    with Store(place) as store:
        return hold(text, store, now=now)
