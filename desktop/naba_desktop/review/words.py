"""What the window calls a sentence's state."""

from __future__ import annotations

from naba_translation.article import Kind, Level, Pair

LEVEL_WORDS = {Level.OK: "", Level.LOOK: "Check", Level.DOUBT: "Doubtful"}
EDITED = "Edited"


def needs_look(pair: Pair) -> bool:
    """Whether a person should look at it: a check found something, and nobody has edited it since."""
    return pair.level is not Level.OK and pair.edit is None and pair.sentence.kind is not Kind.FURNITURE


def level_word(pair: Pair) -> str:
    """One word for how far to trust it; empty where nothing was found. An edited one is the analyst's."""
    if pair.sentence.kind is Kind.FURNITURE:
        return ""
    return EDITED if pair.edit is not None else LEVEL_WORDS[pair.level]


def level_icon(pair: Pair) -> str:
    """The name of the icon that goes with the word; empty where there is none."""
    if pair.sentence.kind is Kind.FURNITURE:
        return ""
    if pair.edit is not None:
        return "edited"
    return "" if pair.level is Level.OK else pair.level.value
