"""Words of time in a sentence of the Arabic press, resolved from the day the text was published.

Whole dates, days without a year, months, years, weekdays, and the words that only a day of publication
gives a meaning: yesterday, next week, two days ago, last November. What cannot be resolved is told as such,
not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from naba_translation.article import Span
from naba_translation.normalise import normalise, search_key
from naba_translation.read.dates import (
    HIJRI_MONTH,
    MONTH,
    find_dates,
    hijri_month_number,
    month_names,
    month_number,
)
from naba_translation.timeline import period
from naba_translation.timeline.period import Anchor, Grain, Period


@dataclass(frozen=True, slots=True)
class Mention:
    """One word or phrase of time."""

    span: Span  # in the sentence's Arabic
    period: Period | None  # None: it cannot be told without the day of publication
    assumed: bool = False  # reckoned from a day that was itself worked out from the text


WEEKDAYS = {"الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6}
_COUNTS = {
    search_key(word): count
    for count, words in enumerate("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(), 3)
    for word in (words, words.removesuffix("ة"))
}
_PAST, _NEXT, _THIS = "ماضي|فايت|منصرم|سابق|اخير", "مقبل|قادم|اتي", "جاري|حالي"
_WHICH = rf"(?:\s(?:ال)?(?:(?P<past>{_PAST})|(?P<next>{_NEXT})|(?P<this>{_THIS}))(?:ه|ين)?\b)"
_YEAR = r"(?:19|20)\d\d"
_B, _WORD_END = r"(?<![\w])", r"(?![\w])"
_UNIT = r"(?P<two>يومين|اسبوعين|شهرين|عامين|سنتين)|(?P<one>يوم|اسبوع|شهر|عام|سنه)"
_MANY = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})\s(?P<many>ايام|اسابيع|اشهر|اعوام|سنوات)"
_PART = r"(?:(?P<middle>منتصف|اواسط)|(?P<start>مطلع|بدايه|اوايل|مستهل)|(?P<end>نهايه|اواخر|ختام))"
_FUTURE = re.compile(  # a verb of the future begins with س, and so do a car, policy and to take control
    r"(?:مقرر|مرتقب|سوف|المقبل|ينتظر|يتوقع|المتوقع|موعد"
    r"|(?<!\w)[وف]?س[تي](?!ا[رسدقح]|طر(?:[ته]?|وا|نا)\b|نا[ءي]?\b|ناريو|ول\b|راليون|د(?:ه|ات|تان|تين)\b|نما\b|الين\b)"
    r"\w{3,})\w*(?:\s\S+){0,4}\s*\Z"
)
_DAY_NAMED = (  # before a date it is the date's own day, not one to be reckoned from the day of publication
    rf"(?:(?:امس|اليوم|غدا)\s)?(?:(?:يوم|يومي|مساء|صباح|ظهر|فجر)\s)?(?:(?:{'|'.join(WEEKDAYS)})\sو)?"
    rf"(?:{'|'.join(WEEKDAYS)})(?:\s?[،,(/–-]\s?|\s(?:في\s|الموافق\s(?:ل|في\s)?)?)"
)
_ENDS_NAMED = re.compile(rf"(?<!\w){_DAY_NAMED}\Z")
_LONGEST_NAME = 60  # letters

Resolver = Callable[[re.Match[str], Anchor], Period | None]


def may_tell(text: str) -> bool:
    """Whether a sentence could have words of time at all: a quick look that lets nine in ten go by."""
    return _MAY_TELL.search(text) is not None


def mentions(text: str, *, anchor: Anchor) -> tuple[Mention, ...]:
    """The words of time in a sentence, in order. The same letters are read once, by the first rule that
    fits.
    """
    clean = normalise(text)
    folded = search_key(text)
    if len(folded) != len(clean.text):  # a foreign letter that folding makes two of
        return ()
    taken = [False] * len(folded)
    found: list[tuple[int, Mention]] = []
    for start, end, resolved, absolute in _readings(folded, anchor):
        if any(taken[start:end]):
            continue
        taken[start:end] = [True] * (end - start)
        assumed = not absolute and anchor.day is None and resolved is not None
        found.append((start, Mention(clean.to_original(start, end), resolved, assumed)))
    return tuple(mention for _, mention in sorted(found, key=lambda item: item[0]))


def _readings(folded: str, anchor: Anchor) -> Iterator[tuple[int, int, Period | None, bool]]:
    for whole in find_dates(folded):
        named = _ENDS_NAMED.search(folded, max(0, whole.start - _LONGEST_NAME), whole.start)
        yield named.start() if named else whole.start, whole.end, period.day(whole.date), True
    for pattern, resolve, absolute in _RULES:
        for match in pattern.finditer(folded):
            yield *match.span(), resolve(match, anchor), absolute


def _which(match: re.Match[str]) -> int:
    """-1 past, 1 next, 2 this, 0 not said."""
    return -1 if match["past"] else 1 if match["next"] else 2 if match["this"] else 0


def _days_of_month(match: re.Match[str], anchor: Anchor) -> Period | None:
    number = month_number(match["month"])
    if number is None:
        return None
    first = period.in_nearest_year(int(match["day"]), number, anchor=anchor, which=_which(match))
    if first is None or not match["until"]:
        return period.day(first) if first else None
    try:
        return Period(first, first.replace(day=int(match["until"])), Grain.DAY)
    except ValueError:
        return period.day(first)


def _hijri_day(match: re.Match[str], anchor: Anchor) -> Period | None:
    number = hijri_month_number(match["month"])
    found = number and period.hijri_in_nearest_year(int(match["day"]), number, anchor=anchor)
    return period.day(found) if found else None


def _month_of_year(match: re.Match[str], _: Anchor) -> Period | None:
    return _part(match, period.month(int(match["year"]), month_number(match["month"]) or 1))


def _named_month(match: re.Match[str], anchor: Anchor) -> Period | None:
    which = _which(match)
    first = period.in_nearest_year(1, month_number(match["month"]) or 1, anchor=anchor, which=which)
    if first is None:
        return None
    point = anchor.point
    if which == -1 and point is not None and (first.year, first.month) == (point.year, point.month):
        first = first.replace(year=first.year - 1)
    return _part(match, period.month(first.year, first.month))


def _year(match: re.Match[str], _: Anchor) -> Period | None:
    return _part(match, period.year(int(match["year"])))


def _unit(match: re.Match[str], anchor: Anchor) -> Period | None:
    """This, last or next week, month or year."""
    point, step = anchor.point, _which(match)
    step = 0 if step == 2 else step
    if point is None or (match["unit"] == "الاسبوع" and anchor.day is None):
        return None
    if match["unit"] == "الاسبوع":
        return period.week(point + timedelta(weeks=step))
    if match["unit"] == "الشهر":
        return _part(match, period.month(point.year, point.month + step))
    return _part(match, period.year(point.year + step))


def _part(match: re.Match[str], whole: Period) -> Period:
    """The start, middle or end of a month or year, where the text says so."""
    if match["middle"]:
        return period.middle(whole)
    third = (whole.last - whole.first) / 3
    if match["start"]:
        return Period(whole.first, whole.first + third, whole.grain)
    if match["end"]:
        return Period(whole.last - third, whole.last, whole.grain)
    return whole


def _day_word(shift: int) -> Resolver:
    def resolve(_: re.Match[str], anchor: Anchor) -> Period | None:
        return period.day(anchor.day + timedelta(days=shift)) if anchor.day else None

    return resolve


def _weekday(match: re.Match[str], anchor: Anchor) -> Period | None:
    """The last such day, today included; the next where the text says so or speaks of what is to come."""
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - WEEKDAYS[match["weekday"]]) % 7
    which = _which(match)
    if which == 1 or (
        which == 0 and _FUTURE.search(match.string[max(0, match.start() - 60) : match.start()])
    ):
        return period.day(anchor.day + timedelta(days=7 - back))
    return period.day(anchor.day - timedelta(days=back or (7 if which == -1 else 0)))


def _counted(match: re.Match[str], anchor: Anchor) -> Period | None:
    """So many days, weeks, months or years ago or from now."""
    if anchor.day is None:
        return None
    words = match["many"] or match["two"] or match["one"]
    count = 1 if match["one"] else 2 if match["two"] else _count(match["count"])
    count *= -1 if match["direction"] in ("قبل", "منذ") else 1
    if words.startswith(("يوم", "ايام")):
        return period.day(anchor.day + timedelta(days=count))
    if words.startswith(("اسبوع", "اسابيع")):
        return period.week(anchor.day + timedelta(weeks=count))
    if words.startswith(("شهر", "اشهر")):
        return period.month(anchor.day.year, anchor.day.month + count)
    return period.year(anchor.day.year + count)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS[text]


def _rule(
    pattern: str, resolve: Resolver, *, absolute: bool = False
) -> tuple[re.Pattern[str], Resolver, bool]:
    return re.compile(_B + "[وف]?" + pattern + _WORD_END), resolve, absolute


_OF = r"(?:\s(?:من\s)?(?:شهر\s)?|\s)"
_RULES = (
    _rule(
        rf"(?:{_DAY_NAMED})?(?P<day>[0-3]?\d)(?:\s?(?:و|-|–|الي|حتي)\s?(?P<until>[0-3]?\d))?{_OF}{MONTH}{_WHICH}?(?![\s،,]*{_YEAR})",
        _days_of_month,
    ),
    _rule(rf"(?:{_DAY_NAMED})?(?P<day>[0-3]?\d){_OF}{HIJRI_MONTH}(?!\s1[34]\d\d)", _hijri_day),
    _rule(
        rf"(?:{_PART}\s)?{MONTH}\s(?:من\s)?(?:عام\s|العام\s|سنه\s)?(?P<year>{_YEAR})",
        _month_of_year,
        absolute=True,
    ),
    _rule(rf"(?:{_PART}\s)?{MONTH}{_WHICH}", _named_month),
    _rule(rf"{_PART}\s(?:شهر\s)?{MONTH}(?P<past>\b\B)?(?P<next>\b\B)?(?P<this>\b\B)?", _named_month),
    _rule(
        rf"(?:(?:{_PART}\s)?(?:لل|ال|ل|ب)?(?:عام|سنه)|منذ|بحلول|حتي)\s(?P<year>{_YEAR})(?!\s?(?:م?تر|كيلو|\d))",
        _year,
        absolute=True,
    ),
    _rule(rf"(?:{_PART}\s)?(?:هذا\s)?(?P<unit>الاسبوع|الشهر|العام|السنه){_WHICH}", _unit),
    _rule(rf"(?P<direction>قبل|منذ|بعد)\s(?:نحو\s|حوالي\s)?(?:{_MANY}|{_UNIT})(?!\s(?:من|علي)\b)", _counted),
    _rule(r"(?:اول\s(?:من\s)?امس|امس\sالاول)", _day_word(-2)),
    _rule(r"بعد\s(?:غد|الغد)", _day_word(2)),
    _rule(rf"(?:امس|بالامس|الامس|البارحه)(?:\s(?:{'|'.join(WEEKDAYS)}))?", _day_word(-1)),
    _rule(rf"(?:غدا|يوم\sغد|الغد)(?:\s(?:{'|'.join(WEEKDAYS)}))?", _day_word(1)),
    _rule(
        rf"(?<!روسيا\s)(?<!المصري\s)(?<!اخبار\s)اليوم(?!\s(?:السابع|التالي|الاول|نفسه|ذاته))(?:\s(?:{'|'.join(WEEKDAYS)}))?",
        _day_word(0),
    ),
    _rule(
        rf"(?<!بين\s)(?:يوم\s|مساء\s|صباح\s|ظهر\s|فجر\s)?(?P<weekday>{'|'.join(WEEKDAYS)}){_WHICH}?",
        _weekday,
    ),
)


def anchor_of(published: date | None, texts: tuple[str, ...]) -> Anchor:
    """From what the words of time in an article are reckoned: its day of publication, or else what its text
    tells of it: the month that it calls the present one, in the year after the last whole date it gives.

    A day outside 1900 to 2099 is as good as none: no reader takes one for a date, and a foreign record may hold the
    first or the last there is, from which nothing can be reckoned.
    """
    if published is not None and 1900 <= published.year < 2100:
        return Anchor(published)
    folded = [search_key(text) for text in texts]
    past = [found.date for text in folded for found in find_dates(text)]
    about = max(past, default=None)
    if about is None:
        return Anchor(None)
    for text in folded:
        for match in _THIS_MONTH.finditer(text):
            first = period.in_nearest_year(
                1, month_number(match["month"]) or 1, anchor=Anchor(None, about), which=1
            )
            if first is not None:
                return Anchor(None, first)
    return Anchor(None, about)


_THIS_MONTH = re.compile(rf"{MONTH}\s(?:ال)?(?:{_THIS})\b")

_MAY_TELL = re.compile(
    r"[0-9٠-٩۰-۹\u064B-\u0652\u0640]"  # digits; or marks, between which a word could hide
    r"|[أا]مس|بارح[ةه]|غدا|غدًا|\bغد\b|الغد|اليوم|ا?ل[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمع[ةه]|سبت|الأحد|الاحد"
    r"|[أا]سبوع|[أا]سابيع|شهر|شهور|العام|عام|سن[ةه]|السن|سنوات|[أا]عوام|يومين|[أا]يام"
    rf"|\b(?:[وفبل]|ال)?(?:{month_names()})"
)
