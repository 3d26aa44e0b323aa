"""Content that fell out: fewer sentences, words that nothing stands for, or an English too short for its Arabic; and
one too long for it.

The length model is Gale and Church's (1993, "A Program for Aligning Sentences in Bilingual Corpora"), the
logarithm of the ratio of letters being normal. Mean and spread are of human translations of Arabic news
and commentary (spread: 0.14 for long sentences, growing as letters get few).
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.additions import added
from naba_translation.checks.coverage import missing
from naba_translation.checks.glosses import glosses
from naba_translation.checks.reasons import quoted
from naba_translation.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from naba_translation.article import Contrast
    from naba_translation.checks.coverage import Missing
    from naba_translation.checks.view import View

NAME = "dropped"
USUAL = 0.14  # mean of log(English letters / Arabic letters)
_SHORT = -2.8  # standard deviations of the length from which on it is told too
_ROOMY = 2.0  # over which the words are asked whether some were added
_LONG = 3.8  # and over which words were added
_GLOSSES = 4
_SCRAP = 12  # characters: a sentence of fewer is an abbreviation's end or a bracket's
_FEW = 12  # letters of Arabic: below, a length says nothing
_SURELY_LOST = 2.5  # logarithm of the odds, beyond what is enough to be flagged
_ODDS = 1.0  # that a sentence was dropped rather than joined to another, where the English has fewer of them

_ARABIC_STOP = re.compile(
    r"(?<![\s.؟!?…].)(?<!\d)[.؟!?…]+[\"”»)]*\s+(?=[^\s.؟!?…])|(?<=\d)\.\s+(?=[\"“«(]*[\u0620-\u064a]{2})"
)
_ENGLISH_STOP = re.compile(
    r"(?<![ .][A-Za-z])(?P<word>\b[A-Za-z]*|[\"”’)\]])[.?!…]+"
    r"(?:[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|(?<=[a-z]{2}[.?!])(?=[A-Z][a-z]))"  # the space may be forgotten
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt rep sen gov rev st no vs jr sr inc co ltd corp etc".split()
)


def dropped(
    arabic: View,
    english: View,
    *,
    usual: float = USUAL,
    looks: Mapping[int, float] | None = None,
    contrasts: Sequence[Contrast] = (),
) -> Iterator[Flag]:
    """`usual` is the document's own mean log ratio of letters where it has one; see `log_ratio`. `looks`: where the
    engine looked, for its own drafts; `contrasts`: what an engine said of suspicious runs; see `coverage.missing`."""
    ratio = log_ratio(arabic, english)
    if ratio is None:
        return
    away = ratio - usual
    spread = math.sqrt(0.14**2 + 0.8 / arabic.letters)
    lost = missing(arabic, english, usual=usual, looks=looks, contrasts=contrasts)
    if lost is not None:
        surely = lost.weight > _SURELY_LOST
        yield Flag(
            NAME,
            _reason(arabic, english, lost, away=away, spread=spread),
            Level.DOUBT if surely else Level.LOOK,
            arabic=arabic.spans([(lost.start, lost.end)]),
        )
    elif away > _ROOMY * spread:
        yield from _added(arabic, english, away=away, surely=away > _LONG * spread)


def _reason(arabic: View, english: View, lost: Missing, *, away: float, spread: float) -> str:
    sizes, there = _sentence_sizes(arabic), _english_sentences(english)
    if there < len(sizes) and _likely_dropped(sizes, away, spread):
        return (
            f"The Arabic has {counted(len(sizes), 'sentence')}, the English {there}, and it is too short "
            "to hold them all: one may be missing."
        )
    reason = f"Part of the Arabic seems to have no English: {quoted(arabic.said(lost.start, lost.end))}."
    if meanings := glosses((token.form for token in lost.words), most=_GLOSSES):
        reason += f" It has words that usually mean: {', '.join(meanings)}."
    if lost.asked:
        reason += " The model finds its English about as likely without these words as with them."
    if away < _SHORT * spread:
        reason += f" The English has {math.exp(away):.0%} of the length such Arabic usually takes."
    return reason


def _added(arabic: View, english: View, *, away: float, surely: bool) -> Iterator[Flag]:
    place = added(arabic, english)
    length = f"{math.exp(away):.1f} times as long as such Arabic usually takes"
    if place is not None:
        yield Flag(
            NAME,
            f"Part of the English seems to have no Arabic: {quoted(english.said(*place))}. The English is {length}.",
            english=english.spans([place]),
        )
    elif surely:
        yield Flag(NAME, f"The English is {length}: words may have been added.")


def log_ratio(arabic: View, english: View) -> float | None:
    """log(English letters / Arabic letters); None where there is too little to measure."""
    source, target = arabic.letters, english.letters
    return math.log(target / source) if source >= _FEW and target else None


def _likely_dropped(sizes: list[int], away: float, spread: float) -> bool:
    """Whether the loss of one of the Arabic sentences explains the English's length better than joining.

    `away`: the log ratio less the usual one; both lengths normal around what they should be, with `spread`.
    """
    rests = (math.log(1 - size / sum(sizes)) for size in sizes)
    likely = max(math.exp((away**2 - (away - rest) ** 2) / (2 * spread**2)) for rest in rests)
    return _ODDS * likely > 1


def _sentence_sizes(view: View) -> list[int]:
    text = view.clean.text
    cuts = [0, *(match.end() for match in _ARABIC_STOP.finditer(text)), len(text)]
    return [end - start for start, end in pairwise(cuts) if end - start >= _SCRAP]


def _english_sentences(view: View) -> int:
    stops = _ENGLISH_STOP.finditer(view.clean.text)
    return 1 + sum(1 for match in stops if match["word"].lower() not in _ABBREVIATED)
