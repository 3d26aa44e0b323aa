"""The dates of the Arabic press: Gregorian with the month names of every region, Hijri, ISO and numeric."""

from __future__ import annotations

import re
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from hijridate import Hijri

from naba_translation.normalise import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (  # Levant and Iraq; Egypt and the Gulf; Tunisia and Algeria; Morocco; English
    "كانون الثاني|كانون ثاني|يناير|ينائر|جانفي|january|jan",
    "شباط|فبراير|فيفري|february|feb",
    "آذار|اذار|مارس|march|mar",
    "نيسان|أبريل|إبريل|ابريل|أفريل|april|apr",
    "أيار|ايار|نوار|مايو|ماي|may",
    "حزيران|يونيو|يونية|يونيه|جوان|june|jun",
    "تموز|يوليو|يولية|يوليه|جويلية|يوليوز|july|jul",
    "آب|أغسطس|اغسطس|أوت|غشت|august|aug",
    "أيلول|ايلول|سبتمبر|شتنبر|september|sept|sep",
    "تشرين الأول|تشرين أول|أكتوبر|اكتوبر|october|oct",
    "تشرين الثاني|تشرين ثاني|نوفمبر|نونبر|november|nov",
    "كانون الأول|كانون أول|ديسمبر|دجنبر|december|dec",
)
_HIJRI_MONTHS = (
    "محرم|المحرم|محرم الحرام",
    "صفر",
    "ربيع الأول|ربيع أول",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني",
    "جمادى الأولى|جمادى الأول|جمادي الأولى",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادي الثاني",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة",
    "ذو الحجة|ذي الحجة",
)


def _by_name(months: tuple[str, ...]) -> dict[str, int]:
    return {search_key(name): number for number, names in enumerate(months, 1) for name in names.split("|")}


_GREGORIAN_NUMBER = _by_name(_MONTHS)
_HIJRI_NUMBER = _by_name(_HIJRI_MONTHS)


def _any_of(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_G, _H = _any_of(_GREGORIAN_NUMBER), _any_of(_HIJRI_NUMBER)
MONTH = rf"(?P<month>{_G})\b(?:\s?(?:[/\\-]|\()\s?(?:{_G})\b\)?)?"
"""A Gregorian month in folded text, with the other region's name for it where that follows: حزيران/يونيو."""
HIJRI_MONTH = rf"(?P<month>{_H})\b"
_DAY, _YEAR, _GAP = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>(?:19|20)\d\d)(?!\d)", r"[\s،,/.-]{1,4}"
_DOUBLE = rf"(?:\s?(?:[/\\-]|\()\s?(?:{_G})\)?)?"  # the other region's name for the same month: حزيران/يونيو
_PATTERNS = (
    re.compile(rf"{_DAY}{_GAP}(?:من\s(?:شهر\s)?)?(?P<month>{_G})\b{_DOUBLE}{_GAP}(?:عام\s|سنه\s)?{_YEAR}"),
    re.compile(rf"\b(?P<month>{_G})\b{_DOUBLE}\.?\s{_DAY}(?:st|nd|rd|th)?{_GAP}{_YEAR}"),
    re.compile(rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?:(?!\d)|t\d)"),
    re.compile(rf"{_DAY}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?{_YEAR}"),
)
_HIJRI = re.compile(rf"{_DAY}{_GAP}(?:من\s(?:شهر\s)?)?(?P<month>{_H})\b{_GAP}(?P<year>1[34]\d\d)(?!\d)")
_HIJRI_NUMERIC = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s?[-/]\s?(?P<month>\d{1,2})\s?[-/]\s?(?P<year>1[34]\d\d)\s?ه(?![\u0621-\u064A])"
)


def month_names() -> str:
    """The Gregorian months as the press spells them, as alternatives of a regular expression."""
    return "|".join(sorted((name for names in _MONTHS for name in names.split("|")), key=len, reverse=True))


class Found(NamedTuple):
    """A date and how much of the folded text, in characters, spells it."""

    date: date
    start: int
    end: int


def find_date(text: str) -> Found | None:
    """The first whole date in a text of a few lines; None where there is none.

    Day, month and year must all be there. "3/4/2016" is the third of April, as the Arabic press writes it. A
    Gregorian date is preferred to a Hijri one beside it, for the two calendars' tables differ by a day. The
    offsets are into `search_key(text)`.
    """
    folded = search_key(text)
    return min(_gregorian(folded), key=lambda found: found.start, default=None) or next(_hijri(folded), None)


def find_dates(text: str) -> tuple[Found, ...]:
    """All whole dates, Gregorian and Hijri, in the order in which they stand; as `find_date` takes them."""
    folded = search_key(text)
    found = sorted((*_gregorian(folded), *_hijri(folded)), key=lambda one: (one.start, -one.end))
    reach = accumulate((one.end for one in found), max, initial=0)
    return tuple(one for one, before in zip(found, reach, strict=False) if one.start >= before)


def month_number(name: str) -> int | None:
    """1 to 12 for a Gregorian month's name in folded letters; None for any other word."""
    return _GREGORIAN_NUMBER.get(name)


def hijri_month_number(name: str) -> int | None:
    """1 to 12 for a Hijri month's name in folded letters; None for any other word."""
    return _HIJRI_NUMBER.get(name)


def _gregorian(folded: str) -> Iterator[Found]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            name = match["month"]
            month = int(name) if name.isdigit() else _GREGORIAN_NUMBER[name]
            try:
                yield Found(date(int(match["year"]), month, int(match["day"])), *match.span())
            except ValueError:  # the 31st of February is no date
                continue


def _hijri(folded: str) -> Iterator[Found]:
    for pattern in (_HIJRI, _HIJRI_NUMERIC):
        for match in pattern.finditer(folded):
            name = match["month"]
            month = int(name) if name.isdigit() else _HIJRI_NUMBER[name]
            try:
                day = Hijri(int(match["year"]), month, int(match["day"])).to_gregorian()
            except (ValueError, OverflowError):
                continue
            yield Found(date(day.year, day.month, day.day), *match.span())
