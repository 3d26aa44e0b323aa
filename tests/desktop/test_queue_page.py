from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from at_the_window import LONG, do
from naba_desktop.app import Desktop
from naba_desktop.batches.batch_page import BatchPage
from naba_desktop.library.entry import State


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Four short articles."""
    folder = tmp_path / "press"
    folder.mkdir()
    files = [folder / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        file.write_text(f"افتتاح الميناء رقم {number}\n\nقال الوزير رقم {number} نعم.\n", encoding="utf-8")
    return files


def opened(desktop: Desktop, qtbot: QtBot) -> BatchPage:
    desktop.settings = replace(desktop.settings, welcomed=True)
    with qtbot.waitSignal(desktop.controller.listed, timeout=LONG):
        desktop.start([])
    do(desktop, "place_queue")
    (page,) = desktop.window.findChildren(BatchPage)
    return page


@pytest.fixture
def page(desktop: Desktop, qtbot: QtBot) -> BatchPage:
    """The place "Queue", in front."""
    return opened(desktop, qtbot)


def select(page: BatchPage, *rows: int) -> None:
    selection = page.view.selectionModel()
    selection.clear()
    for row in rows:
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        selection.select(page.view.model().index(row, 0), how)


def order(page: BatchPage) -> str:
    return "".join(Path(line.source).stem for line in page.view.model().lines())


def paused_with(desktop: Desktop, qtbot: QtBot, articles: list[Path]) -> None:
    desktop.controller.batch.pause()
    desktop.controller.translate(articles)
    qtbot.waitUntil(lambda: len(desktop.controller.batch.waiting) == len(articles), timeout=LONG)


def test_the_queue_is_put_in_order_by_its_commands_and_one_stays_on_ones_files(
    desktop: Desktop, page: BatchPage, qtbot: QtBot, articles: list[Path]
) -> None:
    paused_with(desktop, qtbot, articles)
    assert not desktop.window.commands.actions["queue_sooner"].isEnabled(), "nothing is selected"
    select(page, 2, 3)
    do(desktop, "queue_sooner")
    assert order(page) == "0231"
    assert [Path(line.source).stem for line in page.chosen()] == ["2", "3"]
    do(desktop, "queue_later")
    assert order(page) == "0123"
    do(desktop, "queue_first")
    assert order(page) == "2301"
    do(desktop, "queue_remove")
    assert order(page) == "01"
    entry = desktop.controller.entry(str(articles[2]))
    assert entry is not None
    assert entry.state is State.STOPPED


def test_a_pause_says_so_and_is_gone_on_with(
    desktop: Desktop, page: BatchPage, qtbot: QtBot, articles: list[Path], answers
) -> None:
    paused_with(desktop, qtbot, articles)
    pause = desktop.window.commands.actions["pause"]
    assert pause.isChecked()
    assert (pause.iconText(), page.note.text()) == ("Go on", "Paused  ·  4 waiting")
    do(desktop, "pause")
    assert pause.iconText() == "Pause"
    qtbot.waitUntil(lambda: not desktop.controller.translating, timeout=LONG)
    assert page.note.text().startswith("Nothing waits")
    assert answers.noticed == ["4 files done."]


def test_stopping_while_paused_empties_the_queue(
    desktop: Desktop, page: BatchPage, qtbot: QtBot, articles: list[Path]
) -> None:
    paused_with(desktop, qtbot, articles)
    desktop.controller.stop()
    assert desktop.controller.batch.waiting == ()
    assert not desktop.controller.batch.paused


def test_a_file_that_failed_says_why_and_is_tried_again(
    desktop: Desktop, page: BatchPage, qtbot: QtBot, articles: list[Path]
) -> None:
    late = articles[0].with_name("late.txt")
    desktop.controller.translate([*articles, late])
    qtbot.waitUntil(lambda: list(desktop.controller.failures.files) == [str(late)], timeout=LONG)
    qtbot.waitUntil(lambda: not desktop.controller.translating, timeout=LONG)
    assert page.view.model().index(0, 2).data() == "Cannot open the file"
    assert "1 file could not be translated" in page.note.text()
    late.write_text("وصل الوزير إلى المدينة.", encoding="utf-8")
    do(desktop, "queue_retry")
    qtbot.waitUntil(lambda: page.view.model().rowCount() == 0, timeout=LONG)
    qtbot.waitUntil(lambda: not desktop.controller.translating, timeout=LONG)
    entry = desktop.controller.entry(str(late))
    assert entry is not None
    assert entry.state is State.DONE


def test_what_waited_when_the_window_was_closed_is_offered_and_gone_on_with(
    make_desktop: Callable[[], Desktop], qtbot: QtBot, articles: list[Path]
) -> None:
    first = make_desktop()
    opened(first, qtbot)
    paused_with(first, qtbot, articles)
    first.window.close()
    second = make_desktop()
    opened(second, qtbot)
    banner = second.window.banner
    qtbot.waitUntil(banner.isVisible, timeout=LONG)
    assert banner._title.text() == "4 files still waited when Naba was closed"
    banner._action.click()
    assert not banner.isVisible()
    qtbot.waitUntil(
        lambda: [entry.state for entry in second.library.entries()] == [State.DONE] * 4, timeout=LONG
    )


def test_a_file_that_comes_into_a_watched_folder_is_translated(
    desktop: Desktop, page: BatchPage, qtbot: QtBot, articles: list[Path], answers
) -> None:
    inbox = articles[0].parent
    answers.folder = inbox
    do(desktop, "watch_folder")
    assert page.folders.count() == 1
    qtbot.waitUntil(lambda: str(inbox) in desktop.watcher._system.directories(), timeout=LONG)
    new = inbox / "new.txt"
    new.write_text("وصل الوزير إلى المدينة.", encoding="utf-8")
    qtbot.waitUntil(
        lambda: (entry := desktop.controller.entry(str(new))) is not None and entry.state is State.DONE,
        timeout=LONG,
    )
    assert [entry.source for entry in desktop.library.entries()] == [str(new)], "the old ones are left alone"
    assert "1 new file" in page.folders.item(0).text()
    do(desktop, "unwatch_folder")
    assert page.folders.count() == 0
