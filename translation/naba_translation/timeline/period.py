"""Stretches of days, and how they are reckoned from the day a text was published."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hijridate import Gregorian, Hijri


class Grain(StrEnum):
    """How finely a text tells the time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, first and last included."""

    first: date
    last: date
    grain: Grain


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the words of time in a text are reckoned from."""

    day: date | None  # of publication; None when it is not known
    about: date | None = (
        None  # a day shortly before publication, worked out from the text, when `day` is None
    )

    @property
    def point(self) -> date | None:
        """The day to count years and months from."""
        return self.day or self.about


def day(one: date) -> Period:
    """A single day."""
    return Period(one, one, Grain.DAY)


def week(of: date) -> Period:
    """Monday to Sunday around a day (ISO 8601)."""
    monday = of - timedelta(days=of.weekday())
    return Period(monday, monday + timedelta(days=6), Grain.WEEK)


def month(year: int, number: int) -> Period:
    """A calendar month; `number` may be below 1 or above 12 and then counts into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), Grain.MONTH)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), Grain.YEAR)


def middle(of: Period) -> Period:
    """The 15th of a month; June and July of a year."""
    if of.grain is Grain.MONTH:
        return day(of.first.replace(day=15))
    return Period(date(of.first.year, 6, 1), date(of.first.year, 7, 31), Grain.MONTH)


def in_nearest_year(number: int, of_month: int, *, anchor: Anchor, which: int) -> date | None:
    """The day of a month without a year: the last before the anchor (`which` -1), the next (1), of this
    year (2)
    or the nearest (0). None without an anchor or where there is no such day."""
    point = anchor.point
    if point is None:
        return None
    days = [d for shift in (-1, 0, 1) if (d := _date(point.year + shift, of_month, number)) is not None]
    if which == -1:
        days = [d for d in days if d <= point]
    elif which == 1 or (which == 0 and anchor.day is None):  # `about` is before publication: later is nearer
        days = [d for d in days if d >= point]
    elif which == 2:
        days = [d for d in days if d.year == point.year]
    return min(days, key=lambda d: abs(d - point), default=None)


def hijri_in_nearest_year(number: int, of_month: int, *, anchor: Anchor) -> date | None:
    """The Gregorian day nearest to the anchor of a Hijri day without a year, by the Umm al-Qura tables."""
    point = anchor.point
    if point is None:
        return None
    days: list[date] = []
    for shift in (-1, 0, 1):
        try:
            now = Gregorian.fromdate(point).to_hijri()
            found = Hijri(now.year + shift, of_month, number).to_gregorian()
        except (ValueError, OverflowError):  # outside the tables, or a 30th of a short month
            continue
        days.append(date(found.year, found.month, found.day))
    return min(days, key=lambda d: abs(d - point), default=None)


def _date(of_year: int, of_month: int, number: int) -> date | None:
    try:
        return date(of_year, of_month, number)
    except ValueError:
        return None
