"""Writing the article that is read to a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from naba_desktop.dialogs import FORMATS
from naba_desktop.feature import Feature, Situation
from naba_desktop.main_window import MainWindow


class Documents(Feature):
    """The exports of the menu "File"."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.controller.exported.connect(self._tell)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {f"export_{kind}": partial(self._export, kind) for kind in FORMATS}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {f"export_{kind}": now.review is not None for kind in FORMATS}

    def _export(self, kind: str) -> None:
        window = self._window
        window.reading.sentences.finish_editing()
        review = window.review_table.review
        if review is None:
            return
        source = Path(review.article.source)
        folder = window.commands.settings.export_folder or source.parent
        path = window.dialogs.file_to_write(window, Path(folder) / f"{source.stem}.{kind}", kind)
        if path is not None:
            window.commands.remember(export_folder=str(path.parent))
            window.controller.export(review, path, kind)

    def _tell(self, paths: tuple[Path, ...]) -> None:
        folder = paths[0].parent
        self._window.banner.show_success(
            f"Exported {', '.join(path.name for path in paths)}",
            f"In {folder}",
            button="Show in folder",
            act=lambda: self._window.dialogs.show_folder(folder),
        )
