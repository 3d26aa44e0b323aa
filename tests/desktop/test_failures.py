"""What could not be translated is still there, with its reason, after a new start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from naba_desktop.batches.batch_table import BatchTable
from naba_desktop.controller import Controller
from naba_desktop.library.entry import State
from naba_translation.engines.engine import CTranslate2Engine, Engine
from naba_translation.library.store import Store
from naba_translation.library.worklists import FAILED, Worklists
from naba_translation.paths import Paths

LONG = 60_000
Make = Callable[[], Controller]


@pytest.fixture
def make(start_controller: Callable[[Engine], Controller], engine: CTranslate2Engine) -> Make:
    return lambda: start_controller(engine)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """An empty file, one that is not Arabic, one that is."""
    texts = (
        "",
        "The minister said that the port would open on Sunday. " * 9,
        "افتتاح الميناء\n\nقال الوزير نعم.\n",
    )
    made = [tmp_path / name for name in ("empty.txt", "english.txt", "arabic.txt")]
    for path, text in zip(made, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return made


def translated(controller: Controller, qtbot: QtBot, files: list[Path]) -> None:
    with qtbot.waitSignal(controller.batch.rested, timeout=LONG):
        controller.translate(files)


def started(make: Make, qtbot: QtBot) -> Controller:
    controller = make()
    with qtbot.waitSignal(controller.failures.restored, timeout=LONG):
        controller.open_library()
    return controller


def test_they_are_there_after_a_new_start_with_their_reasons(
    make: Make, qtbot: QtBot, files: list[Path]
) -> None:
    first = make()
    translated(first, qtbot, files)
    reasons = dict(first.failures.files)
    assert list(reasons) == [str(path) for path in files[:2]]
    first.close()

    second = make()
    table = BatchTable(second.batch, second.failures)
    with qtbot.waitSignal(second.failures.restored, timeout=LONG):
        second.open_library()
    assert dict(second.failures.files) == reasons
    lines = [(line.source, line.state, line.problem) for line in table.lines()]
    assert lines == [(source, State.FAILED, reason) for source, reason in reasons.items()]
    for path in files[:2]:
        entry = second.entry(str(path))
        assert entry is not None
        assert (entry.state, entry.problem) == (State.FAILED, reasons[str(path)])
    assert second.has_rest


def test_what_is_tried_again_or_taken_off_is_gone_and_the_others_stay(
    make: Make, qtbot: QtBot, files: list[Path], profile: Paths
) -> None:
    first = make()
    translated(first, qtbot, files)
    first.close()

    second = started(make, qtbot)
    files[0].write_text(files[2].read_text(encoding="utf-8") + "\n\nانتهى.\n", encoding="utf-8")
    with qtbot.waitSignal(second.batch.rested, timeout=LONG):
        second.translate_rest()
    entry = second.entry(str(files[0]))
    assert entry is not None
    assert entry.state is State.DONE
    assert list(second.failures.files) == [str(files[1])]
    second.close()

    third = started(make, qtbot)
    assert list(third.failures.files) == [str(files[1])]
    third.remove([str(files[1])])
    third.close()
    with Store(profile.store) as store:
        assert Worklists(store).read(FAILED) == ()


def test_what_fails_before_the_list_is_read_comes_after_what_it_holds(
    make: Make, qtbot: QtBot, files: list[Path]
) -> None:
    first = make()
    translated(first, qtbot, files[:1])
    first.close()

    second = make()
    translated(second, qtbot, files[1:])  # the list of articles was never opened
    second.close()

    third = started(make, qtbot)
    assert list(third.failures.files) == [str(path) for path in files[:2]]


def test_a_line_of_another_form_is_left_out(make: Make, qtbot: QtBot, profile: Paths) -> None:
    with Store(profile.store) as store:
        Worklists(store).write(FAILED, ["no JSON", "[]", '["/a.txt", {"colour": "red"}]', '["/b.txt", 3]'])
    assert not started(make, qtbot).failures.files
