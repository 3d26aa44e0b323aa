"""Licences in words, for people who are not lawyers."""

from __future__ import annotations

import re
from pathlib import Path

UNKNOWN = "unknown"
_CARD_LINE = re.compile(r"^licen[sc]e:\s*['\"]?([\w.+-]+)['\"]?\s*$", re.IGNORECASE | re.MULTILINE)
_CARD_BYTES = 100_000
_FREE = re.compile(r"apache|mit\b|bsd|cc0|cc-by-[0-9]|cc-by-sa|mpl", re.IGNORECASE)
_NOT_COMMERCIAL = re.compile(r"(^|[^a-z])nc([^a-z]|$)|non-?commercial", re.IGNORECASE)


def in_words(licence: str) -> str:
    """What a licence lets one do with the model, as far as its name tells.

    >>> in_words("CC-BY-NC-4.0")
    'CC-BY-NC-4.0: for non-commercial use only'
    """
    if not licence or licence.lower() in (UNKNOWN, "other"):
        return "licence unknown: ask whoever gave you the model what you may do with it"
    if _NOT_COMMERCIAL.search(licence):
        return f"{licence}: for non-commercial use only"
    if _FREE.search(licence):
        return licence
    return f"{licence}: read its text before you rely on it"


def of_card(folder: Path) -> str:
    """The licence that a model card (README.md) names in its first lines; "unknown" where it names none."""
    card = folder / "README.md"
    if not card.is_file():
        return UNKNOWN
    with card.open("rb") as file:
        text = file.read(_CARD_BYTES).decode("utf-8", "replace")
    found = _CARD_LINE.search(text)
    return found.group(1) if found else UNKNOWN
