"""What an analyst types into the search box: words of either language, and phrases in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.index.passages import any_of, every_of, phrase
from naba_translation.index.words import WORD, asked
from naba_translation.normalise import has_arabic, search_key
from naba_translation.search.asked_names import Asked, with_names
from naba_translation.search.terms import arabic_terms

if TYPE_CHECKING:
    from naba_translation.names.gazetteer import Gazetteer

_TERM = re.compile(r'["“”«»]([^"“”«»]+)["“”«»]|(\S+)')
_EMPTY = frozenset(
    "a an and are as at be been by did do does for from had has have how in is it its of on or that the "
    "their they this to was were what when where which who will with about into than".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart."""

    text: str
    arabic: tuple[str, ...]  # words
    english: tuple[Asked, ...]  # words, phrases whose words must follow each other, and names
    terms: tuple[tuple[str, ...], ...]  # for each standing term of the press, its names in Arabic

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """For each name among the English words, its Arabic."""
        return tuple(one.arabic for one in self.english if one.arabic)

    @property
    def marked(self) -> tuple[str, ...]:
        """The English words and phrases that are marked where they stand."""
        return tuple(dict.fromkeys(text for one in self.english for text in (*one.terms, *one.english)))


def read_question(text: str, *, names: Gazetteer | None = None) -> Question:
    """Any text is a question; one of white space and punctuation alone has no words. What is one of the `names` is
    asked for under all its spellings."""
    arabic: list[str] = []
    english: list[str] = []
    for quoted, word in _TERM.findall(text):
        term = quoted or word
        if has_arabic(term):
            arabic += [found for found in WORD.findall(search_key(term)) if has_arabic(found)]
        elif WORD.search(term):
            english.append(" ".join(WORD.findall(term)))
    told = [term for term in english if term.lower() not in _EMPTY]
    asked_for = with_names(tuple(dict.fromkeys(told or english)), names)
    return Question(text, tuple(dict.fromkeys(arabic)), asked_for, arabic_terms(text))


class Parts(NamedTuple):
    """What a question looks for in one language: full-text expressions, one for each word, phrase or term."""

    expressions: tuple[str, ...]
    arabic: bool
    ranked: bool = True  # else the newest come first: a name tells no sentence from another


def parts_of(question: Question) -> tuple[Parts, ...]:
    """Of its Arabic words, its standing terms and names in Arabic, and its English words, those there are."""
    arabic = tuple(_arabic(word) for word in question.arabic)
    terms, names = (
        tuple(any_of(_arabic(term) for term in alternatives) for alternatives in some)
        for some in (question.terms, question.names)
    )
    english = tuple(_english(one) for one in question.english)
    found = (
        Parts(arabic, True),
        Parts(terms, True),
        Parts(names, True, ranked=False),
        Parts(english, False),
    )
    return tuple(parts for parts in found if parts.expressions)


def _english(asked_for: Asked) -> str:
    """The words as they were typed, or any spelling of the name that they are."""
    told = [phrase(text) for text in asked_for.terms]
    if not asked_for.english:
        return told[0]
    spellings = (" ".join(WORD.findall(form)) for form in asked_for.english)
    return any_of(dict.fromkeys((every_of(told), *map(phrase, spellings))))


def _arabic(text: str) -> str:
    """All words of the text, each in any of its forms."""
    return every_of(any_of(map(phrase, asked(word))) for word in WORD.findall(search_key(text)))
