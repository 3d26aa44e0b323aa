"""The line in which an outlet that nobody listed names itself and its day: "سدرة الاقتصادية | الأحد 14 يوليو 2024".

A place, a section, an author or the title of a daily column stand with a day of issue, too. A name is taken for an
outlet's only where its words say so; of the others the day is taken, and the place where it is known for one.
"""

from __future__ import annotations

import re
from functools import cache

import naba_resources
from naba_translation.normalise import search_key
from naba_translation.read.dates import find_date, find_dates
from naba_translation.read.headlines import DATE_WORDS, Dateline
from naba_translation.read.outlets import is_outlet

_LONGEST = 160  # characters
_MOST_WORDS = 5
_SEPARATORS = re.compile(r"\s*[|•·]\s*|\s+[-–—ـ]+\s+")
_WORD = re.compile(r"[^\W\d_]+")
_PLACE_HEADS = "مدينه|محافظه|بلده|قريه|منطقه|ولايه|بلديه|مخيم|مطار|ميناء"
_NO_NAME = re.compile(r"[.؟?!:؛;\n\"“”]|\d{3}")
_WEEKDAYS = frozenset(search_key("السبت الأحد الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة").split())


def _keys(words: str) -> frozenset[str]:
    return frozenset(search_key(word) for word in words.split("|"))


_SECTIONS = _keys(
    "اقتصاد|الاقتصاد|اقتصاد وأعمال|مال وأعمال|سياسة|رياضة|الرياضة|ثقافة|الثقافة|ثقافة وفن|ثقافة وفنون|فن|فنون|أخبار|"
    "محليات|محلي|المحلية|دولي|دوليات|عربي|عربي ودولي|عرب وعالم|العرب والعالم|شؤون عربية|شؤون دولية|منوعات|مجتمع|"
    "تكنولوجيا|تقنية|علوم|علوم وتكنولوجيا|صحة|رأي|آراء|مقالات|تقارير|تحقيقات|حوارات|سينما|بيئة|تعليم|حوادث|قضايا|"
    "الرئيسية|الصفحة الأولى|الصفحة الأخيرة|الأخيرة|عاجل|خاص|متابعات|ملفات|ملحق|الملحق"
)
_COLUMNS = _keys(  # what comes out each day and begins with these words is no outlet
    "أسعار|سعر|حالة|نشرة|موجز|ملخص|أبرز|أهم|حصيلة|مواعيد|موعد|جدول|نتائج|نتيجة|ترتيب|توقعات|درجات|طقس|كلمة|افتتاحية|"
    "بيان|تقرير|حوار|مقابلة|اجتماع|مؤتمر|ندوة|جلسة|مباراة|كاريكاتير|عناوين|جولة|ذكرى|معركة|حرب|خطبة|رسالة|صور|فيديو"
)
_PEOPLE = _keys(
    "الدكتور|الدكتورة|الشيخ|الكاتب|الكاتبة|المحلل|الأستاذ|الأستاذة|السيد|السيدة|المهندس|أبو|ابن|بنت"
)
_IN_SENTENCES = _keys(
    "في|من|إلى|على|عن|مع|بعد|قبل|حول|بين|ضد|أن|إن|هل|كيف|لماذا|ماذا|هذا|هذه|لا|لم|لن|قد|عند|منذ|خلال"
)
_MEDIA = _keys(
    "نيوز|برس|بوست|تايمز|أونلاين|نت|تي في|اف ام|تلغراف|بلس|ميديا|مباشر|اليوم|الآن|news|press|post|times|tv"
)


def masthead_of(text: str, *, body: str = "") -> Dateline | None:
    """What such a line says; None for any other. `body` is the article, which may tell that the name is a place.

    The day must be that of an issue: with its weekday, or in both calendars. Else "العبور - 6 أكتوبر 1973" were one.
    """
    line = text.strip()
    if len(line) > _LONGEST or "\n" in line:
        return None
    parts = [part for part in _SEPARATORS.split(line) if part]
    days = [part for part in parts if _is_of_a_date(part)]
    names = [part for part in parts if part not in days]
    if len(names) != 1 or not _day_of_issue(" ".join(days)):
        return None
    found, name = find_date(line), names[0].strip(" «»()[]،,")
    keys = search_key(name).split()
    if found is None or not 0 < len(keys) <= _MOST_WORDS or _NO_NAME.search(name):
        return None
    if keys[0] in _COLUMNS or _IN_SENTENCES.intersection(keys) or not _WORD.search(name):
        return None
    key = " ".join(keys)
    if key in _SECTIONS:
        return Dateline(published=found.date)
    if key in _places() or _is_a_place_in(body, key):
        return Dateline(place=name, published=found.date)
    return Dateline(outlet=name if _is_a_paper(keys) else "", published=found.date)


def correspondent_of(text: str, *, body: str) -> Dateline | None:
    """The place and the person of a line such as "بيروت – سلمى حداد"; None where the one is not known for a place or
    the other does not begin with a first name."""
    parts = _SEPARATORS.split(text.strip()) if len(text) <= _LONGEST else []
    if len(parts) != 2 or _NO_NAME.search(text):
        return None
    place, person = parts
    keys = search_key(person).split()
    if not (2 <= len(keys) <= 4 and _WORD.fullmatch("".join(keys)) and keys[0] in _first_names()):
        return None
    key = search_key(place)
    return Dateline(place, person=person) if key in _places() or _is_a_place_in(body, key) else None


def _is_of_a_date(part: str) -> bool:
    """Whether it holds days, months, years or hours, and nothing else."""
    folded = search_key(part)
    for found in reversed(find_dates(part)):
        folded = f"{folded[: found.start]} {folded[found.end :]}"
    words = _WORD.findall(folded)
    told = re.search(r"\d", part) or not _WEEKDAYS.isdisjoint(words)  # "بيروت" alone is no "بتوقيت بيروت"
    return bool(told) and all(word in DATE_WORDS for word in words)


def _day_of_issue(text: str) -> bool:
    dates = find_dates(text)
    return len(dates) > 1 or (len(dates) == 1 and not _WEEKDAYS.isdisjoint(_WORD.findall(search_key(text))))


def _is_a_place_in(body: str, key: str) -> bool:
    return (
        bool(key) and re.search(rf"\b(?:في|{_PLACE_HEADS})\s{re.escape(key)}\b", search_key(body)) is not None
    )


def _is_a_paper(keys: list[str]) -> bool:
    """By words that papers are called by and people are not: one alone, "ال…" first, "الاقتصادية" or "نيوز" later."""
    first, *rest = keys
    if is_outlet(" ".join(keys)):
        return True
    if first in _PEOPLE or first in _first_names():
        return False
    adjectives = any(re.fullmatch(r"ال\w{2,}يه", word) for word in rest)
    return not rest or first.startswith("ال") or adjectives or not _MEDIA.isdisjoint(rest)


@cache
def _places() -> frozenset[str]:
    return _named("place")


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _named("given"))


def _named(kind: str) -> frozenset[str]:
    """The Arabic forms of names of one kind, folded; for the file's form see names/gazetteer.py."""
    lines = (naba_resources.path("names") / "names.tsv").read_text(encoding="utf-8").splitlines()
    forms = (line.split("\t")[2] for line in lines if line.startswith(f"{kind}\t"))
    return frozenset(search_key(form) for several in forms for form in several.replace("*", "").split("|"))
