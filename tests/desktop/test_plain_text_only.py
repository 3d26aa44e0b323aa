"""Qt guesses rich text; a document that looks like HTML must stay letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import naba_desktop
from naba_desktop.app import Desktop
from naba_desktop.library.entry import Entry, State
from naba_desktop.settings import Mode
from naba_translation.article import Flag, Kind, Review
from naba_translation.messages import Message

Made = Callable[..., Review]
RED = QColor(255, 0, 0)


@pytest.fixture
def sentinel(tmp_path: Path) -> str:
    """HTML that draws 64 x 64 red pixels wherever it is taken for HTML."""
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(RED)
    assert picture.save(str(tmp_path / "red.png"))
    return f'<img src="{tmp_path}/red.png"><b>x</b>'


def red_pixels(widget: QWidget) -> int:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), dtype=np.uint32)
    return int(np.count_nonzero(pixels == RED.rgb()))


def test_the_sentinel_itself_is_seen(qtbot: QtBot, sentinel: str) -> None:
    label = QLabel(sentinel)
    qtbot.addWidget(label)
    assert red_pixels(label) > 1000


def test_html_in_a_document_stays_text_everywhere(
    desktop: Desktop, qtbot: QtBot, make_review: Made, sentinel: str
) -> None:
    window = desktop.window
    window.resize(900, 600)
    window.show()
    flag = Flag("numbers", sentinel)
    review = make_review(
        (sentinel, sentinel, Kind.TITLE, [flag]), (sentinel, sentinel), summary=(0, 1), title=sentinel
    )
    desktop.library.put([Entry(f"/a/{sentinel}", title=sentinel, state=State.DONE, attention=0)])
    window.show_review(review)
    window.banner.show_problem(Message(sentinel, sentinel, sentinel, sentinel))
    window.status.rest(sentinel)
    window.reading.sentences.go_to(0)
    assert red_pixels(window) == 0
    window.start.show_entry(Entry("/a/b", state=State.FAILED, problem=Message(sentinel, sentinel, sentinel)))
    window.middle.setCurrentWidget(window.start)
    assert red_pixels(window) == 0
    window.reading.sentences.edit_current()
    assert red_pixels(window) == 0
    for mode in Mode:
        window.show_review(review)
        window.reading.set_mode(mode)
        assert red_pixels(window) == 0, mode


def test_tool_tips_are_letters_too(desktop: Desktop, qtbot: QtBot, sentinel: str) -> None:
    desktop.library.put([Entry("/a/b", title="a", state=State.DONE, note=sentinel)])
    words = desktop.library.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    label = QLabel(words)  # what a tool tip is to Qt
    qtbot.addWidget(label)
    assert red_pixels(label) == 0
    assert "<img" in plain_words(words)


def plain_words(words: str) -> str:
    return QTextDocumentFragment.fromHtml(words).toPlainText()


def sources() -> Iterator[tuple[str, str]]:
    folder = Path(naba_desktop.__file__).parent
    for file in sorted(folder.rglob("*.py")):
        yield file.name, file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"\bQLabel\b", {"plain_label.py"}),
        (r"\bQMessageBox\b", {"dialogs.py"}),
        (r"\bsetHtml\(|\binsertHtml\(|\bsetMarkdown\(|\bQTextDocument\b", set()),
        (
            r"\bQTextBrowser\(|\(QTextEdit\)|\bQTextEdit\(",
            {"flow_pane.py", "manual_window.py", "card_text.py"},
        ),
        (r"\bQtNetwork\b|\bimport socket\b|\bimport ssl\b|\burllib\b|\bimport http\b", set()),
        (r"\bterminate\(|\bsleep\(", set()),
        (r"\bopenUrl\(", {"dialogs.py"}),
    ],
)
def test_what_could_draw_html_or_reach_out_has_one_door(pattern: str, allowed: set[str]) -> None:
    assert {name for name, text in sources() if re.search(pattern, text)} == allowed
