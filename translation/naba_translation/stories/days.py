"""Where two articles tell the same of another day or month: on Tuesday in one, on Thursday in the other.

Days are compared as the timeline reckons them, so that "yesterday" of the 14th is Wednesday the 13th. What depends on
the day of publication alone ("yesterday", "today") may be a day off, because a site dates after midnight what an agency
sent before: then a day's difference is none. Weeks and years are left to the timeline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from naba_translation import english_dates
from naba_translation.article import Kind, Review, Span
from naba_translation.normalise import search_key
from naba_translation.read.dates import month_names
from naba_translation.timeline.mentions import WEEKDAYS, anchor_of, may_tell, mentions
from naba_translation.timeline.period import Anchor, Grain, Period

_WEEKDAY = re.compile("|".join(WEEKDAYS))
_NAMED = re.compile(rf"{_WEEKDAY.pattern}|{month_names()}|\d\s?[/.-]\s?\d")
_LISTED = 3  # days that are told of one report
_DAY_OFF = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Time:
    """One word or phrase of time that names a day or a month."""

    period: Period | None  # a day or a month; None: only its weekday is known
    weekday: int | None  # from 0, Monday, where the text names it
    named: bool  # by the calendar, not only by the day of publication
    assumed: bool  # its year is a guess
    span: Span  # in its sentence

    def __str__(self) -> str:
        if self.period is None:
            return english_dates.WEEKDAYS[self.weekday or 0]
        first = self.period.first
        day = f"{first.day} " if self.period.grain is Grain.DAY else ""
        return f"{day}{english_dates.MONTHS[first.month - 1]}" + ("" if self.assumed else f" {first.year}")

    def is_other(self, other: Time) -> bool:
        """Whether the two can surely not be one."""
        one, two = self.period, other.period
        if one is None or two is None:
            return None not in (self.weekday, other.weekday) and self.weekday != other.weekday
        if one.grain is not two.grain:
            return False
        if self.assumed or other.assumed:
            return (one.first.month, one.first.day) != (two.first.month, two.first.day)
        if self.named and other.named:
            return one.first != two.first
        return one.grain is Grain.DAY and abs(one.first - two.first) > _DAY_OFF

    def may_be(self, other: Time) -> bool:
        """Whether the two may be one, as far as both tell: a day is in its month."""
        one, two = self.period, other.period
        if one is None or two is None:
            return self.weekday is not None and self.weekday == other.weekday
        if one.grain is not two.grain:
            return (one.first.year, one.first.month) == (two.first.year, two.first.month)
        return not self.is_other(other)


@dataclass(frozen=True, slots=True)
class Days:
    """What two sentences' days are compared by."""

    own: tuple[Time, ...]
    article: tuple[Time, ...]  # of all its sentences

    def instead(self, other: Days) -> tuple[str, ...]:
        """The days that the other sentence has in place of ours, in words; empty where the two can both be true: what
        one article says anywhere is no contradiction, nor is what is left out."""
        missing = [one for one in self.own if not any(one.may_be(time) for time in other.article)]
        new = [one for one in other.own if not any(one.may_be(time) for time in self.article)]
        told = (str(one) for one in new if any(one.is_other(time) for time in missing))
        return tuple(dict.fromkeys(told))[:_LISTED]


class Calendar:
    """The days of one article."""

    def __init__(self, review: Review) -> None:
        texts = [pair.sentence.text for pair in review.pairs if pair.sentence.kind is not Kind.FURNITURE]
        self._anchor = anchor_of(review.article.published, tuple(pair.sentence.text for pair in review.pairs))
        self._all = tuple(time for text in texts for time in _times(text, self._anchor))

    def of(self, text: str) -> Days:
        """Those of one of its Arabic sentences."""
        return Days(tuple(_times(text, self._anchor)), self._all)

    def without(self, text: str) -> str:
        """A sentence without the words that name days and months: their numbers count nothing else."""
        for time in _times(text, self._anchor):
            if time.named:
                start, end = time.span
                text = text[:start] + " " * (end - start) + text[end:]
        return text


def _times(text: str, anchor: Anchor) -> Iterator[Time]:
    if not may_tell(text):
        return
    for found in mentions(text, anchor=anchor):
        said = search_key(text[slice(*found.span)])
        weekdays = _WEEKDAY.findall(said)
        weekday = WEEKDAYS[weekdays[-1]] if weekdays else None
        if found.period is None and weekday is None:
            continue
        if found.period is None or _is_one(found.period):
            yield Time(found.period, weekday, _NAMED.search(said) is not None, found.assumed, found.span)


def _is_one(period: Period) -> bool:
    """Whether it is a single day, or a whole month."""
    if period.grain is Grain.DAY:
        return period.first == period.last
    return period.grain is Grain.MONTH and period.first.day == 1 and (period.last + _DAY_OFF).day == 1
