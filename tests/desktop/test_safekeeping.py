"""Copies of the library, made and gone back to in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_desktop.keeping.backup_dialog import BackupDialog
from naba_translation.library.backups import Backups
from naba_translation.library.store import Store

LONG = 30_000


def press(dialog: BackupDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if words in one.text()).click()


def test_going_back_to_a_copy_undoes_what_came_since_and_keeps_it(
    desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    controller, window = desktop.controller, desktop.window
    window.show()
    with qtbot.waitSignal(controller.rested, timeout=LONG):
        controller.translate(article_files[:1])
    window.commands.actions["backups"].trigger()
    dialog = window.findChild(BackupDialog)
    press(dialog, "Make one now")
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=LONG)

    with qtbot.waitSignal(controller.rested, timeout=LONG):
        controller.translate(article_files[1:])
    qtbot.waitUntil(lambda: desktop.library.rowCount() == 2, timeout=LONG)

    with qtbot.waitSignal(controller.listed, timeout=LONG):
        press(dialog, "Go back")
    qtbot.waitUntil(lambda: desktop.library.rowCount() == 1, timeout=LONG)
    with Store(controller.store) as store:
        assert [row.source for row in store.articles()] == [str(article_files[0])]
    newest, _ = Backups(controller.store).list()
    with Store(controller.store.beside(newest.path)) as former:
        assert len(former.articles()) == 2
    assert "again" in window.banner.findChild(QLabel, "banner_title").text()


def test_the_copy_of_the_day_is_made_while_the_analyst_rests(
    desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    desktop.start(list(article_files))
    copies = desktop.controller.store.path.parent / "backups"
    qtbot.waitUntil(lambda: len(list(copies.glob("*-daily.db"))) == 1, timeout=LONG)


def test_why_a_copy_could_not_be_made_stands_beside_the_button_to_try_again(
    desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    desktop.window.show()
    with qtbot.waitSignal(desktop.controller.rested):
        desktop.controller.translate(article_files[:1])
    copies = desktop.controller.store.path.parent / "backups"
    copies.write_text("not a folder", encoding="utf-8")
    desktop.window.commands.actions["backups"].trigger()
    dialog = desktop.window.findChild(BackupDialog)
    button = next(one for one in dialog.findChildren(QPushButton) if "Make one now" in one.text())
    button.click()
    assert not button.isEnabled()

    def told() -> list[str]:
        return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: any("could not be made" in text for text in told()), timeout=60_000)
    qtbot.waitUntil(button.isEnabled)
