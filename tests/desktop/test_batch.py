from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from naba_desktop.batches.batch_table import BatchTable
from naba_desktop.controller import Controller
from naba_desktop.library.entry import State
from naba_desktop.work.jobs import Work
from naba_translation import pipeline
from naba_translation.article import Draft
from naba_translation.engines.engine import CTranslate2Engine, Engine
from naba_translation.engines.pool import Engines
from naba_translation.engines.signature import Decoding
from naba_translation.errors import EngineError, StoreFailed
from naba_translation.library.store import Store
from naba_translation.library.worklists import WAITING, Worklists
from naba_translation.paths import Paths

SENTENCES = (
    "أعلنت وزارة النقل رقم {0} أن الميناء الجديد رقم {1} سيفتح في الربيع المقبل بعد تأخير دام عامين كاملين"
    " وأن الأعمال مستمرة حسب الجدول الزمني المعلن في المدينة وفي ست مدن ساحلية أخرى بحسب المتحدث.",
    "وقال الوزير رقم {0} في بيانه رقم {1} إن المشروع لم يتوقف وإن التكلفة بلغت ملايين عديدة هذا العام"
    " وشارك في الاجتماع ممثلون عن المدن وناقشوا خطة النقل البحري وموعد الافتتاح في الربيع المقبل.",
)
EACH = 24  # sentences of an article: more words than go into one batch of the engine


class Slow:
    """The tiny engine; before each call it lets the test say something."""

    def __init__(self, engine: CTranslate2Engine) -> None:
        self._engine = engine
        self.asked: list[str] = []  # whole sentences, the second tries apart
        self.failing: BaseException | None = None

    @property
    def signature(self) -> str:
        return self._engine.signature

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        if self.failing is not None:
            raise self.failing
        self.asked += [text for text in texts if decoding is None and len(text.split()) > 20]
        return self._engine.translate(texts, decoding=decoding)

    def close(self) -> None:
        self._engine.close()


@pytest.fixture
def slow(engine: CTranslate2Engine) -> Slow:
    return Slow(engine)


Make = Callable[[], Controller]


@pytest.fixture
def make(start_controller: Callable[[Engine], Controller], slow: Slow) -> Make:
    return lambda: start_controller(slow)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Six articles; three of them are read ahead and translated together."""
    monkeypatch.setattr(pipeline, "READ_AHEAD_SENTENCES", 3 * EACH)
    made = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        text = "\n\n".join(s.format(number, n) for n in range(EACH // 2) for s in SENTENCES)
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def kept(profile: Paths) -> tuple[str, ...]:
    with Store(profile.store) as store:
        return Worklists(store).read(WAITING)


def names(sources: Sequence[str]) -> str:
    return "".join(Path(source).stem for source in sources)


def when_translating(controller: Controller, act: Callable[[], object]) -> None:
    """Do something once, when the first sentences are translated."""

    def on_worked(work: Work) -> None:
        if any(file.done for file in work.files):
            controller.batch.worked.disconnect(on_worked)
            act()

    controller.batch.worked.connect(on_worked)


def test_a_pause_keeps_the_order_and_going_on_translates_nothing_twice(
    make: Make, qtbot: QtBot, files: list[Path], slow: Slow
) -> None:
    controller = make()
    when_translating(controller, controller.batch.pause)
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000) as rested:
        controller.translate(files[:4])
    assert rested.args[0].paused
    assert names(controller.batch.waiting) == "0123"
    assert controller.batch.in_hand == ()
    at_pause = len(slow.asked)
    controller.batch.move([str(files[3])], -3)
    done = QSignalSpy(controller.batch.translated)
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000):
        controller.batch.resume()
    assert sorted(done.at(n)[0].source for n in range(done.count())) == sorted(map(str, files[:4]))
    assert 0 < at_pause < len(slow.asked)
    assert len(set(slow.asked)) == len(slow.asked)


def test_the_order_can_be_changed_while_it_is_being_worked_off(
    make: Make, qtbot: QtBot, files: list[Path]
) -> None:
    controller = make()
    read: list[str] = []
    controller.batch.worked.connect(lambda work: read.append(work.source) if work.source else None)
    when_translating(controller, lambda: controller.batch.move([str(files[5])], -9))
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000):
        controller.translate(files)
    assert names(read) == "012534", "three were in hand"


def test_each_file_says_how_far_it_is(make: Make, qtbot: QtBot, files: list[Path]) -> None:
    controller = make()
    table = BatchTable(controller.batch, controller.failures)
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    seen: dict[str, list[int]] = {}

    def look() -> None:
        for line in table.lines():
            if line.total:
                assert line.total == EACH
                seen.setdefault(line.source, []).append(line.done)

    controller.batch.changed.connect(look)
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000):
        controller.translate(files[:2])
    assert seen.keys() == {str(path) for path in files[:2]}
    assert all(counts == sorted(counts) and len(set(counts)) > 1 for counts in seen.values())
    assert table.rowCount() == 0


def test_a_file_in_hand_can_be_taken_out_and_the_others_are_done(
    make: Make, qtbot: QtBot, files: list[Path]
) -> None:
    controller = make()
    when_translating(controller, lambda: controller.batch.remove([str(files[0]), str(files[4])]))
    done = QSignalSpy(controller.batch.translated)
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000):
        controller.translate(files[:5])
    assert sorted(names([done.at(n)[0].source for n in range(done.count())])) == list("123")
    for path in (files[0], files[4]):
        entry = controller.entry(str(path))
        assert entry is not None
        assert entry.state is State.STOPPED


def test_what_is_still_looked_for_when_all_is_stopped_is_not_translated(
    make: Make, qtbot: QtBot, files: list[Path], slow: Slow
) -> None:
    """A folder far away may take a minute to be looked through."""
    controller = make()
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000) as rested:
        controller.translate(files[:2])  # found by a thread, whose word comes when this one has time for it
        controller.stop()
    assert rested.args[0].stopped
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000):
        controller.translate(files[2:3])
    assert [controller.entry(str(path)) is None for path in files[:3]] == [True, True, False]
    assert controller.batch.waiting == ()


def test_what_is_asked_of_the_engine_goes_before_the_files(
    make: Make, qtbot: QtBot, files: list[Path]
) -> None:
    controller = make()
    order: list[str] = []
    controller.batch.translated.connect(lambda event: order.append(Path(event.source).stem))

    def ask() -> None:
        def steps(engines: Engines) -> Iterator[None]:
            yield
            return engines.engine().signature

        controller.ask_engine(steps, lambda signature: order.append(f"asked {bool(signature)}"))

    when_translating(controller, ask)
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000):
        controller.translate(files[:2])
    assert order[0] == "asked True"
    assert sorted(order[1:]) == ["0", "1"]


@pytest.mark.parametrize(
    "fault", [EngineError("its process died"), StoreFailed(Path("library.db"), "the disk is full")]
)
def test_after_a_failure_the_same_can_be_tried_again(
    make: Make, qtbot: QtBot, files: list[Path], slow: Slow, fault: Exception
) -> None:
    controller = make()
    slow.failing = fault
    retriable = QSignalSpy(controller.retriable)
    with qtbot.waitSignal(controller.problem, timeout=60_000):
        controller.translate(files[:2])
    again = retriable.at(0)[0]
    qtbot.waitUntil(lambda: not controller.translating)
    assert [entry.state for path in files[:2] if (entry := controller.entry(str(path)))] == [
        State.STOPPED
    ] * 2
    slow.failing = None
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000) as rested:
        again()
    assert (rested.args[0].done, rested.args[0].failed) == (2, 0)
    assert controller.batch.left == ()


def test_what_still_waited_is_offered_at_the_next_start(
    make: Make, qtbot: QtBot, files: list[Path], profile: Paths
) -> None:
    first = make()
    when_translating(first, first.batch.pause)
    with qtbot.waitSignal(first.batch.rested, timeout=60_000):
        first.translate(files[:2])
    first.close()
    second = make()
    with qtbot.waitSignal(second.offered, timeout=60_000) as offered:
        second.open_library()
    assert offered.args == [2]
    assert not second.translating
    with qtbot.waitSignal(second.batch.rested, timeout=60_000) as rested:
        second.resume()
    assert rested.args[0].done == 2
    second.close()
    assert kept(profile) == ()


def test_a_kill_forgets_nothing_that_was_in_hand(
    make: Make, qtbot: QtBot, files: list[Path], profile: Paths
) -> None:
    controller = make()
    seen: list[tuple[str, ...]] = []  # what a kill would leave on the disk in the middle of the work
    when_translating(controller, lambda: seen.append(kept(profile)))
    with qtbot.waitSignal(controller.batch.rested, timeout=60_000):
        controller.translate(files[:3])
    assert seen[0] and set(seen[0]) <= set(map(str, files[:3]))  # noqa: PT018


def test_a_list_that_cannot_be_read_holds_up_no_work(
    make: Make, qtbot: QtBot, files: list[Path], profile: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(profile.store) as store:
        Worklists(store).write(WAITING, [str(files[1])])

    def locked(_: Worklists, name: str) -> tuple[str, ...]:
        raise StoreFailed(profile.store, f"{name}: database is locked")

    controller = make()
    problems, retriable = QSignalSpy(controller.problem), QSignalSpy(controller.retriable)
    with monkeypatch.context() as patched:
        patched.setattr(Worklists, "read", locked)
        with qtbot.waitSignal(controller.batch.rested, timeout=60_000) as rested:
            controller.translate(files[:1])
    assert rested.args[0].done == 1
    assert problems.count() >= 1
    with qtbot.waitSignal(controller.batch.restored, timeout=60_000):
        for number in range(retriable.count()):
            retriable.at(number)[0]()
    assert controller.batch.left == (files[1],), "once, however often it was tried again"
    controller.close()
    assert kept(profile) == (str(files[1]),)


def test_an_earlier_list_is_taken_in_and_its_file_goes(make: Make, qtbot: QtBot, profile: Paths) -> None:
    profile.data.mkdir(parents=True)
    former = profile.data / "waiting.json"
    former.write_text(json.dumps({"waiting": ["/press/a.txt", "/press/\udcff.txt"]}), encoding="utf-8")
    controller = make()
    with qtbot.waitSignal(controller.offered, timeout=60_000):
        controller.open_library()
    assert kept(profile) == ("/press/a.txt", "/press/\udcff.txt")
    assert not former.exists()


@pytest.mark.parametrize("text", ["", "{}", '{"waiting": 3}', '{"waiting": [3]}', "no JSON"])
def test_a_list_that_makes_no_sense_is_no_list(make: Make, qtbot: QtBot, profile: Paths, text: str) -> None:
    profile.data.mkdir(parents=True)
    (profile.data / "waiting.json").write_text(text, encoding="utf-8")
    controller = make()
    with qtbot.waitSignal(controller.batch.restored, timeout=60_000):
        controller.open_library()
    assert controller.batch.left == ()
