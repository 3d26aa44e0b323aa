"""What an analyst types into the search box: words of either language, and phrases in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from naba_translation.index.passages import any_of, every_of, phrase
from naba_translation.index.words import WORD, asked
from naba_translation.normalise import has_arabic, search_key
from naba_translation.search.terms import arabic_terms

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
    english: tuple[str, ...]  # words, and phrases whose words must follow each other
    terms: tuple[tuple[str, ...], ...]  # for each standing term of the press, its names in Arabic


def read_question(text: str) -> Question:
    """Any text is a question; one of white space and punctuation alone has no words."""
    arabic: list[str] = []
    english: list[str] = []
    for quoted, word in _TERM.findall(text):
        term = quoted or word
        if has_arabic(term):
            arabic += [found for found in WORD.findall(search_key(term)) if has_arabic(found)]
        elif WORD.search(term):
            english.append(" ".join(WORD.findall(term)))
    told = [term for term in english if term.lower() not in _EMPTY]
    return Question(
        text, tuple(dict.fromkeys(arabic)), tuple(dict.fromkeys(told or english)), arabic_terms(text)
    )


class Expression(NamedTuple):
    """One way of looking a question's words up in the full-text index."""

    text: str
    arabic: bool  # in the Arabic, else in the English
    every: bool  # with all of the words, else with any


def expressions(question: Question) -> tuple[Expression, ...]:
    """With all words and with any, for the Arabic words, the standing terms and the English words there
    are.
    """
    arabic = [_arabic(word) for word in question.arabic]
    terms = [any_of(_arabic(term) for term in alternatives) for alternatives in question.terms]
    english = [phrase(text) for text in question.english]
    found: list[Expression] = []
    for parts, in_arabic in ((arabic, True), (terms, True), (english, False)):
        if parts:
            found.append(Expression(every_of(parts), in_arabic, every=True))
        if len(parts) > 1:
            found.append(Expression(any_of(parts), in_arabic, every=False))
    return tuple(found)


def _arabic(text: str) -> str:
    """All words of the text, each in any of its forms."""
    return every_of(any_of(map(phrase, asked(word))) for word in WORD.findall(search_key(text)))
