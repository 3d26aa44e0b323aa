"""A row is one thing for keys too."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from naba_desktop.look.row_table import row_list


def test_home_and_end_go_to_the_first_and_the_last_row_and_select_what_lies_between(qtbot: QtBot) -> None:
    model = QStringListModel([str(number) for number in range(100)])
    view = row_list(model, name="numbers", spoken="Numbers", height=20)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    qtbot.addWidget(view)
    view.setCurrentIndex(model.index(40))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 99
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert len(view.selectionModel().selectedRows()) == 100
