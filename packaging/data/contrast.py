"""Fit what an engine's answers say for a loss, and count how much is found with what is enough.

    python packaging/data/contrast.py PARTS

PARTS is the folder that `naba_training prepare` wrote: its NAME.held.tsv are the pairs that the default model was not
trained on. The model is asked about the suspicious runs (checks/contrast.py) of each human translation and of the same
with a piece taken away (packaging/bench/faults.py). A logistic regression tells the two apart by each sentence's
surest run, which is chosen and fitted in turns as in evidence.py. Printed:
1. for several shares of human translations that are flagged, the share of each kind of loss that is found, by the
   weights of the other four fifths of the sentences, with the threshold; and the same without asking;
2. the weights for checks/contrast.py.
Takes some minutes of a core.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from parallel_text import folder_named

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from faults import MADE

from naba_models import default_model
from naba_translation.checks.contrast import BASE, ENOUGH, GAINED, LOST, WORDS, features, place, suspects
from naba_translation.checks.coverage import Coverage
from naba_translation.checks.dropped import USUAL
from naba_translation.checks.view import View, look
from naba_translation.engines.contrast import ask
from naba_translation.engines.engine import CTranslate2Engine

FILES = {"written": 6, "news_ngo": 6, "edu_misc": 6, "talks_subs": 6, "un_legal": 6, "captions_nli_qa": 25}
"""The fewest blanks of a line's English: shorter ones have no clause to lose, or are captions of pictures."""
LOSSES = {name: spoil for name, (kind, spoil) in MADE.items() if kind == "drop" and "dropped" in name}
HUMAN = 15.0  # what a human translation counts for beside one with a loss
RIDGE = 2e-3
FOLDS, ROUNDS, STEPS = 5, 8, 10
SHARES = (0.005, 0.01, 0.02, 0.03)
NOW = np.array([BASE, LOST, GAINED, WORDS, ENOUGH])
UNASKED = -50.0

Floats = NDArray[np.float64]


class Case(NamedTuple):
    """A sentence that was asked about."""

    kind: str  # of its loss; empty for a human translation
    fold: int
    runs: Floats  # what each has of each weight


def lines(parts: Path) -> Iterator[tuple[str, str]]:
    for name, fewest in FILES.items():
        for line in (parts / f"{name}.held.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n"):
            arabic, english = line.split("\t")[:2]
            if english.count(" ") >= fewest:
                yield arabic, english


def cases(parts: Path, totals: Counter[str]) -> Iterator[Case]:
    """Those with a suspicious run; `totals` counts all."""
    engine = CTranslate2Engine(default_model(), threads=1)
    for number, (arabic, english) in enumerate(lines(parts)):
        view = look(arabic)
        versions = {"": english} | {
            kind: spoiled
            for kind, spoil in LOSSES.items()
            if (spoiled := spoil(english, random.Random(number))) is not None
        }
        totals.update(versions.keys())
        for kind, version in versions.items():
            if (runs := asked(engine, view, look(version))) is not None:
                yield Case(kind, number % FOLDS, runs)


def asked(engine: CTranslate2Engine, arabic: View, english: View) -> Floats | None:
    coverage = Coverage(arabic, english, usual=USUAL)
    coverage.listen()
    runs = suspects(coverage)
    if not runs:
        return None
    [contrasts] = ask(engine, [(arabic.clean.text, english.clean.text, [place(arabic, run) for run in runs])])
    if not contrasts:
        return None
    return np.array(
        [
            [*features(run, coverage, one.lost, one.gained), 1.0]
            for run, one in zip(runs, contrasts, strict=True)
        ]
    )


def fitted(some: Sequence[Case]) -> Floats:
    """The weights, in the order of NOW, that tell losses from human translations best."""
    weights = NOW.copy()
    lost = np.array([bool(case.kind) for case in some])
    counts = np.where(lost, 1.0, HUMAN)
    counts /= counts.sum()
    pull = np.append(np.full(len(weights) - 1, RIDGE), 1e-9)
    for _ in range(ROUNDS):
        rows = np.array([case.runs[np.argmax(case.runs @ weights)] for case in some])
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
            slope = rows.T @ (counts * (chance - lost)) + pull * weights
            bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + np.diag(pull)
            step = np.linalg.solve(bend, slope)
            weights = weights - step / max(1.0, float(np.abs(step).max()))
    return weights


def found(some: Sequence[Case], totals: Counter[str], weights: Sequence[Floats]) -> Iterator[str]:
    """A line for each share of human translations; the weights by fold."""
    most: dict[str, list[float]] = defaultdict(list)
    for case in some:
        most[case.kind].append(float((case.runs @ weights[case.fold]).max()))
    for kind, total in totals.items():
        most[kind] += [UNASKED] * (total - len(most[kind]))
    human = sorted(most.pop(""), reverse=True)
    yield f"of {len(human)} human translations {sum(odds > UNASKED for odds in human) / len(human):.1%} asked about"
    for share in SHARES:
        least = human[int(share * len(human))]
        recall = "  ".join(
            f"{kind.removesuffix(' dropped')} {np.mean(np.array(odds) > least):.1%}"
            for kind, odds in most.items()
        )
        yield f"  {share:.1%} flagged, from {least:5.2f} on:  {recall}"


def main() -> int:
    totals: Counter[str] = Counter()
    some = [*cases(folder_named(__doc__), totals)]
    alone = np.array([1.0, 0, 0, 0, 0])
    print("without asking", *found(some, totals, [alone] * FOLDS), sep="\n")
    others = [fitted([case for case in some if case.fold != fold]) for fold in range(FOLDS)]
    print("asked", *found(some, totals, others), sep="\n")
    for name, weight in zip(("BASE", "LOST", "GAINED", "WORDS", "ENOUGH"), fitted(some), strict=True):
        print(f"{name} {weight:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
