"""Help, Licences: the file that a release brings, and something true without it."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from naba_desktop.guidance.licences_window import LicencesWindow, licences_text


def test_a_release_shows_its_own_file(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "third-party.txt"
    file.write_text("<b>libfoo</b> © Zoë, MIT", encoding="utf-8")
    parent = QWidget()
    qtbot.addWidget(parent)
    window = LicencesWindow(licences_text(file), parent)
    assert window.text.toPlainText() == "<b>libfoo</b> © Zoë, MIT"
    assert window.text.isReadOnly()


def test_without_one_the_installed_packages_are_named(tmp_path: Path) -> None:
    text = licences_text(tmp_path / "none.txt")
    assert f"ctranslate2 {version('ctranslate2')}" in text
    assert "MIT" in text
