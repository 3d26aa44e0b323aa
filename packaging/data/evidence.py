"""Fit what speaks for a loss, and count how much is found with what is enough.

    python packaging/data/evidence.py DATA

Looks at the lines that held_back.py keeps from the table of words, and at the same lines with a piece of the English
taken away (packaging/bench/faults.py). A logistic regression tells the two apart by the heaviest run of each; as the
weights choose that run, they are fitted and it is chosen in turns (the latent variables of Felzenszwalb et al. 2010,
"Object Detection with Discriminatively Trained Part-Based Models"), beginning with the weights of now. Printed:
1. for several thresholds, the share of human translations that would be flagged, and the share of each kind of loss
   that would be found: each part by the weights of the other;
2. the weights of both parts together, for checks/evidence.py and checks/coverage.py.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np
from held_back import PARTS, is_held_back, part
from numpy.typing import NDArray
from parallel_text import folder_named, lines_of

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from faults import MADE

from naba_translation.checks.coverage import ANYWHERE, END, ENOUGH, LENGTH, OTHERWISE, SHARE, Coverage
from naba_translation.checks.dropped import USUAL
from naba_translation.checks.evidence import WEIGHTS
from naba_translation.checks.view import View, look

FILES = ("written", "captions_nli_qa")  # commentary is translated too freely to say what is lost
LOSSES = {name: spoil for name, (kind, spoil) in MADE.items() if kind == "drop" and "dropped" in name}
HUMAN = 15.0  # what a human translation counts for beside one with a loss: flags on it must be rare
RIDGE = 2e-4  # for the sum of the squared weights
ROUNDS, STEPS = 6, 8  # of choosing runs, and of Newton's method between
THRESHOLDS = (-1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
WORDS = 6  # of Arabic: a shorter line has no clause to lose
NEVER = -50.0  # a weight below every threshold: of sentences with no run to ask about
NAMES = ("ANYWHERE", "OTHERWISE", "SHARE", "END", "LENGTH", "ENOUGH")
NOW = np.array([*WEIGHTS, ANYWHERE, OTHERWISE, SHARE, END, LENGTH, ENOUGH])

Floats = NDArray[np.float64]


class Part(NamedTuple):
    """A part of the sentences, all their runs below each other."""

    kinds: list[str]  # of each sentence's loss; empty for a human translation
    first: NDArray[np.intp]  # row of each sentence's first run
    runs: NDArray[np.float32]  # what each run has of each weight
    whole: list[str]  # kinds of the sentences that have no run to ask about

    def heaviest(self, weights: Floats) -> tuple[Floats, NDArray[np.intp]]:
        """The weight of each sentence's heaviest run, and its row."""
        scores = self.runs @ weights
        most = np.maximum.reduceat(scores, self.first)
        sentence = np.repeat(np.arange(len(self.first)), np.diff(np.append(self.first, len(scores))))
        rows = np.flatnonzero(scores >= most[sentence])
        return most, rows[np.unique(sentence[rows], return_index=True)[1]]


def read(data: Path, number: int) -> Part:
    """All sentences of the part of that number, with their runs."""
    kinds, first, runs, whole, count = [], [], [], [], 0
    for kind, arabic, english in cases(data, number):
        rows = [*features(arabic, english)]
        if rows:
            kinds.append(kind)
            first.append(count)
            runs.append(np.array(rows, np.float32))
            count += len(rows)
        else:
            whole.append(kind)
    return Part(kinds, np.array(first), np.concatenate(runs), whole)


def cases(data: Path, wanted: int) -> Iterator[tuple[str, View, View]]:
    """Each sentence of a part and its human English, then the same with a piece of it lost: the kind of the loss
    (empty for none), the Arabic and the English."""
    for name in FILES:
        for number, (arabic, english, source) in enumerate(lines_of(data / f"{name}.tsv.xz")):
            if not is_held_back(english, source) or part(english) != wanted or arabic.count(" ") < WORDS:
                continue
            view = look(arabic)
            yield "", view, look(english)
            for kind, spoil in LOSSES.items():
                spoiled = spoil(english, random.Random(number))
                if spoiled is not None:
                    yield kind, view, look(spoiled)


def features(arabic: View, english: View) -> Iterator[Sequence[float]]:
    """Of each run, in the order of NOW."""
    coverage = Coverage(arabic, english, usual=USUAL)
    coverage.listen()
    zero = np.zeros(len(WEIGHTS), int)
    units = np.eye(len(WEIGHTS), dtype=int)
    seen = [
        units[word.kind] if word.kind is not None and word.weight == WEIGHTS[word.kind] else zero
        for word in coverage.words
    ]
    sums = list(accumulate(seen, initial=zero))
    for run in coverage.runs():
        yield [*(sums[run.end] - sums[run.start]), run.anywhere, run.otherwise, run.share, run.closing,
               coverage.longer, 1.0]  # fmt: skip


def fitted(parts: Sequence[Part]) -> Floats:
    """The weights, in the order of NOW, that tell losses from human translations best."""
    weights = NOW.copy()
    lost = np.array([bool(kind) for each in parts for kind in each.kinds])
    counts = np.where(lost, 1.0, HUMAN)
    counts /= counts.sum()
    pull = np.append(np.full(len(weights) - 1, 2 * RIDGE), 1e-9)
    for _ in range(ROUNDS):
        rows = np.concatenate([each.runs[each.heaviest(weights)[1]] for each in parts]).astype(float)
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
            slope = rows.T @ (counts * (chance - lost)) + pull * weights
            bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + np.diag(pull)
            step = np.linalg.solve(bend, slope)
            length = float(np.abs(step).max())
            weights = weights - step / max(1.0, length)  # at most 1 in any weight, as it may overshoot
    return weights


def found(parts: Sequence[Part]) -> Iterator[str]:
    """A line for each kind of loss: the shares with more than each of THRESHOLDS."""
    most: dict[str, list[float]] = defaultdict(list)
    for number, each in enumerate(parts):
        others = fitted([other for at, other in enumerate(parts) if at != number])
        for kind, weight in zip(each.kinds, each.heaviest(others)[0], strict=True):
            most[kind].append(weight)
        for kind in each.whole:
            most[kind].append(NEVER)
    for kind, weights in most.items():
        shares = "  ".join(f"{least}: {np.mean(np.array(weights) > least):6.1%}" for least in THRESHOLDS)
        yield f"{kind or 'human translations':26} {len(weights):5}   {shares}"


def main() -> int:
    data = folder_named(__doc__)
    parts = [read(data, number) for number in range(PARTS)]
    print("\n".join(found(parts)))
    weights = fitted(parts)
    print("WEIGHTS", " ".join(f"{weight:.2f}," for weight in weights[: len(WEIGHTS)]))
    for name, weight in zip(NAMES, weights[len(WEIGHTS) :], strict=True):
        print(f"{name} {weight:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
