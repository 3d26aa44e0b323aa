"""The text of a model card in blocks: what of Markdown says how something is to stand, and nothing that does anything.

The text is a stranger's. Every line of it comes out as words to be shown as they are: HTML stays letters, a link is
its words with its address in brackets, a picture is its description. Nothing is followed or loaded, and each line is
looked at once, so that no text takes long. The forms are those of GitHub's Markdown that model cards use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """How a piece of a line stands."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that stand alike."""

    words: str
    look: Look = Look.PLAIN


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 6."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, or an item of a list where it has a `mark`; `depth` 0 to 4 says how far it is moved in."""

    line: Line
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Letters:
    """Lines that stand as they were typed."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells each, the first with the headings."""

    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Words | Letters | Table

_DEEPEST = 4
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)")
_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)])\s+(\S.*)")
_FENCE = re.compile(r" {0,3}(```|~~~)[^`]*")
_RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
_DELIMITER = re.compile(r" *\|? *:?-+:? *(\| *:?-+:? *)*\|? *")
_QUOTE = re.compile(r" {0,3}((?:> ?)+)(.*)")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|__(?P<strong2>[^_]+)__"
    r"|!\[(?P<picture>[^\[\]]*)\]\([^()\s]*\)|\[(?P<link>[^\[\]]*)\]\((?P<address>[^()\s]*)\)"
)


def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a card. What is no form known here is a paragraph."""
    return tuple(_Reader(markdown.splitlines()).read())


class _Reader:
    """Takes one line after the other."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [line.replace("\t", "    ") for line in lines]
        self._at = 0
        self._open: list[str] = []  # lines of the paragraph or item that has not ended
        self._mark, self._depth = "", 0

    def read(self) -> Iterator[Block]:
        yield from self._front_matter()
        while self._at < len(self._lines):
            line = self._take()
            if _FENCE.fullmatch(line):
                yield from self._ended()
                yield Letters(tuple(self._until(line.strip()[:3])))
            elif found := _HEADING.fullmatch(line):
                yield from self._ended()
                yield Heading(len(found[1]), pieces(found[2].rstrip(" #")))
            elif self._open and not self._mark and _UNDERLINE.fullmatch(line):
                yield Heading(1 if "=" in line else 2, pieces(" ".join(self._open)))
                self._open = []
            elif not line.strip() or _RULE.fullmatch(line):
                yield from self._ended()
            elif "|" in line and self._is_delimiter_next():
                yield from self._ended()
                yield self._table(line)
            elif found := _ITEM.fullmatch(line):
                yield from self._ended()
                self._begin(found[3], found[2], len(found[1]) // 2)
            elif found := _QUOTE.fullmatch(line):
                if not self._open or self._mark or not self._depth:
                    yield from self._ended()
                    self._begin("", "", found[1].count(">"))
                self._open.append(found[2].strip())
            else:
                self._open.append(line.strip())
        yield from self._ended()

    def _front_matter(self) -> Iterator[Block]:
        """What cards of Hugging Face begin with: facts for programs, between two rules."""
        if (
            self._lines
            and self._lines[0].rstrip() == "---"
            and "---" in (line.rstrip() for line in self._lines[1:])
        ):
            self._at = 1
            yield Letters(tuple(self._until("---")))

    def _take(self) -> str:
        self._at += 1
        return self._lines[self._at - 1].rstrip()

    def _until(self, end: str) -> Iterator[str]:
        while self._at < len(self._lines) and not (line := self._take()).strip().startswith(end):
            yield line

    def _begin(self, words: str, mark: str, depth: int) -> None:
        self._open, self._mark, self._depth = [words], mark if mark[:1].isdigit() else mark and "•", depth

    def _ended(self) -> Iterator[Block]:
        if self._open:
            yield Words(pieces(" ".join(self._open).strip()), self._mark, min(self._depth, _DEEPEST))
        self._open, self._mark, self._depth = [], "", 0

    def _is_delimiter_next(self) -> bool:
        following = self._lines[self._at] if self._at < len(self._lines) else ""
        return "|" in following and "-" in following and _DELIMITER.fullmatch(following) is not None

    def _table(self, first: str) -> Table:
        rows = [_cells(first)]
        self._at += 1  # the delimiter
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            rows.append(_cells(self._take()))
        width = len(rows[0])
        return Table(tuple((*row[:width], *[()] * (width - len(row))) for row in rows))


def pieces(line: str) -> Line:
    """A line in pieces that stand alike."""
    found: list[Piece] = []
    end = 0
    for match in _INLINE.finditer(line):
        found.append(Piece(line[end : match.start()]))
        found.append(_piece(match))
        end = match.end()
    found.append(Piece(line[end:]))
    return tuple(piece for piece in found if piece.words)


def _piece(match: re.Match[str]) -> Piece:
    if code := match["code"]:
        return Piece(code, Look.CODE)
    if strong := match["strong"] or match["strong2"]:
        return Piece(strong, Look.STRONG)
    if match["picture"] is not None:
        return Piece(f"[picture: {match['picture']}]")
    words, address = match["link"], match["address"]
    return Piece(f"{words} ({address})" if address and words != address else words)


def _cells(line: str) -> tuple[Line, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(pieces(cell.strip().replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", inner))
