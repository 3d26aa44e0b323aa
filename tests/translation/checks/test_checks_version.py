"""What says which checks these are changes with their tables too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import naba_resources
from naba_translation.checks.version import checks_version


@pytest.mark.parametrize("name", ["meanings/stances.tsv", "lexicon/words.tsv.xz", "names/names.tsv"])
def test_a_changed_table_is_another_version(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("meanings", "lexicon", "names"):
        shutil.copytree(naba_resources.path(folder), tmp_path / folder)
    before = checks_version.__wrapped__()
    monkeypatch.setattr(naba_resources, "path", lambda each: tmp_path / each)
    assert checks_version.__wrapped__() == before
    table = tmp_path / name
    table.write_bytes(table.read_bytes() + b"#")
    assert checks_version.__wrapped__() != before
