"""Foreign text as the window draws it, and the way from the core's offsets to Qt's.

What is hidden in it is made visible as on paper (`naba_translation.display`); text is drawn as plain text
everywhere, so tags of HTML are just letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from naba_translation.article import Span
from naba_translation.display import WEIGHTLESS, code_point, is_hidden, visible, visible_reason

_LAID_OUT = {"\t": " ", "\n": "\u2028", **dict.fromkeys(WEIGHTLESS, "")}  # U+2028: a new line inside a cell
_FSI, _PDI = "\u2068", "\u2069"
_FIRST_ASTRAL = "\U00010000"


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is drawn. `offsets`: where each code point of the original, and its end, stands in `text`
    in UTF-16 units; None where they are the same."""

    text: str
    offsets: tuple[int, ...] | None

    def utf16(self, span: Span) -> tuple[int, int]:
        """Start and length, in UTF-16 units of `text`, of a span in code points of the original."""
        start, end = span
        if self.offsets is None:
            return start, end - start
        return self.offsets[start], self.offsets[end] - self.offsets[start]

    def code_point(self, place: int) -> int:
        """The code point of the original that is drawn at a place in UTF-16 units of `text`."""
        return place if self.offsets is None else max(0, bisect_right(self.offsets, place) - 1)


def shown(text: str) -> Shown:
    """`text` with hidden characters made visible."""
    if text.isprintable() and (not text or max(text) < _FIRST_ASTRAL):
        return Shown(text, None)
    pieces = [_piece(character) for character in text]
    lengths = (sum(2 if character >= _FIRST_ASTRAL else 1 for character in piece) for piece in pieces)
    return Shown("".join(pieces), (0, *accumulate(lengths)))


def one_line(text: str) -> str:
    """A name, title or path for one line of the window: hidden characters visible, no line breaks."""
    return visible(text).strip()


def tip(text: str) -> str:
    """The same for a tool tip, where Qt takes for HTML what looks like it and has no switch against that: the text
    is given as HTML in which every sign stands for itself."""
    line = one_line(text)
    return f"<span>{escape(line)}</span>" if line else ""


def tip_of_reasons(reasons: Iterable[str]) -> str:
    """Why a sentence is doubted, one reason a line, as a tool tip; what a reason quotes stays kept apart."""
    return f"<span>{'<br>'.join(escape(visible_reason(reason)) for reason in reasons)}</span>"


def isolated(parts: Iterable[str], *, separator: str) -> str:
    """Foreign strings side by side, each keeping its own direction to itself."""
    return separator.join(f"{_FSI}{one_line(part)}{_PDI}" for part in parts if part.strip())


def _piece(character: str) -> str:
    if character in _LAID_OUT:
        return _LAID_OUT[character]
    return code_point(character) if is_hidden(character) else character
