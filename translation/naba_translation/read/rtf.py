"""Rich Text Format: striprtf resolves groups, code pages and Unicode escapes; the rest is a plain text."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from naba_translation.read.extract import Extract, tidy
from naba_translation.read.text import split_lines

VERSION = "rtf/1"


def read(data: bytes) -> Extract:
    """The document's text, one block a paragraph."""
    plain: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    text = tidy(plain).strip()
    return Extract(VERSION, text, split_lines(text))
