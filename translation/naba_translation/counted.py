"""A number with its noun, as a reader is told it."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 sentence", "1,200 sentences"; `plural` where it is not the noun with an s."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
