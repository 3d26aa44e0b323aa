"""Ten thousand articles through the real queue in one go, and then a window over the library they make.

    python packaging/bench/soak.py [--articles 10000] [--window 200] [--keep FOLDER]

Time is accelerated: the articles are generated and short, and the model is the tiny one of tests/tiny_model.py, in
its child process as the window has it. All else is what an analyst runs: files on disk, the fenced reader, the
library on disk, the checks, the summary. Measured are

- memory and open files of this process and of the engine's, after each hundredth article: a straight line is
  fitted after the first fifth, and its slope is what a thousand more articles would cost;
- the time left that was told, beside what was left in truth, over the middle 80 % of the run: in seconds of a
  machine that keeps its pace (steady.py), which decides, and by the clock;
- in the window, drawn offscreen: the longest time its event loop was away while the whole library was listed and
  more articles were translated, and what it was at then. Time in which the machine gave the processor to others is
  not counted; where it did the same work more slowly than in its fastest tenth, the pace of that tenth decides, and
  the clock's time is told too.

Ends with 1 where one of the limits below is passed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from figures import resident_mb, worked
from steady import SteadyClock
from window_gaps import run_window

from naba_models import InstalledModel, load_model
from naba_translation.engines.process import EngineProcess
from naba_translation.engines.signature import Decoding
from naba_translation.library.store import Store
from naba_translation.paths import HOME_VARIABLE, Paths
from naba_translation.pipeline import ArticleDone, Progress, process

TESTS = Path(__file__).parents[2] / "tests"
sys.path.insert(0, str(TESTS))  # the watchdog

MOST_MB, MOST_HANDLES = 1.0, 0.1  # more for each thousand articles
MOST_WRONG = 0.20  # of the time that is left
PROBES = 5  # of the machine's pace, for each sample
WARM = 0.2  # of the run: caches fill, and the library's pages
MIDDLE = (0.1, 0.9)  # of the run
WORDS = (
    "أعلنت وزارة النقل الميناء الجديد سيفتح الربيع المقبل بعد تأخير دام عامين قال الوزير المشروع لم يتوقف التكلفة بلغت"
    " مليون دينار شارك الاجتماع ممثلون ست مدن ساحلية ناقشوا خطة البحري أضاف المتحدث باسم الهيئة الأعمال مستمرة حسب"
    " الجدول الزمني المعلن مدينة رئيس لجنة قرار طريق سكان ماء كهرباء مدرسة مستشفى حكومة برلمان"
).split()


@dataclass(frozen=True, slots=True)
class Sample:
    """What was held after so many articles."""

    articles: int
    own_mb: float
    engine_mb: float
    handles: int
    seconds: float  # by the clock, since the start
    worked: float  # by this process and the engine's, since they began


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was told, and when. In seconds since the start."""

    at: float
    left: float


@dataclass(frozen=True, slots=True)
class Run:
    """All that was seen of one run."""

    seconds: float
    samples: tuple[Sample, ...]
    forecasts: tuple[Forecast, ...]
    steady: SteadyClock

    def slope(self, of: Callable[[Sample], float]) -> float:
        """By how much it grows with each thousand articles, once warm."""
        warm = [one for one in self.samples if one.articles >= WARM * self.samples[-1].articles]
        return float(np.polyfit([one.articles / 1000 for one in warm], [of(one) for one in warm], 1)[0])

    def wrong(self, seconds: Callable[[float], float]) -> np.ndarray:
        """How far each forecast of the middle was off, relative to what was left in truth.

        `seconds` turns the clock's time into that of another clock. A forecast is of the pace until then, and so it
        is turned by what had passed.
        """
        start, end = (share * self.seconds for share in MIDDLE)
        off = []
        for one in self.forecasts:
            if start <= one.at <= end:
                passed, whole = seconds(one.at), seconds(self.seconds)
                off.append(abs(one.left * passed / one.at / (whole - passed) - 1))
        return np.array(off)


def write_articles(folder: Path, count: int, *, seed: int = 7) -> list[Path]:
    """Files of a title and three sentences or so, no two alike; their paths in order."""
    chance = random.Random(seed)
    files = []
    for number in range(count):
        place = folder / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        title = f"{_words(chance, 5)} {seed}{number}"
        paragraphs = [" ".join(_sentence(chance) for _ in range(chance.randint(1, 2))) for _ in range(2)]
        files.append(place / f"article-{number:05}.txt")
        files[-1].write_text("\n\n".join((title, *paragraphs)) + "\n", encoding="utf-8")
    return files


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _sentence(chance: random.Random) -> str:
    number = f" {chance.randint(2, 99999)} " if chance.random() < 0.5 else " "
    return f"{_words(chance, chance.randint(3, 8))}{number}{_words(chance, chance.randint(2, 6))}."


def run_queue(
    files: Sequence[Path], *, engine: EngineProcess, store: Store, every: int, tell: Callable[[str], None]
) -> Run:
    """Everything through `pipeline.process`, with a sample after each `every` articles."""
    samples: list[Sample] = []
    forecasts: list[Forecast] = []
    done = 0
    steady = SteadyClock()
    started = perf_counter()
    steady.mark(0.0)
    for event in process(files, engine=engine, store=store):
        if isinstance(event, Progress) and event.seconds_left is not None:
            forecasts.append(Forecast(perf_counter() - started, event.seconds_left))
        if isinstance(event, ArticleDone):
            done += 1
            if done % max(1, every // PROBES) == 0:
                steady.mark(perf_counter() - started)
            if done % every == 0:
                samples.append(_sample(done, engine, seconds=perf_counter() - started))
            if done % (every * 10) == 0:
                now = samples[-1]
                tell(
                    f"{done:6} articles, {now.seconds:6.0f} s, {now.own_mb:.0f} MB, {now.handles} open files"
                )
    seconds = perf_counter() - started
    steady.mark(seconds)
    return Run(seconds, tuple(samples), tuple(forecasts), steady)


def _sample(done: int, engine: EngineProcess, *, seconds: float) -> Sample:
    pids = [os.getpid(), *([engine.pid] if engine.pid else [])]
    own_mb, engine_mb = resident_mb(pids[0]), sum(map(resident_mb, pids[1:]))
    handles = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    return Sample(done, own_mb, engine_mb, handles, seconds, sum(map(worked, pids)))


def _tenths(samples: Sequence[Sample], of: Callable[[Sample], float]) -> str:
    """What each tenth of the articles took: the least and the most."""
    marks = [of(one) for one in samples[:: max(1, len(samples) // 10)]]
    took = np.diff(marks)
    return f"{took.min():.0f} to {took.max():.0f} s" if len(took) else "?"


def report(run: Run) -> Iterator[tuple[bool, str]]:
    """Each limit: whether it was kept, and by how much."""
    last = run.samples[-1]
    yield True, f"{last.articles} articles in {run.seconds:.0f} s, {last.articles / run.seconds:.1f} a second"
    clock, processor = (_tenths(run.samples, of) for of in (lambda one: one.seconds, lambda one: one.worked))
    yield True, f"a tenth of them took {clock} by the clock, {processor} of the processors"
    for name, held, of in (
        ("this process", last.own_mb, lambda one: one.own_mb),
        ("the engine's", last.engine_mb, lambda one: one.engine_mb),
    ):
        slope = run.slope(of)
        yield slope <= MOST_MB, f"memory of {name}: {held:.0f} MB, {slope:+.2f} MB for each 1,000 articles"
    slope = run.slope(lambda one: one.handles)
    yield slope <= MOST_HANDLES, f"open files: {last.handles}, {slope:+.2f} for each 1,000 articles"
    wrong, by_clock = run.wrong(run.steady.seconds), run.wrong(float)
    within = float((wrong <= MOST_WRONG).mean())
    yield (
        bool(wrong.max() <= MOST_WRONG),
        f"time left: off by {np.median(wrong):.0%} in the middle, {wrong.max():.0%} at most;"
        f" {within:.0%} of {len(wrong)} forecasts within {MOST_WRONG:.0%}",
    )
    yield (
        True,
        f"the same by the clock of this machine, which took up to {run.steady.spread:.1f} times as long for the same"
        f" work: {np.median(by_clock):.0%} and {by_clock.max():.0%}",
    )


def tiny_model(folder: Path) -> InstalledModel:
    """The model of the tests. It is built by another process: CTranslate2's converters load all of torch."""
    build = "import pathlib, sys, tiny_model; tiny_model.build(pathlib.Path(sys.argv[1]))"
    environment = os.environ | {"PYTHONPATH": str(TESTS)}
    subprocess.run([sys.executable, "-c", build, str(folder)], check=True, env=environment)
    return load_model(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument(
        "--window", type=int, default=200, metavar="N", help="articles translated in the window"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave library and articles here")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="naba-soak-") as temporary:
        folder = arguments.keep or Path(temporary)
        os.environ[HOME_VARIABLE] = str(folder / "profile")
        profile = Paths.of_user()
        every = max(1, arguments.articles // 100)
        files = write_articles(folder / "press", arguments.articles)
        more = write_articles(folder / "more", arguments.window, seed=8)
        model = tiny_model(folder / "tiny")
        with closing(EngineProcess(model, decoding=Decoding(beam=1), threads=1)) as engine:
            with Store(profile.store) as store:
                run = run_queue(files, engine=engine, store=store, every=every, tell=print)
            lines = list(report(run))
            listing, working, count = run_window(profile, more, engine=engine, steady=run.steady)
    lines += [
        listing.line(f"{count} are listed"),
        working.line(f"{len(more)} are translated"),
        (count == len(files) + len(more), f"window: {count} articles of {len(files) + len(more)} are there"),
    ]
    for well, line in lines:
        print(f"{'ok  ' if well else 'OVER'}  {line}")
    return 0 if all(well for well, _ in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
