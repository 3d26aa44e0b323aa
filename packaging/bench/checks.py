"""How well the checks find what they are for, on FLORES dev and several systems' outputs of it.

    python packaging/bench/checks.py FOLDER

FOLDER holds flores-dev.ar, flores-dev.en and flores-dev.SYSTEM.en, a sentence a line. Printed:
1. against the hand-made labels beside this file: found, missed, and false alarms, per check;
2. faults made on purpose in the human references (a digit altered, a "not" taken out, a sentence dropped…):
   the share that the right check finds. They are cruder than an engine's, but there are hundreds of them;
3. the share of lines with a flag, and sentences a second of processor time;
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

from naba_translation.checks import check_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Finder = Callable[[str, str], set[str]]

READ = {"argos": 300, "opusmt": 300, "ref": 200}  # lines read in full by the labels' maker
PEER = {"numbers": "number", "sentencecount": "drop", "doublequoting": "quotes"}
OURS = {"numbers": "number", "dates": "date", "negation": "negation", "dropped": "drop", "quotes": "quotes",
        "attribution": "attribution", "money": "money"}  # fmt: skip


def labels(path: Path) -> dict[str, dict[int, set[str]]]:
    found: dict[str, dict[int, set[str]]] = defaultdict(dict)
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(("#", "system\t")):
            system, number, faults = line.split("\t")
            found[system][int(number)] = set(faults.split(","))
    return found


def ours(arabic: str, english: str) -> set[str]:
    return {OURS.get(flag.check, flag.check) for flag in check_text(arabic, english)}


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


DIGITS = re.compile(r"\d+")
WORDS = {
    "three": "five", "four": "six", "five": "three", "six": "eight", "seven": "nine", "eight": "six",
    "nine": "seven",
    "ten": "twelve", "twenty": "thirty", "thirty": "twenty", "hundred": "thousand", "thousand": "million",
    "million": "billion", "billion": "million",
}  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NOT = [
    (re.compile(r"\b(do|does|did) not (\w+)|\b(do|does|did)n't (\w+)"), r"\2\4"),
    (re.compile(r"\bcannot\b|\bcan't\b"), "can"),
    (re.compile(r"\bwon't\b"), "will"),
    (re.compile(r"n't\b|\bnot "), ""),
    (re.compile(r"\bnever\b"), "always"),
    (re.compile(r"\bwithout\b"), "with"),
    (re.compile(r"\b(?:No|no) "), ""),
    (re.compile(r"\bnone\b"), "all"),
]
AUXILIARY = re.compile(r"\b(is|was|are|were|will|can|could|should|would|has|have|had)\b(?! not|n't)")


def altered_digit(text: str, rng: random.Random) -> str | None:
    spots = list(DIGITS.finditer(text))
    if not spots:
        return None
    spot = rng.choice(spots)
    at = rng.randrange(spot.start(), spot.end())
    other = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + other + text[at + 1 :]


def lost_number(text: str, rng: random.Random) -> str | None:
    spots = list(re.finditer(r"\d[\d,.:]*\d|\d", text))
    if not spots:
        return None
    spot = rng.choice(spots)
    return text[: spot.start()] + "some" + text[spot.end() :]


def altered_word(text: str, rng: random.Random) -> str | None:
    return swapped(text, WORDS, rng)


def altered_date(text: str, rng: random.Random) -> str | None:
    ring = {name: names[(at + 1) % len(names)] for names in (MONTHS, DAYS) for at, name in enumerate(names)}
    return swapped(text, {k: v for k, v in ring.items() if k not in ("May", "March")}, rng)


def swapped(text: str, table: Mapping[str, str], rng: random.Random) -> str | None:
    spots = list(re.finditer(r"\b(?:" + "|".join(table) + r")\b", text))
    if not spots:
        return None
    spot = rng.choice(spots)
    return text[: spot.start()] + table[spot.group()] + text[spot.end() :]


def lost_not(text: str, _: random.Random) -> str | None:
    """All of the sentence's denials, as where there are two the sentence still denies."""
    changed = text
    for pattern, other in NOT:
        changed = pattern.sub(other, changed)
    return changed if changed != text else None


def new_not(text: str, rng: random.Random) -> str | None:
    spots = list(AUXILIARY.finditer(text))
    if not spots:
        return None
    spot = rng.choice(spots)
    return text[: spot.end()] + " not" + text[spot.end() :]


def lost_sentence(text: str, rng: random.Random) -> str | None:
    pieces = re.split(r"(?<=[a-z][.?!])\s+(?=[A-Z])", text)
    lost = rng.randrange(len(pieces))
    return " ".join(p for at, p in enumerate(pieces) if at != lost) if len(pieces) > 1 else None


def lost_half(text: str, _: random.Random) -> str | None:
    words = text.split()
    return " ".join(words[: len(words) // 2]) + "." if len(words) > 12 else None


MADE: dict[str, tuple[str, Callable[[str, random.Random], str | None]]] = {
    "a digit altered": ("number", altered_digit),
    "a number in digits lost": ("number", lost_number),
    "a number word altered": ("number", altered_word),
    "a month or weekday altered": ("date", altered_date),
    "the denial taken out": ("negation", lost_not),
    "a denial put in": ("negation", new_not),
    "a sentence dropped": ("drop", lost_sentence),
    "the second half dropped": ("drop", lost_half),
}


def against_made(finder: Finder, arabic: Sequence[str], english: Sequence[str]) -> None:
    for name, (kind, spoil) in MADE.items():
        rng = random.Random(7)
        found = total = 0
        for source, target in zip(arabic, english, strict=True):
            spoiled = spoil(target, rng)
            if spoiled is None or kind in finder(source, target):
                continue
            total += 1
            found += kind in finder(source, spoiled)
        print(f"  {name:<28} {found:>4} of {total:<4} {found / max(total, 1):6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="with flores-dev.ar, flores-dev.en, flores-dev.SYSTEM.en")
    folder = parser.parse_args().folder
    outputs = {
        re.sub(r"^flores-dev\.|\.?en$", "", path.name) or "ref": path.read_text("utf-8").splitlines()
        for path in sorted(folder.glob("flores-dev.*en"))
    }
    arabic = (folder / "flores-dev.ar").read_text("utf-8").splitlines()
    known = labels(Path(__file__).parent / "labels" / "flores-dev.tsv")
    misaligned = {number for number, faults in known["ref"].items() if "misaligned" in faults}
    kept = [at for at in range(len(arabic)) if at + 1 not in misaligned]
    finders: dict[str, Finder] = {"naba": ours}
    if (peer := pofilter()) is not None:
        finders["pofilter"] = peer
    for name, finder in finders.items():
        print(f"{name}: labelled faults")
        against_labels(finder, arabic, outputs, known)
        print(f"{name}: faults made in {len(kept)} references")
        against_made(finder, [arabic[at] for at in kept], [outputs["ref"][at] for at in kept])
        print(f"{name}: lines flagged of {len(kept)}")
        for system, lines in outputs.items():
            began = time.process_time()
            found = [finder(arabic[at], lines[at]) for at in kept]
            speed = len(kept) / (time.process_time() - began)
            kinds = Counter(kind for kinds in found for kind in kinds)
            flagged = sum(map(bool, found))
            share = f"{flagged:>4} {flagged / len(kept):6.1%}"
            print(f"  {system:<22} {share}  {speed:6.0f} sentences/s  {dict(kinds)}")


if __name__ == "__main__":
    main()
