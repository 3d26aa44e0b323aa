"""Arabic whose letters were stored as they are seen, from left to right: text copied out of old PDFs and terminals.

Nobody without Arabic can see it, and the engine makes confident nonsense of it. Ta marbuta and alef maqsura end words
and the article opens them, so a few words tell the direction.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from naba_translation.read.extract import Extract, joined
from naba_translation.read.visual_order import logical

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE = 20_000  # characters looked at
_WORD = re.compile(r"[^\W\d_]{3,}")
_AT_END, _AT_START = "ةى", "ال"  # no word begins with the first; some end in the second reversed ("مثلا")
_LEAST, _CERTAIN = 4, 2  # words that speak for the wrong direction, and those of them that leave no doubt
_TIMES = 3  # as many of them as of the others


def righted(extract: Extract) -> Extract:
    """The extract with the letters of every line in the order in which they are read; as it is where they are."""
    if not _is_reversed(extract.text[block.start : block.end] for block in extract.blocks):
        return extract
    pieces = [
        ("\n".join(map(_turned, extract.text[block.start : block.end].split("\n"))), block.kind)
        for block in extract.blocks
    ]
    text, blocks = joined(pieces)
    return Extract(
        f"{extract.extractor} (letters stood in reverse)",
        text,
        blocks,
        _turned(extract.title),
        extract.outlet,
        extract.byline,
        extract.published,
    )


def _is_reversed(texts: Iterable[str]) -> bool:
    """Whether far more words are spelt from their end than from their beginning."""
    wrong = certain = right = 0
    for word in _WORD.findall(unicodedata.normalize("NFKC", "\n".join(texts)[:_SAMPLE])):
        certain += word[0] in _AT_END
        wrong += word[0] in _AT_END or word.endswith(_AT_START[::-1])
        right += word[-1] in _AT_END or word.startswith(_AT_START)
    return certain >= _CERTAIN and wrong >= _LEAST and wrong > _TIMES * right


def _turned(line: str) -> str:
    return logical(list(reversed(line)), ltr=False)
