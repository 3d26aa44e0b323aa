"""Languages written in Arabic letters that are not Arabic: which one a sentence is probably in.

A model of Arabic makes fluent nonsense of Persian, and a reader who knows neither sees no difference. Each language
is told by its commonest words and by letters that Arabic has not. None of it is proof alone: forums adorn Arabic
with ے and ۆ, Iraqi and Moroccan lines have گ and چ, a name may be پیام, and Arabic has در and با too. So several
different words are needed, and they must outnumber what only Arabic has: its article, ة, أ, إ and its particles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.checks.neighbour_words import (
    ARABIC_LETTERS,
    ARABIC_WORDS,
    ARTICLE,
    LANGUAGES,
    PERSIAN_KEYS,
    PERSIAN_PIECES,
    SUPPORTING,
    SUPPORTING_LETTERS,
    TELLING_LETTERS,
    TELLING_WORDS,
)
from naba_translation.checks.view import look
from naba_translation.normalise import fold_letters

if TYPE_CHECKING:
    from collections.abc import Collection

    from naba_translation.article import Span
    from naba_translation.checks.neighbour_words import Language
    from naba_translation.checks.view import View

_TELLS, _SUPPORTS, _ENOUGH = 2, 1, 5
"""What a different word counts, and what a sentence must have: a title with a name or two has less."""
_LEAST_SHARE = 0.4  # of such counts to the words in Arabic letters
_APART = 1.5  # times as many telling words as the second language has, for the first to be named
_JOINER = "\u200c"  # Persian's "no joining here": می‌شود is می and شود


class Found(NamedTuple):
    """What a sentence is in, instead of Arabic."""

    language: str  # empty where it is surely not Arabic and may be any of several
    words: tuple[Span, ...]  # the telling words in `View.text`


_ANY_LETTER = re.compile(f"[{''.join(TELLING_LETTERS | SUPPORTING_LETTERS)}]")
_FOLDED_WORDS = frozenset(map(fold_letters, TELLING_WORDS))
_ADORNED = str.maketrans("ٱۆۈےڪ", "اوويك")  # as in the Quran, and as forums adorn
_SHORTEST = 5  # letters of a word whose first ones are taken for the article


def neighbour(view: View) -> Found | None:
    """The language of Arabic letters that a sentence is probably in; None where it is Arabic, or too little to tell.

    Marks of vowels and tatweel are no part of it: `view.clean` has none.
    """
    joined = _JOINER in view.text
    if joined:
        view = look(view.text.replace(_JOINER, " "))  # of the same length, so that spans hold
    text = view.clean.text
    if not _ANY_LETTER.search(text) and _FOLDED_WORDS.isdisjoint(view.forms):
        return None
    places = [token[:2] for token in view.tokens if token.kind == "arabic"]
    keys = PERSIAN_KEYS.search(view.text) is not None
    telling, supporting, arabic = [], [], 0
    for place in places:
        word = text[slice(*place)]
        if _is_arabic(word.translate(_ADORNED)):
            arabic += 1
        elif (
            word in TELLING_WORDS
            or (joined and word in PERSIAN_PIECES)
            or not TELLING_LETTERS.isdisjoint(word)
        ):
            telling.append(word)
        elif (
            word in SUPPORTING
            or not SUPPORTING_LETTERS.isdisjoint(word)
            or (keys and PERSIAN_KEYS.search(view.said(*place)))
        ):
            supporting.append(word)
    if len(telling) <= arabic or _count(set(telling), set(supporting)) < _ENOUGH:
        return None
    if _count(telling, supporting) < _LEAST_SHARE * len(places):
        return None
    told = frozenset(telling)
    return Found(_name(told), view.spans([place for place in places if text[slice(*place)] in told]))


def _count(telling: Collection[str], supporting: Collection[str]) -> int:
    return _TELLS * len(telling) + _SUPPORTS * len(supporting)


def _name(told: frozenset[str]) -> str:
    """The language with the most of the telling words; empty where another has nearly as many."""
    counts = {name: sum(_told(word, one) for word in told) for name, one in LANGUAGES.items()}
    first, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    return first if counts[first] > _APART * counts[second] else ""


def _told(word: str, language: Language) -> int:
    if not language.never.isdisjoint(word):
        return -1
    return int(word in language.words or not language.letters.isdisjoint(word))


def _is_arabic(word: str) -> bool:
    """Whether only Arabic has it: a particle, a word with the article, a letter the others gave up."""
    return (
        word in ARABIC_WORDS
        or not ARABIC_LETTERS.isdisjoint(word)
        or (len(word) >= _SHORTEST and word.startswith(ARTICLE))
    )
