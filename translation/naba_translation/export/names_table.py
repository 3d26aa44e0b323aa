"""The names of an article: what each is called in English, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from naba_translation.article import Kind, Pair, Review
from naba_translation.names.gazetteer import Gazetteer
from naba_translation.names.name import Name, NameKind

_LISTED = frozenset((NameKind.PERSON, NameKind.PLACE, NameKind.ORGANISATION))


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name in one article."""

    english: str  # the chosen form
    arabic: str  # as the gazetteer writes it, without clitics
    kind: str  # a value of NameKind
    sentences: tuple[int, ...]  # Sentence.index, in order
    changed: int = 0  # how often the machine had written it in another form
    author: str = ""  # the analyst who chose the form; empty: bundled with the program


def names_of(review: Review, gazetteer: Gazetteer) -> tuple[NameRow, ...]:
    """The people, places and organisations named, and whatever the analyst has given a form; in the order of
    their first sentence. About 0.1 ms a sentence.
    """
    places: dict[tuple[str, str], tuple[Name, list[int]]] = {}
    changed: dict[str, int] = {}
    for pair in review.pairs:
        for place in pair.enforced:
            changed[place.english.casefold()] = changed.get(place.english.casefold(), 0) + 1
        for name in _listed(pair, gazetteer):
            _, at = places.setdefault((name.english, name.key), (name, []))
            if pair.sentence.index not in at:
                at.append(pair.sentence.index)
    return tuple(
        NameRow(
            english=name.english,
            arabic=name.arabic,
            kind=name.kind,
            sentences=tuple(at),
            changed=changed.get(name.english.casefold(), 0),
            author=name.author,
        )
        for name, at in places.values()
    )


def _listed(pair: Pair, gazetteer: Gazetteer) -> Iterator[Name]:
    if pair.sentence.kind is Kind.FURNITURE:
        return
    for found in gazetteer.find(pair.sentence.text):
        if found.name.author or found.name.kind in _LISTED:
            yield found.name
