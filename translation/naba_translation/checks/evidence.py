"""What each Arabic word says for or against having been translated, by the English words that are there.

A weight is the logarithm of how much likelier such a word is where it was left out than where it was translated.
The weights were counted by packaging/data/evidence.py on parallel sentences that the table of words
(lexicon.py) was not made of, and on the same sentences with a piece of the English taken away.

Words are asked first as if no name sounded like any (`English.words`), then with names (`English.heard`), since
likeness of sound is the dearest to find out and seldom decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.checks.arabic_number_words import NUMBER_WORDS
from naba_translation.checks.lexicon import Entry, arabic_stem, english_stem, lexicon
from naba_translation.names.forms import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_translation.checks.view import Token, View

MISSED = 0.3  # weight from which on a word seems lost
# By how surely a word is translated by its own English words: fifths of `Entry.certain`.
_UNSAID: Final = (0.3, 0.3, 0.7, 1.0, 2.0)  # none of them is there
_UNSAID_NAME: Final = (-1.0, -1.0, -0.6, -0.3, 0.5)  # but a name that sounds like it
_UNSAID_INITIAL: Final = (-1.3, -0.6, -0.5, -0.2, 0.8)  # but an acronym with the first letter of one
# By how much likelier its words make it: powers of e.
_SAID: Final = (-1.5, -2.8, -3.9, -4.2, -4.1, -4.0)
_SHARED: Final = -0.6  # they are there, but other Arabic words stand for them as well
# By its length, where the table does not have it: pairs of letters.
_UNKNOWN: Final = (-0.2, -0.2, 0.3, 0.6, 0.7)
_UNKNOWN_NAME: Final = (-1.6, -1.6, -2.2, -2.9, -3.3)  # but a name that sounds like it
# Where it is not there, and where it is. Numbers have their own check: less than was counted where one is not.
_NUMBER: Final = (2.0, -3.7)
_LATIN: Final = (3.3, -1.8)
_SOUND_ALIKE, _KNOWN_ALIKE = 0.7, 0.75  # likeness of consonants, of words without and with a translation
_SURE = 20.0  # ratio from which on an English word is explained by an Arabic one
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z]{2,7}")


class Word(NamedTuple):
    """One token of the Arabic."""

    weight: float  # > 0 for being left out, < 0 for being translated
    letters: int
    content: bool = False
    entry: Entry | None = None
    unsaid: bool = False  # nothing in the English is its translation; it may still sound like a name there
    said_by: str = ""  # the English stem that says it best


class _Said(NamedTuple):
    """One English word of content."""

    token: Token
    stem: str
    sound: str  # the consonants of what may be a name; empty for other words
    stands_for: int  # words: more than one for an acronym


class English:
    """The English words of content, and which of them some Arabic word explains."""

    def __init__(self, view: View) -> None:
        self._digits = tuple(_digits(token.form) for token in view.tokens if token.kind == "number")
        self._forms = frozenset(token.form for token in view.tokens if token.kind == "latin")
        self._words = tuple(_words_of_content(view))
        self._stems = Counter(word.stem for word in self._words)
        self._initials = frozenset(
            letter for word in self._words if word.stands_for > 1 for letter in word.token.form
        )
        self._sounds = {word.sound for word in self._words if len(word.sound) > 1}
        self._explained: set[str] = set()  # stems
        self._heard: set[str] = set()  # sounds

    @property
    def written_out(self) -> int:
        """Words that its acronyms save."""
        return sum(word.stands_for - 1 for word in self._words)

    def words(self, arabic: View) -> list[Word]:
        """One for each token, as if no name sounded like any: what is unsaid weighs the most it can."""
        words = [
            self._arabic(token) if token.kind == "arabic" else self._other(token) for token in arabic.tokens
        ]
        claims = Counter([word.said_by for word in words if word.said_by])
        shared = {stem for stem, count in claims.items() if count > self._stems[stem]}
        if shared:
            words = [word._replace(weight=_SHARED) if word.said_by in shared else word for word in words]
        return words

    def _arabic(self, token: Token) -> Word:
        start, end, form, _ = token
        content, entry = _known(form)
        if entry is None:
            size = end - start
            return Word(_by_length(_UNKNOWN, size), size, True, unsaid=True) if content else Word(0.0, size)
        ratio, best, likeliest = 0.0, 0.0, ""
        for word, each in entry.ratios.items():  # in the table's order: of two equals the first is taken, always
            if word not in self._stems:
                continue
            ratio += each
            if each > _SURE:
                self._explained.add(word)
            if each > best:
                best, likeliest = each, word
        ratio /= len(self._stems) or 1
        if ratio < 1:
            weights = _UNSAID_INITIAL if self._initials & entry.initials else _UNSAID
            return Word(_by_certainty(weights, entry), end - start, True, entry, unsaid=True)
        weight = _SAID[min(int(math.log(ratio)), len(_SAID) - 1)]
        return Word(weight, end - start, True, entry, said_by=likeliest)

    def _other(self, token: Token) -> Word:
        size = token.end - token.start
        if token.kind == "mark":
            return Word(0.0, 0)
        if token.kind == "number":
            digits = _digits(token.form)
            there = any(_same(digits, other) for other in self._digits)
            return Word(_NUMBER[there], size, True)
        stem = english_stem(token.form) or token.form  # as an acronym has it
        self._explained.add(stem)
        return Word(_LATIN[token.form in self._forms or stem in self._stems], size, True)

    def heard(self, tokens: Sequence[Token], words: Sequence[Word]) -> Iterator[Word]:
        """The words, those that sound like a name of the English weighing less."""
        for token, word in zip(tokens, words, strict=True):
            alike = _KNOWN_ALIKE if word.entry is not None else _SOUND_ALIKE
            if not word.unsaid or not self._sounds_like(token.form, alike):
                yield word
            elif word.entry is not None:
                yield word._replace(weight=_by_certainty(_UNSAID_NAME, word.entry))
            else:
                yield word._replace(weight=_by_length(_UNKNOWN_NAME, word.letters))

    def _sounds_like(self, form: str, least: float) -> bool:
        sound = skeleton(form) if self._sounds else ""
        if len(sound) < 2:
            return False
        matcher = SequenceMatcher(None, "", sound, autojunk=False)  # which prepares its second text once
        heard = set()
        for other in self._sounds:
            if 2 * min(len(sound), len(other)) < least * (len(sound) + len(other)):
                continue  # whatever their letters, they cannot be that alike
            matcher.set_seq1(other)
            if matcher.ratio() >= least:
                heard.add(other)
        self._heard |= heard
        return bool(heard)

    def explained(self) -> list[tuple[Token, bool]]:
        """Each word of content, and whether something in the Arabic explains it; known as `unexplained` is."""
        return [
            (word.token, word.stem in self._explained or word.sound in self._heard) for word in self._words
        ]

    def unexplained(self, *, certainly: bool = False) -> int:
        """How many words nothing in the Arabic explains; known once `words` were asked for, and with names once
        they were `heard`. `certainly`: no name may still turn out to be one's sound."""
        return sum(
            word.stands_for
            for word in self._words
            if word.stem not in self._explained
            and not (word.sound if certainly else word.sound in self._heard)
        )


def _words_of_content(view: View) -> Iterator[_Said]:
    for token in view.tokens:
        if token.kind != "latin":
            continue
        said = view.clean.text[token.start : token.end]
        capital = said[0].isupper()
        acronym = capital and _ACRONYM.fullmatch(said) is not None
        stem = english_stem(token.form) or (token.form if acronym else "")  # WHO, US are no small words
        if stem:
            saved = sum(map(str.isupper, said)) if acronym else 0
            yield _Said(token, stem, skeleton(token.form) if capital else "", 1 + saved)


def _by_certainty(weights: Sequence[float], entry: Entry) -> float:
    return weights[min(int(entry.certain * len(weights)), len(weights) - 1)]


def _by_length(weights: Sequence[float], letters: int) -> float:
    return weights[min(letters // 2, len(weights) - 1)]


@lru_cache(maxsize=1 << 16)
def _known(form: str) -> tuple[bool, Entry | None]:
    """Whether an Arabic word is one of content, and what the table knows of it. Numbers have their own check."""
    stem = arabic_stem(form)
    if not stem or form in NUMBER_WORDS:
        return False, None
    return True, lexicon().get(stem)


def _digits(form: str) -> str:
    """Without signs, so that 21.25 is 21,25."""
    return re.sub(r"\D", "", form)


def _same(ours: str, theirs: str) -> bool:
    """Whether two numbers may be the same: 700 and 700,000, 2002 and the end of 2001-02."""
    return theirs.startswith(ours) or (len(theirs) > 1 and ours.endswith(theirs))
