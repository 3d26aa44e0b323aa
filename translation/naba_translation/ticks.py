"""Every number, date and name of a sentence's English, each held against its Arabic.

The checks say what does not agree; here stands also what does, so that a reader can see that it was looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from naba_translation.checks.dates import english_names
from naba_translation.checks.english_numbers import english_numbers
from naba_translation.checks.view import look
from naba_translation.names.forms import places
from naba_translation.names.name import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.article import Flag, Pair, Span
    from naba_translation.names.gazetteer import Gazetteer

_CHECKS = frozenset(("numbers", "dates", "times", "money", "names"))


class What(StrEnum):
    """What is held against the Arabic."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Tick:
    """One of them."""

    what: What
    words: str  # as they stand in the English; in the Arabic where the English has nothing of it
    agrees: bool
    reason: str = ""  # why not, in plain English


def ticks(pair: Pair, gazetteer: Gazetteer) -> tuple[Tick, ...]:
    """What a checked pair says of numbers, dates and names, in the order of the English; what it lost comes
    last.

    A thing agrees where no check has found a fault in it. Nothing is said twice.
    """
    flags = [flag for flag in pair.flags if flag.check in _CHECKS]
    found = sorted(_things(pair, gazetteer))
    told: dict[tuple[What, str], Tick] = {}
    used: set[int] = set()
    for start, end, what in found:
        number = next((n for n, flag in enumerate(flags) if _covers(flag, start, end)), None)
        words = " ".join(pair.english[start:end].split())
        if number is None:
            told.setdefault((what, words), Tick(what, words, agrees=True))
        else:
            used.add(number)
            told[what, words] = Tick(what, words, agrees=False, reason=flags[number].reason)
    for number, flag in enumerate(flags):
        if number not in used:
            words = ", ".join(_said(pair, flag))
            what = {"names": What.NAME, "dates": What.DATE, "times": What.DATE}.get(flag.check, What.NUMBER)
            told[what, words] = Tick(what, words, agrees=False, reason=flag.reason)
    return tuple(told.values())


def _things(pair: Pair, gazetteer: Gazetteer) -> Iterator[tuple[int, int, What]]:
    """Where in the English a number, a date or a name stands; no two overlap."""
    english = look(pair.english)
    taken: list[Span] = []
    names = [
        span
        for item in gazetteer.find(pair.sentence.text)
        if not item.common and item.name.kind is not NameKind.TITLE
        for span in places((*item.name.accepted, *item.name.replaceable), pair.english)
    ]
    dates = [english.span(name.start, name.end) for name in english_names(english)]
    numbers = [english.span(one.start, one.end) for one in english_numbers(english) if one.need or one.digits]
    for what, spans in ((What.NAME, names), (What.DATE, dates), (What.NUMBER, numbers)):
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                yield start, end, what


def _covers(flag: Flag, start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in flag.english)


def _said(pair: Pair, flag: Flag) -> Iterator[str]:
    text, spans = (pair.english, flag.english) if flag.english else (pair.sentence.text, flag.arabic)
    for start, end in spans:
        yield " ".join(text[start:end].split())
