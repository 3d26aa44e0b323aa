"""What each Arabic word says for or against having been translated, by the English words that are there.

A weight is the logarithm of how much likelier such a word is where it was left out than where it was translated.
The weights were counted by packaging/data/evidence.py on parallel sentences that the table of words
(lexicon.py) was not made of, and on the same sentences with a piece of the English taken away.
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
# By its length, where the table does not have it.
_UNKNOWN: Final = (-0.2, -0.2, 0.3, 0.6, 0.7)
_UNKNOWN_NAME: Final = (-1.6, -1.6, -2.2, -2.9, -3.3)
_NUMBER: Final = (
    2.0,
    -3.7,
)  # not there, there: less than counted where it is not, as numbers have their own check
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


class English:
    """The English words of content, and which of them some Arabic word explains."""

    def __init__(self, view: View) -> None:
        self._digits = tuple(_digits(token.form) for token in view.tokens if token.kind == "number")
        self._stems = Counter[str]()
        self._words: list[
            tuple[str, str, int]
        ] = []  # stem, consonants of what may be a name, words it stands for
        self._tokens: list[Token] = []  # of those words
        initials: set[str] = set()
        for token in view.tokens:
            if token.kind != "latin":
                continue
            said = view.clean.text[token.start : token.end]
            capitals, stem = 0, english_stem(token.form)
            if said[0].isupper() and _ACRONYM.fullmatch(said):
                capitals, stem = sum(map(str.isupper, said)), stem or token.form  # WHO, US are no small words
                initials.update(token.form)
            if stem:
                self._words.append((stem, skeleton(token.form) if said[0].isupper() else "", 1 + capitals))
                self._stems[stem] += 1
                self._tokens.append(token)
        self._forms = frozenset(token.form for token in view.tokens if token.kind == "latin")
        self._initials = frozenset(initials)
        self._sounds = {sound for _, sound, _ in self._words if len(sound) > 1}
        self._explained: set[str] = set()
        self._heard: set[str] = set()

    @property
    def written_out(self) -> int:
        """Words that its acronyms save."""
        return sum(size - 1 for _, _, size in self._words)

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
            return Word(_UNKNOWN[min(size // 2, 4)], size, True, None, True) if content else Word(0.0, size)
        ratio, best, likeliest = 0.0, 0.0, ""
        for word in entry.ratios.keys() & self._stems.keys():
            each = entry.ratios[word]
            ratio += each
            if each > _SURE:
                self._explained.add(word)
            if each > best:
                best, likeliest = each, word
        ratio /= len(self._stems) or 1
        if ratio < 1:
            return Word(self._unsaid(entry, _UNSAID), end - start, True, entry, True)
        weight = _SAID[min(int(math.log(ratio)), len(_SAID) - 1)]
        return Word(weight, end - start, True, entry, False, likeliest)

    def _unsaid(self, entry: Entry, weights: Sequence[float]) -> float:
        known = _UNSAID_INITIAL if weights is _UNSAID and self._initials & entry.initials else weights
        return known[min(int(entry.certain * 5), 4)]

    def _other(self, token: Token) -> Word:
        size = token.end - token.start
        if token.kind == "mark":
            return Word(0.0, 0)
        if token.kind == "number":
            digits = _digits(token.form)
            there = any(_same(digits, other) for other in self._digits)
            return Word(_NUMBER[there], size, True)
        stem = english_stem(token.form)
        self._explained.add(stem)
        return Word(_LATIN[token.form in self._forms or stem in self._stems], size, True)

    def heard(self, tokens: Sequence[Token], words: Sequence[Word]) -> Iterator[Word]:
        """The words, those that sound like a name of the English weighing less."""
        for token, word in zip(tokens, words, strict=True):
            alike = _KNOWN_ALIKE if word.entry is not None else _SOUND_ALIKE
            if not word.unsaid or not self._sounds_like(token.form, alike):
                yield word
            elif word.entry is not None:
                yield word._replace(weight=self._unsaid(word.entry, _UNSAID_NAME))
            else:
                yield word._replace(weight=_UNKNOWN_NAME[min(word.letters // 2, 4)])

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
            (token, stem in self._explained or sound in self._heard)
            for token, (stem, sound, _) in zip(self._tokens, self._words, strict=True)
        ]

    def unexplained(self, *, certainly: bool = False) -> int:
        """How many words nothing in the Arabic explains; known once `words` were asked for, and with names once
        they were `heard`. `certainly`: no name may still turn out to be one's sound."""
        return sum(
            size
            for stem, sound, size in self._words
            if stem not in self._explained and not (sound if certainly else sound in self._heard)
        )


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
