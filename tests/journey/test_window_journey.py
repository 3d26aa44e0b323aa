"""What an analyst does in a day, at the keyboard of the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_desktop.exporting.export_dialog import ExportDialog
from naba_desktop.library.entry import State
from naba_desktop.review.sentence_editor import SentenceEditor
from naba_translation.engine_process import EngineProcess
from naba_translation.export import load_json
from naba_translation.paths import Paths

CONTROL, SHIFT, KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.Key
LONG = 30_000  # ms


def press(
    qtbot: QtBot, key: Qt.Key, *, control: bool = False, shift: bool = False, alt: bool = False
) -> None:
    """Press a key where the focus is."""
    held = ((control, CONTROL), (shift, SHIFT), (alt, Qt.KeyboardModifier.AltModifier))
    modifiers = Qt.KeyboardModifier.NoModifier
    for wanted, modifier in held:
        modifiers |= modifier if wanted else Qt.KeyboardModifier.NoModifier
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    qtbot.keyClick(widget, key, modifiers)


def type_words(qtbot: QtBot, words: str) -> None:
    widget = QApplication.focusWidget()
    assert isinstance(widget, (QLineEdit, SentenceEditor))
    qtbot.keyClicks(widget, words)


def no_samples(desktop: Desktop) -> None:
    """As if the program had been started before."""
    desktop.settings = replace(desktop.settings, welcomed=True)


def show(desktop: Desktop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desktop.controller.listed, timeout=LONG):
        desktop.start([])
    desktop.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is desktop.window)


def all_done(desktop: Desktop, count: int) -> Callable[[], None]:
    def check() -> None:
        states = [entry.state for entry in desktop.library.entries()]
        assert states == [State.DONE] * count

    return check


def test_open_translate_find_edit_and_export_with_the_keyboard_alone(
    opened: Desktop, qtbot: QtBot, person, five_articles: tuple[Path, ...], tmp_path: Path
) -> None:
    no_samples(opened)
    show(opened, qtbot)
    window = opened.window

    person.files = five_articles[:2]
    press(qtbot, KEY.Key_O, control=True)
    qtbot.waitUntil(all_done(opened, 2), timeout=LONG)
    qtbot.waitUntil(lambda: window.review_table.review is not None, timeout=LONG)
    review = window.review_table.review
    assert review is not None
    assert review.article.source == str(five_articles[0])

    press(qtbot, KEY.Key_PageDown, control=True)  # the next article
    qtbot.waitUntil(lambda: window.review_table.review.article.source == str(five_articles[1]))

    press(qtbot, KEY.Key_F, control=True)
    QApplication.clipboard().setText("الوزير في بيانه رقم 103")
    press(qtbot, KEY.Key_V, control=True)
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_Escape)
    pair = window.reading.sentences.current_pair
    assert pair is not None
    assert "103" in pair.sentence.text

    press(qtbot, KEY.Key_F2)
    press(qtbot, KEY.Key_A, control=True)
    type_words(qtbot, "The minister said in statement 103 that work goes on.")
    with qtbot.waitSignal(opened.controller.review_ready, timeout=LONG):
        press(qtbot, KEY.Key_Return)

    person.target = tmp_path / "out.pdf"
    with qtbot.waitSignal(opened.documents.exported, timeout=LONG):
        press(qtbot, KEY.Key_E, control=True)
    assert person.target.read_bytes().startswith(b"%PDF-")
    assert window.banner.isVisible()

    person.target = tmp_path / "out.json"
    press(qtbot, KEY.Key_E, control=True, alt=True)
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: dialog.preview.count > 0, timeout=LONG)
    dialog.findChild(QComboBox).setCurrentText("Data (JSON)")
    with qtbot.waitSignal(opened.documents.exported, timeout=LONG):
        press(qtbot, KEY.Key_Return)
    exported = load_json(person.target).review
    edited = next(p for p in exported.pairs if p.sentence.index == pair.sentence.index)
    assert edited.english == "The minister said in statement 103 that work goes on."
    assert edited.edit is not None

    window.activateWindow()  # as a desktop does when a dialog is gone
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    press(qtbot, KEY.Key_R, control=True, shift=True)  # back to the machine's
    qtbot.waitUntil(lambda: window.reading.sentences.current_pair.edit is None)


def test_stop_and_go_on(opened: Desktop, qtbot: QtBot, person, five_articles: tuple[Path, ...]) -> None:
    no_samples(opened)
    show(opened, qtbot)
    person.files = five_articles[:3]
    begun = lambda work: work.stage == "translate" and work.done > 0  # noqa: E731
    with qtbot.waitSignal(opened.controller.worked, timeout=LONG, check_params_cb=begun):
        press(qtbot, KEY.Key_O, control=True)
    assert opened.window.commands.actions["stop"].isEnabled()
    with qtbot.waitSignal(opened.controller.rested, timeout=LONG):
        press(qtbot, KEY.Key_Period, control=True)
    assert State.STOPPED in [entry.state for entry in opened.library.entries()]
    with qtbot.waitSignal(opened.controller.rested, timeout=LONG):
        press(qtbot, KEY.Key_T, control=True, shift=True)
    all_done(opened, 3)()


def test_the_first_start_opens_the_samples_and_the_second_the_library(
    opened: Desktop, qtbot: QtBot, profile: Paths, window_engine: EngineProcess, person
) -> None:
    show(opened, qtbot)
    qtbot.waitUntil(all_done(opened, 5), timeout=LONG)
    qtbot.waitUntil(lambda: opened.window.middle.currentWidget() is opened.window.reading, timeout=LONG)
    opened.window.close()
    opened.close()

    second = Desktop(paths=profile, engine=window_engine, dialogs=person)
    try:
        show(second, qtbot)
        all_done(second, 5)()
        assert not second.controller.translating
        qtbot.waitUntil(lambda: second.window.middle.currentWidget() is second.window.reading, timeout=LONG)
    finally:
        second.window.close()
        second.close()
        second.window.deleteLater()
