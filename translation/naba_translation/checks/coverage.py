"""A run of Arabic words that no English word stands for: what fell out.

Each Arabic word of content speaks for or against having been translated (evidence.py); a run of words between two
joints of the sentence speaks with the sum of its words. That is weighed together with the length of the English,
which a loss must have shortened, and against English words that no Arabic one explains, as they may be another
way of saying it. All weights are logarithms of likelihood ratios, so they add up; they take words to be
independent, which they are not, so what each counts for, and what is enough, was chosen on parallel sentences that
nothing else was made of, with pieces of the English taken away: packaging/data/evidence.py.
"""

from __future__ import annotations

import math
import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.checks.evidence import MISSED, English
from naba_translation.normalise import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from naba_translation.checks.evidence import Word
    from naba_translation.checks.view import Token, View

_WORDS, _LENGTH = 0.6, 0.8  # what the evidence of words, and that of length, counts for
_SPREAD, _SPREAD_SHORT = (
    0.16,
    1.2,
)  # variance of the log ratio of letters: the first squared, and the second a letter
_SAVED = 4  # letters for each word that an acronym saves
_UNEXPLAINED, _MOST_UNEXPLAINED = (
    0.18,
    6,
)  # against it, for each English word of content that nothing explains
_MORE = 0.5  # for it, for the logarithm of the number of words: there is more that may be lost
_UNSURE = -1.0  # weight from which on where the engine looked says something that the words do not
_ATTENTION = ((0.6, -0.7), (0.4, 0.0), (0.01, 0.9), (0.0, 1.3))
"""From which attention on, what it says of a word: of words that the table misses in the default model's English of
flores-dev 12 % had no attention, of those it finds 3 %; under 0.4 it was 33 and 13, from 0.6 on 27 and 56."""
_ACRONYM = re.compile(
    r"(?=(?:.*[A-Z]){2})[A-Za-z]{2,7}"
)  # one that is not explained may stand for several words
_ANYWHERE = 1.5  # against a run that begins or ends where no clause does
_FEWEST = 2  # words that seem lost: with fewer it is no clause
_SMALLEST = 0.05  # share of the letters
_GLOSSES, _TELLING = 4, 0.6  # of words with so much weight: others are as often said in another way
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


def missing(
    arabic: View,
    english: View,
    *,
    usual: float,
    least: float,
    looks: Mapping[int, float] | None = None,
) -> Missing | None:
    """The run with the most weight; None where none has more than `least`.

    `usual`: the mean of log(English letters / Arabic letters). `looks`: the most attention that any English word
    paid to each Arabic one (numbered between white space, of the cleaned text; words without are left out), where
    an engine made the English.
    """
    said = English(english)
    words = said.words(arabic)
    letters = sum(word.letters for word in words)
    written = english.letters + _SAVED * said.written_out
    if not letters or not written:
        return None
    length = _Length(math.log(written / letters) - usual, letters)
    needed = least - _MORE * math.log(len(words))
    if looks is None and not _reaches(words, length, needed + _against(said, certainly=True)):
        return None  # no run can have it, whatever sounds like a name
    words = _written_out(arabic, list(said.heard(arabic.tokens, words)))
    if looks is not None:
        words = _looked_at(arabic, words, looks)
    needed += _against(said)
    if not _reaches(words, length, needed):
        return None
    best = _heaviest(arabic.tokens, words, length)
    if best is None or best[0] <= needed:
        return None
    weight, start, end = best
    lost = words[start:end]
    glosses = dict.fromkeys(
        word.entry.gloss for word in lost if word.weight > _TELLING and word.entry is not None
    )
    tokens = _without_marks(arabic.tokens, start, end)
    return Missing(
        weight - needed + least,
        sum(word.letters for word in lost) / letters,
        tokens[0].start,
        tokens[-1].end,
        tuple(glosses)[:_GLOSSES],
    )


class _Length(NamedTuple):
    """How far log(English letters / Arabic letters) lies from the usual, and the letters of the Arabic."""

    away: float
    letters: int

    def speaks(self, share: float) -> float:
        """For the loss of a share of the Arabic: both lengths normal around what they should be."""
        rest = math.log(1 - min(share, 0.9))
        variance = _SPREAD**2 + _SPREAD_SHORT / self.letters
        return _LENGTH * (self.away**2 - (self.away - rest) ** 2) / (2 * variance)

    def most(self) -> float:
        """The most it may say for any loss."""
        variance = _SPREAD**2 + _SPREAD_SHORT / self.letters
        return _LENGTH * self.away**2 / (2 * variance) if self.away < 0 else 0.0


def _against(said: English, *, certainly: bool = False) -> float:
    return _UNEXPLAINED * min(said.unexplained(certainly=certainly), _MOST_UNEXPLAINED)


def _reaches(words: Sequence[Word], length: _Length, needed: float) -> bool:
    """Whether any run could have so much weight: the heaviest run of words (Kadane's algorithm), and what the
    length may say at most."""
    most = run = 0.0
    for word in words:
        run = max(0.0, run + word.weight)
        most = max(most, run)
    return _WORDS * most + length.most() > needed


def _heaviest(
    tokens: Sequence[Token], words: Sequence[Word], length: _Length
) -> tuple[float, int, int] | None:
    sums, letters, losses = [0.0], [0], [0]
    for word in words:
        losses.append(losses[-1] + (word.weight > MISSED))
        sums.append(sums[-1] + word.weight)
        letters.append(letters[-1] + word.letters)
    best = None
    for start, end, cost in _runs(tokens, sums):
        share = (letters[end] - letters[start]) / letters[-1]
        if share < _SMALLEST or losses[end] - losses[start] < _FEWEST:
            continue
        weight = _WORDS * (sums[end] - sums[start]) + length.speaks(share) - cost
        if best is None or weight > best[0]:
            best = weight, start, end
    return best


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


def _written_out(view: View, words: list[Word]) -> list[Word]:
    """Words before Latin ones that the English has are said by those: نظام تحديد المواقع العالمي (GPS)."""
    tokens = view.tokens
    for at, token in enumerate(tokens):
        if token.kind != "latin" or words[at].weight > 0:
            continue
        letters = view.clean.text[token.start : token.end]
        if _ACRONYM.fullmatch(letters):
            size = len(letters) + 2
        elif tokens[at - 1].form == "(":
            size = sum(1 for _ in takewhile(lambda other: other.kind == "latin", tokens[at:])) + 3
        else:
            continue
        for before in range(max(0, at - size), at):
            words[before] = words[before]._replace(weight=min(words[before].weight, 0.0))
    return words


def _looked_at(view: View, words: Sequence[Word], looks: Mapping[int, float]) -> list[Word]:
    """What attention says of words without a sure translation: where it never was, they were left out the likelier."""
    weighed = []
    number, done = 0, 0
    for token, word in zip(view.tokens, words, strict=True):
        number += view.clean.text.count(" ", done, token.start)
        done = token.start
        look = looks.get(number, 0.0)
        speaks = next(weight for least, weight in _ATTENTION if look >= least)
        weighed.append(
            word._replace(weight=word.weight + speaks) if word.content and word.weight > _UNSURE else word
        )
    return weighed
