"""Plain text and Markdown."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from naba_translation.article import Kind
from naba_translation.read.chat import chat
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Block, Extract, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "txt/1"
_BULLET = re.compile(r"\s*(?:[-*•▪■–—]|\d{1,2}[.)-])\s")
_SAMPLE = 2000  # lines looked at to judge how they were broken
_HEADING = re.compile(r"#{1,6}[ \t]+(?=[^\s#])")
_STOPPED = re.compile(r"[.!؟?:؛…][\"'”’»)\]]*\s*\Z")


def read(data: bytes) -> Extract | None:
    """One block a line, or a block between blank lines where lines were broken to a width; None: no text."""
    decoded = decode(data)
    if decoded is None:
        return None
    text = tidy(decoded.text).removeprefix("\ufeff")
    if found := chat(text):
        return found
    repair = f" ({decoded.repaired})" if decoded.repaired else ""
    return Extract(VERSION + repair, text, split_lines(text))


def split_lines(text: str, *, wrapped: bool | None = None) -> tuple[Block, ...]:
    """The blocks of a text with "\\n" line ends; a Markdown heading is known by its "#", left out of it.

    `wrapped`: lines go on until a blank one; None to judge by their lengths if they were broken so.
    """
    lines = list(_lines(text))
    width = 0 if wrapped else _wrap_width([text[start:end] for start, end in lines])
    blocks: list[Block] = []
    begin: int | None = None
    for (start, end), following in zip(lines, [*lines[1:], None], strict=True):
        line, after = text[start:end], text[slice(*following)] if following else ""
        if not line.strip():
            continue
        begin = start if begin is None else begin
        if (
            (wrapped or (width and _is_full(line, after, width)))
            and after.strip()
            and not _BULLET.match(after)
        ):
            continue
        mark = _HEADING.match(text, begin, end)
        kind = None if mark is None else Kind.HEADING if blocks else Kind.TITLE
        blocks.append(Block(mark.end() if mark else begin, end, kind))
        begin = None
    return tuple(blocks)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _wrap_width(lines: list[str]) -> int:
    """The width at which lines were broken, as mail programs and old sites do; 0 where a line is a paragraph.

    Broken lines are the common case, are as long as the next word lets them be, and end in mid-sentence.
    """
    filled = [line.rstrip() for line in lines[:_SAMPLE] if line.strip()]
    if len(filled) < 4:
        return 0
    width = sorted(map(len, filled))[int(len(filled) * 0.85)]
    pairs = list(pairwise(lines[:_SAMPLE]))
    full = [line for line, after in pairs if line.strip() and after.strip() and _is_full(line, after, width)]
    open_ended = sum(not _STOPPED.search(line) for line in full)
    broken = 40 <= width <= 130 and len(full) > 0.4 * len(filled) and open_ended > 0.6 * len(full)
    return width if broken else 0


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    word = after.split(maxsplit=1)
    return bool(word) and len(line.rstrip()) + 1 + len(word[0]) >= width
