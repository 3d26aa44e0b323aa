"""What kind of file some bytes are: by their beginning, and by the name only where that cannot tell."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """A kind of file a reader exists for."""

    TEXT = "txt"


SUFFIXES = frozenset({".txt", ".md", ".text"})
"""Names `discover` takes from a folder."""

_BINARY_SUFFIX = {
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls, .ppt): save it as .docx",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Unreadable(Exception):
    """No reader for these bytes; the message says what they are."""


def detect(data: bytes) -> Format:
    """The format of a file. Raises Unreadable with what it is, where no reader takes it."""
    for magic, what in _BINARY_SUFFIX.items():
        if data.startswith(magic):
            raise Unreadable(what)
    return Format.TEXT
