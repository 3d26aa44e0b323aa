"""How a name's English forms are found in a sentence, and how much two spellings are alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from naba_translation.article import Span
from naba_translation.normalise import search_key
from naba_translation.remembered import remembered


class _Plain(dict[int, str]):
    """The letter of each without its accents, worked out when it is met first: nearly all letters there are have none,
    and sentences are made of few."""

    def __missing__(self, letter: int) -> str:
        self[letter] = found = unicodedata.normalize("NFD", chr(letter))[0]
        return found


_PLAIN = _Plain(
    str.maketrans(
        {
            "ı": "i",
            "İ": "I",
            "ø": "o",
            "Ø": "O",
            "ł": "l",
            "Ł": "L",
            "đ": "d",
            "ʼ": "'",
            "’": "'",
            "‘": "'",
            "ʿ": "'",
            "ʾ": "'",
        }
    )
)
_BEGINS = re.compile(r"^[Aa]l-")
_ARTICLE = re.compile(r"\b(?:[AaEe]l|[Aa](?:[dnrstz]|sh|dh|th))-")
_SOUNDS = (  # English letters that stand for one Arabic consonant, to one sign each
    ("tch", "x"), ("ch", "x"), ("sh", "x"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("ck", "k"), ("ou", ""), ("qu", "k"),
)  # fmt: skip
_LETTERS = str.maketrans({"c": "k", "q": "k", "p": "b", "v": "f", "w": "", "j": "g", "z": "s", "x": "x"})
_VOWELS = re.compile(r"[aeiouyh'\W\d_]+")
_ARABIC = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمن", "bttg-kddrssxsdtsgfkklmn", strict=True)),
        **dict.fromkeys("اهويعء", ""),
        "پ": "b", "چ": "x", "ڤ": "f", "گ": "g", "-": "",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """The text without accents and with plain apostrophes, as long as before: offsets stay."""
    return text if text.isascii() else text.translate(_PLAIN)


def places(forms: Iterable[str], english: str) -> list[Span]:
    """Where any of the forms stands as whole words, in order, the longest at each place.

    Accents and the spelling of the article (al-, el-) make no difference; capitals do, but for those of the
    article.
    """
    text = plain(english)
    pattern = _pattern(tuple(form for form in forms if _core(form) in text))
    return [match.span() for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=1 << 13)
def _core(form: str) -> str:
    """Letters that stand wherever the form does: its longest word, the article aside. Most forms that are asked for are
    not there, and what is left of them is small: its pattern need not be made for each sentence anew."""
    words = plain(form).split()
    if words and words[0] in ("Al", "al"):
        del words[0]
    return max((_BEGINS.sub("", word) for word in words), key=len, default="")


@lru_cache(maxsize=4096)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    if not forms:
        return None
    longest = sorted(dict.fromkeys(plain(form) for form in forms), key=len, reverse=True)
    parts = (re.escape(form).replace(r"\ ", r"[ -]+") for form in longest)
    parts = (re.sub(r"^[Aa]l(\\-|\[ -\]\+)", "(?:[AaEe]l|[Aa](?:[dnrstz]|sh))[- ]+", part) for part in parts)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w|-\w)")


def likeness(one: str, other: str) -> float:
    """How much the consonants of two English spellings, or of an Arabic and an English one, agree: 0 to 1."""
    first, second = skeleton(one), skeleton(other)
    if not first or not second:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def alike(one: str, other: str, *, least: float) -> bool:
    """Whether two spellings may be of one name: they begin alike, and their likeness is at least `least`.

    Of one or two consonants, all must be the same: too many names share two.
    """
    first, second = skeleton(one), skeleton(other)
    if not first or not second or first[0] != second[0]:
        return False
    if min(len(first), len(second)) <= 2:
        return first == second
    return likeness(one, other) >= least


@remembered
def skeleton(name: str) -> str:
    """A name's consonants, one sign for those either language does not tell apart, none twice running."""
    if any("\u0600" <= char <= "\u06ff" for char in name):
        sounds = " ".join(word.removeprefix("ال") for word in search_key(name).split()).translate(_ARABIC)
    else:
        sounds = _ARTICLE.sub("", plain(name)).lower()
        for letters, sign in _SOUNDS:
            sounds = sounds.replace(letters, sign)
        sounds = _VOWELS.sub("", sounds.translate(_LETTERS))
    sounds = re.sub(r"\W+", "", sounds)
    return re.sub(r"(.)\1+", r"\1", sounds)
