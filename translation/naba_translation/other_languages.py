"""What to say of an article that is not Arabic. Apart from the check that finds it, which the window loads late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from naba_translation.article import Pair

LANGUAGE = "language"
"""The check's name (checks/language.py)."""


def in_other_languages(pairs: Iterable[Pair]) -> int:
    """How many sentences the check found to be in another language."""
    return sum(any(flag.check == LANGUAGE for flag in pair.flags) for pair in pairs)


def warning(pairs: Sequence[Pair]) -> str:
    """What to say of an article most of which the check found to be in other languages; empty for any other."""
    checked = [pair for pair in pairs if pair.draft is not None]
    if 2 * in_other_languages(checked) <= len(checked):
        return ""
    return (
        "Most of this text is probably not Arabic, and the model knows only Arabic: do not trust the English."
    )
