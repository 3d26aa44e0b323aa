"""What is done with the copies of the library, off the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from naba_translation.library.backups import Backup
    from naba_translation.library.connection import Place


@dataclass(frozen=True, slots=True)
class Copies:
    """All copies, and why the last try to make one failed; empty when it did not."""

    backups: tuple[Backup, ...]
    problem: str


def list_copies(store: Place) -> Steps:
    """Returns the Copies there are."""
    from naba_translation.library.backups import Backups

    yield
    backups = Backups(store)
    return Copies(backups.list(), backups.last_problem)


def make_copy(store: Place) -> Steps:
    """Copy the library now; returns the Copies there are then, with the reason where it could not be done."""
    from naba_translation.errors import BackupFailed
    from naba_translation.library.backups import Backups

    yield
    backups = Backups(store)
    problem = ""
    try:
        backups.make()
    except BackupFailed as error:
        problem = error.reason
    return Copies(backups.list(), problem)


def restore(store: Place, backup: Backup) -> Steps:
    """Put a copy in the library's place; returns where the former library lies, None where there was none."""
    from naba_translation.library.backups import Backups

    yield
    return Backups(store).restore(backup)


def daily_copy(store: Place) -> Iterator[tuple[int, int]]:
    """A chore: the copy of the day, if one is due. A failure is kept for the dialog and told by the next start:
    the analyst at work can do nothing about a full disk in the middle of a sentence."""
    from naba_translation.errors import BackupFailed
    from naba_translation.library.backups import Backups

    try:
        Backups(store).make_if_due()
    except BackupFailed:
        return
    yield 1, 1
