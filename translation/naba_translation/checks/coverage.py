"""A run of Arabic words that no English word stands for: what fell out, where the lengths leave room for it.

Each Arabic word of content speaks for or against having been translated (lexicon.py); a run of words between two
joints of the sentence speaks with the sum of its words. That is weighed together with the length of the English
(dropped.py) and against English words that no Arabic one explains, as they may be another way of saying it.
All weights are logarithms of likelihood ratios, so they add up; they take words to be independent, which they
are not, so what is enough was chosen on data: on the odd lines of flores-dev, packaging/bench/checks.py.
"""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.checks.arabic_number_words import NUMBER_WORDS
from naba_translation.checks.lexicon import Entry, arabic_stem, english_stem, lexicon
from naba_translation.names.forms import skeleton
from naba_translation.normalise import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from naba_translation.checks.view import Token, View

_WORDS = 0.8  # what the evidence of words counts for beside that of length
_UNEXPLAINED = 0.8  # against it, for each English word of content that nothing in the Arabic explains
_ATTENTION = ((0.6, -0.7), (0.4, 0.0), (0.01, 0.9), (0.0, 1.3))
"""From which attention on, what it says of a word: of words that the table misses in the default model's English of
flores-dev 12 % had no attention, of those it finds 3 %; under 0.4 it was 33 and 13, from 0.6 on 27 and 56."""
_ACRONYM = re.compile(
    r"(?=(?:.*[A-Z]){2})[A-Za-z]{2,7}"
)  # one that is not explained may stand for several words
_ANYWHERE = 1.2  # against a run that begins or ends where no clause does
_FEWEST = 2  # words that seem lost: with fewer it is no clause
_SMALLEST = 0.08  # share of the letters
_UNKNOWN = 0.5  # a word the table does not have, and no name in the English sounds like
_SOUNDS = -1.5  # one sounds like it
_SOUND_ALIKE, _KNOWN_ALIKE = 0.7, 0.8  # likeness of consonants, of words without and with a translation
_LATIN, _LATIN_LOST = -2.0, 1.0  # Latin letters and numbers, which stay as they are
_GLOSSES = 4
_JOINTS = frozenset(
    search_key(
        """التي الذي الذين حيث بينما فيما لكن عندما بعد قبل أن مما ثم أو لأن إذ إذا كما حتى من إلى في على مع خلال منذ
        لن لم ما بل"""
    ).split()
)


class Missing(NamedTuple):
    """The run that is likeliest to have no translation."""

    weight: float
    share: float  # of the Arabic's letters
    start: int  # into View.clean.text
    end: int
    glosses: tuple[str, ...]  # what its words mostly mean


class _Word(NamedTuple):
    weight: float  # for being left out, > 0, or translated, < 0
    letters: int
    gloss: str


def missing(
    arabic: View,
    english: View,
    *,
    away: float,
    spread: float,
    least: float,
    looks: Mapping[int, float] | None = None,
) -> Missing | None:
    """The run with the most weight; None where none has `least`.

    `away`: how far log(English letters / Arabic letters) lies from the usual, `spread` its standard deviation.
    `looks`: the most attention that any English word paid to each Arabic one (numbered between white space, of the
    cleaned text; words without are left out), where an engine made the English.
    """
    said = _English(english)
    words = [_word(token, said) for token in arabic.tokens]
    length = away**2 / (2 * spread**2)
    if looks is None and _most(words) + length - said.unexplained(certainly=True) * _UNEXPLAINED < least:
        return None  # no run can have it, whatever sounds like a name
    words = _written_out(arabic, _heard(arabic.tokens, words, said))
    unexplained = said.unexplained() * _UNEXPLAINED
    if looks is not None:
        words = _looked_at(arabic, words, looks)
    if _most(words) + length - unexplained < least:
        return None
    sums, letters, losses = [0.0], [0], [0]
    for word in words:
        losses.append(losses[-1] + (word.weight > _UNKNOWN))
        sums.append(sums[-1] + word.weight)
        letters.append(letters[-1] + word.letters)
    best, where = least, (0, 0)
    for start, end, cost in _runs(arabic.tokens, sums):
        share = (letters[end] - letters[start]) / letters[-1]
        if share < _SMALLEST or losses[end] - losses[start] < _FEWEST:
            continue
        rest = math.log(1 - min(share, 0.9))
        length = (away**2 - (away - rest) ** 2) / (2 * spread**2)
        weight = _WORDS * (sums[end] - sums[start]) + length - cost - unexplained
        if weight > best:
            best, where = weight, (start, end)
    if where == (0, 0):
        return None
    start, end = where
    glosses = dict.fromkeys(word.gloss for word in words[start:end] if word.weight > 0 and word.gloss)
    share = (letters[end] - letters[start]) / letters[-1]
    tokens = _without_marks(arabic.tokens, start, end)
    return Missing(best, share, tokens[0].start, tokens[-1].end, tuple(glosses)[:_GLOSSES])


def _without_marks(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    inside = tokens[start:end]
    while len(inside) > 1 and inside[0].kind == "mark":
        inside = inside[1:]
    while len(inside) > 1 and inside[-1].kind == "mark":
        inside = inside[:-1]
    return inside


def _runs(tokens: Sequence[Token], sums: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Runs of tokens between joints of the sentence; its beginnings and ends, and the run with the largest sum
    (Kadane's algorithm), wherever they are, at a cost."""
    last = len(tokens)
    joints = [0]
    joints += [at for at in range(1, last) if _is_joint(tokens[at])]
    joints.append(last)
    for number, start in enumerate(joints):
        for end in joints[number + 1 :]:
            yield start, end, 0.0
    for at in range(1, last):
        yield 0, at, _ANYWHERE
        yield at, last, _ANYWHERE
    lowest, best = 0, (0, 0)
    for at in range(1, last + 1):
        if sums[at] - sums[lowest] > sums[best[1]] - sums[best[0]]:
            best = lowest, at
        if sums[at] < sums[lowest]:
            lowest = at
    yield *best, _ANYWHERE


def _is_joint(token: Token) -> bool:
    return token.kind == "mark" or token.form[0] == "و" or token.form in _JOINTS


def _most(words: Sequence[_Word]) -> float:
    return _WORDS * sum(word.weight for word in words if word.weight > 0)


def _heard(tokens: Sequence[Token], words: Sequence[_Word], said: _English) -> list[_Word]:
    """Words without a translation that sound like a name of the English weigh less."""
    return [
        word._replace(weight=said.by_sound(token.form, word.weight))
        if word.weight > 0 and token.kind == "arabic"
        else word
        for token, word in zip(tokens, words, strict=True)
    ]


def _written_out(view: View, words: list[_Word]) -> list[_Word]:
    """Words before an acronym that the English has are said by it: نظام تحديد المواقع العالمي (GPS)."""
    for at, token in enumerate(view.tokens):
        if token.kind == "latin" and words[at].weight < 0:
            letters = view.clean.text[token.start : token.end]
            if _ACRONYM.fullmatch(letters):
                for before in range(max(0, at - len(letters) - 2), at):
                    words[before] = words[before]._replace(weight=min(words[before].weight, 0.0))
    return words


def _looked_at(view: View, words: Sequence[_Word], looks: Mapping[int, float]) -> list[_Word]:
    """What attention says of words without a translation: where it never was, they were left out the likelier."""
    weighed = []
    number, done = 0, 0
    for token, word in zip(view.tokens, words, strict=True):
        number += view.clean.text.count(" ", done, token.start)
        done = token.start
        look = looks.get(number, 0.0)
        speaks = next(weight for least, weight in _ATTENTION if look >= least)
        weighed.append(word._replace(weight=word.weight + speaks) if word.weight > _UNKNOWN else word)
    return weighed


def _word(token: Token, said: _English) -> _Word:
    size = token.end - token.start
    if token.kind == "arabic":
        stem = arabic_stem(token.form)
        if not stem or token.form in NUMBER_WORDS:  # numbers have their own check
            return _Word(0.0, size, "")
        entry = lexicon().get(stem)
        return _Word(said.weight(entry), size, entry.gloss if entry is not None else "")
    if token.kind == "mark":
        return _Word(0.0, 0, "")
    there = said.has(token)
    if token.kind == "number":
        return _Word(_SOUNDS if there else _UNKNOWN, size, "")
    return _Word(_LATIN if there else _LATIN_LOST, size, "")


class _English:
    """The English words of content, and which of them some Arabic word explains."""

    def __init__(self, view: View) -> None:
        self._forms = frozenset(token.form for token in view.tokens)
        self._stems: set[str] = set()
        self._words: list[
            tuple[str, str, int]
        ] = []  # stem, consonants of what may be a name, words it stands for
        for token in view.tokens:
            if token.kind != "latin" or not (stem := english_stem(token.form)):
                continue
            said = view.clean.text[token.start : token.end]
            sound = skeleton(token.form) if said[0].isupper() else ""
            capitals = sum(map(str.isupper, said)) if _ACRONYM.fullmatch(said) else 0
            self._words.append((stem, sound, 1 + capitals))
            self._stems.add(stem)
        self._sounds = {sound for _, sound, _ in self._words if len(sound) > 1}
        self._explained: set[str] = set()
        self._heard: set[str] = set()

    def has(self, token: Token) -> bool:
        """A number or a Latin word, as it stands."""
        if token.kind == "latin":
            self._explained.add(english_stem(token.form))
        return token.form in self._forms or (
            token.kind == "latin" and english_stem(token.form) in self._stems
        )

    def weight(self, entry: Entry | None) -> float:
        """How much speaks for an Arabic word being left out, by its translations."""
        if entry is None:
            return _UNKNOWN
        self._explained |= entry.english
        return entry.absent if self._stems.isdisjoint(entry.english) else entry.present

    def by_sound(self, form: str, weight: float) -> float:
        """The same once names are heard; `weight` is what it was."""
        unknown = weight == _UNKNOWN
        if not self._sounds_like(form, _SOUND_ALIKE if unknown else _KNOWN_ALIKE):
            return weight
        return _SOUNDS if unknown else -_UNKNOWN

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

    def unexplained(self, *, certainly: bool = False) -> int:
        """How many words nothing in the Arabic explains; known once all its words were asked for. `certainly`: no
        name may still turn out to be one's sound."""
        return sum(
            size
            for stem, sound, size in self._words
            if stem not in self._explained and not (sound if certainly else sound in self._heard)
        )
