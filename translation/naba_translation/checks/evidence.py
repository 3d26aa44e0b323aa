"""What each Arabic word says for or against having been translated, by the English words that are there.

A weight is what such a word adds to the logarithm of the odds that the words around it were left out. The weights
were fitted by packaging/data/evidence.py on parallel sentences that the table of words (lexicon.py) was not made of,
and on the same sentences with a piece of the English taken away.

Words are asked first as if no name sounded like any (`English.words`), then with names (`English.heard`), because
likeness of sound takes longest to find out and seldom decides.
"""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.checks.arabic_number_words import NUMBER_WORDS
from naba_translation.checks.english_numbers import english_numbers
from naba_translation.checks.lexicon import Entry, arabic_stem, english_stem, lexicon
from naba_translation.checks.view import lower
from naba_translation.names.forms import skeleton
from naba_translation.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from naba_translation.checks.view import Token, View

WEIGHTS: Final = (
    -0.66, 0.47, 0.22, 0.84, 1.33,
    -0.23, 0.23, 0.59, 0.35, 0.83,
    0.54,
    -0.51, -0.45, -0.64, -1.28,
    0.11,
    0.43, 0.96,
    -0.52,
    1.35, -1.31,
    0.81, -1.52,
)  # fmt: skip
"""By the kind of word. The kinds are, row by row:"""
# none of its English words is there; by how surely one of them says it, in fifths of `Entry.certain`
_UNSAID: Final = range(5)
_UNSAID_INITIAL: Final = range(5, 10)  # but an acronym with the first letter of one
_UNSAID_NAME: Final = 10  # but a name that sounds like it
_SAID: Final = range(11, 15)  # by how much likelier its words make it, powers of e
_SHARED: Final = 15  # they are there, but other Arabic words stand for them as well
_UNKNOWN: Final = range(16, 18)  # the table does not have it: of three letters at most, of more
_UNKNOWN_NAME: Final = 18  # but a name that sounds like it
# not there (2.9 was fitted; it is less here because numbers have their own check), there
_NUMBER: Final = range(19, 21)
_LATIN: Final = range(21, 23)  # a word in Latin letters in the Arabic: not there, there
_SOUND_ALIKE, _KNOWN_ALIKE = 0.7, 0.75  # likeness of consonants, of words without and with a translation
_LONG = 4  # letters
_SURE = 20.0  # ratio from which on an English word is explained by an Arabic one
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z]{2,7}")


class Word(NamedTuple):
    """One token of the Arabic."""

    weight: float  # > 0 for being left out, < 0 for being translated
    letters: int
    kind: int | None = None  # into WEIGHTS; None for words of grammar and marks
    entry: Entry | None = None
    unsaid: bool = False  # nothing in the English is its translation; it may still sound like a name there
    said_by: str = ""  # the English stem that says it best


_MARK: Final = Word(0.0, 0)
_new: Final = tuple.__new__  # makes a Word in half the time that the class takes itself


class _Content(NamedTuple):
    """One English word of content."""

    stem: str
    sound: str  # the consonants of what may be a name; empty for other words
    stands_for: int  # words: more than one for an acronym


class English:
    """The English words of content, and which of them some Arabic word explains."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._words = [
            (token, content)
            for token in view.tokens
            if token[3] == "latin" and (content := _content(token[4]))
        ]
        self._stems = frozenset([content[0] for _, content in self._words])
        self._acronyms = [token for token, content in self._words if content[2] > 1]
        self._initials = frozenset([letter for token in self._acronyms for letter in token.form])
        self._latin: list[tuple[int, str]] = []  # Arabic tokens in Latin letters, with their stems
        self._known: list[tuple[int, Mapping[str, float], Set[str]]] = []
        # Arabic tokens of which some English stem is there, with what the table knows and those stems
        self._heard: dict[str, list[int]] = {}  # sounds

    @cached_property
    def _explained(self) -> dict[str, list[int]]:
        """Stems, each with the Arabic tokens that explain it; made when it is first asked for, as few sentences are."""
        explained: dict[str, list[int]] = {}
        for at, stem in self._latin:
            explained.setdefault(stem, []).append(at)
        for at, ratios, there in self._known:
            for stem in there:
                if ratios[stem] > _SURE:
                    explained.setdefault(stem, []).append(at)
        return explained

    @cached_property
    def _sounds(self) -> frozenset[str]:
        """Of what may be names."""
        return frozenset([content.sound for _, content in self._words if len(content.sound) > 1])

    @cached_property
    def _digits(self) -> tuple[str, ...]:
        """Of its numbers, without signs."""
        return tuple([_digits(token.form) for token in self._view.tokens if token.kind == "number"])

    @cached_property
    def _in_words(self) -> frozenset[str]:
        """The digits of its number words, as "eleven" for 11."""
        keys = (key for number in english_numbers(self._view) for key in number.keys if not number.digits)
        return frozenset(f"{key:.0f}" for key in keys if isinstance(key, float) and math.isfinite(key))

    @property
    def written_out(self) -> int:
        """Words that its acronyms save."""
        return sum([content.stands_for - 1 for _, content in self._words]) if self._acronyms else 0

    def words(self, arabic: View) -> list[Word]:
        """One for each token, as if no name sounded like any: what is unsaid weighs the most it can."""
        stems, initials = self._stems, self._initials
        words = []
        for at, token in enumerate(arabic.tokens):
            kind = token[3]
            if kind == "mark":
                words.append(_MARK)
                continue
            word = _unsaid(token[2]) if kind == "arabic" else self._other(at, token)
            entry = word.entry
            if entry is not None:
                if there := entry.stems & stems:
                    self._known.append((at, entry.ratios, there))
                    word = self._said(word, entry, there)
                if initials and word.unsaid and initials & entry.initials:
                    word = _word(
                        _by_certainty(_UNSAID_INITIAL, entry), word.letters, entry=entry, unsaid=True
                    )
            words.append(word)
        claims = [word.said_by for word in words if word.said_by]
        if len(set(claims)) == len(claims):  # each has its own
            return words
        more = dict.fromkeys(claims, 0)  # times that each is claimed more often than it is there
        for stem in claims:
            more[stem] += 1
        for _, content in self._words:
            if content.stem in more:
                more[content.stem] -= 1
        shared = {stem for stem, times in more.items() if times > 0}
        return [_again(word, _SHARED) if word.said_by in shared else word for word in words]

    def _said(self, unsaid: Word, entry: Entry, there: Set[str]) -> Word:
        """The Arabic word, said if these of its English stems, which are there, make it likely enough."""
        ratios = entry.ratios
        if len(there) == 1:
            (likeliest,) = there
            ratio = ratios[likeliest]
        elif len(there) == 2:
            one, other = there
            first, second = ratios[one], ratios[other]
            ratio = first + second
            if first == second:
                likeliest = next(filter(there.__contains__, ratios))  # as the table has them
            else:
                likeliest = one if first > second else other
        else:
            ratio, best, likeliest = 0.0, 0.0, ""
            for stem in filter(there.__contains__, ratios):  # as the table has them
                each = ratios[stem]
                ratio += each
                if each > best:
                    best, likeliest = each, stem
        ratio /= len(self._stems)
        if ratio < 1:
            return unsaid
        kind = _SAID[min(int(math.log(ratio)), len(_SAID) - 1)]
        return _new(Word, (WEIGHTS[kind], unsaid[1], kind, entry, False, likeliest))

    def _other(self, at: int, token: Token) -> Word:
        """Of a number, or a word in Latin letters."""
        size = token.end - token.start
        if token.kind == "number":
            digits = _digits(token.form)
            there = any(_same(digits, other) for other in self._digits) or digits in self._in_words
            return _word(_NUMBER[there], size, unsaid=not there)
        stem = english_stem(token.form) or token.form  # as an acronym has it
        self._latin.append((at, stem))
        there = token.form in self._view.forms or stem in self._stems
        return _word(_LATIN[there], size, unsaid=not there)

    def heard(self, tokens: Sequence[Token], words: Sequence[Word]) -> Iterator[Word]:
        """The words, those that sound like a name of the English weighing less."""
        for at, (token, word) in enumerate(zip(tokens, words, strict=True)):
            alike = _KNOWN_ALIKE if word.entry is not None else _SOUND_ALIKE
            if not word.unsaid or token.kind != "arabic" or not self._sounds_like(at, token.form, alike):
                yield word
            else:
                yield _again(word, _UNSAID_NAME if word.entry is not None else _UNKNOWN_NAME)

    def _sounds_like(self, at: int, form: str, least: float) -> bool:
        sound = skeleton(form) if self._sounds else ""
        if len(sound) < 2:
            return False
        matcher = SequenceMatcher(None, "", sound, autojunk=False)  # which prepares its second text once
        heard = False
        for other in self._sounds:
            enough = least * (len(sound) + len(other)) / 2  # letters that they must share
            if min(len(sound), len(other)) < enough or sum([letter in other for letter in sound]) < enough:
                continue  # whatever their order, they cannot be that alike
            matcher.set_seq1(other)
            if matcher.ratio() >= least:
                heard = True
                self._heard.setdefault(other, []).append(at)
        return heard

    def explained(self) -> list[tuple[Token, bool]]:
        """Each word of content, and whether something in the Arabic explains it; known once `words` were asked for,
        and with names once they were `heard`."""
        return [
            (token, content.stem in self._explained or content.sound in self._heard)
            for token, content in self._words
        ]

    def explainers(self) -> list[tuple[int, list[int]]]:
        """For each word of content the number of words it stands for, and the Arabic tokens that explain it; known as
        `explained` is."""
        return [
            (content.stands_for, self._explained.get(content.stem, []) + self._heard.get(content.sound, []))
            for _, content in self._words
        ]


@remembered
def _content(said: str) -> _Content | None:
    """What is told of an English word, as it is written; None for one of grammar."""
    form = lower(said)
    capital = said[0].isupper()
    acronym = capital and _ACRONYM.fullmatch(said) is not None
    stem = english_stem(form) or (form if acronym else "")  # WHO, US are no small words
    if not stem:
        return None
    saved = sum(map(str.isupper, said)) if acronym else 0
    return _Content(stem, skeleton(form) if capital else "", 1 + saved)


def _word(
    kind: int, letters: int, *, entry: Entry | None = None, unsaid: bool = False, said_by: str = ""
) -> Word:
    return Word(WEIGHTS[kind], letters, kind, entry, unsaid, said_by)


def _again(word: Word, kind: int) -> Word:
    """The word, of another kind, and not unsaid any more."""
    return Word(WEIGHTS[kind], word.letters, kind, word.entry, said_by=word.said_by)


def _by_certainty(kinds: range, entry: Entry) -> int:
    return kinds[min(int(entry.certain * len(kinds)), len(kinds) - 1)]


@remembered
def _unsaid(form: str) -> Word:
    """An Arabic word as if nothing of the English were its translation; one of grammar says nothing. Numbers have
    their own check."""
    stem, size = arabic_stem(form), len(form)
    if not stem or form in NUMBER_WORDS:
        return Word(0.0, size)
    entry = lexicon().get(stem)
    kind = _UNKNOWN[size >= _LONG] if entry is None else _by_certainty(_UNSAID, entry)
    return _word(kind, size, entry=entry, unsaid=True)


def _digits(form: str) -> str:
    """Without signs, so that 21.25 is 21,25."""
    return re.sub(r"\D", "", form)


def _same(ours: str, theirs: str) -> bool:
    """Whether two numbers may be the same: 700 and 700,000, 2002 and the end of 2001-02."""
    return theirs.startswith(ours) or (len(theirs) > 1 and ours.endswith(theirs))
