"""What did not become English: Arabic letters left standing, the engine's sign for "no piece for this"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

NAME = "untranslated"
_ARABIC_RUN = re.compile(
    r"[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+(?:\s+[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+)*"
)
_UNKNOWN = re.compile(r"⁇|<unk>|\ufffd|▁")
_UNKNOWN_ASCII = "<unk>"


def untranslated(arabic: View, english: View) -> Iterator[Flag]:
    """Empty English for Arabic with words; Arabic script in the English; unknown pieces."""
    if not english.tokens:
        if any(token.kind in ("arabic", "number", "latin") for token in arabic.tokens):
            yield Flag(NAME, "There is no English for this sentence.", Level.DOUBT)
        return
    runs = [] if english.text.isascii() else _arabic_runs(english.text)
    if runs:
        left = ", ".join(quoted(match.group()) for match in runs[:3])
        yield Flag(
            NAME,
            f"Arabic was left in the English: {left}.",
            Level.DOUBT,
            english=tuple(match.span() for match in runs),
        )
    if english.text.isascii() and _UNKNOWN_ASCII not in english.text:
        return
    unknown = tuple(match.span() for match in _UNKNOWN.finditer(english.text))
    if unknown:
        yield Flag(
            NAME,
            "The engine did not know a piece of the Arabic and left a hole (⁇) in the English.",
            Level.DOUBT,
            english=unknown,
        )


def _arabic_runs(text: str) -> list[re.Match[str]]:
    return [match for match in _ARABIC_RUN.finditer(text) if any(c.isalpha() for c in match.group())]
