"""What a proof found, in one sentence that a person reads and that pieces of a proof are added up by."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NOT_PROVED = 2
"""The exit code of a proof that cannot be made on this machine; its last line says why."""

WRONG = "lost, half done, corrupt or without words"
_FIGURE = re.compile(r"([\d,]*\d) ([^,;]+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often what was done, in the order in which it is told, and how often it ended badly."""

    figures: Mapping[str, int]
    wrong: int

    @property
    def line(self) -> str:
        """Such as "1,000 kills, 5,342 acknowledged; 0 lost, half done, corrupt or without words"."""
        told = ", ".join(f"{count:,} {what}" for what, count in self.figures.items())
        return f"{told}; {self.wrong:,} {WRONG}"

    def __add__(self, other: Outcome) -> Outcome:
        names = {**self.figures, **other.figures}
        both = {what: self.figures.get(what, 0) + other.figures.get(what, 0) for what in names}
        return Outcome(both, self.wrong + other.wrong)


def parse(line: str) -> Outcome:
    """An Outcome by its line.

    Raises: ValueError.
    """
    told, found, wrong = line.strip().partition("; ")
    if not found or not wrong.endswith(WRONG):
        raise ValueError("this is no outcome of a proof")
    figures = {what: int(count.replace(",", "")) for count, what in _FIGURE.findall(told)}
    return Outcome(figures, int(wrong.split(" ", 1)[0].replace(",", "")))


def lacks(program: str) -> bool:
    """Whether a program that the proof needs is not here, which is then said."""
    missing = shutil.which(program) is None
    if missing:
        print(f"This needs {program} (apt-get install {program}).")
    return missing


def tell(figures: Mapping[str, int], wrong: Sequence[str]) -> int:
    """Print what is wrong, line by line, then the sentence; the exit code of the proof."""
    for line in wrong:
        print(line)
    print(Outcome(figures, len(wrong)).line, flush=True)
    return 1 if wrong else 0
