"""Where two articles tell the same with other numbers: twelve dead in one, nineteen in the other.

Years are left to the timeline, ordinals and small numbers to the reader: Arabic says one and two by the noun.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from naba_translation.article import Kind, Review
from naba_translation.checks.arabic_numbers import arabic_numbers
from naba_translation.checks.numbers import is_among, values_of
from naba_translation.checks.quantity import Key, Quantity, shown
from naba_translation.checks.view import look

_SMALL = 2.0  # one and two are said by the form of an Arabic noun as well
_YEARS = range(1900, 2100)
_LISTED = 3  # numbers that are told of one report


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
