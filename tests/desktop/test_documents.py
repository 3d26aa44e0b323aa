"""Documents made from the window: what is chosen is in them, and a refusal of the disk is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_desktop.checking.check_dialog import CheckDialog
from naba_desktop.exporting.export_dialog import ExportDialog

LONG = 30_000


@pytest.fixture
def translated(desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]) -> Desktop:
    """A window with two articles, the first of them read."""
    desktop.window.show()
    with qtbot.waitSignal(desktop.controller.rested, timeout=LONG):
        desktop.controller.translate(article_files)
    qtbot.waitUntil(lambda: desktop.window.review_table.review is not None, timeout=LONG)
    return desktop


def opened(desktop: Desktop, command: str) -> ExportDialog:
    desktop.window.commands.actions[command].trigger()
    return desktop.window.findChild(ExportDialog)


def choose(dialog: ExportDialog, name: str, text: str) -> None:
    box = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)
    assert box.findText(text) >= 0
    box.setCurrentText(text)


def part(dialog: ExportDialog, words: str) -> QCheckBox:
    return next(one for one in dialog.findChildren(QCheckBox) if words in one.text().replace("&", ""))


def test_the_buttons_of_an_export_are_on_a_small_screen(translated: Desktop) -> None:
    dialog = opened(translated, "export")
    dialog.resize(960, 560)
    dialog.layout().activate()
    assert dialog.height() == 560
    texts = ("Export…", "Cancel")
    buttons = [one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") in texts]
    assert [one.mapTo(dialog, one.rect().bottomLeft()).y() < 560 for one in buttons] == [True, True]
    dialog.reject()


def test_no_letter_of_the_export_dialog_stands_for_two_things(translated: Desktop) -> None:
    dialog = opened(translated, "export")
    words = [one.text() for kind in (QLabel, QAbstractButton) for one in dialog.findChildren(kind)]
    letters = [QKeySequence.mnemonic(text).toString() for text in words if "&" in text]
    assert len(letters) > 15
    assert sorted(set(letters)) == sorted(letters)
    dialog.reject()


def test_an_export_offers_its_folder(translated: Desktop, qtbot: QtBot, answers, tmp_path: Path) -> None:
    answers.target = tmp_path / "report.pdf"
    with qtbot.waitSignal(translated.documents.exported, timeout=LONG):
        translated.window.commands.actions["export_pdf"].trigger()
    assert answers.target.read_bytes().startswith(b"%PDF-")
    folder = next(
        one for one in translated.window.banner.findChildren(QPushButton) if one.text() == "Show in folder"
    )
    qtbot.mouseClick(folder, Qt.MouseButton.LeftButton)
    assert answers.shown == [tmp_path]


def test_a_refusal_of_the_disk_is_told(translated: Desktop, qtbot: QtBot, answers, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("in the way", encoding="utf-8")
    answers.target = tmp_path / "a-file" / "report.pdf"
    with qtbot.waitSignal(translated.controller.problem, timeout=LONG) as problem:
        translated.window.commands.actions["export_pdf"].trigger()
    assert problem.args[0].title == "Cannot write the file"


def test_the_pages_follow_what_is_chosen_and_the_choice_is_remembered(
    translated: Desktop, qtbot: QtBot, answers, tmp_path: Path
) -> None:
    dialog = opened(translated, "export")
    qtbot.waitUntil(lambda: dialog.preview.count > 0, timeout=LONG)
    pages = dialog.preview.count
    choose(dialog, "Template", "Dossier: cover and contents too")
    assert part(dialog, "Cover").isChecked()
    qtbot.waitUntil(lambda: dialog.preview.count > pages, timeout=LONG)
    part(dialog, "Summary").setChecked(False)
    choose(dialog, "Format", "Markdown")
    answers.target = tmp_path / "report.md"
    with qtbot.waitSignal(translated.documents.exported, timeout=LONG):
        dialog.accept()
    text = answers.target.read_text(encoding="utf-8")
    assert "## Contents" in text
    assert "## Summary" not in text

    again = opened(translated, "export")
    assert again.kind == "md"
    assert part(again, "Cover").isChecked()
    assert not part(again, "Summary").isChecked()
    again.reject()


def test_an_edit_that_is_being_typed_is_in_the_document(
    translated: Desktop, qtbot: QtBot, answers, tmp_path: Path
) -> None:
    window = translated.window
    window.reading.sentences.go_to(1)
    window.commands.actions["edit"].trigger()
    qtbot.keyClicks(window.focusWidget(), "Words of the analyst. ")
    dialog = opened(translated, "export")
    choose(dialog, "Format", "Data (JSON)")
    answers.target = tmp_path / "report.json"
    with qtbot.waitSignal(translated.documents.exported, timeout=LONG):
        dialog.accept()
    assert "Words of the analyst." in json.dumps(json.loads(answers.target.read_bytes()))


def test_several_articles_make_one_document(
    translated: Desktop, qtbot: QtBot, answers, tmp_path: Path
) -> None:
    translated.window.articles.list.selectAll()
    dialog = opened(translated, "export_selected")
    choose(dialog, "Format", "Plain text")
    answers.target = tmp_path / "articles.txt"
    with qtbot.waitSignal(translated.documents.exported, timeout=LONG):
        dialog.accept()
    text = answers.target.read_text(encoding="utf-8")
    assert "افتتاح الميناء الجديد في الربيع" in text
    assert "جسر جديد فوق النهر الكبير" in text


def test_a_document_is_signed_with_a_key_made_in_the_dialog_and_checked(
    translated: Desktop, qtbot: QtBot, answers, tmp_path: Path
) -> None:
    window = translated.window
    answers.line = "a passphrase"
    dialog = opened(translated, "export")
    signature = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == "Signature")
    signature.setCurrentIndex(signature.count() - 1)
    signature.activated.emit(signature.count() - 1)
    assert signature.currentText() == "a passphrase"  # the answer to the key's name too
    answers.target = tmp_path / "report.pdf"
    with qtbot.waitSignal(translated.documents.exported, timeout=LONG) as exported:
        dialog.accept()
    assert exported.args[0] == (answers.target, tmp_path / "report.pdf.minisig")

    answers.files = (answers.target,)
    window.commands.actions["check_document"].trigger()
    qtbot.waitUntil(lambda: window.findChild(CheckDialog) is not None, timeout=LONG)
    check = window.findChild(CheckDialog)
    assert "Nothing wrong was found" in words_of(check)
    assert "In order: signed with" in words_of(check)
    check.again.click()
    qtbot.waitUntil(lambda: "come out the same, byte for byte" in words_of(check), timeout=LONG)
    check.reject()


def test_a_document_that_was_changed_is_found_out(
    translated: Desktop, qtbot: QtBot, answers, tmp_path: Path
) -> None:
    window = translated.window
    dialog = opened(translated, "export")
    choose(dialog, "Format", "Web page")
    answers.target = tmp_path / "report.html"
    with qtbot.waitSignal(translated.documents.exported, timeout=LONG):
        dialog.accept()
    english = f">{window.review_table.review.pairs[1].english}<"  # whole: another sentence may hold its words
    text = answers.target.read_text(encoding="utf-8")
    assert english in text
    answers.target.write_text(text.replace(english, ">It never happened.<", 1), encoding="utf-8")
    answers.files = (answers.target,)
    window.commands.actions["check_document"].trigger()
    qtbot.waitUntil(lambda: window.findChild(CheckDialog) is not None, timeout=LONG)
    check = window.findChild(CheckDialog)
    assert "Something does not match" in words_of(check)
    assert "stands there: It never happened." in words_of(check), words_of(check)
    check.reject()


def test_what_is_no_document_of_naba_is_told(
    translated: Desktop, qtbot: QtBot, answers, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.4\nnothing of ours\n")
    answers.files = (other,)
    with qtbot.waitSignal(translated.controller.problem, timeout=LONG) as problem:
        translated.window.commands.actions["check_document"].trigger()
    assert "other.pdf" in problem.args[0].detail


def words_of(dialog: CheckDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))
