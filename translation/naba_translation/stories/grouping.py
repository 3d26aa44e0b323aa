"""Which articles tell of one event.

Agglomerative clustering with average linkage over the likeness of whole texts (likeness.py), lowered with the
time between them where both dates are known. Two groups are only compared when some article of the one is
alike enough to one of the other, which changes nothing (an average reaches the limit only where a pair
does) and keeps ten thousand articles within seconds.

A library that grows is not grouped afresh: its stories stand, and what is new joins them or each other.
"""

from __future__ import annotations

import heapq
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from naba_translation.stories.likeness import vectors

if TYPE_CHECKING:
    from naba_translation.stories.likeness import Matrix

ALIKE = 0.24
"""The average likeness from which two groups are one story; see tests/translation/stories/test_stories.py."""

Groups = tuple[tuple[int, ...], ...]

_SAME_TIME = 14  # days between two articles of one event that lower nothing
_FADED = 60  # days at which likeness counts half, and from there on
_PAUSE = 500  # groups, or pairs of them, joined in one step: a twentieth of a second
_BLOCK = 256  # rows compared at once: 10 MB at ten thousand articles, and a tenth of a second


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


def group(tellings: Sequence[Telling]) -> Groups:
    """Stories as numbers into `tellings`: the largest story first, each number once, alone where nothing is
    like it.

    The order of the tellings does not change which belong together.
    """
    steps = grouped(vectors([telling.text for telling in tellings]), [t.published for t in tellings])
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Groups = end.value
            return found


def grouped(
    rows: Matrix, days: Sequence[date | None], *, known: Iterable[Sequence[int]] = ()
) -> Generator[tuple[int, int], None, Groups]:
    """As `group`, of texts whose `likeness.vectors` are known, in steps of a tenth of a second.

    The groups of `known`, numbers into `rows`, are not taken apart and not joined with each other unless
    something new brings them together. Yields how many rows were compared, and how many there are to compare.
    """
    settled = [sorted(members) for members in known if members]
    old = {at for members in settled for at in members}
    groups = [*settled, *([at] for at in range(len(rows)) if at not in old)]
    near = yield from _near(rows, groups, new=[at for at in range(len(rows)) if at not in old])
    found = yield from _joining([_group(members, rows, days) for members in groups], near)
    return tuple(sorted((tuple(sorted(members)) for members in found), key=lambda m: (-len(m), m)))


def _near(
    rows: Matrix, groups: Sequence[Sequence[int]], *, new: Sequence[int]
) -> Generator[tuple[int, int], None, dict[int, set[int]]]:
    """For each group those that have a text alike enough to one of its own, one of the two being new."""
    group_of = {at: number for number, members in enumerate(groups) for at in members}
    near: dict[int, set[int]] = {number: set() for number in range(len(groups))}
    last = len(new) == len(rows)  # all are new: each pair is met from its later side alone
    for start in range(0, len(new), _BLOCK):
        block = new[start : start + _BLOCK]
        alike = rows[block] @ rows[: block[-1] + 1 if last else len(rows)].T >= ALIKE
        for line, at in zip(*(axis.tolist() for axis in np.nonzero(alike)), strict=True):
            one, other = group_of[block[line]], group_of[at]
            if one != other:
                near[one].add(other)
                near[other].add(one)
        yield min(start + _BLOCK, len(new)), len(new)
    return near


def _joining(
    start: Sequence[_Group], near: dict[int, set[int]]
) -> Generator[tuple[int, int], None, list[list[int]]]:
    """The members of the groups that are left when no two are alike enough. Yields that all are compared."""
    groups = dict(enumerate(start))
    heap: list[tuple[float, int, int]] = []
    for a in groups:
        for b in near[a]:
            if a < b and (score := _likeness(groups[a], groups[b])) >= ALIKE:
                heap.append((-score, a, b))
        if a % _PAUSE == 0:
            yield len(start), len(start)
    heapq.heapify(heap)
    number = len(start)
    while heap:
        if len(heap) % _PAUSE == 0:
            yield len(start), len(start)
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
    return [one.members for one in groups.values()]


def _group(members: Sequence[int], rows: Matrix, days: Sequence[date | None]) -> _Group:
    known = [day for at in members if (day := days[at]) is not None]
    total = rows[members[0]] if len(members) == 1 else rows[list(members)].sum(axis=0)
    return _Group(list(members), total, min(known, default=None), max(known, default=None))


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
