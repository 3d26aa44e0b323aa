"""What the program writes is for its owner only, and the article's words stand in the library and nowhere else."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from child import child
from naba_models import InstalledModel
from naba_translation.cli.passphrase import PASSPHRASE_VARIABLE
from naba_translation.paths import Paths

NABA = Path(sys.executable).with_name("naba")
SENTINEL = "قرنفلات"
ARTICLE = "أعلنت وزارة النقل أن قرنفلات كثيرة وصلت إلى الميناء الجديد بعد تأخير دام عامين. لم تغادر السفينة."
LONG = 60_000


@pytest.fixture(autouse=True)
def _everyone_may_read() -> Iterator[None]:
    """The most careless setting a user's system can have."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}
    return [f"{path} {mode:o}" for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)]


def files_with(word: str, *folders: Path) -> set[str]:
    encodings = ("utf-8", "utf-16-le", "cp1256", "unicode_escape")
    return {
        path.name
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode(name) in path.read_bytes() for name in encodings)
    }


def test_what_commands_write_is_private_and_exports_are_as_the_user_wants(
    profile: Paths, tmp_path: Path, built_model: InstalledModel
) -> None:
    shutil.copytree(built_model.folder, profile.models / "tiny")
    article = tmp_path / f"{SENTINEL}.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    scratch.mkdir()
    for command in (
        ("models", "import", tmp_path),
        ("translate", article, "--out", out, "--model", "tiny", "--format", "json,txt"),
        ("translate", tmp_path / "gone.txt", "--out", out, "--model", "tiny"),
        ("models", "default", "tiny"),
        ("library", "backup"),
        ("library", "restore", "1"),
        ("search", SENTINEL),
        ("stories",),
        ("export", article, "--out", out, "--format", "pdf,docx"),
        ("library", "encrypt"),
        ("library", "decrypt"),
        ("doctor",),
    ):
        subprocess.run(
            [NABA, *command],
            input=b"a passphrase\na passphrase\n",
            capture_output=True,
            check=False,
            env=os.environ | {"TMPDIR": scratch, PASSPHRASE_VARIABLE: "0"},
        )
    assert list(scratch.rglob("*")) == []
    for folder in (profile.data, profile.models, profile.config):
        assert open_to_others(folder) == []
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.glob("*.*")} == {0o666}
    backups = {path.name for path in (profile.data / "backups").iterdir()}
    assert files_with(SENTINEL, profile.data.parent, scratch) == {"library.db", *backups}


@pytest.mark.default_model
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_what_the_window_writes_is_private_and_its_reports_hold_no_article(
    profile: Paths, tmp_path: Path, qtbot: QtBot
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    scratch = tmp_path / "scratch"
    scratch.mkdir(mode=0o700)
    with child(
        [NABA, "gui", article], env=os.environ | {"TMPDIR": str(scratch)}, stderr=subprocess.PIPE
    ) as window:
        try:
            qtbot.waitUntil(lambda: SENTINEL.encode() in stored(profile), timeout=LONG)
            assert stat.S_IMODE(profile.data.stat().st_mode) == 0o700
        finally:
            window.send_signal(signal.SIGTERM)
        _, said = window.communicate(timeout=60)
    assert SENTINEL.encode() not in said
    for folder in (profile.data, profile.config):
        assert open_to_others(folder) == []
    libraries = {path.name for path in profile.data.rglob("*.db")}
    assert files_with(SENTINEL, profile.data.parent, scratch) <= libraries


def stored(profile: Paths) -> bytes:
    found = b""
    for path in profile.data.glob("library.db*"):
        with suppress(FileNotFoundError):  # SQLite removes its journal when the last connection closes
            found += path.read_bytes()
    return found
