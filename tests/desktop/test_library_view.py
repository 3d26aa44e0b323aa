from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from naba_desktop.library.entry import Entry
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.library.library_view import LibraryView
from naba_desktop.look.theme import LIGHT

FIVE = [Entry(f"/{number}.txt") for number in range(5)]


@pytest.fixture
def view(qtbot: QtBot) -> LibraryView:
    """Five articles; from three on they change at once. One stands on the fourth."""
    table = LibraryTable(many=3)
    view = LibraryView(table, LIGHT)
    qtbot.addWidget(view)
    table.reset(FIVE)
    view.choose("/3.txt")
    return view


def test_who_stands_on_an_article_that_goes_with_many_stands_on_the_first_that_is_left(
    view: LibraryView,
) -> None:
    chosen = QSignalSpy(view.chosen)
    view.table.remove(["/2.txt", "/3.txt", "/4.txt"])
    assert view.current == FIVE[0]
    assert chosen.at(chosen.count() - 1)[0] == FIVE[0]


def test_when_all_are_gone_nothing_is_read(view: LibraryView) -> None:
    chosen = QSignalSpy(view.chosen)
    view.table.remove([entry.source for entry in FIVE])
    assert view.current is None
    assert chosen.at(chosen.count() - 1)[0] is None


def test_who_reads_an_article_goes_on_reading_it_while_many_come_and_hears_when_it_changes(
    view: LibraryView,
) -> None:
    chosen = QSignalSpy(view.chosen)
    view.table.put([Entry(f"/{number}.txt") for number in range(5, 9)])
    assert (view.current, chosen.count()) == (FIVE[3], 0)
    titled = [replace(entry, title="Port") for entry in FIVE]
    view.table.put(titled)
    assert view.current == titled[3]
    assert [chosen.at(at)[0] for at in range(chosen.count())] == [titled[3]]
