"""Speed and memory, measured side by side in one run: `make bench [ARTICLES=DIR]`. Prints a table, asserts nothing.

The naive ways use the same model, the same sentences and the same beam through CTranslate2 itself:
one sentence at a time, and one batch for each paragraph with the batch size Argos Translate uses
(argostranslate/translate.py: max_batch_size=32 and batch_type="tokens"). Every rate is the median of three.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

import ctranslate2
import sentencepiece
from figures import times

from naba_models import default_model
from naba_models.tokenizer import DEFAULT_VOCABULARY
from naba_translation.engines.drafting import translate_all, with_keys
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.signature import Decoding
from naba_translation.read import discover, load
from naba_translation.segment import split

NABA = Path(sys.executable).with_name("naba")
RUNS = 3
ARGOS_BATCH_TOKENS = 32
# A small parent of its own: a child's peak memory is never less than what its parent held when it was started.
MEASURE = """
import resource, subprocess, sys, time
started = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
# The window itself, ended at the moment it is first painted.
WINDOW = """
import os
from naba_desktop import app
from naba_desktop.lifetime import program
start = app.Desktop.start
def started(desktop, files):
    desktop.window.painted.connect(lambda: os._exit(0))
    start(desktop, files)
app.Desktop.start = started
program.main([])
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="a file, or a folder of articles")
    articles = parser.parse_args().articles
    paragraphs = [
        with_keys(list(group))[1]
        for path in discover([articles])
        for _, group in groupby(split(load(path)), key=lambda sentence: sentence.paragraph)
    ]
    texts = {key: text for paragraph in paragraphs for key, text in paragraph.items()}
    words = sum(len(text.split()) for text in texts.values())
    print(f"{len(texts)} sentences, {words} Arabic words from {articles}; {os.cpu_count()} cores\n")
    _rates(texts, [list(paragraph.values()) for paragraph in paragraphs if paragraph])
    _commands(articles)


def _rates(texts: dict[str, str], paragraphs: Sequence[list[str]]) -> None:
    """Words and sentences a second, ours and the naive ways."""
    words = sum(len(text.split()) for text in texts.values())
    one, two = _Naive(1), _Naive(2)
    ways: list[tuple[str, Callable[[], object]]] = [
        ("Naba, 2 threads", _ours(texts, 2)),
        ("Naba, 1 thread", _ours(texts, 1)),
        ("one sentence at a time, 1 thread", lambda: [one.translate([text]) for text in texts.values()]),
        ("one sentence at a time, 2 threads", lambda: [two.translate([text]) for text in texts.values()]),
        (
            "one batch a paragraph, as Argos, 1 thread",
            lambda: [one.translate(some, max_batch_size=ARGOS_BATCH_TOKENS) for some in paragraphs],
        ),
        (
            "one batch a paragraph, as Argos, 2 threads",
            lambda: [two.translate(some, max_batch_size=ARGOS_BATCH_TOKENS) for some in paragraphs],
        ),
    ]
    print(f"{'translating':45} {'seconds':>8} {'sentences/s':>12} {'words/s':>9} {'times':>6}")
    rows = [(name, statistics.median(times(way, runs=RUNS))) for name, way in ways]
    baseline = rows[2][1]
    for name, seconds in rows:
        rate = f"{len(texts) / seconds:12.1f} {words / seconds:9.0f} {baseline / seconds:6.1f}"
        print(f"{name:45} {seconds:8.2f} {rate}")
    print()


def _ours(texts: dict[str, str], threads: int) -> Callable[[], object]:
    engine = CTranslate2Engine(default_model(), threads=threads)
    engine.translate([])  # loading is measured with the commands
    return lambda: list(translate_all(engine, texts))


class _Naive:
    """CTranslate2 as its documentation's first example uses it, with our beam, penalty and shortlist."""

    def __init__(self, threads: int) -> None:
        folder = default_model().folder
        self._translator = ctranslate2.Translator(str(folder), compute_type="int8", intra_threads=threads)
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / DEFAULT_VOCABULARY))

    def translate(self, texts: Sequence[str], **options: int) -> list[str]:
        tokens = self._pieces.encode(list(texts), out_type=str)
        results = self._translator.translate_batch(
            tokens,
            beam_size=Decoding().beam,
            repetition_penalty=Decoding().repetition_penalty,
            use_vmap=True,
            batch_type="tokens",
            return_scores=True,
            **options,
        )
        return [self._pieces.decode(result.hypotheses[0]) for result in results]


def _commands(articles: Path) -> None:
    """Whole commands, from nothing to the files on disk, with the most memory each held."""
    print(f"{'command':45} {'seconds':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as out:
        environment = {**os.environ, "NABA_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        translate = [NABA, "translate", articles, "--out", out]
        for name, command, runs in (
            ("naba --help", [NABA, "--help"], RUNS),
            ("naba translate, cold, PDF and JSON", translate, 1),
            ("naba translate, warm, PDF and JSON", translate, RUNS),
            ("naba gui, to the first painted window", [sys.executable, "-c", WINDOW], RUNS),
        ):
            seconds, megabytes = _run(command, environment, runs=runs)
            print(f"{name:45} {seconds:8.2f} {megabytes:8.0f}")


def _run(command: Sequence[object], environment: dict[str, str], *, runs: int) -> tuple[float, float]:
    """Median wall seconds, and the largest resident set of the command in MB."""
    measured = [
        subprocess.run(
            [sys.executable, "-S", "-c", MEASURE, *map(str, command)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for _ in range(runs)
    ]
    largest = max(int(kilobytes) for _, kilobytes in measured) / 1024
    return statistics.median(float(seconds) for seconds, _ in measured), largest


if __name__ == "__main__":
    main()
