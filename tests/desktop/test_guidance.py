"""The tour of the first start, the manual, and the choice of fonts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from at_the_window import do
from naba_desktop.app import Desktop
from naba_desktop.frame.menus import MENUS
from naba_desktop.guidance.font_dialog import FontDialog
from naba_desktop.guidance.manual_window import ManualWindow
from naba_desktop.guidance.tour import Tour
from naba_desktop.settings import Mode
from naba_resources import path
from naba_translation.article import Review


def tour_of(desktop: Desktop) -> Tour | None:
    return next((tour for tour in desktop.window.findChildren(Tour) if tour.isVisible()), None)


def button(tour: Tour, words: str) -> QPushButton:
    return next(one for one in tour.findChildren(QPushButton) if one.text() == words)


def test_the_tour_is_shown_once_and_stays_inside_a_small_window(
    make_desktop: Callable[[], Desktop], qtbot: QtBot, port_review: Review
) -> None:
    first = make_desktop()
    qtbot.addWidget(first.window)
    first.window.resize(720, 440)
    first.window.show()
    first.window.show_review(port_review)
    qtbot.waitUntil(lambda: tour_of(first) is not None)
    for words in ("Next", "Next", "Begin"):
        tour = tour_of(first)
        assert tour is not None
        assert first.window.rect().contains(tour.geometry())
        qtbot.mouseClick(button(tour, words), Qt.MouseButton.LeftButton)
    assert tour_of(first) is None
    first.window.close()

    second = make_desktop()
    qtbot.addWidget(second.window)
    second.window.show()
    second.window.show_review(port_review)
    QCoreApplication.processEvents()
    assert tour_of(second) is None
    second.window.commands.actions["tour"].trigger()
    assert tour_of(second) is not None


@pytest.fixture
def touring(make_desktop: Callable[[], Desktop], qtbot: QtBot, port_review: Review) -> Desktop:
    """A first window with an article, and the tour over it."""
    desktop = make_desktop()
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    desktop.window.show_review(port_review)
    qtbot.waitUntil(lambda: tour_of(desktop) is not None)
    return desktop


def test_a_skipped_tour_does_not_come_back(touring: Desktop, qtbot: QtBot) -> None:
    tour = tour_of(touring)
    assert tour is not None
    qtbot.mouseClick(button(tour, "Skip the tour"), Qt.MouseButton.LeftButton)
    assert touring.settings.toured


def test_the_tour_waits_while_another_place_is_looked_at(touring: Desktop) -> None:
    (tour,) = touring.window.findChildren(Tour)
    do(touring, "place_search")
    assert not tour.isVisible()
    do(touring, "place_read")
    assert tour.isVisible()


def test_escape_ends_the_tour_from_wherever_the_focus_is(touring: Desktop, qtbot: QtBot) -> None:
    assert tour_of(touring) is not None
    qtbot.keyClick(touring.window.reading.sentences, Qt.Key.Key_Escape)
    assert tour_of(touring) is None
    assert touring.settings.toured


def test_a_window_opens_no_larger_than_its_screen(desktop: Desktop, port_review: Review) -> None:
    desktop.window.show_review(port_review)
    for command in ("names", "manual", "licences"):
        do(desktop, command)
    opened = [window for window in desktop.window.findChildren(QWidget) if window.isWindow()]
    names = {type(window).__name__ for window in opened if window.isVisible()}
    assert {"NamesDialog", "ManualWindow", "LicencesWindow"} <= names
    for window in opened:
        room = window.screen().availableGeometry().size()
        assert window.size().boundedTo(room) == window.size(), window


class _Links(HTMLParser):
    """What a page refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if name := found.get("id"):
            self.anchors.add(name)
        if tag == "a":
            self.links.append(found.get("href") or "")
        if tag == "img":
            self.pictures.append(found.get("src") or "")
            assert found.get("alt"), found


def test_the_manual_refers_only_to_what_is_there() -> None:
    page = path("manual") / "index.html"
    html = page.read_text(encoding="utf-8")
    links = _Links()
    links.feed(html)
    assert len(links.anchors) >= 8
    assert [link for link in links.links if link.removeprefix("#") not in links.anchors] == []
    assert [picture for picture in links.pictures if not (page.parent / picture).is_file()] == []


def test_every_key_the_manual_names_is_a_key_of_a_command(desktop: Desktop) -> None:
    html = (path("manual") / "index.html").read_text(encoding="utf-8")
    keys = {key for action in desktop.window.commands.actions.items() for key in _keys(action[1])}
    own = {
        "Esc",
        "Enter",
        "Shift+Enter",
        "Tab",
        "Space",
        "Ctrl+C",
    }  # of a list or an editor, not of a command
    named = {
        key
        for key in re.findall(r"<b>([^<]+)</b>", html)
        if re.fullmatch(r"((Ctrl|Shift|Alt)\+)*(F\d+|[A-Z0-9+.,/-]|PgDown|PgUp|Backspace|Esc|Enter)", key)
    }
    assert len(named) > 8
    assert named - keys - own == set()


def _keys(action: object) -> set[str]:
    return {key.toString() for key in action.shortcuts()}  # type: ignore[attr-defined]


def test_the_manual_opens_at_a_section_and_finds_words(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.window.show()
    desktop.window.commands.actions["manual"].trigger()
    manual = desktop.window.findChild(ManualWindow)
    contents, text = manual.findChild(QListWidget), manual.findChild(QTextBrowser)
    contents.setCurrentRow(contents.count() - 1)
    assert text.verticalScrollBar().value() > 0
    manual.words.setText("wavy line")
    assert text.textCursor().selectedText() == "wavy line"
    manual.close()


def test_a_way_of_reading_is_remembered_and_editing_goes_back_to_the_table(
    desktop: Desktop, qtbot: QtBot, port_review: Review
) -> None:
    window = desktop.window
    window.show()
    window.show_review(port_review)
    window.commands.actions["mode_text"].trigger()
    assert window.reading.flow.isVisible()
    assert desktop.settings.mode is Mode.TEXT
    window.commands.actions["next_doubt"].trigger()
    window.commands.actions["edit"].trigger()
    assert window.reading.sentences.isVisible()
    assert window.commands.actions["mode_sentences"].isChecked()


def test_a_chosen_font_is_used_for_its_script(desktop: Desktop, qtbot: QtBot, port_review: Review) -> None:
    window = desktop.window
    window.show()
    window.show_review(port_review)
    window.commands.actions["fonts"].trigger()
    dialog = window.findChild(FontDialog)
    size = next(
        box for box in dialog.findChildren(QComboBox) if box.accessibleName().startswith("Size of the Arabic")
    )
    size.setCurrentIndex(size.count() - 1)
    dialog.accept()
    assert desktop.settings.arabic_size == 140
    assert window.reading.sentences.rowHeight(1) > 0


def test_no_menu_is_longer_than_a_small_screen() -> None:
    assert [title for title, commands in MENUS if len(commands) > 26] == []
