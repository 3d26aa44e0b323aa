"""A run of Arabic words that no English word stands for: what fell out.

Each Arabic word of content speaks for or against having been translated (evidence.py); a run of words between two
joints of the sentence speaks with the sum of its words. English words that no Arabic one explains speak against a
loss where they may be another way of saying the run (paraphrase.py), and an English that is short for its Arabic
speaks for one. All weights are those of one logistic regression on the best run of each sentence, fitted on parallel
sentences that nothing else was made of, with pieces of the English taken away: packaging/data/evidence.py. Where an
engine was asked about the heaviest runs, its answers are weighed too, and decide (engines/contrast.py).
"""

from __future__ import annotations

import math
import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.checks.contrast import SUSPICIOUS, place, surest, suspects
from naba_translation.checks.evidence import English
from naba_translation.checks.paraphrase import said_otherwise
from naba_translation.normalise import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from naba_translation.article import Contrast, Span
    from naba_translation.checks.evidence import Word
    from naba_translation.checks.view import Token, View

ANYWHERE, OTHERWISE, SHARE, END, LENGTH, ENOUGH = -1.39, -1.31, 0.31, 1.06, -1.01, -3.72
"""Of a run that begins or ends where no clause does; of each English word that may say it otherwise; of its share of
the sentence; of a run that ends the sentence; of each standard deviation by which the English is longer than usual;
and what all have, so that more than nothing is likelier a loss than not."""
_SURER = 1.0  # than that a run must be: 0.5 % of human translations have such a one
_MOST_OTHERWISE = 6.0
# Variance of the log ratio of letters: the first squared, and the second a letter.
_SPREAD, _SPREAD_SHORT = 0.16, 1.2
_SHORTEST, _LONGEST = -4.0, 3.0  # standard deviations: beyond, a length says no more
_SAVED = 4  # letters for each word that an acronym saves
_UNSURE = -0.6  # weight from which on where the engine looked says something that the words do not
_ATTENTION = ((0.6, -0.4), (0.4, 0.0), (0.01, 0.5), (0.0, 0.8))
"""From which attention on, what it says of a word: of words that the table misses in the default model's English of
flores-dev 12 % had no attention, of those it finds 3 %; under 0.4 it was 33 and 13, from 0.6 on 27 and 56."""
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z]{2,7}")  # one may stand for several words
_FEWEST = 2  # words that are unsaid: with fewer it is no clause
_SMALLEST = 0.05  # share of the letters
_JOINTS: Final = frozenset(
    search_key(
        """التي الذي الذين حيث بينما فيما لكن عندما بعد قبل أن مما ثم أو لأن إذ إذا كما حتى من إلى في على مع خلال منذ
        لن لم ما بل"""
    ).split()
)


class Missing(NamedTuple):
    """The run that is likeliest to have no translation."""

    weight: float  # logarithm of the odds, less what is enough
    start: int  # into View.clean.text
    end: int
    words: tuple[Token, ...]  # those that no English word says
    asked: bool = False  # an engine, too, found that nothing says it


class Run(NamedTuple):
    """Words that may have been left out together."""

    start: int  # number of its first token
    end: int
    words: float  # sum of their weights
    share: float  # of the sentence's letters
    otherwise: float  # English words that may say them
    anywhere: bool  # it begins or ends where no clause does
    closing: bool  # it ends the sentence

    @property
    def weight(self) -> float:
        return (
            self.words
            + SHARE * self.share
            + OTHERWISE * self.otherwise
            + ANYWHERE * self.anywhere
            + END * self.closing
        )


class Coverage:
    """What the English says of one Arabic sentence, first as if no name sounded like any."""

    def __init__(self, arabic: View, english: View, *, usual: float) -> None:
        """`usual`: the mean of log(English letters / Arabic letters)."""
        self._view = arabic
        self._said = English(english)
        self.words = self._said.words(arabic)
        self._letters = arabic.letters
        written = english.letters + _SAVED * self._said.written_out
        self.longer = self._longer(written, usual) if written and self._letters else 0.0

    def _longer(self, written: int, usual: float) -> float:
        """Standard deviations by which the English is longer than usual; Gale and Church's length model."""
        away = math.log(written / self._letters) - usual
        longer = away / math.sqrt(_SPREAD**2 + _SPREAD_SHORT / self._letters)
        return min(max(longer, _SHORTEST), _LONGEST)

    @property
    def needed(self) -> float:
        """More than this a run must weigh to be taken for lost."""
        return _SURER - ENOUGH - LENGTH * self.longer

    def is_whole(self, *, spare: float = 0.0) -> bool:
        """Whether no run can weigh so much, less `spare`: the heaviest (Kadane's algorithm) with all that a run may
        have besides."""
        most = run = 0.0
        for word in self.words:
            run += word.weight
            if run < 0.0:
                run = 0.0
            elif run > most:
                most = run
        return (
            max(most, run + END) + SHARE <= self.needed - spare
        )  # what is left at the end is the heaviest that ends there

    def listen(self, looks: Mapping[int, float] | None = None) -> None:
        """Weigh names by their sound, words by an acronym for them, and by where the engine looked."""
        words = _written_out(self._view, list(self._said.heard(self._view.tokens, self.words)))
        self.words = words if looks is None else _looked_at(self._view, words, looks)

    def runs(self) -> Iterator[Run]:
        """All that may be asked about, once names were listened to."""
        words, last = self.words, len(self.words)
        sums = list(accumulate((word.weight for word in words), initial=0.0))
        letters = list(accumulate((word.letters for word in words), initial=0))
        unsaid = list(accumulate((word.unsaid for word in words), initial=0))
        otherwise = list(accumulate(said_otherwise(words, self._said.explainers()), initial=0.0))
        for start, end, anywhere in _runs(self._view.tokens, sums):
            share = (letters[end] - letters[start]) / self._letters
            if share >= _SMALLEST and unsaid[end] - unsaid[start] >= _FEWEST:
                other = min(otherwise[end] - otherwise[start], _MOST_OTHERWISE)
                yield Run(start, end, sums[end] - sums[start], share, other, anywhere, end == last)


def suspicious(
    arabic: View, english: View, *, usual: float, looks: Mapping[int, float] | None = None
) -> tuple[Span, ...]:
    """The runs that an engine should be asked about, in `arabic.clean.text`; none in most sentences. `usual` and
    `looks`: see `missing`."""
    coverage = Coverage(arabic, english, usual=usual)
    if looks is None and coverage.is_whole(spare=-SUSPICIOUS):
        return ()
    coverage.listen(looks)
    return tuple(place(arabic, run) for run in suspects(coverage))


def missing(
    arabic: View,
    english: View,
    *,
    usual: float,
    looks: Mapping[int, float] | None = None,
    contrasts: Sequence[Contrast] = (),
) -> Missing | None:
    """The run with the most weight; None where none has enough.

    `usual`: the mean of log(English letters / Arabic letters). `looks`: the most attention that any English word
    paid to each Arabic one (numbered between white space, of the cleaned text; words without are left out), where
    an engine made the English. `contrasts`: what an engine said of the `suspicious` runs, where one was asked.
    """
    coverage = Coverage(arabic, english, usual=usual)
    if looks is None and not contrasts and coverage.is_whole():  # whatever sounds like a name
        return None
    coverage.listen(looks)
    if contrasts and (told := surest(coverage, arabic, contrasts)) is not None:
        odds, run = told
        return _missing(coverage, arabic, run, odds, asked=True) if odds > 0 else None
    if coverage.is_whole():
        return None
    best = max(coverage.runs(), key=lambda run: run.weight, default=None)
    if best is None or best.weight <= coverage.needed:
        return None
    return _missing(coverage, arabic, best, best.weight - coverage.needed)


def _missing(coverage: Coverage, arabic: View, best: Run, weight: float, *, asked: bool = False) -> Missing:
    tokens = arabic.tokens[best.start : best.end]
    inside = _without_marks(tokens)
    unsaid = (
        token
        for token, word in zip(tokens, coverage.words[best.start : best.end], strict=True)
        if word.unsaid
    )
    return Missing(weight, inside[0].start, inside[-1].end, tuple(unsaid), asked)


def _without_marks(inside: Sequence[Token]) -> Sequence[Token]:
    while len(inside) > 1 and inside[0].kind == "mark":
        inside = inside[1:]
    while len(inside) > 1 and inside[-1].kind == "mark":
        inside = inside[:-1]
    return inside


def _runs(tokens: Sequence[Token], sums: Sequence[float]) -> Iterator[tuple[int, int, bool]]:
    """Runs of tokens between joints of the sentence; its beginnings and ends, and the run with the largest sum
    (Kadane's algorithm), wherever they are."""
    last = len(tokens)
    joints = [0]
    joints += [at for at in range(1, last) if _is_joint(tokens[at])]
    joints.append(last)
    for number, start in enumerate(joints):
        for end in joints[number + 1 :]:
            yield start, end, False
    for at in range(1, last):
        yield 0, at, True
        yield at, last, True
    lowest, best = 0, (0, 0)
    for at in range(1, last + 1):
        if sums[at] - sums[lowest] > sums[best[1]] - sums[best[0]]:
            best = lowest, at
        if sums[at] < sums[lowest]:
            lowest = at
    yield *best, True


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
            words[before] = words[before]._replace(weight=min(words[before].weight, 0.0), unsaid=False)
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
            word._replace(weight=word.weight + speaks)
            if word.kind is not None and word.weight > _UNSURE
            else word
        )
    return weighed
