"""The words of a reason: one line, readable by someone who knows no Arabic."""

from __future__ import annotations

_LONGEST = 60  # characters of a quoted piece: a reason is one line in a table and in a margin


def quoted(text: str) -> str:
    """A piece of the sentence inside a reason: cut at a word where it is long, kept in its own direction.

    The isolates (U+2068, U+2069; Unicode Standard Annex 9) keep Arabic from reordering the English around it.
    """
    if len(text) > _LONGEST:
        text = text[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST] + "…"
    return f"\u2068{text}\u2069"
