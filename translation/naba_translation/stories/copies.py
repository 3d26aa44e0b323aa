"""Articles that are copies of one another, as agencies' reports are in many outlets.

Two texts are copies when most five-word runs of the shorter are in the longer (Broder 1997, containment). The
runs are compared in full: within one story there are never so many that sketches would pay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from naba_translation.normalise import search_key

_WORD = re.compile(r"[^\W_]+")
_RUN = 5  # words
_MOST = 0.7  # share of the shorter text's runs


def copies(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Numbers of the texts, those that are copies together; each number once, in the order of the first
    of each.
    """
    runs = [_runs(text) for text in texts]
    groups: list[list[int]] = []
    for at, own in enumerate(runs):
        for one in groups:
            if any(_contained(own, runs[other]) for other in one):
                one.append(at)
                break
        else:
            groups.append([at])
    return tuple(tuple(one) for one in groups)


def _contained(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= _MOST * shorter


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(search_key(text))
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
