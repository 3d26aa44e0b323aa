"""The program as it is started: `naba gui`, its own process, the default model."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from child import child
from naba_translation.paths import Paths

LONG = 60_000  # ms


@pytest.fixture
def started(profile: Paths, five_articles: tuple[Path, ...]) -> Iterator[subprocess.Popen[bytes]]:
    """The window in a process of its own, with one article."""
    command = "import sys; from naba_translation.cli import main; sys.exit(main(sys.argv[1:]))"
    with child([sys.executable, "-c", command, "gui", str(five_articles[0])]) as process:
        yield process


def translated(profile: Paths) -> int:
    if not profile.store.exists():
        return 0
    with closing(sqlite3.connect(f"file:{profile.store}?mode=ro", uri=True)) as library:
        try:
            return library.execute("SELECT count(*) FROM article WHERE signature IS NOT NULL").fetchone()[0]
        except sqlite3.OperationalError:  # its tables are being made
            return 0


def engine_of(pid: int) -> list[int]:
    """The process ids of what the window has started: the engine and its tracker (Linux; none elsewhere)."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(word) for file in lists for word in file.read_text().split()]


@pytest.mark.default_model
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_window_translates_what_it_is_given_and_leaves_nothing_behind(
    started: subprocess.Popen[bytes], profile: Paths, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: translated(profile) == 1, timeout=LONG)
    engine = engine_of(started.pid)
    started.send_signal(signal.SIGTERM)
    assert started.wait(LONG / 1000) == 0
    assert (profile.config / "window.ini").exists()
    qtbot.waitUntil(lambda: not any(Path(f"/proc/{pid}").exists() for pid in engine))
    assert (profile.data / "faults.log").read_text() == ""
