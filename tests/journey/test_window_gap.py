"""The window stays alive: nothing that belongs to a worker runs in its thread while five articles are translated.

How short its absences are is measured by `make soak` (less than 100 ms); here is what no slow machine does by itself.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_desktop.library.entry import State
from watchdog import Watchdog

LONGEST_GAP = 0.5  # seconds; to load the model and translate an article takes longer


def test_the_window_answers_while_it_translates(
    opened: Desktop, qtbot: QtBot, five_articles: tuple[Path, ...]
) -> None:
    opened.settings = replace(opened.settings, welcomed=True)
    with qtbot.waitSignal(opened.controller.listed, timeout=30_000):
        opened.start([])
    watchdog = Watchdog()
    with qtbot.waitSignal(opened.controller.rested, timeout=60_000):
        opened.controller.translate(five_articles)
    qtbot.waitUntil(lambda: opened.window.reading.sentences.settled)
    watchdog.stop()
    assert [entry.state for entry in opened.library.entries()] == [State.DONE] * 5
    assert watchdog.longest < LONGEST_GAP, watchdog.culprit
