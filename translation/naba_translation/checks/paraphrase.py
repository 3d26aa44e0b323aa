"""English words that no Arabic one explains, and which Arabic words they may say in another way.

A translator who says it freely leaves Arabic words without their own English, and English words without their own
Arabic, in the same place; where a clause was left out there are only the first. A place in the Arabic is guessed from
the explained words on both sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_translation.checks.evidence import Word

_ROOM = 2  # Arabic tokens beyond those places: the order of words differs
_NOBODY = 0.5  # share of an Arabic word in English ones that come of nothing


def said_otherwise(words: Sequence[Word], explainers: Sequence[tuple[int, list[int]]]) -> list[float]:
    """For each Arabic token, how many of the unexplained English words may stand for it. `explainers`: for each
    English word of content, as `evidence.English` knows them."""
    otherwise = [0.0] * len(words)
    unsaid = [word.unsaid for word in words]
    for count, start, end in _unexplained(explainers, last=len(words)):
        each = count / (sum(unsaid[start:end]) + _NOBODY)
        for token in range(start, end):
            otherwise[token] += each * unsaid[token]
    return otherwise


def _unexplained(explainers: Sequence[tuple[int, list[int]]], *, last: int) -> Iterator[tuple[int, int, int]]:
    """Of each gap between explained English words: how many words it holds, and the range of Arabic tokens that they
    may stand for."""
    share = last / max(len(explainers), 1)
    before, words = -1, 0
    for at, (size, tokens) in enumerate([*explainers, (0, [last])]):
        if not tokens:
            words += size
            continue
        place = min(tokens, key=lambda token: abs(token - at * share))
        if words:
            yield words, max(0, min(before, place) - _ROOM), min(last, max(before, place) + 1 + _ROOM)
        before, words = place, 0
