"""The damaged files of one kind, by number: what is number 4,711 today is number 4,711 tomorrow.

A file is made of a good one, or of an earlier damaged one that reached lines of the parsers no other had reached
before. Which those are is found out while they are tried, and kept by number.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from random import Random

from mutations import damaged

SLICE = 50
"""Files of one kind that are tried before the next kind has its turn; what they reach counts from the next slice."""

_LARGEST = 60_000  # bytes of a damaged file that others are made of


@dataclass(slots=True)
class Corpus:
    """Makes the damaged files of one kind."""

    name: str
    grammar: str  # of mutations.damaged
    good: tuple[bytes, ...]
    seed: int
    kept: list[int]  # numbers of the files that came somewhere new, ascending
    _made: dict[int, bytes] = field(default_factory=dict)

    def made(self, number: int) -> bytes:
        """The damaged file of that number."""
        random = Random(f"{self.seed} {self.name} {number}")
        before = bisect_left(self.kept, number - number % SLICE)
        if before and random.random() < 0.5:
            base = self._kept(self.kept[random.randrange(before)])
        else:
            base = random.choice(self.good)
        return damaged(base, self.grammar, random, others=self.good)

    def keep(self, number: int, data: bytes) -> None:
        """Make others of this one too, from the next slice on."""
        if data and len(data) <= max(_LARGEST, 2 * max(map(len, self.good))):
            self.kept.append(number)
            self._made[number] = data

    def _kept(self, number: int) -> bytes:
        if number not in self._made:
            self._made[number] = self.made(number)
        return self._made[number]
