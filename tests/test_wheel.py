"""The wheel holds all the program needs to run, and nothing that is for developers."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from naba_models import default_model

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def test_the_model_inside_is_the_one_of_the_manifest(wheel: zipfile.ZipFile) -> None:
    for entry in default_model().manifest.files:
        content = wheel.read(f"naba_models/default/{entry.path}")
        assert hashlib.sha256(content).hexdigest() == entry.sha256


def test_every_bundled_file_is_there(wheel: zipfile.ZipFile) -> None:
    folder = ROOT / "resources/naba_resources"
    bundled = {path.relative_to(folder.parent).as_posix() for path in folder.rglob("*") if path.is_file()}
    bundled = {name for name in bundled if "__pycache__" not in name}
    assert bundled <= set(wheel.namelist())


def test_nothing_for_developers_is_inside(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    packages = {"naba_convert", "naba_desktop", "naba_models", "naba_resources", "naba_translation"}
    assert {top for top in tops if not top.endswith(".dist-info")} == packages
