"""Which articles tell of one event.

Agglomerative clustering with average linkage over the likeness of whole texts (likeness.py), lowered with the
time between them where both dates are known. Two groups are only compared when some article of the one is
alike enough to one of the other, which changes nothing (an average reaches the limit only where a pair
does) and keeps ten thousand articles within seconds.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from naba_translation.stories.likeness import vectors

if TYPE_CHECKING:
    from naba_translation.stories.likeness import Matrix

ALIKE = 0.24
"""The average likeness from which two groups are one story; see tests/translation/test_stories.py."""

_SAME_TIME = 14  # days between two articles of one event that lower nothing
_FADED = 60  # days at which likeness counts half, and from there on
_BLOCK = 512  # rows compared at once: 20 MB at ten thousand articles


@dataclass(frozen=True, slots=True)
class Telling:
    """What grouping looks at: an article's words without furniture, and its date where that is known."""

    text: str
    published: date | None = None


@dataclass(slots=True)
class _Group:
    members: list[int]
    total: Matrix  # the sum of the members' vectors: products of sums give averages over pairs
    first: date | None
    last: date | None


def group(tellings: Sequence[Telling]) -> tuple[tuple[int, ...], ...]:
    """Stories as numbers into `tellings`: the largest story first, each number once, alone where nothing is
    like it.

    The order of the tellings does not change which belong together.
    """
    rows = vectors([telling.text for telling in tellings])
    groups = {
        at: _Group([at], rows[at], telling.published, telling.published)
        for at, telling in enumerate(tellings)
    }
    near = _near(rows)
    heap = [
        (-score, a, b)
        for a in groups
        for b in near[a]
        if a < b and (score := _likeness(groups[a], groups[b])) >= ALIKE
    ]
    heapq.heapify(heap)
    number = len(tellings)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        groups[number] = _joined(groups.pop(a), groups.pop(b))
        near[number] = {c for c in near.pop(a) | near.pop(b) if c in groups}
        for c in near[number]:
            near[c].add(number)
            if (score := _likeness(groups[number], groups[c])) >= ALIKE:
                heapq.heappush(heap, (-score, c, number))
        number += 1
    found = (tuple(sorted(one.members)) for one in groups.values())
    return tuple(sorted(found, key=lambda members: (-len(members), members)))


def _near(rows: Matrix) -> dict[int, set[int]]:
    """For each text those that are alike enough by themselves."""
    near: dict[int, set[int]] = {}
    for start in range(0, len(rows), _BLOCK):
        alike = rows[start : start + _BLOCK] @ rows.T >= ALIKE
        for at, line in enumerate(alike, start):
            near[at] = set(np.flatnonzero(line).tolist()) - {at}
    return near


def _likeness(one: _Group, other: _Group) -> float:
    pairs = len(one.members) * len(other.members)
    return float(one.total @ other.total) / pairs * _by_time(_days_between(one, other))


def _by_time(days: int) -> float:
    return 1.0 - 0.5 * min(1.0, max(0, days - _SAME_TIME) / (_FADED - _SAME_TIME))


def _days_between(one: _Group, other: _Group) -> int:
    """Days from the end of the earlier to the start of the later; 0 where they overlap or a date is not
    known.
    """
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def _joined(one: _Group, other: _Group) -> _Group:
    days = [day for day in (one.first, one.last, other.first, other.last) if day is not None]
    return _Group(
        one.members + other.members, one.total + other.total, min(days, default=None), max(days, default=None)
    )
