from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import LIGHT
from naba_desktop.reading.find import Finder
from naba_desktop.review.pair_delegate import Found
from naba_desktop.review.review_table import Column, ReviewTable
from naba_desktop.review.review_view import ReviewView
from naba_desktop.review.sentence_editor import SentenceEditor
from naba_translation.article import Review

Made = Callable[..., Review]


@pytest.fixture
def view(application: QApplication, qtbot: QtBot, port_review: Review) -> ReviewView:
    table = ReviewTable(author="ana")
    view = ReviewView(table, LIGHT, Faces())
    table.setParent(view)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    table.show(port_review)
    return view


def table_of(view: ReviewView) -> ReviewTable:
    table = view.model()
    assert isinstance(table, ReviewTable)
    return table


def editor_of(view: ReviewView) -> SentenceEditor:
    editor = view.viewport().findChild(SentenceEditor)
    assert isinstance(editor, SentenceEditor)
    return editor


def test_a_long_sentence_gets_the_height_it_needs(view: ReviewView, make_review: Made, qtbot: QtBot) -> None:
    table_of(view).show(make_review(("قال", "short"), ("قال " * 40, "word " * 120)))
    qtbot.waitUntil(lambda: view.settled)
    tall = view.rowHeight(1)
    assert tall > 6 * view.rowHeight(0)
    view.resize(1600, 500)
    qtbot.waitUntil(lambda: view.settled)
    assert view.rowHeight(1) < tall


def test_a_thousand_sentences_are_there_at_once_and_settle_while_idle(
    view: ReviewView, make_review: Made, qtbot: QtBot
) -> None:
    rows = ((f"قال الوزير {n} " * (n % 9 + 1), "The minister " * (n % 7 + 1)) for n in range(1000))
    table_of(view).show(make_review(*rows))
    assert not view.settled  # only what is in sight was measured
    view.go_to(800)
    at = view.rowViewportPosition(800)
    qtbot.waitUntil(lambda: view.settled)
    assert abs(view.rowViewportPosition(800) - at) <= 2  # the place one reads at stays


def test_enter_edits_the_english_and_enter_saves_it(view: ReviewView, qtbot: QtBot) -> None:
    spy = QSignalSpy(table_of(view).edited)
    view.go_to(3)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    editor = editor_of(view)
    assert editor.toPlainText() == "15 was the number"
    editor.selectAll()
    qtbot.keyClicks(editor, "The number was 150")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert (spy.count(), spy.at(0)[1]) == (1, "The number was 150")
    assert table_of(view).index(3, Column.ENGLISH).data() == "The number was 150"


def test_escape_keeps_what_was_typed(view: ReviewView, qtbot: QtBot) -> None:
    view.go_to(1)
    view.edit_current()
    qtbot.keyClicks(editor_of(view), "!")
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Escape)
    assert table_of(view).index(1, Column.ENGLISH).data() == "The ministry said that work goes on!"


def test_the_editor_takes_several_lines_and_plain_text_only(view: ReviewView, qtbot: QtBot) -> None:
    view.go_to(1)
    before = view.rowHeight(1)
    view.edit_current()
    editor = editor_of(view)
    for _ in range(6):
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "<b>end</b>")
    assert view.rowHeight(1) > before
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    pair = table_of(view).pair(1)
    assert pair is not None
    assert pair.english.endswith("on\n\n\n\n\n\n<b>end</b>")


def test_furniture_cannot_be_edited_and_enter_opens_its_fold(view: ReviewView, qtbot: QtBot) -> None:
    view.setCurrentIndex(table_of(view).index(4, Column.NUMBER))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert table_of(view).rowCount() == 7
    view.go_to(5)
    view.edit_current()
    assert view.viewport().findChild(SentenceEditor) is None


def test_a_click_opens_a_fold(view: ReviewView, qtbot: QtBot) -> None:
    place = view.visualRect(table_of(view).index(4, Column.ENGLISH)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table_of(view).rowCount() == 7


def test_the_selection_is_the_row_and_is_told(view: ReviewView, qtbot: QtBot, port_review: Review) -> None:
    spy = QSignalSpy(view.pair_selected)
    view.go_to(2)
    assert spy.at(spy.count() - 1)[0] == port_review.pairs[2]
    assert {index.column() for index in view.selectedIndexes()} == set(Column)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_pair == port_review.pairs[3]


def test_zoom_makes_rows_higher(view: ReviewView, qtbot: QtBot) -> None:
    before = view.rowHeight(1)
    view.restyle(LIGHT, Faces(zoom=200))
    qtbot.waitUntil(lambda: view.settled)
    assert view.rowHeight(1) > 1.5 * before


def test_what_is_found_is_drawn_on_its_own_ground(view: ReviewView, port_review: Review) -> None:
    def marked() -> int:
        picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(picture.constBits(), dtype=np.uint32)
        return int(np.count_nonzero(pixels == QColor(LIGHT.found_now).rgb()))

    assert marked() == 0
    matches = {match.index: match for match in Finder().find(port_review.pairs, "ministry")}
    view.mark(Found(matches, current=1))
    assert marked() > 50
    view.mark(Found())
    assert marked() == 0
