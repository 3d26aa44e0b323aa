"""A run of English words that no Arabic word explains: what an engine made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.checks.evidence import English

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.checks.view import Token, View

_FEWEST = 5  # words of content more than those that pull the other way
_EXPLAINED = 1.5  # what an explained word takes off the run


def added(arabic: View, english: View) -> tuple[int, int] | None:
    """Where the longest such run stands in `english.clean.text`; None where none is long enough. Asked only where
    the English is long for its Arabic: other words for the same thing are unexplained too."""
    said = English(english)
    tuple(said.heard(arabic.tokens, said.words(arabic)))
    return _longest(said.explained())


def _longest(words: Sequence[tuple[Token, bool]]) -> tuple[int, int] | None:
    """The heaviest run (Kadane's algorithm), from its first to its last unexplained word."""
    best, where, run, start = 0.0, None, 0.0, 0
    for token, explained in words:
        if run == 0.0:
            start = token.start
        run = max(0.0, run - _EXPLAINED if explained else run + 1)
        if run > best:
            best, where = run, (start, token.end)
    return where if best >= _FEWEST else None
