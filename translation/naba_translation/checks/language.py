"""A sentence in another language than Arabic: what stands beside it is no translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.neighbours import neighbour
from naba_translation.checks.scripts import foreign_script
from naba_translation.other_languages import LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View


def language(arabic: View, english: View) -> Iterator[Flag]:
    """Most of the letters are of another alphabet, or the words of another language in Arabic letters."""
    written = foreign_script(arabic.text)
    if written is not None:
        left = english.text.strip() == arabic.text.strip()
        end = "it was left as it is" if left else "do not trust the English"
        yield Flag(
            LANGUAGE,
            f"This is probably {written.language}, not Arabic: the model knows only Arabic; {end}.",
            Level.DOUBT,
            arabic=written.runs,
        )
        return
    found = neighbour(arabic)
    if found is not None:
        name = found.language or "another language in Arabic letters"
        yield Flag(
            LANGUAGE,
            f"This is probably {name}, not Arabic: the model knows only Arabic; do not trust the English.",
            Level.DOUBT,
            arabic=found.words,
        )
