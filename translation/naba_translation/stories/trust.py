"""How well a sentence's English can be read by itself: what decides between sentences that say the same.

An outlet's wording is translated badly where another's of the same statement is translated well, so a summary
of several articles may choose. Nothing here looks at what is said, and no word of it is changed.

The engine's own score tells most of how good a draft is (on 300 sentences of flores-dev rank correlation with
chrF++ 0.48, the best quarter by it 8 points above the mean); what the checks doubt hardly shows in chrF++ (0.37),
but a wrong number or a lost "not" must not lead a summary. Of 193 drafts (flores-dev and articles) that were read and
called garbled or not, of those with a trust of 0.55 or more 7 in 25 were garbled, of the others 106 in 168. Rules of
grammar and counts of English word pairs were tried and left: they hit human English as often as drafts. So do
sequences of small words that English has not ("on and to", "of of", "the of"): six kinds of them were found in 2 of
1,084 drafts and in 5 of 997 human sentences. What is garbled is garbled in its meaning, in good grammar.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp

from naba_translation.article import Level, Pair, State
from naba_translation.checks.lexicon import english_stem, lexicon
from naba_translation.stories.looking_back import begins_with_before, leans_back

_LONG = 35  # English words: what a reader takes in at once, and where drafts begin to lose their thread
_OPEN = 0.4  # leans on something that was said before
_BROKEN = 0.5  # each: a quotation not whole, no end where the Arabic has one, words set down twice, a word that is none
_LEVELS = {Level.OK: 1.0, Level.LOOK: 0.6, Level.DOUBT: 0.3}
_END = re.compile(r"[.!?؟…][\"”’'»)\]]*\s*\Z")
_PLAIN_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_TWICE = re.compile(r"\b([^\W\d_]\w*(?:\W+\w+){0,3})\W+\1\b", re.IGNORECASE)  # words: 2.2 and 6 × 6 are none


def trust(pair: Pair) -> float:
    """From 0, no English, to 1, a person's words: the square of the model's mean chance of a token, lowered by what
    the checks doubt and by what keeps a sentence from standing alone.
    """
    english = pair.english
    if not english:
        return 0.0
    sure = _sure(pair)
    if begins_with_before(english) or (not _by_a_person(pair) and leans_back(pair.sentence.text)):
        sure *= _OPEN
    faults = (
        not _quotes_whole(english),
        bool(_END.search(pair.sentence.text)) and not _END.search(english),
        _TWICE.search(english),
        _has_no_word(english),
    )
    for broken in faults:
        if broken:
            sure *= _BROKEN
    return sure * min(1.0, _LONG / len(english.split())) ** 2


def _sure(pair: Pair) -> float:
    if _by_a_person(pair):
        return 1.0
    score = pair.draft.score if pair.draft is not None else 0.0
    asked = 0.5 if pair.state is State.SECOND_LOOK else 1.0
    return exp(2 * min(0.0, score)) * _LEVELS[pair.level] * asked


def _by_a_person(pair: Pair) -> bool:
    return pair.state in (State.EDITED, State.APPROVED)


def _has_no_word(english: str) -> bool:
    """Whether a word in small letters is none that the table of words has, whatever its end: "gher". The model
    spells now and then what it does not know; its score, a mean, hardly shows it."""
    return any((stem := english_stem(word)) and stem not in _stems() for word in _PLAIN_WORD.findall(english))


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    """All English stems of the table of words; takes a fifth of a second."""
    table = lexicon()
    entries = (table.get(stem) for stem in table)
    return frozenset(word for entry in entries if entry for word in (*entry.english, *entry.ratios))


def _quotes_whole(english: str) -> bool:
    return english.count('"') % 2 == 0 and english.count("“") == english.count("”")
