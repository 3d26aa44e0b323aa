"""An analyst reviews an article at the keyboard of the real window, over two days and one sudden end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from at_the_window import LONG, press, start, type_words
from child import child
from naba_desktop.app import Desktop
from naba_desktop.review.comments_dialog import CommentsDialog
from naba_desktop.review.only import Only
from naba_desktop.review.word_links import WordLinks
from naba_translation.article import Pair, State
from naba_translation.engines.process import EngineProcess
from naba_translation.library.store import Store
from naba_translation.library.unsaved import Unsaved
from naba_translation.paths import Paths

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT = MODIFIER.ControlModifier, MODIFIER.ShiftModifier
TESTS = Path(__file__).parents[1]


def here(desktop: Desktop) -> Pair:
    pair = desktop.window.reading.sentences.current_pair
    assert pair is not None
    return pair


@pytest.fixture
def reading(opened: Desktop, qtbot: QtBot, person, five_articles: tuple[Path, ...]) -> Desktop:
    """One translated article, shown, with the keyboard on its first sentence."""
    start(opened, qtbot)
    person.files = five_articles[:1]
    press(qtbot, KEY.Key_O, CONTROL)
    qtbot.waitUntil(lambda: opened.window.review_table.review is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not opened.controller.translating, timeout=LONG)
    press(qtbot, KEY.Key_2, CONTROL)
    return opened


@pytest.fixture
def next_day(
    reading: Desktop, qtbot: QtBot, profile: Paths, window_engine: EngineProcess, person
) -> Iterator[Callable[[], Desktop]]:
    """Closes the window and opens it again."""
    made: list[Desktop] = []

    def open_again() -> Desktop:
        reading.window.close()
        reading.close()
        second = Desktop(paths=profile, engine=window_engine, dialogs=person)
        made.append(second)
        start(second, qtbot)
        qtbot.waitUntil(lambda: second.window.review_table.review is not None, timeout=LONG)
        press(qtbot, KEY.Key_2, CONTROL)
        return second

    yield open_again
    for desktop in made:
        desktop.window.close()
        desktop.close()
        desktop.window.deleteLater()


def after_step(qtbot: QtBot, desktop: Desktop, act: Callable[[], None]) -> None:
    with qtbot.waitSignal(desktop.window.desk.taken, timeout=LONG):
        act()


def test_edits_approvals_comments_and_replacing_are_undone_the_next_day(
    reading: Desktop, next_day: Callable[[], Desktop], qtbot: QtBot, person
) -> None:
    machine = [pair.english for pair in reading.window.review_table.review.pairs]

    press(qtbot, KEY.Key_F2)
    press(qtbot, KEY.Key_A, CONTROL)
    type_words(qtbot, "The port in the words of Amal")
    after_step(qtbot, reading, lambda: press(qtbot, KEY.Key_Return))
    assert here(reading).state is State.EDITED

    after_step(qtbot, reading, lambda: press(qtbot, KEY.Key_Return, CONTROL))  # approve, and go on
    assert len(person.asked) == 1
    assert here(reading).sentence.index == 1
    after_step(qtbot, reading, lambda: press(qtbot, KEY.Key_Return, CONTROL))
    assert len(person.asked) == 1  # the name was asked for once
    first = reading.window.review_table.review.pairs[0]
    assert (first.state, first.mark.author, first.mark.english) == (
        State.APPROVED,
        "Amal",
        "The port in the words of Amal",
    )

    press(qtbot, KEY.Key_M, CONTROL)
    dialog = reading.window.findChild(CommentsDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    type_words(qtbot, "Who said this?")
    after_step(qtbot, reading, lambda: press(qtbot, KEY.Key_Return, CONTROL))
    press(qtbot, KEY.Key_Escape)
    assert not dialog.isVisible()
    reading.window.activateWindow()  # as a window manager does
    qtbot.waitUntil(lambda: QApplication.activeWindow() is reading.window)
    assert [comment.text for comment in here(reading).comments] == ["Who said this?"]

    press(qtbot, KEY.Key_H, CONTROL)
    type_words(qtbot, "Amal")
    while QApplication.focusWidget().accessibleName() != "Replace with":
        press(qtbot, KEY.Key_Tab)
    type_words(qtbot, "Basil")
    after_step(qtbot, reading, lambda: press(qtbot, KEY.Key_Return))
    press(qtbot, KEY.Key_Escape)
    first = reading.window.review_table.review.pairs[0]
    assert first.english == "The port in the words of Basil"
    assert first.state is State.SECOND_LOOK  # other words than those that were approved

    second = next_day()
    for _ in range(5):
        qtbot.waitUntil(second.window.commands.actions["undo"].isEnabled, timeout=LONG)
        after_step(qtbot, second, lambda: press(qtbot, KEY.Key_Z, CONTROL))
    review = second.window.review_table.review
    assert [pair.english for pair in review.pairs] == machine
    assert {pair.state for pair in review.pairs} == {State.MACHINE}
    assert all(not pair.comments for pair in review.pairs)
    assert here(second).sentence.index == 0  # where the last of them was undone
    assert not second.window.commands.actions["undo"].isEnabled()
    after_step(qtbot, second, lambda: press(qtbot, KEY.Key_Z, CONTROL | SHIFT))
    assert here(second).english == "The port in the words of Amal"


def test_only_what_is_left_to_do_is_shown_until_escape(reading: Desktop, qtbot: QtBot, person) -> None:
    table, line = reading.window.review_table, reading.window.reading.only_line
    whole = table.rowCount()
    after_step(qtbot, reading, lambda: press(qtbot, KEY.Key_Return, CONTROL))
    press(qtbot, KEY.Key_U, CONTROL | SHIFT)
    assert (table.only, table.rowCount(), line.isVisible()) == (Only.OPEN, whole - 1, True)
    press(qtbot, KEY.Key_F7)
    press(qtbot, KEY.Key_M, CONTROL | SHIFT)
    assert (table.only, table.rowCount()) == (Only.COMMENTED, 0)
    press(qtbot, KEY.Key_D, CONTROL | SHIFT)
    assert (table.only, State.SECOND_LOOK in {p.state for p in pairs(reading)}) == (Only.DOUBTFUL, True)
    press(qtbot, KEY.Key_Escape)
    assert (table.only, table.rowCount(), line.isVisible()) == (Only.ALL, whole, False)


def pairs(desktop: Desktop) -> list[Pair]:
    """Those that are shown."""
    table = desktop.window.review_table
    return [pair for row in range(table.rowCount()) if (pair := table.pair(row)) is not None]


def test_a_person_who_will_not_say_a_name_approves_nothing(reading: Desktop, qtbot: QtBot, person) -> None:
    person.line = None
    press(qtbot, KEY.Key_Return, CONTROL)
    assert {pair.state for pair in pairs(reading)} == {State.MACHINE}
    assert here(reading).sentence.index == 0


def test_going_to_a_sentence_by_its_number(reading: Desktop, qtbot: QtBot, person) -> None:
    person.line = "7"
    press(qtbot, KEY.Key_G, CONTROL)
    assert here(reading).sentence.index == 6
    person.line = "100000"
    press(qtbot, KEY.Key_G, CONTROL)
    assert here(reading).sentence.index == len(reading.window.review_table.review.pairs) - 1


def test_walking_through_the_words_of_a_sentence(reading: Desktop, qtbot: QtBot) -> None:
    told = QSignalSpy(reading.window.reading.details.linked)
    press(qtbot, KEY.Key_4, CONTROL)
    assert QApplication.focusWidget().accessibleName() == "English of the selected sentence"
    for key in (KEY.Key_End, KEY.Key_Home, KEY.Key_End):
        press(qtbot, key)
    linked = [told.at(n)[0] for n in range(told.count())]
    expected = {links.at(n, english=True) for links in [WordLinks(here(reading))] for n in range(200)}
    assert set(linked) <= expected
    assert len(linked) >= 4  # where it began, and after each key


TYPING = """
    import sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[2])
    import tiny_model
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from naba_desktop.app import Desktop, make_application
    from naba_desktop.dialogs import DesktopDialogs
    from naba_desktop.review.sentence_editor import SentenceEditor
    from naba_translation.engines.engine import CTranslate2Engine
    from naba_translation.paths import Paths

    application = make_application()
    engine = CTranslate2Engine(tiny_model.build(Path(sys.argv[3])), threads=1)
    desktop = Desktop(paths=Paths.of_user(), engine=engine, dialogs=DesktopDialogs())
    desktop.settings = desktop.settings.__class__(toured=True, welcomed=True, author="Amal")
    typing = QTimer(interval=40)

    def begin():
        desktop.window.reading.sentences.edit_current()
        typing.start()

    def type_one():
        editor = desktop.window.findChild(SentenceEditor)
        QTest.keyClicks(editor, "x")
        print(editor.toPlainText(), flush=True)

    typing.timeout.connect(type_one)
    desktop.window.review_shown.connect(lambda review: review and not typing.isActive() and begin())
    desktop.start([Path(sys.argv[1])])
    application.exec()
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_kill_while_one_types_costs_less_than_a_second(
    profile: Paths, five_articles: tuple[Path, ...], tmp_path: Path
) -> None:
    arguments = [str(five_articles[0]), str(TESTS), str(tmp_path / "model")]
    typed: list[tuple[float, str]] = []
    command = [sys.executable, "-c", textwrap.dedent(TYPING), *arguments]
    with child(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            typed.append((monotonic(), line.rstrip("\n")))
            if typed[-1][0] - typed[0][0] > 2.2:
                break
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    end = typed[-1][0]
    before = [text for at, text in typed if end - at >= 1.0][-1]
    with Store(profile.store) as store:
        (recovered,) = Unsaved(store).recover()
        (edit,) = store.edits(recovered.article_id).values()
    assert edit.english.startswith(before)
    assert edit.english.endswith("xxx")
