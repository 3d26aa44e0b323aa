"""Count what the words of a sentence say for its loss, and how much is found with what is enough.

    python packaging/data/evidence.py DATA

Looks at the lines that held_back.py keeps from the table of words, and at the same lines with a piece of the English
taken away (packaging/bench/faults.py). Printed:
1. of part 0, for each weight in checks/evidence.py: how many words had it in runs that were lost and elsewhere, and
   what the weight would be by these counts; where the two agree, the weights are right. Runs are those that the
   check finds, so this is one step of expectation and maximisation (EM): run it again after a change;
2. of part 1, for several thresholds: the share of human translations that the check would flag, and the share of
   each kind of loss that it would find.
"""

from __future__ import annotations

import lzma
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from held_back import is_held_back, part

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from faults import MADE

from naba_translation.checks.coverage import Missing, missing
from naba_translation.checks.dropped import USUAL
from naba_translation.checks.evidence import English
from naba_translation.checks.view import View, look

FILES = ("written", "captions_nli_qa")  # commentary is translated too freely to say what is lost
LOSSES = {name: spoil for name, (kind, spoil) in MADE.items() if kind == "drop" and "dropped" in name}
SURE = 3.0  # weight of a run from which on its words are taken to be lost
NEVER = -50.0
THRESHOLDS = (4.0, 4.35, 4.7, 5.0, 5.5)
WORDS = 6  # of Arabic: a shorter line has no clause to lose


class Case(NamedTuple):
    kind: str  # of the loss; empty for the human translation
    arabic: View
    english: View

    def lost(self, least: float) -> Missing | None:
        return missing(self.arabic, self.english, usual=USUAL, least=least)


def cases(data: Path, wanted: int) -> Iterator[Case]:
    for name in FILES:
        with lzma.open(data / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                arabic, english, source = line.rstrip("\n").split("\t")[:3]
                if not is_held_back(english, source) or part(english) != wanted or arabic.count(" ") < WORDS:
                    continue
                view = look(arabic)
                yield Case("", view, look(english))
                for kind, spoil in LOSSES.items():
                    spoiled = spoil(english, random.Random(number))
                    if spoiled is not None:
                        yield Case(kind, view, look(spoiled))


def weights(data: Path) -> None:
    lost, kept = Counter[float](), Counter[float]()
    for case in cases(data, 0):
        run = case.lost(SURE) if case.kind else None
        if case.kind and run is None:
            continue
        said = English(case.english)
        words = said.heard(case.arabic.tokens, said.words(case.arabic))
        for token, word in zip(case.arabic.tokens, words, strict=True):
            if word.content:
                inside = run is not None and run.start <= token.start < run.end
                (lost if inside else kept)[word.weight] += 1
    print("weight   lost    kept   by these counts")
    for weight in sorted(lost.keys() | kept.keys()):
        ratio = (lost[weight] + 1) / lost.total() / ((kept[weight] + 1) / kept.total())
        print(f"{weight:6.1f} {lost[weight]:6} {kept[weight]:7}   {math.log(ratio):6.1f}")


def thresholds(data: Path) -> None:
    found: dict[str, list[float]] = defaultdict(list)
    for case in cases(data, 1):
        run = case.lost(NEVER)
        found[case.kind].append(run.weight if run is not None else NEVER)
    for kind, runs in found.items():
        shares = "  ".join(
            f"{least}: {sum(weight > least for weight in runs) / len(runs):6.1%}" for least in THRESHOLDS
        )
        print(f"{kind or 'human translations':26} {len(runs):5}   {shares}")


def main() -> int:
    data = Path(sys.argv[1])
    weights(data)
    thresholds(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
