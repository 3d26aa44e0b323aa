"""Names in an English question, under all their spellings: who asks for Jarabulus is to find "Jarablus", as the model
may have written it (the index holds the model's words), and جرابلس, where nothing is translated yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naba_translation.index.words import WORD
from naba_translation.names.forms import plain

if TYPE_CHECKING:
    from naba_translation.names.gazetteer import Gazetteer
    from naba_translation.names.name import Name


@dataclass(frozen=True, slots=True)
class Asked:
    """One word or phrase of a question, or several that are a name together."""

    terms: tuple[str, ...]  # as they were typed
    english: tuple[str, ...] = ()  # all spellings of the name; empty where it is none
    arabic: tuple[str, ...] = ()  # and its Arabic, without forms that are ordinary words too


def with_names(terms: Sequence[str], names: Gazetteer | None) -> tuple[Asked, ...]:
    """The English words and phrases of a question in order, names put together, the longest at each place."""
    found: list[Asked] = []
    at = 0
    while at < len(terms):
        name, end = _name_at(terms, at, names)
        told = tuple(terms[at:end])
        if name is None:
            found.append(Asked(told))
        else:
            arabic = tuple(form for form in name.forms if form not in name.common)
            found.append(Asked(told, (*name.accepted, *name.replaceable), arabic))
        at = end
    return tuple(found)


def _name_at(terms: Sequence[str], at: int, names: Gazetteer | None) -> tuple[Name | None, int]:
    """The longest name that begins at a term, and the number of the term behind it. No further than the longest name
    there is reaches: a whole article may have been pasted as a question."""
    found, behind = None, at + 1
    words: tuple[str, ...] = ()
    longest = names.most_asked_for if names else 0
    for end, term in enumerate(terms[at : at + longest], at + 1):
        words += tuple(WORD.findall(plain(term).casefold()))
        if names and (name := names.asked_for.get(words)) is not None:
            found, behind = name, end
    return found, behind
