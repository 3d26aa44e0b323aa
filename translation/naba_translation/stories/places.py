"""Where two articles tell the same of another place or another country: in Derna in one, in Benghazi in the other.

Two sentences name many places, and not each in the same part. So the places are compared that stand in the same
company of words: the sentences are laid side by side, each place a blank of its sort (a town, a country, an adjective
of one), and what fills the same blank must be the same. Sequences are laid side by side as by Ratcliff and Metzener
(1988), `difflib`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from naba_translation.article import Kind, Review
from naba_translation.checks.countries import mentions_in
from naba_translation.checks.view import look
from naba_translation.names.gazetteer import gazetteer
from naba_translation.names.name import NameKind

_TOWN, _COUNTRY, _OF_A_COUNTRY = "\0town", "\0country", "\0of a country"
_LISTED = 3  # places that are told of one report
_SHORTEST = 4  # letters of a word by which a blank is known: "in" and "from" stand before any place


@dataclass(frozen=True, slots=True)
class Places:
    """What two sentences' places are compared by."""

    words: tuple[str, ...]  # folded; a blank for each place
    names: tuple[str, ...]  # in English, for each word; empty for what is no place
    article: frozenset[str]  # all the places that its article names, in English

    def instead(self, other: Places) -> tuple[str, ...]:
        """The places that the other sentence has in place of ours; empty where the two can both be true: what one
        article names anywhere is no contradiction, nor is what is left out."""
        if all(not name or name in other.article for name in self.names):
            return ()
        told = (
            two
            for one, two in self._in_the_same_blank(other)
            if one != two and one not in other.article and two not in self.article
        )
        return tuple(dict.fromkeys(told))[:_LISTED]

    def _in_the_same_blank(self, other: Places) -> Iterator[tuple[str, str]]:
        beside = SequenceMatcher(None, self.words, other.words, autojunk=False)
        for block in beside.get_matching_blocks():
            company = self.words[block.a : block.a + block.size]
            for at, word in enumerate(company):
                near = company[max(0, at - 1) : at] + company[at + 1 : at + 2]
                if word[0] == "\0" and any(len(each) >= _SHORTEST and each[0] != "\0" for each in near):
                    yield self.names[block.a + at], other.names[block.b + at]


class Map:
    """The places of one article."""

    def __init__(self, review: Review) -> None:
        texts = [pair.sentence.text for pair in review.pairs if pair.sentence.kind is not Kind.FURNITURE]
        self._all = frozenset(name for text in texts for _, name in _words(text) if name)

    def of(self, text: str) -> Places:
        """Those of one of its Arabic sentences."""
        words = list(_words(text))
        return Places(tuple(word for word, _ in words), tuple(name for _, name in words), self._all)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Each word of a sentence, or the blank where a place stands, with the place's English."""
    view = look(text)
    blanks = {
        (one.token.start, one.token.end): (_OF_A_COUNTRY if one.adjective else _COUNTRY, one.country.name)
        for one in mentions_in(view)
    }
    towns = [
        found for found in gazetteer().find(text) if found.name.kind is NameKind.PLACE and not found.common
    ]
    for token in view.tokens:
        if token.kind == "mark":
            continue
        if (blank := blanks.get((token.start, token.end))) is not None:
            yield blank
            continue
        start, end = view.span(token.start, token.end)
        town = next((one for one in towns if one.arabic[0] < end and start < one.arabic[1]), None)
        if town is None:
            yield token.form, ""
        elif start <= town.arabic[0]:  # its first word
            yield _TOWN, town.name.english
