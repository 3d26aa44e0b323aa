"""An outlet that no list knows, in English letters: what kind it is in English, its own name spelt by rule.

Who knows no Arabic cannot tell two names in Arabic letters apart. What is spelt here is no name the outlet has given
itself, so it is marked. The words of a name are never translated but for what it is ("صحيفة", newspaper) and for
English words in Arabic letters ("نيوز").
"""

from __future__ import annotations

import re
from functools import lru_cache

from naba_translation.normalise import has_arabic, search_key

OURS = "our spelling"
"""What stands in brackets behind a name that was spelt by rule."""

_KINDS = {
    "news agency": "وكالة أنباء|وكالة الأنباء|وكالة الإعلام|وكالة إخبارية|وكالة",
    "newspaper": "صحيفة|جريدة|يومية",
    "weekly": "أسبوعية",
    "magazine": "مجلة",
    "channel": "قناة|فضائية",
    "television": "تلفزيون|تلفاز",
    "radio": "إذاعة|راديو",
    "website": "موقع",
    "news portal": "بوابة",
    "network": "شبكة",
    "platform": "منصة",
    "media centre": "مركز إعلامي|المركز الإعلامي",
    "page": "صفحة",
}
_WORDS = {  # English in Arabic letters, and what the press spells otherwise than the rules do
    "News": "نيوز",
    "Press": "برس",
    "Post": "بوست",
    "Net": "نت",
    "Online": "أونلاين|اونلاين",
    "TV": "تي في|تيفي",
    "FM": "إف إم",
    "Media": "ميديا",
    "Plus": "بلس",
    "Times": "تايمز",
    "Sport": "سبورت",
    "Live": "لايف",
    "September": "سبتمبر",
    "Sawt": "صوت",
    "Al-Youm": "اليوم",
    "Al-Khabar": "الخبر",
    "Nabd": "نبض",
    "Nahr": "نهر",
    "Al-Nahr": "النهر",
    "Dijlah": "دجلة",
    "Al-Jisr": "الجسر",
    "Bahr": "بحر",
    "Al-Bahr": "البحر",
    "Al-Shams": "الشمس",
    "Al-Fajr": "الفجر",
    "Al-Balad": "البلد",
    "Al-Jabal": "الجبل",
    "Al-Aan": "الآن",
    "Al-Iqtisad": "الاقتصاد",
    "Al-Iqtisadi": "الاقتصادي",
    "Al-Iqtisadiyah": "الاقتصادية",
    "Al-Ijtimaiyah": "الاجتماعية",
    "Al-Istiqlal": "الاستقلال",
    "Al-Ittijah": "الاتجاه",
    "Al-Ittihadiyah": "الاتحادية",
    "Al-Arabi": "العربي",
    "Al-Arabiyah": "العربية",
    "Al-Wataniyah": "الوطنية",
    "Al-Duwali": "الدولي",
    "Al-Duwaliyah": "الدولية",
    "Al-Siyasiyah": "السياسية",
    "Al-Riyadiyah": "الرياضية",
    "Al-Maghribiyah": "المغربية",
    "Al-Yawmi": "اليومي",
    "Al-Yawmiyah": "اليومية",
    "Al-Risalah": "الرسالة",
}


def _by_key(table: dict[str, str]) -> dict[str, str]:
    return {search_key(form): english for english, forms in table.items() for form in forms.split("|")}


_KIND_OF, _WORD_OF = _by_key(_KINDS), _by_key(_WORDS)
_PART = re.compile(
    r"\d+|[^\W\d](?:[^\W\d]|[\u064b-\u0652\u0670\u0640])*"
)  # of a word: letters with their vowel signs
_LEFT_OUT = re.compile(r"[ءأؤإئع]")  # by the press, but where a word has nothing else
_MOST = 2  # words of a kind, and of an entry of _WORDS
_OF_NEWS = frozenset(
    search_key(word) for word in ("للأنباء", "للإعلام", "للصحافة")
)  # says no more than the kind


def unmarked(name: str) -> str:
    """An outlet's name without the word that we spelt it: for lists, where that would be said in every line."""
    return name.replace(f" ({OURS})", "").replace(f"({OURS}; ", "(")


def kind_and_name(outlet: str) -> tuple[str, str]:
    """What an outlet says it is, in English, and the rest of its Arabic; "" and all of it where it says nothing."""
    words = outlet.split()
    for count in range(min(_MOST, len(words)), 0, -1):
        kind = _KIND_OF.get(search_key(" ".join(words[:count])))
        if kind is not None:
            rest = words[count:]
            if rest and search_key(rest[-1]) in _OF_NEWS:
                rest.pop()
            return kind, " ".join(rest)
    return "", outlet


@lru_cache(maxsize=4096)
def spelt(outlet: str) -> tuple[str, bool]:
    """The outlet in English letters, and whether that is our spelling; what is no Arabic, and a place or a person
    with an English form of its own, are none."""
    kind, name = kind_and_name(outlet)
    if not kind and (known := known_in_english(name)) is not None:
        return known, False
    words = _spelt_words(_words(name))
    if not has_arabic(outlet) or not (words or kind):
        return outlet, False
    english = " ".join(filter(None, (*words, kind)))
    return english[0].upper() + english[1:], True


def _words(name: str) -> list[str]:
    """Its words; an Arabic one without brackets and points, and apart from a number written on to it: "ليبيا24"."""
    words = [part for word in name.split() for part in (_PART.findall(word) if has_arabic(word) else [word])]
    return ["".join(str(int(sign)) if sign.isdecimal() else sign for sign in word) for word in words]


def _spelt_words(words: list[str]) -> list[str]:
    from naba_translation.names.transliterate import transliterate  # late: it reads the list of names

    found: list[str] = []
    at = 0
    while at < len(words):
        for count in range(min(_MOST, len(words) - at), 0, -1):
            english = known_in_english(" ".join(words[at : at + count]))
            if english is not None:
                break
        else:
            count = 1
            english = words[at]
            if has_arabic(english):
                english = transliterate(english).press or _LEFT_OUT.sub("’", english.strip("ـ"))
        if english:
            found.append(english)
        at += count
    return [re.sub(r"^al-", "Al-", word) for word in found]


def known_in_english(words: str) -> str | None:
    """The English of one or two words: of the table, or the one form of a place or person."""
    from naba_translation.names.gazetteer import gazetteer
    from naba_translation.names.name import ENFORCED_KINDS

    english = _WORD_OF.get(search_key(words))
    if english is not None or not has_arabic(words):
        return english
    named = [one for one in gazetteer().find(words) if one.name.kind in ENFORCED_KINDS and not one.common]
    if len(named) == 1 and named[0].arabic == (0, len(words)):
        return named[0].name.english
    return None
