"""Finding words in an article, in both languages, as a reader types them rather than as they are spelt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from naba_translation.article import Pair, Span
from naba_translation.normalise import Normalised, normalise, search_key

_KEPT = 20_000
"""Folded texts kept: both languages of ten very long articles."""


@dataclass(frozen=True, slots=True)
class Match:
    """One sentence in which the words were found."""

    index: int  # Sentence.index
    english: tuple[Span, ...]  # code points of Pair.english
    arabic: tuple[Span, ...]  # code points of the sentence's text


@dataclass(frozen=True, slots=True)
class How:
    """What makes a difference."""

    case: bool = False  # the words as they were typed, letter by letter
    whole: bool = False  # whole words
    english_only: bool = False


@dataclass(frozen=True, slots=True)
class _Folded:
    key: str
    clean: Normalised

    def spans(self, needle: str) -> tuple[Span, ...]:
        """Where `needle` is in the original; nothing where folding the case changed the length (ß)."""
        if len(self.key) != len(self.clean.text):
            return ()
        found = []
        at = self.key.find(needle)
        while at >= 0:
            found.append(self.clean.to_original(at, at + len(needle)))
            at = self.key.find(needle, at + len(needle))
        return tuple(found)


class Finder:
    """Searches articles; folds each text once."""

    def __init__(self) -> None:
        self._folded: dict[str, _Folded] = {}

    def find(self, pairs: Sequence[Pair], words: str, how: How = How()) -> tuple[Match, ...]:
        """The sentences that hold `words` in either language, in order; nothing for blank words.

        Vowel marks, forms of alef, hamza and ta marbuta, kinds of digit and case make no difference, unless
        they are to.
        """
        needle = search_key(words)
        if not needle:
            return ()
        matches = []
        for pair in pairs:
            english, arabic = self._fold(pair.english), self._fold(pair.sentence.text)
            there = needle in english.key, needle in arabic.key and not how.english_only
            if not any(there):
                continue
            match = Match(
                pair.sentence.index,
                _those(english.spans(needle), pair.english, words, how) if there[0] else (),
                _those(arabic.spans(needle), pair.sentence.text, words, how) if there[1] else (),
            )
            if match.english or match.arabic or how == How():
                matches.append(match)
        return tuple(matches)

    def _fold(self, text: str) -> _Folded:
        folded = self._folded.get(text)
        if folded is None:
            if len(self._folded) >= _KEPT:
                self._folded.clear()
            folded = self._folded[text] = _Folded(search_key(text), normalise(text))
        return folded


def replaced(english: str, spans: Sequence[Span], words: str) -> str:
    """The English with other words in place of those at `spans`, which are in order and do not overlap."""
    for start, end in reversed(spans):
        english = english[:start] + words + english[end:]
    return english


def _those(spans: Sequence[Span], text: str, words: str, how: How) -> tuple[Span, ...]:
    return tuple(
        (start, end)
        for start, end in spans
        if (not how.case or text[start:end] == words.strip())
        and (not how.whole or not (_goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1])))
    )


def _goes_on(neighbour: str) -> bool:
    return neighbour.isalnum()
