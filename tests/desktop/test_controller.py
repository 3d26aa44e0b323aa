from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from naba_desktop.controller import Controller
from naba_desktop.library.entry import Entry, State
from naba_translation.article import Draft
from naba_translation.engines.engine import CTranslate2Engine, Engine
from naba_translation.engines.signature import Decoding
from naba_translation.errors import EngineError
from naba_translation.paths import Paths

STARTED = ("translate", True)


class Counting:
    """The tiny engine, counting what it is asked; it can be told to fail."""

    def __init__(self, engine: CTranslate2Engine) -> None:
        self._engine = engine
        self.asked = 0
        self.fail_after: int | None = None

    @property
    def signature(self) -> str:
        return self._engine.signature

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        if self.fail_after is not None and self.asked >= self.fail_after:
            raise EngineError("the engine's process died twice (code -9)")
        if decoding is None:  # not a second try
            self.asked += len(texts)
        return self._engine.translate(texts, decoding=decoding)

    def close(self) -> None:
        self._engine.close()


@pytest.fixture
def counting(engine: CTranslate2Engine) -> Counting:
    return Counting(engine)


Make = Callable[[], Controller]


@pytest.fixture
def make_controller(start_controller: Callable[[Engine], Controller], counting: Counting) -> Make:
    return lambda: start_controller(counting)


@pytest.fixture
def controller(make_controller: Make) -> Controller:
    return make_controller()


def translated(controller: Controller, qtbot: QtBot, *paths: Path) -> list[Entry]:
    with qtbot.waitSignal(controller.rested, timeout=20_000):
        controller.translate(paths)
    return [entry for path in paths if (entry := controller.entry(str(path))) is not None]


def test_files_are_translated_and_described(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    bridge, port = translated(controller, qtbot, *article_files)
    assert [bridge.state, port.state] == [State.DONE, State.DONE]
    assert bridge.attention is not None
    assert bridge.article_id != port.article_id
    assert (bridge.done, bridge.total) == (bridge.total, bridge.done)


def test_what_is_found_or_removed_together_is_told_together(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    changed, removed = QSignalSpy(controller.entries_changed), QSignalSpy(controller.entries_removed)
    translated(controller, qtbot, *article_files)
    sources = tuple(map(str, article_files))
    assert [(entry.source, entry.state) for entry in changed.at(0)[0]] == [(s, State.QUEUED) for s in sources]
    controller.remove(sources)
    assert [removed.at(at)[0] for at in range(removed.count())] == [sources]


def test_a_bad_file_is_named_with_its_reason_and_the_others_are_done(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    failed, done = translated(controller, qtbot, empty, article_files[0])
    assert (failed.state, done.state) == (State.FAILED, State.DONE)
    assert failed.problem is not None
    assert failed.problem.title == "There is no text in the file"


def test_a_folder_is_opened_with_what_is_in_it(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    opened = QSignalSpy(controller.opened)
    translated(controller, qtbot, article_files[0].parent)
    assert opened.at(0)[0] == str(article_files[0])
    assert all(entry is not None for entry in map(controller.entry, map(str, article_files)))


def test_the_library_is_there_at_the_next_start(
    make_controller: Make, qtbot: QtBot, article_files: tuple[Path, Path], counting: Counting
) -> None:
    first = make_controller()
    before = translated(first, qtbot, *article_files)
    first.close()
    asked = counting.asked
    second = make_controller()
    with qtbot.waitSignal(second.listed) as listed:
        second.open_library()
    assert {entry.article_id for entry in listed.args[0]} == {entry.article_id for entry in before}
    qtbot.waitUntil(lambda: [second.entry(entry.source) for entry in before] == before)  # counted one by one
    translated(second, qtbot, *article_files)
    assert counting.asked == asked  # nothing is translated twice


def test_the_review_asked_for_comes_when_it_is_translated(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path]
) -> None:
    controller.show(str(article_files[1]))
    with qtbot.waitSignal(controller.review_ready, timeout=20_000) as ready:
        controller.translate(article_files)
    assert ready.args[0].article.source == str(article_files[1])


def test_stopping_keeps_what_is_translated_and_goes_on_from_there(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path], tmp_path: Path, counting: Counting
) -> None:
    long = tmp_path / "long.txt"
    sentences = (
        f"قال الوزير رقم {n} إن العمل في الميناء الجديد سيبدأ يوم الأحد المقبل في تمام الساعة."
        for n in range(300)
    )
    long.write_text("\n\n".join(sentences), encoding="utf-8")
    controller.worked.connect(
        lambda work: controller.stop() if work.done and work.stage == "translate" else None
    )
    (entry,) = translated(controller, qtbot, long)
    assert entry.state is State.STOPPED
    at_stop = counting.asked
    assert 0 < at_stop < 300
    controller.worked.disconnect()
    (entry,) = translated(controller, qtbot, long)
    assert entry.state is State.DONE
    assert counting.asked == 300


def test_an_engine_that_dies_is_told_and_loses_nothing(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path], counting: Counting
) -> None:
    counting.fail_after = 0
    problems = QSignalSpy(controller.problem)
    (entry,) = translated(controller, qtbot, article_files[0])
    assert entry.state is State.STOPPED
    assert problems.at(0)[0].title == "The translation engine stopped"
    counting.fail_after = None
    (entry,) = translated(controller, qtbot, article_files[0])
    assert entry.state is State.DONE


def test_a_fault_of_ours_is_told_and_reported(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path], counting: Counting
) -> None:
    counting.fail_after = "a fault"  # comparing it with a number raises TypeError
    faults = QSignalSpy(controller.faulted)
    with qtbot.waitSignal(controller.problem) as problem:
        controller.translate([article_files[0]])
    assert problem.args[0].title == "A fault in Naba"
    assert isinstance(faults.at(0)[0], TypeError)


def test_the_same_text_from_another_place_is_the_same_article(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path], tmp_path: Path
) -> None:
    translated(controller, qtbot, article_files[0])
    copy = tmp_path / "copy.txt"
    copy.write_bytes(article_files[0].read_bytes())
    translated(controller, qtbot, copy)
    assert controller.entry(str(article_files[0])) is None
    assert controller.entry(str(copy)) is not None


def test_what_is_removed_is_gone_and_the_file_is_not(
    controller: Controller, qtbot: QtBot, article_files: tuple[Path, Path], profile: Paths
) -> None:
    (entry,) = translated(controller, qtbot, article_files[0])
    controller.remove([entry.source])
    controller.close()
    assert controller.entry(entry.source) is None
    assert article_files[0].exists()
    with sqlite3.connect(profile.store) as library:
        assert library.execute("SELECT count(*) FROM article").fetchone() == (0,)
    library.close()


def test_a_library_that_cannot_be_read_is_told(controller: Controller, qtbot: QtBot, profile: Paths) -> None:
    profile.data.mkdir(parents=True)
    profile.store.write_bytes(b"This is no library." * 1000)
    with qtbot.waitSignal(controller.problem) as problem:
        controller.open_library()
    assert problem.args[0].title == "The library is damaged"
