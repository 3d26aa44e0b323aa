"""What says which state of the program made a document changes with what decides how it looks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import naba_resources
from naba_translation.code_digest import code_digest
from naba_translation.export.provenance import library_versions, program_version


def test_a_changed_template_is_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("export", "fonts"):
        shutil.copytree(naba_resources.path(folder), tmp_path / folder)
    before = program_version.__wrapped__()
    monkeypatch.setattr(naba_resources, "path", lambda each: tmp_path / each)
    assert program_version.__wrapped__() == before
    with (tmp_path / "export/report.typ").open("a") as template:
        template.write("\n")
    assert program_version.__wrapped__() != before


def test_changed_code_is_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a_package/inner").mkdir(parents=True)
    (tmp_path / "a_package/__init__.py").write_text("")
    module = tmp_path / "a_package/inner/words.py"
    module.write_text('WORD = "Look"\n')
    monkeypatch.syspath_prepend(tmp_path)
    before = code_digest(("a_package",), folders=())
    (tmp_path / "a_package/notes.txt").write_text("no code")
    assert code_digest(("a_package",), folders=()) == before
    module.write_text('WORD = "Check"\n')
    assert code_digest(("a_package",), folders=()) != before


def test_a_document_says_a_version_that_packaging_understands() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{12}", library_versions()["naba"])
