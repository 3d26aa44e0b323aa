"""What every test has: its own profile folder, no network, no screen, and a tiny real model."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import pytest
from PySide6.QtWidgets import QApplication

import tiny_model as tiny
from at_the_window import PatientBot
from naba_models import InstalledModel
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.library.store import Store
from naba_translation.paths import HOME_VARIABLE, Paths


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A profile of the test's own; nothing touches the user's folders."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "profile"))
    return Paths.of_user()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Acts and waits in a person's place."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def built_model(tmp_path_factory: pytest.TempPathFactory) -> InstalledModel:
    """The tiny model, built once; for reading only."""
    return tiny.build(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture
def tiny_model(built_model: InstalledModel, tmp_path: Path) -> InstalledModel:
    """A copy of the tiny model that a test may damage."""
    folder = tmp_path / "tiny"
    shutil.copytree(built_model.folder, folder)
    return InstalledModel(folder, built_model.manifest)


@pytest.fixture
def engine(built_model: InstalledModel) -> Iterator[CTranslate2Engine]:
    """The tiny model in an engine, in this process."""
    engine = CTranslate2Engine(built_model, threads=1)
    yield engine
    engine.close()


@pytest.fixture
def store(profile: Paths) -> Iterator[Store]:
    """An empty library."""
    with Store(profile.store) as store:
        yield store
