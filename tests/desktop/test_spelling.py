"""The system's spelling checker, spoken to as ispell(1) says; the test's own stands in PATH in its place."""

from __future__ import annotations

import os
import stat
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from naba_desktop.look.faces import Faces
from naba_desktop.review.reading_style import ReadingStyle
from naba_desktop.review.sentence_editor import SentenceEditor
from naba_desktop.review.spelling import Spelling
from naba_translation.article import Kind

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a script as a program")

CHECKER = """
    #!{python}
    import sys
    if {dies}:
        sys.exit("no dictionary")
    print("@(#) International Ispell Version 3.2.06 (but really a test)", flush=True)
    known = {{"the", "port", "opens", "in", "spring", "again"}}
    for line in sys.stdin:
        assert line.startswith("^"), line
        for word in line[1:].split():
            word = word.strip(".,")
            if word.lower() in known:
                print("*")
            elif word == "porrt":
                print(f"& {{word}} 3 0: port, part, sport")
            else:
                print(f"# {{word}} 0")
        print(flush=True)
"""

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a checker of this name into a PATH that has nothing else."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()

    def make(name: str, *, dies: bool = False) -> None:
        file = tmp_path / "bin" / name
        file.write_text(
            textwrap.dedent(CHECKER).strip().format(python=sys.executable, dies=dies), encoding="utf-8"
        )
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    return make


def found(qtbot: QtBot, spelling: Spelling, text: str) -> dict[str, tuple[str, ...]]:
    with qtbot.waitSignal(spelling.checked, timeout=10_000) as told:
        spelling.check(text)
    words: dict[str, tuple[str, ...]] = told.args[0]
    return words


def test_misspelt_words_are_told_and_names_let_be(
    application: object, qtbot: QtBot, install: Install
) -> None:
    install("hunspell")
    spelling = Spelling()
    assert found(qtbot, spelling, "The porrt of Marjan\nopens in sprign 2027.") == {
        "porrt": ("port", "part", "sport"),
        "sprign": (),
    }
    assert found(qtbot, spelling, "The port opens.") == {}
    spelling.close()


def test_a_line_that_looks_like_a_command_is_text(
    application: object, qtbot: QtBot, install: Install
) -> None:
    install("hunspell")
    spelling = Spelling()
    assert "porrt" in found(qtbot, spelling, "!\n*porrt\n@porrt porrt")
    spelling.close()


def test_a_checker_without_a_dictionary_gives_way_to_the_next(
    application: object, qtbot: QtBot, install: Install
) -> None:
    install("hunspell", dies=True)
    install("aspell")
    spelling = Spelling()
    assert "porrt" in found(qtbot, spelling, "The porrt")
    spelling.close()


def test_without_a_checker_nothing_happens(application: object, qtbot: QtBot, install: Install) -> None:
    spelling = Spelling()
    told = QSignalSpy(spelling.checked)
    spelling.check("The porrt")
    QApplication.processEvents()
    spelling.close()
    assert told.count() == 0


def test_a_suggestion_replaces_the_word_it_stands_for(application: object, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = SentenceEditor(ReadingStyle(Faces()).english(Kind.BODY), parent)
    editor.set_text("𝒳 the porrt opens")
    parent.show()
    editor.mark_misspelt({"porrt": ("port", "part")})
    (marked,) = editor.extraSelections()
    assert marked.cursor.selectedText() == "porrt"
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(7):
        editor.moveCursor(QTextCursor.MoveOperation.Right)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(editor, event)
    (menu,) = editor.findChildren(QMenu)
    assert [action.text() for action in menu.actions()[:2]] == ["port", "part"]
    menu.actions()[0].trigger()
    assert editor.toPlainText() == "𝒳 the port opens"
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "𝒳 the porrt opens"
