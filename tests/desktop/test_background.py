from __future__ import annotations

import threading
from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from naba_desktop.work.background import Runner, one_step


class Log:
    """Every signal of a runner in the order it came, and on which thread."""

    def __init__(self, runner: Runner) -> None:
        self.events: list[tuple[object, ...]] = []
        self.threads: set[object] = set()
        for name in ("progressed", "finished", "failed"):
            getattr(runner, name).connect(lambda job, value, name=name: self._note(name, job, value))
        runner.cancelled.connect(lambda job: self._note("cancelled", job))

    def _note(self, *event: object) -> None:
        self.events.append(event)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def runner(qapp: object) -> Iterator[Runner]:
    runner = Runner("test")
    yield runner
    runner.close()


def counting(to: int) -> Generator[int, None, str]:
    yield from range(to)
    return "done"


def test_a_job_reports_in_order_and_then_finishes(runner: Runner, qtbot: QtBot) -> None:
    log = Log(runner)
    with qtbot.waitSignal(runner.finished):
        job = runner.submit(lambda: counting(3))
    assert log.events == [*(("progressed", job, n) for n in range(3)), ("finished", job, "done")]
    assert log.threads == {runner.thread()}
    assert not runner.busy


def test_a_job_runs_on_another_thread(runner: Runner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.finished) as finished:
        runner.submit(one_step(threading.get_ident))
    assert finished.args[1] != threading.get_ident()


def test_a_cancelled_job_stops_at_its_next_step_and_is_closed(runner: Runner, qtbot: QtBot) -> None:
    go, closed = threading.Event(), threading.Event()

    def endless() -> Generator[int]:
        try:
            while True:
                yield 1
                go.wait()
        finally:
            closed.set()

    log = Log(runner)
    with qtbot.waitSignal(runner.progressed):
        job = runner.submit(endless)
    runner.cancel(job)
    with qtbot.waitSignal(runner.cancelled):
        go.set()
    assert closed.is_set()
    assert log.events[-1] == ("cancelled", job)
    assert len(log.events) <= 3


def test_a_job_cancelled_before_its_turn_never_starts(runner: Runner, qtbot: QtBot) -> None:
    go, started = threading.Event(), []
    first = runner.submit(one_step(go.wait))
    second = runner.submit(one_step(lambda: started.append("second")))
    runner.cancel(second)
    log = Log(runner)
    with qtbot.waitSignal(runner.cancelled):
        go.set()
    assert started == []
    assert log.events == [("finished", first, True), ("cancelled", second)]


def test_a_job_that_raises_fails_and_the_next_one_runs(runner: Runner, qtbot: QtBot) -> None:
    def broken() -> Generator[int]:
        yield 1
        raise ValueError("broken")

    log = Log(runner)
    job = runner.submit(broken)
    with qtbot.waitSignal(runner.finished):
        runner.submit(one_step(lambda: "next"))
    assert [event[0] for event in log.events] == ["progressed", "failed", "finished"]
    assert log.events[1][1] == job
    assert isinstance(log.events[1][2], ValueError)


def test_an_error_while_being_cancelled_is_the_cancel(runner: Runner, qtbot: QtBot) -> None:
    started, go = threading.Event(), threading.Event()

    def interrupted() -> Generator[int]:
        started.set()
        go.wait()
        raise EOFError
        yield 1

    job = runner.submit(interrupted)
    assert started.wait(5)
    runner.cancel(job)
    with qtbot.waitSignal(runner.cancelled):
        go.set()


def test_closing_drops_what_comes_late(qapp: object, qtbot: QtBot) -> None:
    runner = Runner("late")
    started, go = threading.Event(), threading.Event()

    def slow() -> Generator[int]:
        started.set()
        go.wait()
        yield 1

    log = Log(runner)
    runner.submit(slow)
    assert started.wait(5)
    go.set()
    runner.close()
    QCoreApplication.processEvents()  # deliver what the thread sent
    assert log.events == []


def test_closing_with_finish_does_all_the_work_first(qapp: object) -> None:
    runner = Runner("finish")
    done: list[int] = []
    for number in range(20):
        runner.submit(one_step(lambda number=number: done.append(number)))
    runner.close(finish=True)
    assert done == list(range(20))


def test_a_job_is_at_most_one_step_ahead_of_who_hears_of_it(runner: Runner, qtbot: QtBot) -> None:
    done: list[int] = []

    def steps() -> Generator[int]:
        for number in range(300):
            done.append(number)
            yield number

    ahead: list[int] = []

    def hear(_: int, number: object) -> None:
        assert isinstance(number, int)
        sum(range(20_000))  # the interpreter's lock changes hands meanwhile
        ahead.append(done[-1] - number)

    runner.progressed.connect(hear)
    with qtbot.waitSignal(runner.finished):
        runner.submit(steps)
    assert len(ahead) == 300
    assert max(ahead) <= 1


def test_closing_does_not_wait_for_steps_that_nobody_hears_of(qapp: object) -> None:
    runner = Runner("unheard")
    done: list[int] = []

    def steps() -> Generator[None]:
        for number in range(20):
            done.append(number)
            yield

    runner.submit(steps)
    runner.submit(steps)
    assert runner.close(finish=True)
    assert done == [*range(20), *range(20)]
