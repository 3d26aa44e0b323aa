"""Foreign text made safe to look at.

Documents and file names come from strangers. Characters that turn the reading direction around or that
cannot be seen are shown as tags such as ⟦RLO⟧ (CVE-2021-42574); marks that Arabic needs (LRM, RLM, ALM, ZWJ,
ZWNJ) stay as they are. Text is drawn as plain text everywhere, so tags of HTML are just letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from naba_translation.article import Span

_NAMES = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u200b": "ZWSP",
    "\ufeff": "BOM",
    "\t": " ",
    "\n": "\u2028",  # a new line inside a cell
}
_SPECIAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_FSI, _PDI = "\u2068", "\u2069"
_ISOLATED = re.compile(f"{_FSI}([^{_FSI}{_PDI}]*){_PDI}")
_FIRST_ASTRAL = "\U00010000"


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is drawn, with the way from the original's offsets to Qt's."""

    text: str
    offsets: (
        tuple[int, ...] | None
    )  # UTF-16 offset in `text` of each original code point, and of the end; None: same

    def utf16(self, span: Span) -> tuple[int, int]:
        """Start and length, in UTF-16 units of `text`, of a span in code points of the original."""
        start, end = span
        if self.offsets is None:
            return start, end - start
        return self.offsets[start], self.offsets[end] - self.offsets[start]


def shown(text: str) -> Shown:
    """`text` with hidden characters made visible."""
    plain = _SPECIAL.search(text) is None
    if plain and (not text or max(text) < _FIRST_ASTRAL):
        return Shown(text, None)
    pieces = [_visible(character) if _SPECIAL.match(character) else character for character in text]
    lengths = (sum(2 if character >= _FIRST_ASTRAL else 1 for character in piece) for piece in pieces)
    return Shown("".join(pieces), (0, *accumulate(lengths)))


def one_line(text: str) -> str:
    """A name, title or path for one line of the window: hidden characters visible, no line breaks."""
    return " ".join(shown(text).text.split())


def isolated(parts: Iterable[str], *, separator: str) -> str:
    """Foreign strings side by side, each keeping its own direction to itself."""
    return separator.join(f"{_FSI}{one_line(part)}{_PDI}" for part in parts if part.strip())


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter of `text` is of a right-to-left script."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def own_words(text: str) -> str:
    """A line of the program's own in which foreign pieces stand between FSI and PDI, as `isolated` puts them.

    Those that enclose a piece stay; every other hidden character is made visible.
    """
    pieces = _ISOLATED.split(text)  # what lies between is at the odd places
    return "".join(
        f"{_FSI}{one_line(piece)}{_PDI}" if place % 2 else shown(piece).text
        for place, piece in enumerate(pieces)
    )


def _visible(character: str) -> str:
    name = _NAMES.get(character)
    if name is None:
        return f"⟦U+{ord(character):04X}⟧"
    return name if not name.isalpha() else f"⟦{name}⟧"
