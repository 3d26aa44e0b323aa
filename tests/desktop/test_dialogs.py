"""The desktop's own dialogs: only what the person types into Qt's is given here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from naba_desktop.dialogs import DesktopDialogs


class Person(DesktopDialogs):
    """Types a name into the dialog for saving, and says what may be replaced."""

    def __init__(self, typed: Path, monkeypatch: pytest.MonkeyPatch, *, kind: str = "") -> None:
        self.yes = False
        self.asked: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(typed), kind))

    def agree(self, parent: QWidget, question: str, detail: str, *, yes: str) -> bool:
        self.asked.append(question)
        return self.yes


def test_a_file_that_is_there_is_not_replaced_because_its_ending_was_not_typed(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "port.pdf"
    there.write_bytes(b"of yesterday")
    person, window = Person(tmp_path / "port", monkeypatch), QWidget()
    assert person.file_to_write(window, tmp_path, "pdf") is None
    assert person.asked == ["Replace port.pdf?"]
    person.yes = True
    assert person.file_to_write(window, tmp_path, "pdf") == there


@pytest.mark.parametrize(
    ("typed", "kind", "path"),
    [
        ("names", "Spreadsheet (*.csv)", "names.csv"),
        ("names", "Terms for translators' tools (*.tbx)", "names.tbx"),
        ("names.v2", "Spreadsheet (*.csv)", "names.v2.csv"),
        ("names.TBX", "Spreadsheet (*.csv)", "names.TBX"),
    ],
)
def test_names_get_the_ending_of_their_kind(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, path: str
) -> None:
    person, window = Person(tmp_path / typed, monkeypatch, kind=kind), QWidget()
    assert person.names_to_write(window, tmp_path / "names.csv") == tmp_path / path
    assert person.asked == []
