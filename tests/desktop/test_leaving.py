"""A drive that does not answer does not hold the closing window for ever, and what is not waited for is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naba_desktop import app
from naba_desktop.app import Desktop
from naba_desktop.lifetime import leaving
from naba_desktop.review.sentence_editor import SentenceEditor
from naba_desktop.work.background import one_step
from naba_translation.library.store import Store
from naba_translation.paths import Paths
from naba_translation.review import load_review

LONG = 30_000


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "PATIENCE_SECONDS", 2.0)
    monkeypatch.setattr(leaving, "LONGER_SECONDS", 2.0)


@pytest.fixture
def silent() -> Iterator[Callable[[], None]]:
    """Waits as a read from such a drive does, until the test lets it end."""
    answer = threading.Event()

    def wait() -> None:
        answer.wait(60)

    wait.answer = answer.set  # type: ignore[attr-defined]
    yield wait
    answer.set()


@pytest.fixture
def read(make_desktop: Callable[[], Desktop], qtbot: QtBot, article_files: tuple[Path, Path]) -> Desktop:
    """A window in which an article is read."""
    desktop = make_desktop()
    with qtbot.waitSignal(desktop.controller.rested, timeout=LONG):
        desktop.start([article_files[0]])
    return desktop


@pytest.fixture
def executed(application: QApplication) -> Iterator[QApplication]:
    """The application, to be run as the program runs it. A last window that was closed would have it quit once
    more, when it is over: in the next test."""
    application.setQuitOnLastWindowClosed(False)
    yield application
    application.setQuitOnLastWindowClosed(True)


def end_threads(desktop: Desktop, silent, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's process goes on, and no thread of it may be destroyed."""
    monkeypatch.setattr(leaving, "PATIENCE_SECONDS", 60.0)
    silent.answer()
    desktop.stuck = False
    desktop.close()
    assert not desktop.stuck


@pytest.mark.parametrize("where", ["a document", "a translation"])
def test_one_is_asked_and_may_end_at_once_with_all_saved(
    read: Desktop, silent, where: str, answers, profile: Paths, qtbot: QtBot
) -> None:
    if where == "a document":
        read.research.ask_one(lambda _: silent(), lambda _: None)
    else:
        read.controller.ask_engine(lambda _: one_step(silent)(), lambda _: None)
    with Store(profile.store) as store:
        review = load_review(store, *read.controller.article_ids)
    assert review is not None
    read.window.desk.keep_typing(review, review.pairs[0], "Typed at the end.")
    read.close()
    assert read.stuck
    assert len(answers.said) == 1
    assert "All your work is saved" in answers.said[0]
    with Store(profile.store) as store:
        (row,) = store.database.query("SELECT english FROM unsaved")
    assert row["english"] == "Typed at the end."
    silent.answer()
    answers.yes, read.stuck = False, False
    read.close()  # the test's process goes on, and no thread of it may be destroyed
    assert not read.stuck


def test_what_the_system_ends_asks_nobody_and_saves(
    read: Desktop, silent, answers, profile: Paths, executed: QApplication, monkeypatch
) -> None:
    read.research.ask_one(lambda _: silent(), lambda _: None)
    with Store(profile.store) as store:
        review = load_review(store, *read.controller.article_ids)
    assert review is not None
    read.window.desk.keep_typing(review, review.pairs[0], "Typed at the end.")
    QTimer.singleShot(0, read.end)
    assert executed.exec() == 0
    assert (answers.said, read.stuck) == ([], True)
    with Store(profile.store) as store:
        (row,) = store.database.query("SELECT english FROM unsaved")
    assert row["english"] == "Typed at the end."
    end_threads(read, silent, monkeypatch)


def test_a_question_that_stands_open_when_the_system_ends_the_program_is_not_asked_again(
    read: Desktop, silent, answers, executed: QApplication, monkeypatch
) -> None:
    asked: list[str] = []

    def broken_off(_: object, question: str, detail: str, *, yes: str) -> bool:
        asked.append(question)
        read.end()
        return False

    answers.agree = broken_off
    read.research.ask_one(lambda _: silent(), lambda _: None)
    QTimer.singleShot(0, read.window.close)
    executed.exec()
    assert (len(asked), read.stuck) == (1, True)
    end_threads(read, silent, monkeypatch)


def test_a_session_that_ends_saves_what_stands_in_the_editor_and_one_that_goes_on_asks_again(
    read: Desktop, silent, answers, profile: Paths, qtbot: QtBot, monkeypatch
) -> None:
    monkeypatch.setattr(app, "_SESSION_MS", 0)
    qtbot.waitUntil(lambda: read.window.review_table.review is not None)
    read.window.reading.sentences.edit_current()
    qtbot.keyClicks(read.window.findChild(SentenceEditor), " at the end")
    with qtbot.waitSignal(read.window.desk.taken):
        read.keep_for_session_end()
    with Store(profile.store) as store:
        (edit,) = store.edits(*read.controller.article_ids).values()
    assert edit.english.endswith(" at the end")
    answers.agree = lambda *_, **__: answers.said.append("asked") or silent.answer()
    read.research.ask_one(lambda _: silent(), lambda _: None)
    read.close()
    assert "asked" in answers.said


def test_one_may_wait_and_then_all_ends_in_order(read: Desktop, silent, answers) -> None:
    asked: list[str] = []

    def wait_on(_: object, question: str, detail: str, *, yes: str) -> bool:
        asked.append(question)
        silent.answer()
        return False

    answers.agree = wait_on
    read.research.ask_one(lambda _: silent(), lambda _: None)
    read.close()
    assert asked
    assert not read.stuck


def test_without_a_drive_that_hangs_nobody_is_asked(read: Desktop, answers, monkeypatch) -> None:
    monkeypatch.setattr(leaving, "PATIENCE_SECONDS", 30.0)
    read.close()
    assert answers.said == []
    assert not read.stuck
