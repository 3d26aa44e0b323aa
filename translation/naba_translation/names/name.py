"""What a name is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from naba_translation.normalise import search_key


class NameKind(StrEnum):
    """What is named."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "org"
    TITLE = "title"
    CURRENCY = "currency"
    GIVEN = "given"  # a first name on its own: it helps to see that a word is a name
    TERM = "term"  # any other word or phrase the analyst wants always said in one way


ENFORCED_KINDS = frozenset({NameKind.PERSON, NameKind.PLACE})
"""Of the bundled names: an organisation or a title has several right forms. The analyst's own are enforced
whatever they are."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name with its chosen English form."""

    arabic: str  # as written, without clitics
    english: str  # the chosen form
    kind: NameKind = NameKind.TERM
    variants: tuple[str, ...] = ()  # other Arabic spellings; differences `search_key` folds need none
    also: tuple[str, ...] = ()  # other English forms of it, to be replaced; with "~" before: to be left alone
    note: str = ""
    author: str = ""  # who added it; empty: bundled with the program
    common: tuple[str, ...] = ()  # which of the Arabic forms are ordinary words too, and need a context
    glosses: tuple[str, ...] = ()  # what it means as an ordinary word, lower case

    @property
    def key(self) -> str:
        """What the name is known by: its folded Arabic."""
        return search_key(self.arabic)

    @property
    def forms(self) -> tuple[str, ...]:
        """All its Arabic spellings."""
        return (self.arabic, *self.variants)

    @property
    def replaceable(self) -> tuple[str, ...]:
        """English forms that give way to the chosen one."""
        return tuple(form for form in self.also if not form.startswith("~"))

    @property
    def accepted(self) -> tuple[str, ...]:
        """English forms that are right as they stand, the chosen one first."""
        return (self.english, *(form[1:] for form in self.also if form.startswith("~")))

    @property
    def enforced(self) -> bool:
        """Whether the chosen form replaces the others."""
        return bool(self.author) or self.kind in ENFORCED_KINDS
