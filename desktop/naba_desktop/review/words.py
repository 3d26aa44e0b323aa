"""What the window calls a sentence's state, and its level of trust: a shape and a word for each."""

from __future__ import annotations

from naba_translation.article import Kind, Level, Pair, State
from naba_translation.attention import LEVEL_WORDS

STATE_WORDS = {
    State.MACHINE: "Machine",
    State.EDITED: "Edited",
    State.APPROVED: "Approved",
    State.SECOND_LOOK: "Second look",
}
REMEMBERED = "Memory"
_ICONS = {
    State.MACHINE: "machine",
    State.EDITED: "edited",
    State.APPROVED: "approve",
    State.SECOND_LOOK: "second_look",
}
LONGEST_WORD = max((*STATE_WORDS.values(), REMEMBERED, *LEVEL_WORDS.values()), key=len)


def signs(pair: Pair) -> tuple[tuple[str, str], ...]:
    """What is shown of a sentence beside its text, the first line first: the name of an icon and a word.

    A machine's sentence has its state only where the checks found nothing, else what they found; a human's has
    its state, and below it what the checks found in it, unless it was approved in spite of that.
    """
    if pair.sentence.kind is Kind.FURNITURE or not pair.english:
        return ()
    found = () if pair.level is Level.OK else ((pair.level.value, LEVEL_WORDS[pair.level]),)
    match pair.state:
        case State.MACHINE:
            return found or (state_sign(pair),)
        case State.APPROVED:
            return (state_sign(pair),)
        case _:
            return (state_sign(pair), *found)


def state_sign(pair: Pair) -> tuple[str, str]:
    """The icon and the word of a sentence's state; the memory's words have their own."""
    if pair.state is State.EDITED and pair.edit is not None and pair.edit.origin:
        return "memory", REMEMBERED
    return _ICONS[pair.state], STATE_WORDS[pair.state]
