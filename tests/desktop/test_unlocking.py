"""An encrypted library opens with its passphrase, and the window works on it as on any other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from library_makers import fill
from naba_desktop.app import Desktop
from naba_desktop.lifetime.unlocking import unlocked
from naba_translation.cli.passphrase import PASSPHRASE_VARIABLE
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.library.connection import Place, is_encrypted
from naba_translation.library.encryption import encrypt
from naba_translation.library.store import Store
from naba_translation.paths import Paths

LONG = 30_000


@pytest.fixture
def encrypted(profile: Paths) -> Place:
    """A library under a passphrase."""
    Store(profile.store).close()
    return encrypt(Place(profile.store), "correct horse").place


def test_a_library_without_passphrase_asks_for_none(profile: Paths, answers) -> None:
    assert unlocked(profile.store, answers) == Place(profile.store)
    assert answers.said == []


def test_a_wrong_passphrase_is_told_and_asked_for_again(encrypted: Place, answers) -> None:
    tries = iter(["wrong", "correct horse"])
    answers.secret = lambda *_: next(tries)
    assert unlocked(encrypted.path, answers) == encrypted
    assert len(answers.said) == 1
    assert "passphrase" in answers.said[0]


def test_no_passphrase_opens_nothing(encrypted: Place, answers) -> None:
    answers.secret = lambda *_: None
    assert unlocked(encrypted.path, answers) is None


def encrypting(profile: Paths) -> subprocess.CompletedProcess[str]:
    """The command, as another start of the program."""
    return subprocess.run(
        [Path(sys.executable).with_name("naba"), "library", "encrypt"],
        input="a sentence\na sentence\n",
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {PASSPHRASE_VARIABLE: "0"},
    )


def test_a_library_is_not_put_under_a_passphrase_behind_the_windows_back(
    profile: Paths, make_desktop: Callable[[], Desktop], qtbot: QtBot
) -> None:
    fill(profile.store, 1)
    desktop = make_desktop()
    with qtbot.waitSignal(desktop.controller.listed, timeout=LONG):
        desktop.start([])
    qtbot.waitUntil(lambda: not desktop.research.busy, timeout=LONG)
    refused = encrypting(profile)
    assert refused.returncode == 1
    assert "Close the window" in refused.stderr
    assert not is_encrypted(profile.store)
    desktop.window.close()
    desktop.close()
    assert encrypting(profile).returncode == 0
    assert is_encrypted(profile.store)


def test_articles_are_kept_in_it_encrypted(
    encrypted: Place,
    profile: Paths,
    engine: CTranslate2Engine,
    answers,
    application: object,
    qtbot: QtBot,
    article_files: tuple[Path, Path],
) -> None:
    desktop = Desktop(paths=profile, engine=engine, dialogs=answers, library=encrypted)
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    with qtbot.waitSignal(desktop.controller.rested, timeout=LONG):
        desktop.controller.translate(article_files)
    qtbot.waitUntil(lambda: desktop.library.rowCount() == 2, timeout=LONG)
    desktop.window.close()
    assert is_encrypted(profile.store)
    with Store(encrypted) as store:
        assert len(store.articles()) == 2
    for file in profile.data.rglob("*"):
        assert not file.is_file() or "الميناء".encode() not in file.read_bytes(), file
