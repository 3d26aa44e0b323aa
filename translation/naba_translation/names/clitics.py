"""The small words that Arabic writes onto the next one: wa-, fa- (and, so), bi-, li-, ka- (by, for, like).

After Habash (2010, "Introduction to Arabic Natural Language Processing", section 4.2): conjunction, then
preposition, then article; li- swallows the alif of the article (للأمم = li + al-umam).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from naba_translation.remembered import remembered

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_SHORTEST = 3  # letters a name keeps


class Reading(NamedTuple):
    """One way to read a word."""

    taken: int  # letters of the word before the name
    stem: str  # the name, its article restored


@remembered
def readings(word: str) -> tuple[Reading, ...]:
    """Ways to read a folded word as clitics and a name, the likeliest (no clitics) first, each stem once."""
    ways: dict[str, Reading] = {}
    for reading in _readings(word):
        ways.setdefault(reading.stem, reading)
    return tuple(ways.values())


def _readings(word: str) -> Iterator[Reading]:
    yield Reading(0, word)
    yield from _prepositions(word, 0)
    if word[:1] in _CONJUNCTIONS and word[:1] and len(word) > _SHORTEST:
        yield Reading(1, word[1:])
        yield from _prepositions(word[1:], 1)


def _prepositions(word: str, taken: int) -> Iterator[Reading]:
    if word.startswith("لل") and len(word) > _SHORTEST + 1:
        yield Reading(taken + 1, "ال" + word[2:])
    if word[:1] in _PREPOSITIONS and word[:1] and len(word) > _SHORTEST:
        yield Reading(taken + 1, word[1:])
