"""Where two articles tell the same with other numbers: twelve dead in one, nineteen in the other.

Likeness by letters and meaning hardly sees a number, and on the number a report often turns. So who tells the same
with other numbers is never counted among those who say so. Copies of one report are compared too: an agency that
brings its report up to date sends it again with another toll.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from naba_translation.article import Kind, Review
from naba_translation.checks.arabic_numbers import arabic_numbers
from naba_translation.checks.numbers import is_among, values_of
from naba_translation.checks.quantity import Key, Quantity, shown
from naba_translation.checks.view import look
from naba_translation.normalise import search_key

_SMALL = 2.0  # one and two are said by the form of an Arabic noun as well
_YEARS = range(1900, 2100)
_LISTED = 3  # numbers that are told of one report
_COPIED = (
    0.6  # share of all the words of two sentences that are in both, from which one is a copy of the other
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What two sentences' numbers are compared by."""

    own: tuple[Quantity, ...]  # the sentence's, without years, ordinals and times of day
    article: frozenset[Key]  # all the numbers of its article

    def instead(self, other: Figures) -> tuple[str, ...]:
        """The numbers that the other sentence has in place of ours, as they are printed; empty where the two can
        both be true of one thing: what one article says anywhere is no contradiction, nor is what is left out.
        """
        if all(is_among(one, other.article) for one in self.own):
            return ()
        new = [one for one in other.own if not is_among(one, self.article)]
        return tuple(dict.fromkeys(shown(one.keys[0]) for one in new))[:_LISTED]


class Corrections:
    """What copies of one report say in place of its numbers."""

    def __init__(self, copies: Sequence[Review]) -> None:
        self._copies = [(copy, list(_sentences(copy, numbers_of(copy)))) for copy in copies]

    def of(self, text: str, numbers: Figures) -> Iterator[tuple[Review, tuple[str, ...]]]:
        """The copies that have this Arabic sentence of the report with other numbers, and those numbers."""
        words = _words(text)
        for copy, sentences in self._copies:
            near = [(len(words & own) / len(words | own), theirs) for own, theirs in sentences if own]
            likeness, theirs = max(near, key=lambda one: one[0], default=(0.0, numbers))
            if likeness >= _COPIED and (instead := numbers.instead(theirs)):
                yield copy, instead


def _sentences(review: Review, article: frozenset[Key]) -> Iterator[tuple[frozenset[str], Figures]]:
    for pair in review.pairs:
        if pair.sentence.kind is Kind.BODY:
            yield _words(pair.sentence.text), figures(pair.sentence.text, article)


def _words(text: str) -> frozenset[str]:
    return frozenset(search_key(text).split())


def numbers_of(review: Review) -> frozenset[Key]:
    """All the numbers that an article says, furniture left out."""
    texts = (pair.sentence.text for pair in review.pairs if pair.sentence.kind is not Kind.FURNITURE)
    return frozenset().union(*(values_of(arabic_numbers(look(text))) for text in texts))


def figures(text: str, article: frozenset[Key]) -> Figures:
    """Those of an Arabic sentence of an article that has these numbers."""
    return Figures(tuple(_telling(arabic_numbers(look(text)))), article)


def _telling(found: Iterable[Quantity]) -> Iterable[Quantity]:
    for one in found:
        if not one.need or one.ordinal or not one.keys or not isinstance(one.keys[0], float):
            continue
        year = one.digits and one.scale == 1.0 and not one.percent and one.keys[0] in _YEARS
        if one.keys[0] > _SMALL and not year:
            yield one
