"""What of an article is left to check, and what the checks' levels are called: the same words everywhere.

A sentence is to check while a check objects to its English and nobody has edited or approved it, or while a person
wants a second look at it. Its mark is "Check", or "Doubtful" where the English is probably wrong; both are to check.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from naba_translation.article import Kind, Level, Pair, State

LEVEL_WORDS = {Level.OK: "", Level.LOOK: "Check", Level.DOUBT: "Doubtful"}
"""What a level is called beside a sentence."""

COMPARED_WORDS = {Level.OK: "Agree", Level.LOOK: "Differ", Level.DOUBT: "Disagree"}
"""What it is called where two models' English of one sentence is compared."""

_SETTLED = (State.EDITED, State.APPROVED)


@dataclass(frozen=True, slots=True)
class Attention:
    """How many sentences want a reader's attention."""

    to_check: int = 0
    doubtful: int = 0  # of them
    settled: int = 0  # besides: those that a person edited or approved, to which a check objects all the same

    @property
    def words(self) -> str:
        """ "6 to check (2 doubtful)"; empty where there is none."""
        if not self.to_check:
            return ""
        return f"{self.to_check:,} to check" + (f" ({self.doubtful:,} doubtful)" if self.doubtful else "")


def is_to_check(pair: Pair) -> bool:
    """Whether a person should look at a sentence. What is not part of the article never is."""
    if pair.sentence.kind is Kind.FURNITURE or pair.state in _SETTLED:
        return False
    return pair.state is State.SECOND_LOOK or pair.level is not Level.OK


def attention(pairs: Iterable[Pair]) -> Attention:
    """What of these sentences is left to check."""
    to_check = doubtful = settled = 0
    for pair in pairs:
        if is_to_check(pair):
            to_check += 1
            doubtful += pair.level is Level.DOUBT
        elif pair.sentence.kind is not Kind.FURNITURE and pair.level is not Level.OK:
            settled += 1
    return Attention(to_check, doubtful, settled)
