"""Which lines of the parallel text are kept from the table of words, so that the check that looks words up in it
can be weighed and measured on sentences it has never seen: a fifth of the sources that are most like news."""

from __future__ import annotations

import hashlib
import re

_SOURCES = re.compile(r"^written$|tico19|mtgeneval|xquad-context|nmt_arabic")
PARTS = 2
"""Each is measured by the weights that were fitted on the others (evidence.py)."""


def is_held_back(english: str, source: str) -> bool:
    return part(english) < PARTS and _SOURCES.search(source) is not None


def part(english: str) -> int:
    """0 to 9, of any English line."""
    return hashlib.md5(english.encode(), usedforsecurity=False).digest()[0] % 10
