"""Copies of the library in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from naba_desktop.frame.feature import Feature, Situation
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.keeping import backup_jobs
from naba_desktop.keeping.backup_dialog import BackupDialog
from naba_desktop.keeping.backup_jobs import Copies
from naba_desktop.research.chores import Chores

if TYPE_CHECKING:
    from naba_translation.library.backups import Backup

_CHORE = "backup"


class Safekeeping(Feature):
    """Makes the copy of the day while the analyst rests; shows the copies, and goes back to one."""

    def __init__(self, window: MainWindow, chores: Chores) -> None:
        super().__init__(window)
        self._window = window
        self._controller = window.controller
        self._dialog: BackupDialog | None = None
        chores.add(_CHORE, lambda _: backup_jobs.daily_copy(self._controller.store))
        self._controller.listed.connect(lambda _: chores.want(_CHORE))

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"backups": self._open}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        return {"backups": not now.translating}

    def _open(self) -> None:
        dialog = self._dialog = BackupDialog(self._window)
        dialog.copy_wanted.connect(self._make)
        dialog.restore_wanted.connect(self._agree_to_restore)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self._controller.ask(lambda: backup_jobs.list_copies(self._controller.store), self._show)

    def _on_closed(self) -> None:
        self._dialog = None

    def _show(self, copies: object) -> None:
        if self._dialog is not None and isinstance(copies, Copies):
            self._dialog.show_copies(copies)

    def _make(self) -> None:
        self._controller.ask(lambda: backup_jobs.make_copy(self._controller.store), self._show)

    def _agree_to_restore(self, backup: Backup) -> None:
        day = backup.made.astimezone()
        detail = (
            "The library becomes what it was then. The present one is kept as a copy, to which you can go back "
            "in the same way."
        )
        question = f"Go back to the library of {day:%Y-%m-%d %H:%M}?"
        if self._window.dialogs.agree(self._window, question, detail, yes="Go back"):
            self._window.reading.sentences.finish_editing()
            if self._dialog is not None:
                self._dialog.accept()
            self._controller.ask(
                lambda: backup_jobs.restore(self._controller.store, backup),
                lambda former: self._on_restored(former, f"{day:%Y-%m-%d %H:%M}"),
            )

    def _on_restored(self, former: object, day: str) -> None:
        self._controller.reload()
        kept = f"The former library is kept: {former.name}." if isinstance(former, Path) else ""
        self._window.banner.show_success(f"The library is that of {day} again", kept)
