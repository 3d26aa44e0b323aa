from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from naba_desktop.review.review_table import Column, ReviewTable
from naba_translation.article import Review

EDIT = Qt.ItemDataRole.EditRole


@pytest.fixture
def table(qapp: object, port_review: Review) -> ReviewTable:
    table = ReviewTable(author="ana")
    table.tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.show(port_review)
    return table


def english(table: ReviewTable, row: int) -> str:
    return table.index(row, Column.ENGLISH).data()


def test_one_row_a_sentence_and_one_for_the_furniture(table: ReviewTable) -> None:
    assert table.rowCount() == 5
    assert english(table, 4) == "Not part of the article (2 lines)"
    assert table.index(1, Column.NUMBER).data() == "2"
    assert [table.index(row, Column.LEVEL).data() for row in range(4)] == [
        "Machine",
        "Machine",
        "Check",
        "Doubtful",
    ]


def test_a_fold_opens_and_closes(table: ReviewTable) -> None:
    assert table.row_of(5) is None
    table.toggle(4)
    assert (table.rowCount(), table.row_of(5)) == (7, 6)
    assert table.index(6, Column.ARABIC).data() == "شارك الخبر"
    table.toggle(4)
    assert (table.rowCount(), table.row_of(5)) == (5, None)


def test_revealing_a_folded_sentence_opens_its_fold(table: ReviewTable) -> None:
    assert table.reveal(4) == 5
    assert table.reveal(99) is None


def test_an_edit_is_marked_and_told_with_the_pair_before_it(table: ReviewTable, port_review: Review) -> None:
    spy = QSignalSpy(table.edited)
    assert table.setData(table.index(3, Column.ENGLISH), " The number was 150 ", EDIT)
    assert english(table, 3) == "The number was 150"
    assert table.index(3, Column.LEVEL).data() == "Edited"
    assert [spy.at(0)[0], spy.at(0)[1]] == [port_review.pairs[3], "The number was 150"]
    assert table.review is not None
    assert table.review.pairs[3].edit is not None
    assert table.review.pairs[3].edit.author == "ana"


@pytest.mark.parametrize("typed", ["", "  ", "15 was the number"])
def test_emptying_a_cell_or_typing_the_draft_again_is_back_to_the_machine(
    table: ReviewTable, typed: str
) -> None:
    index = table.index(3, Column.ENGLISH)
    table.setData(index, "mine", EDIT)
    spy = QSignalSpy(table.edited)
    assert table.setData(index, typed, EDIT)
    assert english(table, 3) == "15 was the number"
    assert (spy.count(), spy.at(0)[1]) == (1, None)


def test_what_does_not_change_is_not_saved(table: ReviewTable) -> None:
    spy = QSignalSpy(table.edited)
    assert not table.setData(table.index(1, Column.ENGLISH), "The ministry said that work goes on", EDIT)
    table.restore(1)
    assert spy.count() == 0


def test_only_the_english_of_the_article_can_be_edited(table: ReviewTable) -> None:
    table.toggle(4)
    editable = Qt.ItemFlag.ItemIsEditable
    cells = [(row, column) for row in range(table.rowCount()) for column in Column]
    assert [cell for cell in cells if table.index(*cell).flags() & editable] == [
        (row, Column.ENGLISH) for row in range(4)
    ]
    assert not table.setData(table.index(5, Column.ENGLISH), "x", EDIT)
    assert not table.setData(table.index(1, Column.ARABIC), "x", EDIT)


def test_a_renewed_pair_is_shown_in_place(table: ReviewTable, port_review: Review) -> None:
    spy = QSignalSpy(table.dataChanged)
    table.put(replace(port_review.pairs[2], flags=()))
    assert (spy.count(), spy.at(0)[0].row()) == (1, 2)
    assert table.index(2, Column.LEVEL).data() == "Machine"


def test_an_empty_table_has_no_rows(table: ReviewTable) -> None:
    table.show(None)
    assert (table.rowCount(), table.review) == (0, None)
