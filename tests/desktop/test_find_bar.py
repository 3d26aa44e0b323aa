from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from naba_desktop.look.theme import LIGHT
from naba_desktop.reading.find_bar import FindBar
from naba_translation.article import Review


@pytest.fixture
def bar(application: QApplication, qtbot: QtBot, port_review: Review) -> FindBar:
    bar = FindBar(LIGHT)
    qtbot.addWidget(bar)
    bar.set_pairs(port_review.pairs)
    bar.open_bar()
    return bar


def words(bar: FindBar) -> QLineEdit:
    line = bar.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def count(bar: FindBar) -> str:
    label = bar.findChild(QLabel, "find_count")
    assert isinstance(label, QLabel)
    return label.text()


def test_typing_goes_to_the_first_match_and_enter_round_them_all(bar: FindBar, qtbot: QtBot) -> None:
    went = QSignalSpy(bar.went)
    qtbot.keyClicks(words(bar), "the")
    qtbot.waitUntil(lambda: count(bar) == "1 of 4")
    for _ in range(4):
        qtbot.keyClick(words(bar), Qt.Key.Key_Return)
    assert [went.at(n)[0] for n in range(went.count())] == [0, 1, 2, 3, 0]
    qtbot.keyClick(words(bar), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert went.at(went.count() - 1)[0] == 3
    assert count(bar) == "4 of 4"


def test_what_is_not_there_is_said(bar: FindBar, qtbot: QtBot) -> None:
    words(bar).setText("airport")
    bar.search()
    assert count(bar) == "Not found"


def test_escape_closes_the_bar_and_takes_the_marks_away(bar: FindBar, qtbot: QtBot) -> None:
    words(bar).setText("number")
    bar.search()
    found, closed = QSignalSpy(bar.found), QSignalSpy(bar.closed)
    qtbot.keyClick(words(bar), Qt.Key.Key_Escape)
    assert found.at(found.count() - 1)[0].matches == {}
    assert closed.count() == 1
    assert not bar.isVisible()
