"""Plain text and Markdown."""

from __future__ import annotations

import re
from statistics import median

from naba_translation.article import Kind
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Block, Extract, tidy

VERSION = "txt/1"
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=[^\s#])")
_STOPPED = re.compile(r"[.!؟?:؛…][\"'”’»)\]]*\s*\Z")


def read(data: bytes) -> Extract | None:
    """One block a line, or a block between blank lines where lines were broken to a width; None: no text."""
    decoded = decode(data)
    if decoded is None:
        return None
    text = tidy(decoded.text).removeprefix("\ufeff")
    repair = f" ({decoded.repaired})" if decoded.repaired else ""
    return Extract(VERSION + repair, text, split_lines(text))


def split_lines(text: str, *, wrapped: bool | None = None) -> tuple[Block, ...]:
    """The blocks of a text with "\\n" line ends; a Markdown heading is known by its "#", left out of it.

    `wrapped`: whether its lines were broken at a width; None to judge by their lengths.
    """
    pattern = _BLANK_LINES if (_is_wrapped(text) if wrapped is None else wrapped) else re.compile("\n")
    blocks: list[Block] = []
    start = 0
    for found in [*pattern.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].strip():
            mark = _HEADING.match(text, start, end)
            kind = None if mark is None else Kind.HEADING if blocks else Kind.TITLE
            blocks.append(Block(mark.end() if mark else start, end, kind))
        start = found.end() if found else end
    return tuple(blocks)


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken at a width, as mail programs do: even lines that end in mid-sentence."""
    groups = [group.split("\n") for group in _BLANK_LINES.split(text[:200_000])]
    inner = [line for lines in groups for line in lines[:-1] if line.strip()]
    if len(inner) < 4 or len(inner) < len(groups) // 2:
        return False
    widths = [len(line) for line in inner]
    middle = median(widths)
    even = sum(abs(width - middle) <= 12 for width in widths)
    open_ended = sum(not _STOPPED.search(line) for line in inner)
    return 35 <= middle <= 120 and even > 0.7 * len(inner) and open_ended > 0.6 * len(inner)
