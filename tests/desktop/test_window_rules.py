from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_translation.article import Review

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
)


def menus(desktop: Desktop) -> list[QMenu]:
    return [menu for action in desktop.window.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]


def commands(desktop: Desktop) -> list[QAction]:
    return [action for menu in menus(desktop) for action in menu.actions() if not action.isSeparator()]


def test_no_command_without_words(desktop: Desktop) -> None:
    assert len(commands(desktop)) > 30
    assert [
        action.objectName() for action in commands(desktop) if not action.text() or not action.statusTip()
    ] == []


def test_no_shortcut_twice(desktop: Desktop) -> None:
    keys = Counter(key.toString() for action in commands(desktop) for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_mnemonic_twice_in_a_menu(desktop: Desktop) -> None:
    for menu in [*menus(desktop), desktop.window.menuBar()]:
        letters = Counter(
            QKeySequence.mnemonic(action.text()).toString() for action in menu.actions() if action.text()
        )
        assert [letter for letter, count in letters.items() if count > 1 and letter] == [], menu


def test_every_button_of_the_tool_bar_is_a_command_of_a_menu(desktop: Desktop) -> None:
    (bar,) = desktop.window.findChildren(QToolBar)
    tools = {action.objectName() for action in bar.actions() if action.text()}
    assert tools <= {action.objectName() for action in commands(desktop)}


def test_whatever_can_be_used_has_a_name_for_a_screen_reader(desktop: Desktop, port_review: Review) -> None:
    window = desktop.window
    window.show()
    window.show_review(port_review)
    window.reading.find_bar.open_bar()
    window.reading.sentences.edit_current()
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in INTERACTIVE
        for widget in window.findChildren(kind)
        if not _is_part_of_qt(widget) and not _name(widget)
    ]
    assert nameless == []


def test_tab_reaches_everything_that_can_be_used(desktop: Desktop, port_review: Review, qtbot: QtBot) -> None:
    window = desktop.window
    window.show()
    window.show_review(port_review)
    seen: list[QWidget] = []
    window.articles.list.setFocus()
    for _ in range(40):
        widget = window.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        window.focusNextChild()
    names = {widget.accessibleName() for widget in seen}
    assert names >= {"Articles", "Sentences", "Summary", "English of the selected sentence"}


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_label_of_a_button_is_cut(desktop: Desktop, zoom: int, qtbot: QtBot) -> None:
    window = desktop.window
    window.resize(1024, 640)
    window.show()
    for _ in range(10 if zoom == 200 else 0):
        window.commands.actions["zoom_in"].trigger()
    cut = [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width()
    ]
    assert cut == []


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def _is_part_of_qt(widget: QWidget) -> bool:
    """Made by Qt inside one of its own widgets: a header, a clear button, a box's list, the menu bar's
    overflow."""
    parent = widget.parent()
    in_box = parent is not None and isinstance(parent.parent(), QComboBox)
    return (
        widget.objectName().startswith("qt_") or isinstance(parent, (QAbstractItemView, QLineEdit)) or in_box
    )


def test_every_command_does_something(desktop: Desktop) -> None:
    done = SIGNAL("triggered(bool)"), SIGNAL("toggled(bool)")
    idle = [
        action.objectName()
        for action in commands(desktop)
        if not any(action.receivers(sign) for sign in done)
    ]
    assert idle == []
