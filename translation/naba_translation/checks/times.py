"""Morning and evening, before and after Christ: the halves of a clock and of the count of years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.dates import NAME
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

# Of the folded words. Noon, night and dawn go with either half; they only say that there is one.
_MORNING = re.compile(r"\b(?:ال)?(?:صباحا?|صبيحه)\b")
_EVENING = re.compile(r"\b(?:ال)?(?:مساءا?|مساء|عصرا?|زوال)\b")
_PART_OF_DAY = re.compile(r"صباح|صبيح|مسا|عصر|ليل|ظهر|ظهير|فجر|نهار|زوال|منتصف|غروب|شروق|سحر|ضحي")
_LATE_HOUR = re.compile(r"\b(?:1[3-9]|2[0-4])[:.]\d\d\b|\b00[:.]\d\d\b")
_HALF = re.compile(r"\d ?([ap])\.? ?m\b", re.IGNORECASE)
_HALF_OF_CLOCK = re.compile(r"\bo'clock ([ap])\.? ?m\b", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"(?:\d|\b(?:o'clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|half past \w+)) "
    r"in the (morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_CHRIST, _BEFORE = "الميلاد", "ق"  # one of which is in whatever the next one finds: quick to look for
_BEFORE_CHRIST = re.compile(r"قبل الميلاد|\bق ?\. ?م\b")
_BC = re.compile(r"\bB\.? ?C|before Christ|before the common era", re.IGNORECASE)


def times(arabic: View, english: View) -> Iterator[Flag]:
    """A.m. for p.m., or either one made up; years before Christ that lost it."""
    ours, theirs = arabic.clean.text, english.clean.text
    before = _BEFORE_CHRIST.search(ours) if _CHRIST in ours or _BEFORE in arabic.forms else None
    if before is not None and not _BC.search(theirs):
        yield Flag(
            NAME,
            f"The Arabic says before Christ ({quoted(arabic.said(*before.span()))}); the English does not.",
            Level.DOUBT,
            arabic=arabic.spans([before.span()]),
        )
    halves = list(_HALF.finditer(theirs)) if "number" in english.kinds else []
    if "o'clock" in english.forms:
        halves += _HALF_OF_CLOCK.finditer(theirs)
    if "in the " in theirs:
        halves += _IN_WORDS.finditer(theirs)
    names = {"a" if match[1].lower() in {"a", "morning"} else "p" for match in halves}
    if len(names) != 1:
        return
    folded = arabic.joined
    evening = names == {"p"}
    wrong, right = (_MORNING, _EVENING) if evening else (_EVENING, _MORNING)
    if wrong.search(folded) and not right.search(folded):
        reason = f"The Arabic says {'morning' if evening else 'afternoon or evening'}"
        level = Level.DOUBT
    elif not _IN_WORDS.search(theirs) and not _PART_OF_DAY.search(folded) and not _LATE_HOUR.search(ours):
        reason, level = "The Arabic does not say which half of the day", Level.LOOK
    else:
        return
    said = " / ".join(dict.fromkeys(match[1] if len(match[1]) > 1 else f"{match[1]}.m." for match in halves))
    yield Flag(
        NAME,
        f"{reason}; the English says {said.lower()}",
        level,
        english=english.spans(match.span() for match in halves),
    )
