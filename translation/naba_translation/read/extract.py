"""What a format's reader hands on: the text of a document and what the format itself says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from naba_translation.article import Kind
    from naba_translation.errors import ReadError

_LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0B-\x1F\x7F-\x84\x86-\x9F\uD800-\uDFFF\uFFFE\uFFFF]")


class Refused(Exception):
    """A reader will not go on. It does not know the file's name, so it says which error is meant and why."""

    def __init__(self, error: type[ReadError], reason: str) -> None:
        super().__init__(reason)
        self.error = error
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Block:
    """A range of the text that stands by itself. `kind` is None where the format does not say what it is."""

    start: int  # code points
    end: int
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text. The fields after `blocks` are empty where the format does not tell."""

    extractor: str  # reader and version, such as "txt/1"
    text: str
    blocks: tuple[Block, ...]  # in order, not overlapping
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: date | None = None


def tidy(text: str) -> str:
    """Line ends as "\\n"; a space in place of each control character, and of what is no character at all.

    The length changes only where "\\r\\n" becomes "\\n".
    """
    return _NO_TEXT.sub(" ", _LINE_END.sub("\n", text))


def joined(pieces: Iterable[tuple[str, Kind | None]]) -> tuple[str, tuple[Block, ...]]:
    """Put pieces of text one under the other, a blank line between them; empty ones are left out."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece, kind in pieces:
        text = tidy(piece).strip()
        if text:
            texts.append(text)
            blocks.append(Block(at, at + len(text), kind))
            at += len(text) + 2
    return "\n\n".join(texts), tuple(blocks)
