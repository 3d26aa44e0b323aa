"""What an analyst does in a day, at the keyboard of the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from at_the_window import LONG, press, start, type_words
from naba_desktop.app import Desktop
from naba_desktop.exporting.export_dialog import ExportDialog
from naba_desktop.library.entry import State
from naba_translation.engines.process import EngineProcess
from naba_translation.export import load_json
from naba_translation.paths import Paths

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT, ALT = MODIFIER.ControlModifier, MODIFIER.ShiftModifier, MODIFIER.AltModifier


def all_done(desktop: Desktop, count: int) -> Callable[[], None]:
    def check() -> None:
        states = [entry.state for entry in desktop.library.entries()]
        assert states == [State.DONE] * count

    return check


def test_open_translate_find_edit_and_export_with_the_keyboard_alone(
    opened: Desktop, qtbot: QtBot, person, five_articles: tuple[Path, ...], tmp_path: Path
) -> None:
    start(opened, qtbot)
    window = opened.window

    person.files = five_articles[:2]
    press(qtbot, KEY.Key_O, CONTROL)
    qtbot.waitUntil(all_done(opened, 2), timeout=LONG)
    qtbot.waitUntil(lambda: window.review_table.review is not None, timeout=LONG)
    review = window.review_table.review
    assert review is not None
    assert review.article.source == str(five_articles[0])

    press(qtbot, KEY.Key_PageDown, CONTROL)  # the next article
    qtbot.waitUntil(lambda: window.review_table.review.article.source == str(five_articles[1]))

    press(qtbot, KEY.Key_F, CONTROL)
    QApplication.clipboard().setText("الوزير في بيانه رقم 103")
    press(qtbot, KEY.Key_V, CONTROL)
    press(qtbot, KEY.Key_Return)
    press(qtbot, KEY.Key_Escape)
    pair = window.reading.sentences.current_pair
    assert pair is not None
    assert "103" in pair.sentence.text

    press(qtbot, KEY.Key_F2)
    press(qtbot, KEY.Key_A, CONTROL)
    type_words(qtbot, "The minister said in statement 103 that work goes on.")
    with qtbot.waitSignal(opened.controller.review_ready, timeout=LONG):
        press(qtbot, KEY.Key_Return)

    person.target = tmp_path / "out.pdf"
    with qtbot.waitSignal(opened.documents.exported, timeout=LONG):
        press(qtbot, KEY.Key_E, CONTROL)
    assert person.target.read_bytes().startswith(b"%PDF-")
    assert window.banner.isVisible()

    person.target = tmp_path / "out.json"
    press(qtbot, KEY.Key_E, CONTROL | ALT)
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
    press(qtbot, KEY.Key_R, CONTROL | SHIFT)  # back to the machine's
    qtbot.waitUntil(lambda: window.reading.sentences.current_pair.edit is None)


def test_stop_and_go_on(opened: Desktop, qtbot: QtBot, person, five_articles: tuple[Path, ...]) -> None:
    start(opened, qtbot)
    person.files = five_articles[:3]
    begun = lambda work: work.stage == "translate" and work.done > 0  # noqa: E731
    with qtbot.waitSignal(opened.controller.worked, timeout=LONG, check_params_cb=begun):
        press(qtbot, KEY.Key_O, CONTROL)
    assert opened.window.commands.actions["stop"].isEnabled()
    with qtbot.waitSignal(opened.controller.rested, timeout=LONG):
        press(qtbot, KEY.Key_Period, CONTROL)
    assert State.STOPPED in [entry.state for entry in opened.library.entries()]
    with qtbot.waitSignal(opened.controller.rested, timeout=LONG):
        press(qtbot, KEY.Key_T, CONTROL | SHIFT)
    all_done(opened, 3)()


def test_the_first_start_opens_the_samples_and_the_second_the_library(
    opened: Desktop, qtbot: QtBot, profile: Paths, window_engine: EngineProcess, person
) -> None:
    start(opened, qtbot, first=True)
    qtbot.waitUntil(all_done(opened, 5), timeout=LONG)
    qtbot.waitUntil(lambda: opened.window.middle.currentWidget() is opened.window.reading, timeout=LONG)
    opened.window.close()
    opened.close()

    second = Desktop(paths=profile, engine=window_engine, dialogs=person)
    try:
        start(second, qtbot, first=True)
        all_done(second, 5)()
        assert not second.controller.translating
        qtbot.waitUntil(lambda: second.window.middle.currentWidget() is second.window.reading, timeout=LONG)
    finally:
        second.window.close()
        second.close()
        second.window.deleteLater()
