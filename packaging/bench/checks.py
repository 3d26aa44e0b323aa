"""How well the checks find what they are for, on FLORES dev and several systems' outputs of it.

    python packaging/bench/checks.py FOLDER

FOLDER holds flores-dev.ar, flores-dev.en and flores-dev.SYSTEM.en, a sentence a line. Printed:
1. against the hand-made labels beside this file: found, missed, and false alarms, per check;
2. faults made on purpose in the human references (a digit altered, a "not" taken out, a clause dropped…; see
   faults.py): the share that the right check finds, and the same of the even lines alone, which no threshold
   was chosen on;
3. the share of lines with a flag, of the even lines too, and sentences a second of processor time; for ours the
   check of names by the bundled list is among them (`names`: no hand-made labels, so its false alarms are those on
   the references), and the speed of the checks without it is told apart;
with Translate Toolkit's pofilter checks on the same lines where `translate-toolkit` is installed.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from faults import MADE
from parallel_lines import lines_of

from naba_translation.checks import check_text
from naba_translation.names.check import NameCheck
from naba_translation.names.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Finder = Callable[[str, str], set[str]]

READ = {"argos": 300, "opusmt": 300, "ref": 200}  # lines read in full by the labels' maker
PEER = {"numbers": "number", "sentencecount": "drop", "doublequoting": "quotes"}
OURS = {"numbers": "number", "dates": "date", "negation": "negation", "dropped": "drop", "quotes": "quotes",
        "attribution": "attribution", "money": "money"}  # fmt: skip


def labels(path: Path) -> dict[str, dict[int, set[str]]]:
    found: dict[str, dict[int, set[str]]] = defaultdict(dict)
    for line in lines_of(path):
        if not line.startswith(("#", "system\t")):
            system, number, faults = line.split("\t")
            found[system][int(number)] = set(faults.split(","))
    return found


def ours(names: NameCheck) -> Finder:
    def find(arabic: str, english: str) -> set[str]:
        flags = (*check_text(arabic, english), *names(arabic, english))
        return {OURS.get(flag.check, flag.check) for flag in flags}

    return find


def pofilter() -> Finder | None:
    try:
        from translate.filters.checks import CheckerConfig, StandardChecker
    except ImportError:
        return None
    checkers = [
        StandardChecker(checkerconfig=CheckerConfig(targetlanguage="en")),
        StandardChecker(checkerconfig=CheckerConfig(targetlanguage="ar")),
    ]

    def find(arabic: str, english: str) -> set[str]:
        found: set[str] = set()
        for checker in checkers:
            for name in ("numbers", "sentencecount", "doublequoting"):
                try:
                    passed = getattr(checker, name)(arabic, english)
                except Exception as error:  # noqa: BLE001 -- its filters raise to say "failed"
                    passed = type(error).__name__ != "FilterFailure"
                if not passed:
                    found.add(PEER[name])
        return found

    return find


def against_labels(
    finder: Finder,
    arabic: Sequence[str],
    outputs: Mapping[str, Sequence[str]],
    known: dict[str, dict[int, set[str]]],
) -> None:
    kinds = ("number", "date", "negation", "drop", "quotes", "attribution")
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for system, count in READ.items():
        for number in range(1, count + 1):
            faults = known[system].get(number, set())
            if "misaligned" in faults:
                continue
            found = finder(arabic[number - 1], outputs[system][number - 1])
            for kind in kinds:
                if kind in faults:
                    totals[kind]["found" if kind in found else "missed"] += 1
                elif kind in found:
                    totals[kind]["on references" if system == "ref" else "on systems"] += 1
    for kind, total in totals.items():
        there, false = total["found"] + total["missed"], total["on systems"]
        print(
            f"  {kind:<12} found {total['found']:>2} of {there:<2}  false alarms: {false:>3} on "
            f"{sum(READ.values()) - READ['ref']} lines of systems, "
            f"{total['on references']:>2} on {READ['ref']} references"
        )


def against_made(
    finder: Finder, arabic: Sequence[str], english: Sequence[str], numbers: Sequence[int]
) -> None:
    untouched = [finder(source, target) for source, target in zip(arabic, english, strict=True)]
    for name, (kind, spoil) in MADE.items():
        rng = random.Random(7)
        found, total = Counter[bool](), Counter[bool]()  # by whether the line's number is even
        for source, target, number, before in zip(arabic, english, numbers, untouched, strict=True):
            spoiled = spoil(target, rng)
            if spoiled is None or kind in before:  # what is found is not the fault that was made
                continue
            total[number % 2 == 0] += 1
            found[number % 2 == 0] += kind in finder(source, spoiled)
        print(
            f"  {name:<28} {found.total():>4} of {total.total():<4} {share(found.total(), total.total())}"
            f"   even lines {share(found[True], total[True])}"
        )


def share(part: int, whole: int) -> str:
    return f"{part / max(whole, 1):6.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="with flores-dev.ar, flores-dev.en, flores-dev.SYSTEM.en")
    folder = parser.parse_args().folder
    arabic = lines_of(folder / "flores-dev.ar")
    outputs = {
        re.sub(r"^flores-dev\.|\.?en$", "", path.name) or "ref": lines_of(path, beside=len(arabic))
        for path in sorted(folder.glob("flores-dev.*en"))
    }
    known = labels(Path(__file__).parent / "labels" / "flores-dev.tsv")
    misaligned = {number for number, faults in known["ref"].items() if "misaligned" in faults}
    kept = [at for at in range(len(arabic)) if at + 1 not in misaligned]
    finders: dict[str, Finder] = {"naba": ours(NameCheck(gazetteer()))}
    if (peer := pofilter()) is not None:
        finders["pofilter"] = peer
    for name, finder in finders.items():
        print(f"{name}: labelled faults")
        against_labels(finder, arabic, outputs, known)
        print(f"{name}: faults made in {len(kept)} references")
        references = [outputs["ref"][at] for at in kept]
        against_made(finder, [arabic[at] for at in kept], references, [at + 1 for at in kept])
        if name == "naba":
            began = time.process_time()
            for at in kept:
                check_text(arabic[at], outputs["ref"][at])
            print(f"naba: {len(kept) / (time.process_time() - began):.0f} sentences/s without names")
        print(f"{name}: lines flagged of {len(kept)}")
        for system, lines in outputs.items():
            began = time.process_time()
            found = [finder(arabic[at], lines[at]) for at in kept]
            speed = len(kept) / (time.process_time() - began)
            kinds = Counter(kind for kinds in found for kind in kinds)
            flagged = [at + 1 for at, kinds in zip(kept, found, strict=True) if kinds]
            even = sum(number % 2 == 0 for number in flagged)
            print(
                f"  {system:<22} {len(flagged):>4} {share(len(flagged), len(kept))}  even lines "
                f"{share(even, sum((at + 1) % 2 == 0 for at in kept))}  {speed:6.0f} sentences/s  {dict(kinds)}"
            )


if __name__ == "__main__":
    main()
