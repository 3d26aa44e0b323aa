"""Alphabets that are neither Arabic nor Latin: which one most of a sentence is written in.

Latin letters are left out: names, brands and whole captions in English stand in Arabic articles, and a reader of the
English reads them. By blocks of the Unicode Standard.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from naba_translation.article import Span

_BLOCKS = (
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Russian or another language in Cyrillic letters", "\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f"),
    ("Armenian", "\u0531-\u058f"),
    ("Hebrew", "\u0591-\u05f4\ufb1d-\ufb4f"),
    ("Syriac", "\u0700-\u074f"),
    ("Hindi or another language in Devanagari letters", "\u0900-\u097f"),
    ("Bengali", "\u0980-\u09ff"),
    ("another language of India", "\u0a00-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Georgian", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("Amharic or another language in Ethiopic letters", "\u1200-\u139f"),
    ("Tamazight", "\u2d30-\u2d7f"),
    ("Japanese", "\u3041-\u30ff"),
    ("Chinese", "\u3400-\u4dbf\u4e00-\u9fff"),
    ("Korean", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
)
_NAMES = tuple(name for name, _ in _BLOCKS)
_ANY = re.compile(f"[{''.join(block for _, block in _BLOCKS)}]")
_RUNS = re.compile("|".join(f"([{block}]+)" for _, block in _BLOCKS))
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = {"Japanese": 2, "Chinese": 3, "Korean": 2}
"""Letters of an alphabet that one sign is worth: 中国 is a word."""
_SHORTEST_RUN = 2  # a single letter is a sign: α, Ω, π
_LEAST = 5  # letters: ТАСС, an agency's name in a byline, is no sentence


class Written(NamedTuple):
    """What most of a sentence is written in."""

    language: str
    runs: tuple[Span, ...]  # where, in the text


def foreign_script(text: str) -> Written | None:
    """The commonest other alphabet of a text more than half of whose letters are of such ones; None elsewhere."""
    if text.isascii() or _ANY.search(text) is None:
        return None
    weights: dict[str, int] = {}
    runs: list[Span] = []
    signs = 0
    for match in _RUNS.finditer(text):
        name = _NAMES[(match.lastindex or 1) - 1]
        length = match.end() - match.start()
        signs += len(_LETTER.findall(match[0]))
        worth = _WIDE.get(name, 1)
        if length >= _SHORTEST_RUN or worth > 1:
            weights[name] = weights.get(name, 0) + length * worth
            runs.append(match.span())
    weight = sum(weights.values())
    others = len(_LETTER.findall(text)) - signs
    if weight < _LEAST or weight <= others:
        return None
    if "Japanese" in weights:  # which has Chinese signs among its own
        return Written("Japanese", tuple(runs))
    return Written(max(weights, key=weights.__getitem__), tuple(runs))
