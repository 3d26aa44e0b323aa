"""What changes often is shown at once, seldom enough, and at last as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from naba_desktop.work.paced import Paced


def test_many_changes_are_shown_twice_the_last_included(qtbot: QtBot) -> None:
    owner, shown, now = QObject(), list[int](), 0
    paced = Paced(ms=50, parent=owner)
    paced.due.connect(lambda: shown.append(now))
    for now in range(1, 101):  # noqa: B007  read when it is shown
        paced.ask()
    assert shown == [1]
    qtbot.waitUntil(lambda: shown == [1, 100])


def test_what_asks_for_itself_while_it_is_shown_does_not_run_into_itself(qtbot: QtBot) -> None:
    owner, depth, deepest, calls = QObject(), 0, 0, 0
    paced = Paced(ms=1, parent=owner)

    def show() -> None:
        nonlocal depth, deepest, calls
        depth, calls = depth + 1, calls + 1
        deepest = max(deepest, depth)
        if calls < 3:
            paced.ask()
        depth -= 1

    paced.due.connect(show)
    paced.ask()
    qtbot.waitUntil(lambda: calls == 3)
    assert deepest == 1
