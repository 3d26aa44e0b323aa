"""How far a sentence's English can be trusted, and why: pure functions from the two texts to flags.

The names of the checks, as flags, JSON and `naba check` have them: language, untranslated, dropped, numbers, dates,
money, names (countries alone), negation, condition, attribution, question, quotes, repetition, spoofing; and of drafts:
wording, cut, score, set aside.

Every check is one function `(arabic: View, english: View) -> Iterator[Flag]` in the file of its family; it
sees only the two texts, so it works on any parallel text whoever translated it. `check` adds what only a
draft has: where the engine looked, its score, its limits, and the document's own length.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean, median
from typing import TYPE_CHECKING

from naba_translation.checks.attribution import attribution
from naba_translation.checks.condition import condition
from naba_translation.checks.contrary import contrary
from naba_translation.checks.countries import countries
from naba_translation.checks.dates import dates
from naba_translation.checks.draft import draft_flags, looks, lowest_usual
from naba_translation.checks.dropped import USUAL, dropped, log_ratio
from naba_translation.checks.exchanged import exchanged
from naba_translation.checks.language import language
from naba_translation.checks.money import money
from naba_translation.checks.negation import negation
from naba_translation.checks.numbers import numbers
from naba_translation.checks.question import question
from naba_translation.checks.quotes import quotes
from naba_translation.checks.repetition import repetition
from naba_translation.checks.spoofing import spoofing
from naba_translation.checks.times import times
from naba_translation.checks.untranslated import untranslated
from naba_translation.checks.view import View, look
from naba_translation.checks.wrong_word import wrong_words

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from naba_models import ScoreLevels
    from naba_translation.article import Contrast, Draft, Flag, Pair

    Check = Callable[[View, View], Iterable[Flag]]

__all__ = ["check", "check_text"]

_CHECKS: tuple[Check, ...] = (
    numbers,
    dates,
    times,
    money,
    attribution,
    contrary,
    exchanged,
    negation,
    condition,
    question,
    quotes,
    repetition,
    spoofing,
)  # of the two texts alone; `untranslated`, `dropped` and `countries` go before

# How far a document's own length ratio may lie from the general one: a translator's style, and no more, as an
# engine that drops words everywhere must not become its own measure.
_SHORTER = 0.12
_LONGER = 0.25
_ENOUGH = 12  # pairs of a document before its own length ratio counts as much as the general one


def check(
    pairs: Sequence[Pair], *, levels: ScoreLevels | None = None, only: Container[int] | None = None
) -> tuple[Pair, ...]:
    """The same pairs in the same order, their flags replaced. `levels`: see `draft_flags`. `only`: the numbers
    (Sentence.index) of those that are asked about; the others measure the document too, and get no flags.

    What is checked is `Pair.english`: the edit where there is one. The engine's score and limits are looked
    at only where the draft still stands. A pair without draft and edit is returned without flags.
    """
    views = [
        (look(pair.sentence.text), look(pair.english)) if pair.draft or pair.edit else None for pair in pairs
    ]
    lowest = lowest_usual([pair.draft.score for pair in pairs if pair.draft is not None and pair.draft.parts])
    usual = _usual(view for view in views if view is not None)
    checked = []
    for pair, view in zip(pairs, views, strict=True):
        flags: tuple[Flag, ...] = ()
        if view is not None and (only is None or pair.sentence.index in only):
            draft = pair.draft if pair.edit is None else None
            flags = () if pair.edit else tuple(language(*view))  # a person may know Persian
            flags += _flags(*view, usual=usual, draft=draft)
            if draft is not None:
                flags += tuple(wrong_words(pair, draft))
                flags += tuple(draft_flags(draft, levels=levels, usual=lowest))
        checked.append(pair if pair.flags == flags else replace(pair, flags=flags))
    return tuple(checked)


def check_text(arabic: str, english: str, *, contrasts: Sequence[Contrast] = ()) -> tuple[Flag, ...]:
    """All checks that need only the two texts. Spans are code points of `arabic` and of `english`. `contrasts`: what
    an engine said of the two, where one was asked (engines/contrast.py)."""
    views = look(arabic), look(english)
    return (*language(*views), *_flags(*views, usual=USUAL, contrasts=contrasts))


def _flags(
    arabic: View,
    english: View,
    *,
    usual: float,
    draft: Draft | None = None,
    contrasts: Sequence[Contrast] = (),
) -> tuple[Flag, ...]:
    """`draft`: where the English is an engine's, as it wrote it."""
    if not english.tokens or "arabic" not in arabic.kinds:
        return tuple(untranslated(arabic, english))  # nothing to compare: an empty line, or one not in Arabic
    lost = tuple(
        dropped(
            arabic,
            english,
            usual=usual,
            looks=looks(draft) if draft else None,
            contrasts=draft.contrasts if draft else contrasts,
        )
    )
    flags = [*untranslated(arabic, english), *lost]
    flags += countries(arabic, english, dropped=[span for flag in lost for span in flag.arabic])
    for run in _CHECKS:
        flags += run(arabic, english)
    return tuple(flags)


def _usual(views: Iterable[tuple[View, View]]) -> float:
    """The document's own log ratio of letters, drawn to the general one where it has few sentences."""
    ratios = [ratio for arabic, english in views if (ratio := log_ratio(arabic, english)) is not None]
    if not ratios:
        return USUAL
    weight = len(ratios) / (len(ratios) + _ENOUGH)
    own = fmean((median(ratios), USUAL), weights=(weight, 1 - weight))
    return min(max(own, USUAL - _SHORTER), USUAL + _LONGER)
