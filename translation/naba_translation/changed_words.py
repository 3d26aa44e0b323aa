"""Which words of a text are others than in an earlier version of it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from naba_translation.article import Span


def changed_words(old: str, new: str) -> tuple[Span, ...]:
    """Where `new` has words that `old` has not in that place; code points of `new`, neighbours as one."""
    before, words = old.split(), list(re.finditer(r"\S+", new))
    same = SequenceMatcher(None, before, [word.group() for word in words], autojunk=False)
    return tuple(
        (words[start].start(), words[end - 1].end())
        for what, _, _, start, end in same.get_opcodes()
        if what in ("replace", "insert")
    )
