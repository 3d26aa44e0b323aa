"""One line of the list of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from naba_translation.normalise import search_key

if TYPE_CHECKING:
    from naba_translation.names.unknown import Unknown
    from naba_translation.names.usage import Usage

KINDS = {
    "person": "Person",
    "place": "Place",
    "org": "Organisation",
    "title": "Title",
    "currency": "Currency",
    "given": "First name",
    "term": "Term",
    "": "",
}


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of the list, or one that has no chosen form yet."""

    key: str  # the folded Arabic
    arabic: str
    english: str  # the chosen form; empty: there is none yet
    kind: str  # a NameKind; empty where there is no chosen form
    author: str  # who chose the form; empty: it comes with the program
    enforced: bool  # whether the chosen form replaces the others
    conflict: bool  # whether several forms stand in the English
    said: tuple[tuple[str, int], ...]  # English forms with their number, the most frequent first
    sentences: int  # in which it stands
    spelling: str = ""  # by rule, where there is no chosen form

    @property
    def state(self) -> str:
        """What is to be known of it, in a word or two."""
        if not self.english:
            return "No form chosen"
        if self.conflict:
            return "Several forms"
        return "One form" if self.enforced else "Left as written"

    @property
    def needs_look(self) -> bool:
        """Whether there is something to decide."""
        return self.conflict or not self.english

    @property
    def forms(self) -> str:
        """What stands in the English, with how often."""
        return ", ".join(f"{form} ({count})" for form, count in self.said)


class Joined:
    """What is found in many articles as one list, which grows as they are looked at."""

    def __init__(self) -> None:
        self._known: dict[str, Usage] = {}
        self._spelt: dict[str, Unknown] = {}

    def add(self, usages: Iterable[Usage], new: Iterable[Unknown]) -> None:
        """What was found in further articles: names of the list, and what may be names."""
        for usage in usages:
            former = self._known.get(usage.name.key)
            self._known[usage.name.key] = usage if former is None else _with(former, usage)
        for one in new:
            key = search_key(one.arabic)
            there = self._spelt.get(key)
            self._spelt[key] = one if there is None else replace(there, said=_sum(there.said, one.said))

    def rows(self) -> tuple[NameRow, ...]:
        """What there is to decide first, then the most frequent."""
        new = (_new(key, one) for key, one in self._spelt.items() if key not in self._known)
        rows = [*map(_known, self._known.values()), *new]
        return tuple(sorted(rows, key=lambda row: (not row.needs_look, -row.sentences, row.arabic)))


def _with(former: Usage, usage: Usage) -> Usage:
    said = _sum(former.said, usage.said)
    return replace(former, said=said, sentences=former.sentences + usage.sentences)


def _sum(one: Iterable[tuple[str, int]], other: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    said = Counter(dict(one))
    said.update(dict(other))
    return tuple(said.most_common())


def _known(usage: Usage) -> NameRow:
    name = usage.name
    return NameRow(
        key=name.key,
        arabic=name.arabic,
        english=name.english,
        kind=name.kind.value,
        author=name.author,
        enforced=name.enforced,
        conflict=usage.conflict,
        said=usage.said,
        sentences=usage.sentences,
    )


def _new(key: str, one: Unknown) -> NameRow:
    count = sum(count for _, count in one.said)
    return NameRow(key, one.arabic, "", "", "", False, False, one.said, count, one.spellings.press)
