"""Simple counts that BLEU hides: are the numbers there, the names, the whole length; does it loop?

Names and numbers are looked up in the reference translation; both are about what a reader of news must be
able to rely on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# a capitalised word after a word of small letters: never the first of a sentence, seldom of a headline
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zA-Z'-]+")
_WORD = re.compile(r"\w+")
_LOOP_WORDS = 4  # a stretch of 1 to so many words …
_LOOP_TIMES = 3  # … that stands so many times in a row


@dataclass(frozen=True, slots=True)
class Fidelity:
    """Shares from 0 to 1, over a whole test set."""

    numbers: float  # of the references' numbers, found in the translation
    names: float  # of the references' names, found in the translation
    length: float  # characters of all translations to those of all references
    loops: int  # translations in which a stretch of words stands three times in a row
    empty: int  # translations without a word


def measure(hypotheses: Sequence[str], references: Sequence[str]) -> Fidelity:
    """Compare translations with references, both in the same order."""
    pairs = list(zip(hypotheses, references, strict=True))
    return Fidelity(
        numbers=_recall((_numbers(hypothesis), _numbers(reference)) for hypothesis, reference in pairs),
        names=_recall(
            (_words(hypothesis), Counter(_NAME.findall(reference))) for hypothesis, reference in pairs
        ),
        length=sum(map(len, hypotheses)) / max(1, sum(map(len, references))),
        loops=sum(map(is_looping, hypotheses)),
        empty=sum(not _WORD.search(hypothesis) for hypothesis in hypotheses),
    )


def is_looping(text: str) -> bool:
    """Whether a stretch of one to four words stands three times in a row."""
    words = [word.lower() for word in _WORD.findall(text)]
    for size in range(1, _LOOP_WORDS + 1):
        run = 0
        for first, second in zip(words, words[size:], strict=False):
            run = run + 1 if first == second else 0
            if run >= size * (_LOOP_TIMES - 1):
                return True
    return False


def _numbers(text: str) -> Counter[str]:
    return Counter(number.replace(",", "") for number in _NUMBER.findall(text))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-zA-Z'-]+", text))


def _recall(pairs: Iterable[tuple[Counter[str], Counter[str]]]) -> float:
    """Share of the second counters' entries that the first ones have; 1 where there is none."""
    found = wanted = 0
    for have, want in pairs:
        found += (have & want).total()
        wanted += want.total()
    return found / wanted if wanted else 1.0
