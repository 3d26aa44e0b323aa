"""The names of months and days in the Arabic press and in English.

Gregorian months as in the Unicode CLDR 46 (ar, ar-SY, ar-MA, ar-DZ, ar-TN) with the spellings newspapers use
beside them; the months of the Hijri year with their common transliterations.
"""

from __future__ import annotations

import re
from typing import Final

from naba_translation.normalise import fold_letters

_MONTHS = {
    1: "يناير كانون_الثاني جانفي ينّاير",
    2: "فبراير شباط فيفري",
    3: "مارس آذار",
    4: "أبريل إبريل نيسان أفريل",
    5: "مايو أيار ماي",
    6: "يونيو يونية حزيران جوان",
    7: "يوليو يولية تموز جويلية يوليوز",
    8: "أغسطس آب أوت غشت",
    9: "سبتمبر أيلول شتنبر",
    10: "أكتوبر تشرين_الأول",
    11: "نوفمبر تشرين_الثاني نونبر",
    12: "ديسمبر كانون_الأول دجنبر",
}
_HIJRI = {
    1: "محرم", 2: "صفر", 3: "ربيع_الأول", 4: "ربيع_الثاني ربيع_الآخر", 5: "جمادى_الأولى",
    6: "جمادى_الآخرة جمادى_الثانية", 7: "رجب", 8: "شعبان", 9: "رمضان", 10: "شوال", 11: "ذو_القعدة ذي_القعدة",
    12: "ذو_الحجة ذي_الحجة",
}  # fmt: skip
_DAYS = {
    1: "الاثنين الإثنين", 2: "الثلاثاء", 3: "الأربعاء", 4: "الخميس", 5: "الجمعة", 6: "السبت", 7: "الأحد",
}  # fmt: skip


_TWO_WAYS = "مارس آب أيار ماي جوان أوت"  # he practised, father, mine…


def _forms(table: dict[int, str], clitics: tuple[str, ...]) -> dict[str, int]:
    """Number of every folded name with every clitic; two words are joined by '_'."""
    return {
        before + fold_letters(name): number
        for number, names in table.items()
        for name in names.split()
        for before in clitics
    }


UNCERTAIN_MONTHS: Final = frozenset(
    fold_letters(before + name) for name in _TWO_WAYS.split() for before in ("", "و")
)
"""Months that are other words as well: certain only beside a number or another month."""
_NOT_MONTHS = frozenset(fold_letters(before + name) for name in _TWO_WAYS.split() for before in "لبف")
ARABIC_MONTHS: Final = {
    form: month
    for form, month in _forms(_MONTHS, ("", "و", "ل", "ب", "ف")).items()
    if form not in _NOT_MONTHS
}
ARABIC_HIJRI: Final = _forms(_HIJRI, ("", "و", "ل", "ب"))
ARABIC_DAYS: Final = _forms(_DAYS, ("", "و", "ب"))
POSSIBLE: Final[dict[str, dict[str, tuple[int, ...]]]] = {
    "month": {**{form: (n,) for form, n in ARABIC_MONTHS.items()}, "تشرين": (10, 11), "كانون": (12, 1)},
    "day": {
        form: (n,)
        for article in ("ال", "", "لل")
        for form, n in _forms(
            {n: d.replace("ال", article) for n, d in _DAYS.items()}, ("", "و", "ب", "ل")
        ).items()
    },
}
"""Whatever may be a month or a day, whether or not it must be: it excuses one in the English."""

ENGLISH_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
        "|october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
ENGLISH_DAYS: Final = {
    name: number
    for number, names in enumerate(
        "monday mondays|tuesday tuesdays|wednesday wednesdays|thursday thursdays|friday fridays"
        "|saturday saturdays|sunday sundays".split("|"),
        1,
    )
    for name in names.split()
}
ENGLISH_HIJRI: Final = {
    1: re.compile("muharram"), 2: re.compile("safar"), 3: re.compile("rabi"), 4: re.compile("rabi"),
    5: re.compile("jumad|jamad|jomad"), 6: re.compile("jumad|jamad|jomad"), 7: re.compile("raja[bp]"),
    8: re.compile("sh?a.?b[ae]n"), 9: re.compile("rama[dz]"), 10: re.compile("shaww?[ae]l"),
    11: re.compile("q[ai].?d|ka?ada|qadah"), 12: re.compile("hi[jg]j?[ae]"),
}  # fmt: skip
