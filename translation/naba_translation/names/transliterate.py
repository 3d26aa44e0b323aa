"""Spelling an Arabic name in Latin letters by rule, where no form of it is known.

Letters by the BGN/PCGN 1956 System for Arabic (as agreed in 2019 with the UN's of 2017: dotted letters for
the emphatics) and by the IJMES chart (International Journal of Middle East Studies, 2019). Arabic seldom
writes short vowels: where there are none, an "a" between two consonants is a guess, so the forms are offered
and never put into a text. A first name of the list gives its usual English spelling to the press form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from naba_translation.names.gazetteer import bundled
from naba_translation.names.name import NameKind
from naba_translation.normalise import normalise, search_key

_PLAIN = dict(
    zip(
        "بتثجحخدذرزسشصضطظعغفقكلمنهء",
        "b t th j h kh d dh r z s sh s d t z ' gh f q k l m n h '".split(),
        strict=True,
    )
)
_BGN = _PLAIN | dict(zip("حصضطظعء", ["ḩ", "ş", "ḑ", "ţ", "z̧", "‘", "’"], strict=True))
_IJMES = _PLAIN | dict(zip("حصضطظعء", ["ḥ", "ṣ", "ḍ", "ṭ", "ẓ", "ʿ", "ʾ"], strict=True))
_FOREIGN = {"پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh"}
_SHORT = {
    "\u064e": "a",
    "\u064f": "u",
    "\u0650": "i",
    "\u0652": "",
    "\u064b": "an",
    "\u064c": "un",
    "\u064d": "in",
}
_SHADDA = "\u0651"
_SUN = frozenset("تثدذرزسشصضطظلن")
_CARRIERS = str.maketrans({"أ": "ء", "ؤ": "ء", "ئ": "ء", "آ": "ءآ"})
_LONG = {"ا": "ā", "و": "ū", "ي": "ī", "ى": "á", "آ": "ā"}
_CLOSED = frozenset("عبد سعد فهد بكر نصر فخر شمس بدر".split())  # names of one short syllable, as few are
_LETTER = re.compile(r"([\u0621-\u064a\u0671-\u06d3])([\u064b-\u0652]*)")


@dataclass(frozen=True, slots=True)
class Spellings:
    """Three ways to spell a name."""

    press: str  # without signs, as a newspaper writes
    bgn: str  # BGN/PCGN
    ijmes: str


def transliterate(arabic: str) -> Spellings:
    """Spell a name of one or more words; what is no Arabic letter is left out."""
    words = unicodedata.normalize("NFC", arabic).replace("\u0640", "").replace("-", " ").split()
    bgn = [_word(word, _BGN, assimilate=True) for word in words]
    ijmes = [_word(word, _IJMES, assimilate=False) for word in words]
    press = [
        _given().get(search_key(word)) or _simple(_word(word, _PLAIN, assimilate=False)) for word in words
    ]
    return Spellings(*(_capitals(form) for form in (press, bgn, ijmes)))


@lru_cache(maxsize=1)
def _given() -> Mapping[str, str]:
    """The usual English of first names, by folded Arabic."""
    names: dict[str, str] = {}
    for name in bundled():
        if name.kind is NameKind.GIVEN:
            for form in name.forms:
                names.setdefault(search_key(form), name.english)
    return names


def _word(word: str, letters: dict[str, str], *, assimilate: bool) -> str:
    bare = normalise(word).text
    article = ""
    if bare.startswith("ال") and len(bare) > 4:
        word = re.sub(r"^[اٱ][\u064b-\u0652]*ل[\u064b-\u0652]*", "", word)
        word = re.sub(f"^(.)([\u064b-\u0652]*){_SHADDA}", r"\1\2", word)
        sun = assimilate and word[:1] in _SUN
        article = ("a" + letters[word[0]] if sun else "al") + (" " if assimilate else "-")
    return article + _spelled(_opened(word), letters)


def _opened(word: str) -> str:
    """The letters of a word, each hamza apart from its carrier and with the vowel the carrier tells."""
    word = re.sub(r"^[اٱ](?=[^\u064b-\u0652])", "ء\u064e", word)
    word = re.sub(r"^(\w)أ(\w)$", "\\1\u064eء\u0652\\2", word)  # raʾs, kaʾs, faʾs
    word = re.sub(r"(?<=.)أ$", "ء", word)  # at the end the carrier tells the vowel before it: marfaʾ
    word = re.sub(r"[أٱ](?![\u064e-\u0652])", "ء\u064e", word)
    word = re.sub(r"إ\u0650?", "ء\u0650", word)
    return word.translate(_CARRIERS)


def _spelled(word: str, letters: dict[str, str]) -> str:
    found = _LETTER.findall(word)
    out = ""
    for place, (letter, marks) in enumerate(found):
        if letter == "ة":
            out = out.removesuffix("a") + _ending(out, letters)
        elif letter in _LONG and not _is_consonant(found, place):
            long = "ā" if letter == "ى" and letters is _IJMES else _LONG[letter]
            out = (out[:-1] if out[-1:] in "aui" and out else out) + long
        else:
            sign = {"و": "w", "ي": "y"}.get(letter) or letters.get(letter) or _FOREIGN.get(letter, "")
            vowel = next((_SHORT[mark] for mark in marks if mark in _SHORT), None)
            guess = _guess(found, place, out) if vowel is None else vowel
            out += sign * (2 if _SHADDA in marks else 1) + guess
    return re.sub(r"^[’ʾ']", "", out) if found and found[0][0] == "ء" else out


def _ending(out: str, letters: dict[str, str]) -> str:
    """What a ta marbuta is: h after a long a, else an ending of its own."""
    if out.endswith("ā"):
        return "h"
    return "a" if letters is _IJMES else "ah"


def _is_consonant(found: list[tuple[str, str]], place: int) -> bool:
    """Whether a letter that may be a long vowel is a consonant here."""
    letter, marks = found[place]
    if letter in "اآى":
        return False
    if letter == "و" and place > 1 and [after for after, _ in found[place + 1 :]] == ["ي"]:
        return True  # the ending of Mūsawī
    if place == 0 or any(_SHORT.get(mark) for mark in marks) or _SHADDA in marks:
        return True
    return found[place - 1][0] in "اآ" or (place + 1 < len(found) and found[place + 1][0] in "اآةى")


def _guess(found: list[tuple[str, str]], place: int, out: str) -> str:
    """The short vowel after a letter that has none written; `out` is the spelling before it."""
    rest = [letter for letter, _ in found[place + 1 :]]
    if not rest or rest[0] in "اآىة" or (rest[0] in "وي" and not _is_consonant(found, place + 1)):
        return ""
    if place == 0 or rest == ["و", "ي"]:
        return "a"
    if out.endswith("ā") and (len(rest) == 1 or (len(rest) == 2 and rest[1] in "ةي")):
        return "i"  # the pattern of Khālid, Fāţimah and Mālikī
    if out[-1:] not in tuple("aiuāīūá"):
        return "a"  # never three consonants together
    if "".join(letter for letter, _ in found) in _CLOSED:
        return ""
    no_long = not any(
        letter in _LONG and not _is_consonant(found, at) for at, (letter, _) in enumerate(found)
    )
    return "a" if len(rest) == 1 and no_long else ""


def _simple(word: str) -> str:
    """Long vowels short, signs off."""
    word = word.replace("ī", "i").replace("ū", "u").replace("'", "")
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _capitals(words: list[str]) -> str:
    """Each word's first letter large, a sign for ayn before it kept; the article's only at the beginning of a
    BGN name."""
    name = " ".join(word for word in words if word)
    name = re.sub(r"(^|(?<=[\s-]))([‘’ʿʾ']?)(\w)", lambda match: match[2] + match[3].upper(), name)
    name = re.sub(r"\bA([lnrstzdţşḑz̧]|th|dh|sh)-(?=\S)", r"a\1-", name)
    return re.sub(r"(?<=\s)A(l|n|r|s|t|z|d|th|dh|sh|ţ|ş|ḑ|z̧) (?=\S)", r"a\1 ", name)
