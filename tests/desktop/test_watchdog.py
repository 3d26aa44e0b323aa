"""What the tests of a window's liveness rely on: an event loop that is away is noticed, and what it was at is named."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import process_time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from watchdog import LATE, Watchdog

AWAY = 0.6  # seconds


def work() -> None:
    end = process_time() + AWAY
    while process_time() < end:
        pass


def wait() -> None:
    threading.Event().wait(AWAY)


@pytest.mark.parametrize("act", [work, wait])
def test_an_event_loop_that_is_away_is_noticed_with_what_it_was_at(
    act: Callable[[], None], qapp: QApplication, qtbot: QtBot
) -> None:
    watchdog = Watchdog()
    done: list[None] = []
    QTimer.singleShot(20, lambda: (act(), QTimer.singleShot(20, lambda: done.append(None))))
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    watchdog.stop()
    assert watchdog.longest > LATE
    assert act.__name__ in watchdog.culprit


def test_one_that_turns_freely_is_not_called_late(qapp: QApplication, qtbot: QtBot) -> None:
    watchdog = Watchdog()
    done: list[None] = []
    QTimer.singleShot(200, lambda: done.append(None))
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    watchdog.stop()
    assert watchdog.longest < LATE
    assert watchdog.culprit == ""
