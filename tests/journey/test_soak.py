"""The short version of `make soak`: a hundred articles, and a window over the library they make."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from naba_translation.engines.process import EngineProcess
from naba_translation.library.store import Store
from naba_translation.paths import Paths

BENCH = Path(__file__).parents[2] / "packaging/bench"
MOST_MB = 4.0  # for all of it: a hundred articles held on to would be more

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

ON_ANY_CORE = 3  # a slow core whose caches others fill needs so much longer; a real gap is a second and more


@pytest.fixture
def soak(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The bench."""
    monkeypatch.syspath_prepend(BENCH)
    import soak

    return soak


@pytest.fixture
def window_gaps(soak: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Its part with the window. One that hangs would hold the tests for half an hour."""
    import window_gaps

    monkeypatch.setattr(window_gaps, "LONGEST_WAIT", 120_000)
    return window_gaps


def test_many_articles_leave_nothing_behind_and_the_window_stays_awake(
    soak: ModuleType,
    window_gaps: ModuleType,
    qapp: QApplication,
    profile: Paths,
    tmp_path: Path,
    window_engine: EngineProcess,
) -> None:
    files = soak.write_articles(tmp_path / "press", 100)
    with Store(profile.store) as store:
        run = soak.run_queue(files, engine=window_engine, store=store, every=10, tell=lambda _: None)
    assert [sample.articles for sample in run.samples] == list(range(10, 101, 10))
    warm, last = run.samples[3], run.samples[-1]
    assert last.handles == warm.handles
    assert last.own_mb - warm.own_mb < MOST_MB
    assert last.engine_mb - warm.engine_mb < MOST_MB
    more = soak.write_articles(tmp_path / "more", 5, seed=8)
    listing, working, count = window_gaps.run_window(profile, more, engine=window_engine, steady=run.steady)
    assert count == 105
    assert listing.seconds < ON_ANY_CORE * window_gaps.LONGEST_GAP, listing.calls
    assert working.seconds < ON_ANY_CORE * window_gaps.LONGEST_GAP, working.calls


def test_a_pace_that_was_kept_is_no_wrong_forecast_on_a_machine_that_slows_down(soak: ModuleType) -> None:
    costs = iter((1.0, 1.0, 2.0, 2.0))
    steady = soak.SteadyClock(lambda: next(costs))
    for at in (0.0, 20.0, 20.001, 60.0):
        steady.mark(at)  # twice as slow from the twentieth second on: half of the work is done then
    assert steady.seconds(20) == pytest.approx(steady.seconds(60) / 2, rel=0.001)
    forecasts = (soak.Forecast(20.0, 20.0), soak.Forecast(40.0, 13.333), soak.Forecast(50.0, 10.0))
    run = soak.Run(60.0, (), forecasts, steady)
    assert run.wrong(steady.seconds) == pytest.approx([0.0, 0.0, 0.4], abs=0.01)
    assert run.wrong(float) == pytest.approx([0.5, 0.333, 0.0], abs=0.01)


def test_a_gap_on_a_machine_that_slowed_down_is_judged_by_its_usual_pace_and_told_by_both(
    soak: ModuleType, window_gaps: ModuleType
) -> None:
    costs = iter((*[1.0] * 10, 2.0, 0.5))
    steady = soak.SteadyClock(lambda: next(costs))
    for at in range(10):
        steady.mark(float(at))
    slowness = steady.slowness()
    assert (slowness, steady.slowness()) == (2.0, 1.0)  # a machine that is quicker than ever proves nothing
    well, line = window_gaps.Gap(0.160, "paint (list.py:1)", slowness).line("many are listed")
    assert well
    assert "80 ms at most" in line
    assert "160 ms by the clock, 2.0 times as slow" in line
    well, line = window_gaps.Gap(0.160, "paint (list.py:1)", 1.5).line("many are listed")
    assert not well
    assert line.endswith(": paint (list.py:1)")
