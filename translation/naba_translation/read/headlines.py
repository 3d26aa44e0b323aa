"""The short lines around a title: who wrote the article, where and when, for whom; and picture captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.normalise import search_key
from naba_translation.read.dates import find_date, month_names
from naba_translation.read.outlets import is_credit, is_outlet

if TYPE_CHECKING:
    from datetime import date

_BYLINE = re.compile(
    r"^[\s*•|–—-]*(?:"
    r"(?:كتبت?|بقلم|إعداد|اعداد|تحرير|ترجمة|تقرير|حوار|حاورته?|متابعة|مراسلة?|تحقيق|أعده|أعدته|أعد التقرير|"
    r"الكاتبة?|بواسطة|المحررة?|تصوير|By|Author)\s*[:/ـ–—-]+\s*|"
    r"(?:بقلم|إعداد|بواسطة|كتبت? ال(?:أستاذة?|دكتورة?))\s+(?![:/])"
    r")(?P<name>[^\n:]{3,80})$",
    re.IGNORECASE,
)
DATE_WORDS = frozenset(
    search_key(
        "السبت الأحد الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة يوم نشر نشرت نشرت: النشر تاريخ "
        "بتاريخ آخر تحديث أخر التحديث تحديث حدث عدل حرر أضيف في الساعة ساعة توقيت بتوقيت غرينتش جرينتش "
        "مكة المكرمة القدس القاهرة دمشق بيروت بغداد محلي المحلي صباحا مساء ظهرا ص م ه الموافق من شهر "
        "عام سنة gmt utc am pm كانون الأول الثاني العدد عدد published updated on date saturday sunday "
        "monday tuesday wednesday thursday friday mecca time"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATORS = re.compile(r"\s*[|]\s*|\s+[-–—ـ]+\s*|\s*[-–—ـ]+\s+|\s*[/:،]\s*|\s*[()]\s*")
_INLINE = re.compile(
    r"^[\s\"«(]*(?P<place>(?:[^\W\d_]|[\u064B-\u0652])[^.؟!?:«»\"()\n]{1,60}?)?\s*(?:"
    r"\((?P<bracketed>[^()\n]{2,50})\)\s*[-–—ـ:.،]*|"
    r"[-–—ـ/,،]\s*[\"«]?(?P<plain>[^.؟!?:()\n–—]{2,40}?)[\"»]?\s*[-–—ـ:]+"
    r")\s*(?=\S)"
)
_DAY_AND_MONTH = re.compile(
    rf"\s*(?:في\s+)?\d{{1,2}}\s+(?:{month_names()})\s*$"
)  # a dateline leaves out the year
_CREDIT = re.compile(r"[(\[](?P<credit>[^()\[\]\n]{2,80})[)\]]\s*\.?\s*\Z")
_CREDIT_WORDS = re.compile(
    r"AP Photo|AFP PHOTO|Getty Images|REUTERS/|EPA/|Photo by|Photo:|Photograph|\(AFP|\(Reuters|"
    r"^\s*(?:صورة|الصورة|تصوير|مصدر الصورة|عدسة|صورة أرشيفية)\s*[:/(–-]",
    re.IGNORECASE | re.MULTILINE,
)
_SOURCE = re.compile(r"^\s*(?:المصدر|المصادر|نقلا عن|نقلاً عن)\s*[:/–-]\s*(?P<name>[^\n]{2,80})$")
_STOP_BEFORE = re.compile(r"[.؟!?…][\"'”’»]*\s*\Z")


class Dateline(NamedTuple):
    """Where a report comes from and whose it is; a field is empty where the line does not say."""

    place: str = ""
    outlet: str = ""
    person: str = ""
    published: date | None = None


def byline_of(text: str) -> str:
    """The name in a line such as "كتب: فلان" or "بقلم فلان"; empty where the text is no byline."""
    found = _BYLINE.match(text)
    if found is None or len(text.split()) > 12 or text.rstrip().endswith((".", "؟")):
        return ""
    return found["name"].strip(" .،-–—*|")


def is_date_line(text: str) -> date | None:
    """The date, where the line holds little else: a weekday, the hour, "نشر في"; None for any other text."""
    if len(text) > 160 or "\n" in text.strip():
        return None
    found = find_date(text)
    if found is None:
        return None
    folded = search_key(text)
    rest = _WORD.findall(folded[: found.start] + " " + folded[found.end :])
    strange = [word for word in rest if word not in DATE_WORDS and find_month(word) is None]
    return found.date if len(strange) <= (1 if len(rest) > 3 else 0) else None


def find_month(word: str) -> int | None:
    """The number of the Gregorian month a folded word names, 1 to 12, or None."""
    found = find_date(f"1 {word} 2000")
    return found.date.month if found else None


def dateline_of(text: str) -> Dateline | None:
    """A line of its own that names a place, an outlet or agency, perhaps a person: "بيروت - رويترز"."""
    line = text.strip()
    if "\n" in line or len(line.split()) > 12 or line.endswith((".", "؟", "!", ":", "،")):
        return None
    if is_outlet(line):
        return Dateline(outlet=line.strip(" ()[]-–—"))
    parts = [part.strip() for part in _SEPARATORS.split(line) if part and part.strip()]
    found = find_date(line)
    outlets = [part for part in parts if is_outlet(part)]
    if not outlets or len(parts) < 2:
        return None
    rest = [_DAY_AND_MONTH.sub("", part) for part in parts if part not in outlets and not find_date(part)]
    longest = 2 if line.endswith(")") else 4  # "صيادون عند الميناء (رويترز)" is the line under a picture
    if any(len(part.split()) > longest for part in rest):
        return None
    place = " / ".join(part for part in rest if len(part.split()) <= 3)
    return Dateline(place, " / ".join(outlets), published=found.date if found else None)


def inline_dateline(text: str) -> Dateline | None:
    """The dateline that opens a paragraph, as in "دمشق (رويترز) - قال…" or "أنقرة/ الأناضول - أعلن…"."""
    found = _INLINE.match(text[:200])
    if found is None:
        return None
    outlet, place = (
        (found["bracketed"] or found["plain"] or "").strip(),
        (found["place"] or "").strip(" -–—ـ/،"),
    )
    dated = find_date(found.group())
    if not is_outlet(outlet) or len(place.split()) > (8 if dated else 4):
        return None
    if dated:
        place = re.split(r"\s+(?:في\s+)?\d", place)[0]
    return Dateline(place, outlet, published=dated.date if dated else None)


def is_caption(text: str) -> bool:
    """Whether a paragraph is the line under a picture: it names the maker, and is no whole sentence."""
    if len(text.split()) > 70:
        return False
    if _CREDIT_WORDS.search(text):
        return True
    credit = _CREDIT.search(text)
    if credit is None or len(text.split()) > 45:
        return False
    return is_credit(credit["credit"]) and not _STOP_BEFORE.search(text[: credit.start()])


def source_line(text: str) -> str:
    """The name after "المصدر:"; empty where the text is no such line."""
    found = _SOURCE.match(text.strip())
    return found["name"].strip(" .:") if found else ""
