"""The start of the program: what it loads, what it holds, and what it does when it is itself at fault."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from library_makers import contents, fill
from naba_desktop.app import Desktop
from naba_desktop.lifetime.crash import CrashReports, report
from naba_translation.library.backups import Backups
from naba_translation.library.forget import forget, interrupted
from naba_translation.paths import Paths

PAINT_AND_LEAVE = """
import sys
from naba_desktop import app
from naba_desktop.dialogs import DesktopDialogs
from naba_models import default_model
from naba_translation.engines.process import EngineProcess
from naba_translation.paths import Paths

application = app.make_application()
engine = EngineProcess(default_model())
desktop = app.Desktop(paths=Paths.of_user(), engine=engine, dialogs=DesktopDialogs())
def painted():
    print(*sorted(sys.modules))
    sys.stdout.flush()
    desktop.window.close()
desktop.window.painted.connect(painted)
desktop.window.show()
application.exec()
desktop.close()
"""
HEAVY = {
    "numpy",
    "ctranslate2",
    "sentencepiece",
    "transformers",
    "torch",
    "sqlite_utils",
    "typst",
    "PySide6.QtNetwork",
}


def test_nothing_heavy_is_loaded_before_the_window_is_painted(profile: Paths) -> None:
    command = [sys.executable, "-c", PAINT_AND_LEAVE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    loaded = set(done.stdout.split())
    assert "PySide6.QtWidgets" in loaded
    assert loaded & HEAVY == set()
    assert len(loaded) < 500


def test_a_report_names_the_place_and_never_the_text() -> None:
    secret = "نص سري من مقال"
    try:
        try:
            {}[secret]
        except KeyError as error:
            raise ValueError(f"cannot use {secret!r}") from error
    except ValueError as error:
        text = report(error)
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_start.py" in text
    assert secret not in text


def test_a_fault_in_any_thread_is_written_and_in_ours_also_told(tmp_path: Path) -> None:
    told: list[BaseException] = []
    reports = CrashReports(tmp_path / "logs" / "faults.log", tell=told.append)
    reports.install()
    try:
        fault = ZeroDivisionError("secret words")
        sys.excepthook(ZeroDivisionError, fault, None)
        thread = threading.Thread(target=lambda: {}["secret key"])
        thread.start()
        thread.join()
    finally:
        reports.remove()
    written = reports.path.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in written
    assert "KeyError" in written
    assert "secret" not in written
    assert told == [fault]
    assert sys.excepthook is sys.__excepthook__


def test_a_fault_is_told_in_the_window(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.show()
    desktop.tell_fault(ZeroDivisionError("secret words"))
    qtbot.waitUntil(desktop.window.banner.isVisible)
    assert all("secret" not in label.text() for label in desktop.window.banner.findChildren(QLabel))


def test_no_article_text_in_the_log(
    desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), qtbot.waitSignal(desktop.controller.rested, timeout=20_000):
        desktop.controller.translate(article_files)
    assert "الميناء" not in caplog.text


def test_a_library_that_cannot_be_written_is_told_in_the_window(
    desktop: Desktop, qtbot: QtBot, profile: Paths
) -> None:
    desktop.window.show()
    with qtbot.waitSignal(desktop.controller.problem) as problem:
        profile.data.parent.mkdir(parents=True, exist_ok=True)
        profile.data.write_text("a file where the folder should be")
        desktop.controller.open_library()
    assert problem.args[0].title
    assert desktop.window.banner.isVisible()


def test_what_was_being_forgotten_when_the_program_ended_is_forgotten_at_the_next_start(
    make_desktop: Callable[[], Desktop], profile: Paths, qtbot: QtBot
) -> None:
    fill(profile.store, 3)
    gone = next(iter(contents(profile.store)))
    copy = Backups(profile.store).make()
    steps = forget(profile.store, [gone])
    next(steps)
    steps.close()
    assert gone in contents(copy.path)
    make_desktop().start([])
    qtbot.waitUntil(lambda: not interrupted(profile.store), timeout=60_000)
    assert gone not in contents(copy.path)
