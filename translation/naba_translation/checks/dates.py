"""Months, weekdays and yesterday, today, tomorrow: when it happened."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.article import Flag, Level
from naba_translation.checks.calendar import (
    ARABIC_DAYS,
    ARABIC_HIJRI,
    ARABIC_MONTHS,
    ENGLISH_DAYS,
    ENGLISH_HIJRI,
    ENGLISH_MONTHS,
    POSSIBLE,
    UNCERTAIN_MONTHS,
)
from naba_translation.checks.reasons import quoted
from naba_translation.english_dates import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_translation.checks.view import Token, View

NAME = "dates"
_NAME_STARTS = frozenset(name.split("_")[0] for name in (*ARABIC_MONTHS, *ARABIC_DAYS))
_HIJRI_STARTS = frozenset(name.split("_")[0] for name in ARABIC_HIJRI)
_NAMES = {
    "month": MONTHS,
    "day": WEEKDAYS,
}
# الاثنين and الأحد are also "the two" and "the one": days beside one of these only.
_AROUND_DAY = frozenset(
    "يوم ويوم اليوم امس مساء صباح ليل ليله فجر ظهر عصر يومي منذ حتي "
    "الماضي المقبل القادم الجاري الموافق الفايت".split()
)
_ENGLISH_YESTERDAY = frozenset(
    "yesterday yesterday's last night previous ago earlier past eve before".split()
)
_ENGLISH_TOMORROW = frozenset("tomorrow tomorrow's next coming future day".split())
_DAY_WORDS = {
    **dict.fromkeys("امس وامس البارحه بالامس والبارحه".split(), ("yesterday", _ENGLISH_YESTERDAY)),
    **dict.fromkeys("غدا وغدا".split(), ("tomorrow", _ENGLISH_TOMORROW)),
}
_PERIOD = re.compile(r"^(?:ال|لل|بال|وال)?(?:اسبوع|شهر|عام|سنه|اعوام|سنوات|اشهر|اسابيع)$")
_PAST = frozenset("الماضي الماضيه المنصرم المنصرمه الفايت الفايته السابق السابقه".split())
_COMING = frozenset("المقبل المقبله القادم القادمه".split())
_TIMES = _PAST | _COMING
_RELATIVE = _TIMES | _DAY_WORDS.keys()
_ENGLISH_PAST = frozenset(
    "last past previous ago earlier preceding former recent late since recently prior".split()
)
_ENGLISH_COMING = frozenset("next coming upcoming future following forthcoming ahead later".split())


class Named(NamedTuple):
    kind: str  # "month" or "day"
    number: int
    start: int
    end: int


def dates(arabic: View, english: View) -> Iterator[Flag]:
    """A month or a weekday that is lost, altered or made up; yesterday, tomorrow, last and next."""
    ours, theirs = _arabic_names(arabic), english_names(english)
    if ours or theirs:
        for kind in ("month", "day"):
            lost, new = _lost(kind, ours, english), _new(kind, theirs, arabic)
            yield from _names_differ(kind, lost, new, arabic, english)
    yield from _hijri(arabic, english)
    yield from _relative(arabic, english)


def _lost(kind: str, ours: Sequence[Named], english: View) -> list[Named]:
    """What the Arabic names for certain and the English has in no form."""
    table = ENGLISH_MONTHS if kind == "month" else ENGLISH_DAYS
    there = {
        table[form]
        for token in english.tokens
        if token.kind == "latin" and (form := token.form.removesuffix("'s")) in table
    }
    if kind == "month":  # 26/8/2016
        there |= {int(t.form) for t in english.tokens if t.form.isdecimal() and len(t.form) < 3}
    elif any(token.form in _ENGLISH_YESTERDAY for token in english.tokens):
        return []  # yesterday may stand for its weekday
    mine = [name for name in ours if name.kind == kind]
    found = [name for name in mine if name.number in there]
    # the night of Tuesday to Wednesday may be Tuesday night
    return [
        name
        for name in mine
        if name.number not in there
        and not (kind == "day" and any((name.number - f.number) % 7 in (1, 6) for f in found))
    ]


def _new(kind: str, theirs: Sequence[Named], arabic: View) -> list[Named]:
    """What the English names for certain and nothing in the Arabic may stand for."""
    mine = [name for name in theirs if name.kind == kind]
    if not mine:
        return []
    following = [token.form for token in arabic.tokens[1:]] + [""]
    here = {
        number
        for token, after in zip(arabic.tokens, following, strict=True)
        if after not in ("الاول", "الثاني")  # of two words: below
        for number in POSSIBLE[kind].get(token.form, ())
    }
    table = ENGLISH_MONTHS if kind == "month" else ENGLISH_DAYS
    here |= {table[token.form] for token in arabic.tokens if token.form in table}  # a caption left in English
    here |= {
        ARABIC_MONTHS[pair]
        for first, second in pairwise(arabic.tokens)
        if (pair := f"{first.form}_{second.form}") in ARABIC_MONTHS
    }
    if kind == "month":
        here |= {int(t.form) for t in arabic.tokens if t.form.isdecimal() and len(t.form) < 3}
    return [name for name in mine if name.number not in here]


def _names_differ(
    kind: str, lost: Sequence[Named], new: Sequence[Named], arabic: View, english: View
) -> Iterator[Flag]:
    names = _NAMES[kind]
    if lost:
        said = f"{names[lost[0].number - 1]} ({quoted(arabic.said(lost[0].start, lost[0].end))})"
        other = f"says {names[new[0].number - 1]}" if new else f"does not name that {kind}"
        yield Flag(
            NAME,
            f"The Arabic says {said}; the English {other}.",
            Level.DOUBT,
            arabic=arabic.spans([(name.start, name.end) for name in lost]),
            english=english.spans([(name.start, name.end) for name in new]),
        )
    elif new:
        yield Flag(
            NAME,
            f"The English says {names[new[0].number - 1]}; the Arabic does not name that {kind}.",
            Level.DOUBT,
            english=english.spans([(name.start, name.end) for name in new]),
        )


def _arabic_names(view: View) -> list[Named]:
    found: list[Named] = []
    if view.forms.isdisjoint(_NAME_STARTS):
        return found
    tokens = view.tokens
    for at, token in enumerate(tokens):
        if token.form not in _NAME_STARTS:
            continue
        before = tokens[at - 1].form if at else ""
        after = tokens[at + 1].form if at + 1 < len(tokens) else ""
        month = ARABIC_MONTHS.get(f"{token.form}_{after}")
        if month is not None:
            found.append(Named("month", month, token.start, tokens[at + 1].end))
            continue
        month = ARABIC_MONTHS.get(token.form)
        if month is not None and (token.form not in UNCERTAIN_MONTHS or _dated(before, after, tokens, at)):
            found.append(Named("month", month, token.start, token.end))
            continue
        day = ARABIC_DAYS.get(token.form)
        if day is not None and (day not in (1, 7) or before in _AROUND_DAY or after in _AROUND_DAY):
            found.append(Named("day", day, token.start, token.end))
    return found


def _dated(before: str, after: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a month stands as one: beside a number, another month, "the month of"."""
    if before.isdecimal() or after.isdecimal() or before in ("شهر", "/") or after == "/":
        return True
    if before == "من" and at > 1 and tokens[at - 2].kind in ("number", "arabic"):
        return tokens[at - 2].form.isdecimal() or tokens[at - 2].form.startswith("ال")
    return after in ("الماضي", "المقبل", "الجاري", "القادم") or before in ARABIC_MONTHS


def english_names(view: View) -> list[Named]:
    found: list[Named] = []
    if view.forms.isdisjoint(_ENGLISH_NAMES):
        return found
    for at, token in enumerate(view.tokens):
        if token.kind != "latin" or not view.clean.text[token.start].isupper():
            continue
        form = token.form.removesuffix("'s")
        month, day = ENGLISH_MONTHS.get(form), ENGLISH_DAYS.get(form)
        if month is not None and form in _ENGLISH_UNCERTAIN:
            beside = [view.tokens[i].form for i in (at - 1, at + 1) if 0 <= i < len(view.tokens)]
            if not any(b.isdecimal() or b in _BESIDE_MONTH for b in beside):
                continue
        if month is not None:
            found.append(Named("month", month, token.start, token.end))
        elif day is not None:
            found.append(Named("day", day, token.start, token.end))
    return found


_ENGLISH_NAMES = frozenset(
    name + ending for name in (*ENGLISH_MONTHS, *ENGLISH_DAYS) for ending in ("", "'s")
)
_ENGLISH_UNCERTAIN = frozenset("may march mar jan sep dec august".split())
_BESIDE_MONTH = frozenset(
    "in of last next this since until early late mid by and to from between , -".split()
) | frozenset(ENGLISH_MONTHS)


def _hijri(arabic: View, english: View) -> Iterator[Flag]:
    """A month of the Islamic calendar that is lost; certain only beside a number or "the month of"."""
    if arabic.forms.isdisjoint(_HIJRI_STARTS):
        return
    tokens = arabic.tokens
    for at, token in enumerate(tokens):
        if token.form not in _HIJRI_STARTS:
            continue
        after = tokens[at + 1].form if at + 1 < len(tokens) else ""
        before = tokens[at - 1].form if at else ""
        number, end = ARABIC_HIJRI.get(f"{token.form}_{after}"), at + 1
        if number is None and (before.isdecimal() or before == "شهر" or after.isdecimal()):
            number, end = ARABIC_HIJRI.get(token.form), at
        if number is None or any(ENGLISH_HIJRI[number].search(word.form) for word in english.tokens):
            continue
        place = (token.start, tokens[end].end)
        yield Flag(
            NAME,
            f"The Arabic names a month of the Islamic calendar ({quoted(arabic.said(*place))}); "
            "the English does not.",
            arabic=arabic.spans([place]),
        )


def _relative(arabic: View, english: View) -> Iterator[Flag]:
    """Yesterday and tomorrow that are lost; a past period that became a coming one, or the reverse."""
    if arabic.forms.isdisjoint(_RELATIVE):
        return
    tokens = arabic.tokens
    for at, token in enumerate(tokens):
        if token.form in _DAY_WORDS:
            name, accepted = _DAY_WORDS[token.form]
            there = {word.form for word in english.tokens}
            if not there & accepted and not there & ENGLISH_DAYS.keys():
                yield Flag(
                    NAME,
                    f"The Arabic says {name} ({quoted(arabic.said(*token[:2]))}); the English does not.",
                    arabic=arabic.spans([(token.start, token.end)]),
                )
        elif at and token.form in _TIMES and _PERIOD.match(tokens[at - 1].form):
            past = token.form in _PAST
            right, wrong = (_ENGLISH_PAST, _ENGLISH_COMING) if past else (_ENGLISH_COMING, _ENGLISH_PAST)
            there = {word.form for word in english.tokens}
            if there & wrong and not there & right:
                ours, theirs = ("past", "coming") if past else ("coming", "past")
                place = (tokens[at - 1].start, token.end)
                yield Flag(
                    NAME,
                    f"The Arabic speaks of a {ours} time ({quoted(arabic.said(*place))}); "
                    f"the English of a {theirs} one.",
                    Level.DOUBT,
                    arabic=arabic.spans([place]),
                )
