"""A word that became its opposite by a prefix: "instability" for الاستقرار, "unlikely" for المرجح."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.checks.english_denial import without_prefix
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.remembered import Telling, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.lexicon import Entry
    from naba_translation.checks.view import Token, View

_NOT = frozenset("not never no nor neither".split())
_BEGINNINGS = frozenset("uidna")
_SHORTEST = 5  # letters of such a word: unfit
_CLEARLY = 30.0  # how much likelier the English word without its prefix makes the Arabic one
_RATHER = 2.5
_OWN = 3.0  # what an Arabic word may give to the word with its prefix and still not stand for it


def opposites(arabic: View, english: View) -> Iterator[tuple[Token, Token]]:
    """Pairs of an Arabic and an English word that seem to be opposites, all Arabic words that may be meant. Whether the
    Arabic denies elsewhere is not asked: غير مستقر is rightly "unstable"."""
    if not (telling := _TURNING(english.forms)):
        return
    turned = [
        (token, english_stem(token.form), stem)
        for at, token in enumerate(english.tokens)
        if token.form in telling
        and token.end - token.start >= _SHORTEST
        and token.form[0] in _BEGINNINGS
        and (stem := _turned(token.form))
        if not (at and _takes_back(english.tokens[at - 1].form))
    ]
    if not turned:
        return
    said = {english_stem(token.form) for token in english.tokens}
    entries = [
        (token, entry)
        for token in arabic.tokens
        if token.kind == "arabic" and (entry := lexicon().get(arabic_stem(token.form))) is not None
    ]
    for token, whole, stem in turned:
        if stem in said or any(_stands_for(entry, whole, rather_than=stem) for _, entry in entries):
            continue  # the thing itself is said too, or some Arabic word is this very word
        for word, entry in entries:
            if stem in entry.english and entry.ratios[stem] > _CLEARLY:
                yield word, token


@remembered
def _turned(form: str) -> str:
    """The stem of what a word that may deny by its beginning denies; empty for others."""
    return english_stem(without_prefix(form))


_TURNING = Telling(_turned)


def _takes_back(form: str) -> bool:
    """Whether a word takes back the one after it: "not illegal"."""
    return form in _NOT or form.endswith("n't")


def _stands_for(entry: Entry, whole: str, *, rather_than: str) -> bool:
    """A word that is often denied knows both: قانوني has "illegal" from غير قانوني."""
    ratio = entry.ratios.get(whole, 0.0)
    return ratio > _OWN and ratio > _RATHER * entry.ratios.get(rather_than, 0.0)
