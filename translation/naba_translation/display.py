"""Text as it may be shown: what would act on the reader's screen unseen is made visible.

Offsets and the stored text are never changed; this is the copy that goes onto the page. Controls that turn
the reading order (CVE-2021-42574), other control characters, lone surrogates and unassigned code points come
out as "[U+202E]". What Arabic needs is kept: joiners, plain direction marks, the signs of number and verse.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from naba_translation.article import Span

_KEPT = frozenset("\u200c\u200d\u200e\u200f\u061c\u06dd\u08e2" + "".join(map(chr, range(0x600, 0x606))))
WEIGHTLESS = "\u200b\u2060\ufeff\u00ad"
"""Left over from web pages, without width or effect: not shown at all."""
_DROPPED = dict.fromkeys(map(ord, WEIGHTLESS))
_WITHOUT_SHAPE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs"))
_WHITE = re.compile(r"\s+")
_QUOTED = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of shown text."""

    text: str
    marked: bool = False  # a flag points here


def visible(text: str) -> str:
    """`text` on one line, with nothing hidden in it."""
    line = _WHITE.sub(" ", text.translate(_DROPPED))
    if line.isascii() and line.isprintable():
        return line
    return "".join(code_point(char) if is_hidden(char) else char for char in line)


def visible_reason(text: str) -> str:
    """As `visible`, for our own sentences: a quotation they keep apart with FSI and PDI stays kept apart."""
    parts = [visible(part) for part in _QUOTED.split(text)]
    parts[1::2] = [f"\u2068{quotation}\u2069" for quotation in parts[1::2]]
    return "".join(parts)


def code_point(char: str) -> str:
    """A character by its number, for where it cannot be shown: "[U+202E]"."""
    return f"[U+{ord(char):04X}]"


def runs(text: str, spans: Sequence[Span]) -> tuple[Run, ...]:
    """`text` cut into marked and unmarked runs, ready to show.

    Marks are widened to whole words, because a cut inside an Arabic word would break its joined letters.
    Spans may overlap and may lie outside the text.
    """
    marked = [False] * len(text)
    for start, end in spans:
        first, last = max(start, 0), min(end, len(text))
        if first >= last:
            continue
        while first > 0 and _in_word(text[first]) and _in_word(text[first - 1]):
            first -= 1
        while last < len(text) and _in_word(text[last - 1]) and _in_word(text[last]):
            last += 1
        marked[first:last] = [True] * (last - first)
    cuts = [0, *(i for i in range(1, len(text)) if marked[i] != marked[i - 1]), len(text)]
    pieces = ((visible(text[a:b]), marked[a]) for a, b in pairwise(cuts) if a < b)
    return tuple(Run(shown, mark) for shown, mark in pieces if shown)


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter of `text` is of a right-to-left script: so plain text viewers decide."""
    classes = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in classes if kind in ("L", "R", "AL")), "L") in _RIGHT_TO_LEFT


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` is of a right-to-left script."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def is_hidden(char: str) -> bool:
    """Whether a character has no shape of its own, and Arabic does not need it."""
    return char not in _KEPT and unicodedata.category(char) in _WITHOUT_SHAPE


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
