from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from at_the_window import do
from naba_desktop.app import Desktop
from naba_desktop.library.entry import Entry, State
from naba_desktop.look.theme import DARK, LIGHT
from naba_desktop.review.review_table import Column
from naba_desktop.settings import Appearance
from naba_translation.article import Review
from naba_translation.messages import Message


def trigger(desktop: Desktop, name: str) -> None:
    desktop.window.commands.actions[name].trigger()


def button(part: QWidget, name: str) -> QAbstractButton:
    (found,) = [b for b in part.findChildren(QAbstractButton) if name in (b.text(), b.accessibleName())]
    return found


def words(part: QWidget) -> set[str]:
    """What can be read in a part of the window."""
    return {w.text() for kind in (QLabel, QAbstractButton) for w in part.findChildren(kind) if w.isVisible()}


@pytest.fixture
def reading(desktop: Desktop, port_review: Review) -> Desktop:
    """A window in which an article is read."""
    desktop.window.resize(1200, 800)
    desktop.window.show()
    desktop.window.show_review(port_review)
    return desktop


def drop(desktop: Desktop, *urls: QUrl) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls(list(urls))
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.mime = mime  # Qt does not keep it alive
    desktop.window.dropEvent(event)
    return event


def test_dropped_files_and_folders_are_opened(
    desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    with qtbot.waitSignal(desktop.controller.rested, timeout=20_000):
        drop(desktop, QUrl.fromLocalFile(str(article_files[0].parent)))
    assert [entry.state for entry in desktop.library.entries()] == [State.DONE, State.DONE]


def test_what_is_not_a_local_file_is_not_taken(desktop: Desktop) -> None:
    drop(desktop, QUrl("https://example.org/a.txt"))
    assert not desktop.controller.translating


def test_a_summary_sentence_leads_to_its_row(reading: Desktop, qtbot: QtBot) -> None:
    summary, sentences = reading.window.summary, reading.window.reading.sentences
    assert [summary.table.index(row).data() for row in range(2)] == [
        "The ministry said that work goes on",
        "15 was the number",
    ]
    place = summary.list.visualRect(summary.table.index(1)).center()
    qtbot.mouseClick(summary.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sentences.current_pair is not None
    assert sentences.current_pair.sentence.index == 3
    summary.list.setFocus()
    summary.list.setCurrentIndex(summary.table.index(0))
    qtbot.keyClick(summary.list, Qt.Key.Key_Return)
    assert sentences.current_pair.sentence.index == 1


def test_an_edit_shows_in_the_summary_when_it_is_saved(
    desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    window = desktop.window
    window.show()
    with qtbot.waitSignal(desktop.controller.rested, timeout=20_000):
        desktop.controller.translate([article_files[0]])
    qtbot.waitUntil(lambda: window.review_table.review is not None)
    chosen = window.review_table.review.summary.indexes[0]
    cell = window.review_table.index(window.review_table.row_of(chosen), Column.ENGLISH)
    with qtbot.waitSignal(desktop.controller.review_ready):
        window.review_table.setData(cell, "My words", Qt.ItemDataRole.EditRole)
    assert window.summary.table.index(0).data() == "My words"


def test_the_next_doubtful_sentence_is_found_and_then_the_first_again(reading: Desktop) -> None:
    seen = []
    for name in ("next_doubt", "next_doubt", "next_doubt", "previous_doubt"):
        trigger(reading, name)
        pair = reading.window.reading.sentences.current_pair
        assert pair is not None
        seen.append(pair.sentence.index)
    assert seen == [2, 3, 2, 3]


def test_the_details_say_why(reading: Desktop) -> None:
    reading.window.reading.sentences.go_to(3)
    (reasons,) = [w for w in words(reading.window.reading.details) if "150" in w and "\n" in w]
    texts = reasons.splitlines()
    assert texts == [
        "The Arabic says 150; the English says 15.",
        "The Arabic names Basra; the English does not.",
    ]


def test_zoom_reaches_all_that_is_read(reading: Desktop) -> None:
    sentences = reading.window.reading.sentences
    sentences.go_to(3)
    (english,) = [
        w
        for w in reading.window.reading.details.findChildren(QPlainTextEdit)
        if w.toPlainText() == "15 was the number"
    ]
    before, row = english.font().pointSizeF(), sentences.rowHeight(3)
    for _ in range(5):
        trigger(reading, "zoom_in")
    assert english.font().pointSizeF() == pytest.approx(1.8 * before)
    assert sentences.rowHeight(3) > 1.5 * row
    trigger(reading, "zoom_reset")
    assert english.font().pointSizeF() == before


def test_copying_takes_the_real_text(reading: Desktop) -> None:
    reading.window.reading.sentences.go_to(1)
    trigger(reading, "copy_both")
    assert (
        QGuiApplication.clipboard().text()
        == "The ministry said that work goes on\nقالت الوزارة إن الأعمال مستمرة"
    )


def test_zoom_theme_and_place_are_remembered(make_desktop: Callable[[], Desktop], qtbot: QtBot) -> None:
    first = make_desktop()
    first.window.show()
    first.window.resize(790, 566)  # Qt's offscreen screen is 800 pixels wide
    first.window.columns.setSizes([180, 400, 208])
    trigger(first, "zoom_in")
    trigger(first, "dark")
    sizes = first.window.columns.sizes()
    first.window.close()
    second = make_desktop()
    second.window.show()
    assert (second.window.width(), second.window.height()) == (790, 566)
    assert second.window.columns.sizes() == sizes
    assert (second.settings.zoom, second.settings.appearance) == (110, Appearance.DARK)
    assert second.window.commands.actions["dark"].isChecked()
    assert QGuiApplication.palette().base().color().name() == DARK.paper


def test_light_and_dark_change_places(reading: Desktop) -> None:
    trigger(reading, "light")
    assert QGuiApplication.palette().base().color().name() == LIGHT.paper
    trigger(reading, "toggle_appearance")
    assert QGuiApplication.palette().base().color().name() == DARK.paper


def test_removing_asks_first(
    desktop: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], answers
) -> None:
    with qtbot.waitSignal(desktop.controller.rested, timeout=20_000):
        desktop.controller.translate(article_files)
    desktop.window.articles.choose(str(article_files[0]))
    answers.yes = False
    trigger(desktop, "remove")
    assert desktop.library.rowCount() == 2
    answers.yes = True
    trigger(desktop, "remove")
    assert [entry.source for entry in desktop.library.entries()] == [str(article_files[1])]
    assert len(answers.said) == 2


@pytest.mark.parametrize("by", ["button", "command"])
def test_stopping_is_said_at_once_and_until_it_has_stopped(
    shown: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], by: str
) -> None:
    """A job tells once more how far it is before it stops."""
    window, controller = shown.window, shown.controller
    said = window.findChild(QLabel, "status_text")
    seen: list[str] = []

    def stop() -> None:
        if by == "button":
            window.findChild(QPushButton, "stop").click()
        else:
            do(shown, "stop")
        seen.append(said.accessibleName())
        controller.batch.changed.connect(lambda: seen.append(said.accessibleName()))

    controller.batch.pause()
    controller.translate(article_files)
    qtbot.waitUntil(lambda: len(controller.batch.waiting) == 2 and not controller.translating)
    controller.worked.connect(stop, Qt.ConnectionType.SingleShotConnection)
    with qtbot.waitSignal(controller.rested, timeout=60_000):
        controller.batch.resume()
    assert len(seen) > 1
    assert set(seen) == {"Stopping after this batch…"}
    assert said.accessibleName() == "Stopped. What was translated is kept."


def test_a_problem_is_told_without_stopping_anything_and_can_be_copied(
    reading: Desktop, qtbot: QtBot
) -> None:
    banner = reading.window.banner
    reading.controller.problem.emit(
        Message("Cannot write the file", "/a/b: full.", "Free some space.", "All is kept.")
    )
    assert banner.isVisible()
    qtbot.mouseClick(button(banner, "Copy details"), Qt.MouseButton.LeftButton)
    assert (
        QGuiApplication.clipboard().text()
        == "Cannot write the file\n/a/b: full. All is kept. Free some space."
    )
    dismissed = QSignalSpy(banner.dismissed)
    qtbot.mouseClick(button(banner, "Close the message"), Qt.MouseButton.LeftButton)
    assert dismissed.count() == 1
    assert not banner.isVisible()


def test_what_cannot_be_done_is_not_offered(desktop: Desktop, port_review: Review) -> None:
    names = ("export_pdf", "edit", "find", "next_doubt", "restore", "copy", "translate", "remove", "stop")
    actions = desktop.window.commands.actions
    assert [name for name in names if actions[name].isEnabled()] == []
    desktop.window.show_review(port_review)
    assert [name for name in names if actions[name].isEnabled()] == [*names[:4], "copy"]


def test_a_failed_article_says_why_and_offers_to_try_again(desktop: Desktop) -> None:
    window = desktop.window
    window.show()
    problem = Message("Not Arabic", "/a/b.txt: it seems to be French.", "Open an Arabic article.")
    window.show_entry(Entry("/a/b.txt", state=State.FAILED, problem=problem))
    assert window.middle.currentWidget() is window.start
    assert words(window.start) >= {"Not Arabic", "Try again"}
    assert any("it seems to be French" in text for text in words(window.start))


def test_the_empty_library_says_what_to_do(desktop: Desktop) -> None:
    desktop.window.show()
    desktop.window.show_library(())
    assert words(desktop.window.start) >= {"Open files…", "Open a folder…", "Open the samples"}


def test_a_context_menu_has_commands_of_the_menus(reading: Desktop, qtbot: QtBot) -> None:
    reading.window.reading.menu_wanted.emit(QPoint(10, 10))
    (popup,) = [menu for menu in reading.window.findChildren(QMenu) if menu.isVisible()]
    assert [action.objectName() for action in popup.actions()] == [
        *("edit", "restore", "approve", "second_look", "comment", "copy", "copy_both", "copy_quotation")
    ]
    popup.close()
