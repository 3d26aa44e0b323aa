"""What of a statement two articles may tell differently: its numbers, its days, its places.

Likeness by letters and meaning hardly sees any of them, and on them a report often turns. So who tells the same with
another of these is never counted among those who say so. Copies of one report are compared too: an agency that brings
its report up to date sends it again with another toll.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naba_translation.article import Kind, Review
from naba_translation.normalise import search_key
from naba_translation.stories.days import Calendar, Days
from naba_translation.stories.figures import Figures, figures, numbers_of
from naba_translation.stories.places import Map, Places

_COPIED = (
    0.6  # share of all the words of two sentences that are in both, from which one is a copy of the other
)


@dataclass(frozen=True, slots=True)
class Instead:
    """What one article tells in place of what another does, in words; not all of many."""

    numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.numbers or self.days or self.places)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a sentence of an article is compared by."""

    figures: Figures
    days: Days
    places: Places

    def instead(self, other: Particulars) -> Instead:
        """What the other sentence tells in place of ours; false where both can be true of one thing."""
        return Instead(
            self.figures.instead(other.figures),
            self.days.instead(other.days),
            self.places.instead(other.places),
        )


class Known:
    """The numbers, days and places of one article."""

    def __init__(self, review: Review) -> None:
        self._numbers, self._calendar, self._map = numbers_of(review), Calendar(review), Map(review)

    def of(self, text: str) -> Particulars:
        """Those of one of its Arabic sentences."""
        numbers = figures(self._calendar.without(text), self._numbers)
        return Particulars(numbers, self._calendar.of(text), self._map.of(text))


class Corrections:
    """What copies of one report say in place of it."""

    def __init__(self, copies: Sequence[Review]) -> None:
        self._copies = [(copy, list(_sentences(copy))) for copy in copies]

    def of(self, text: str, ours: Particulars) -> Iterator[tuple[Review, Instead]]:
        """The copies that have this Arabic sentence of the report with other particulars, and those."""
        words = _words(text)
        for copy, sentences in self._copies:
            near = [(len(words & own) / len(words | own), theirs) for own, theirs in sentences if own]
            likeness, theirs = max(near, key=lambda one: one[0], default=(0.0, ours))
            if likeness >= _COPIED and (instead := ours.instead(theirs)):
                yield copy, instead


def _sentences(review: Review) -> Iterator[tuple[frozenset[str], Particulars]]:
    known = Known(review)
    for pair in review.pairs:
        if pair.sentence.kind is Kind.BODY:
            yield _words(pair.sentence.text), known.of(pair.sentence.text)


def _words(text: str) -> frozenset[str]:
    return frozenset(search_key(text).split())
