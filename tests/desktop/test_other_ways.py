"""Other ways of saying a sentence, and two models side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from at_the_window import do, read
from naba_desktop.app import Desktop
from naba_desktop.features.comparing import Comparing
from naba_desktop.review.review_table import Column
from naba_desktop.wording.ways_dialog import WaysDialog
from naba_models import InstalledModel
from naba_translation.attention import attention
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.paths import Paths
from naba_translation.review import load_review


def test_another_way_is_taken_by_its_key_and_is_an_edit(
    shown: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], profile: Paths
) -> None:
    read(shown, qtbot, article_files[0])
    window = shown.window
    window.reading.sentences.go_to(1)
    do(shown, "other_ways")
    (dialog,) = window.findChildren(WaysDialog)
    QAbstractItemModelTester(dialog._table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: dialog._table.rowCount() > 1)
    second = dialog._table.way(1)
    assert second is not None
    qtbot.keyClick(dialog, Qt.Key.Key_2)
    row = window.review_table.row_of(1)
    assert window.review_table.index(row, Column.ENGLISH).data(Qt.ItemDataRole.EditRole) == second.english

    def saved() -> bool:
        with Store(profile.store) as store:
            article = store.article(window.review_table.review.article.id)
            return any(edit.english == second.english for edit in store.edits(article.id).values())

    qtbot.waitUntil(saved)


def test_a_sentence_can_be_translated_by_another_model(
    shown: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], other: InstalledModel
) -> None:
    read(shown, qtbot, article_files[0])
    shown.window.reading.sentences.go_to(1)
    do(shown, "other_ways")
    (dialog,) = shown.window.findChildren(WaysDialog)
    qtbot.waitUntil(lambda: dialog._table.rowCount() > 0)
    mine = dialog._table.way(0)
    dialog.models.setCurrentIndex(1)
    dialog.models.activated.emit(1)
    assert dialog._table.rowCount() == 0
    qtbot.waitUntil(lambda: dialog._table.rowCount() > 0)
    assert dialog._table.way(0) != mine
    assert dialog.models.currentData() == "other"
    dialog.reject()


def test_two_models_stand_side_by_side_and_one_can_go_to_the_sentence(
    shown: Desktop, qtbot: QtBot, article_files: tuple[Path, Path], other: InstalledModel
) -> None:
    read(shown, qtbot, article_files[0])
    before = shown.window.review_table.review
    assert before is not None
    with Store(shown.window.controller.store) as library:
        library.save_doubts(before.article.id, look=0, doubt=0)  # as before anything was to check
    (comparing,) = shown.window.findChildren(Comparing)
    page = comparing.page
    QAbstractItemModelTester(page.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    do(shown, "compare_article")
    qtbot.waitUntil(lambda: page.table.rowCount() > 2)
    assert shown.window.places.current == "compare"
    different, total = page.table.counts
    assert different > 0
    assert f"{different} of {total}" in page.note.text()
    with Store(shown.window.controller.store) as library:  # what they disagree on is counted in the list
        now = load_review(library, before.article.id)
        (listed,) = [one for one in Shelf(library).entries() if one.id == before.article.id]
    assert now is not None
    left = attention(now.pairs)
    assert (listed.look, listed.doubt) == (left.to_check - left.doubtful, left.doubtful)
    assert left.to_check
    page.only.setChecked(True)
    assert page.table.rowCount() == different
    chosen = page.table.compared(0)
    assert chosen is not None
    assert page._reasons.text().startswith(chosen.differences[0].reason[:12])
    reasons = [page.table.compared(row).differences for row in range(page.table.rowCount())]
    quoting = next(row for row, found in enumerate(reasons) if any("\u2068" in one.reason for one in found))
    page.view.selectRow(quoting)
    assert "[U+" not in page._reasons.text(), "what keeps a quotation apart is not shown as a code"
    page.view.selectRow(0)
    page.view.activated.emit(page.table.index(0, 0))
    assert shown.window.places.current == "read"
    pair = shown.window.reading.sentences.current_pair
    assert pair is not None
    assert pair.sentence.index == chosen.first.sentence.index


def test_with_one_model_there_is_nothing_to_compare(
    shown: Desktop, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    read(shown, qtbot, article_files[0])
    do(shown, "compare_sentence")
    (comparing,) = shown.window.findChildren(Comparing)
    assert "only one model" in comparing.page.note.text()
    assert comparing.page.table.rowCount() == 0
