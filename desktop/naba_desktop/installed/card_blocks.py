"""Reads the Markdown of a model card into blocks that say how the text is to look, and nothing else.

The text is a stranger's, so whatever it holds comes out as words to be shown as they are: HTML stays as typed, a link
becomes its words with the address in brackets, a picture its description. Nothing is followed or loaded. Each line is
looked at once, so that no text takes long. The forms are those of GitHub's Markdown that model cards use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """How the letters of a span look."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """Text within a line that looks alike."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 6."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list where it has a `mark`; it is indented by `depth` steps, 0 to 4."""

    line: Line
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines that are shown as they were typed."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same number of cells; the first holds the headings."""

    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Paragraph | Verbatim | Table

_DEEPEST = 4
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)")
_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)])\s+(\S.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
_DELIMITER = re.compile(r" *\|? *:?-+:? *(\| *:?-+:? *)*\|? *")
_QUOTE = re.compile(r" {0,3}((?:> ?)+)(.*)")
_INLINE = re.compile(
    r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|__(?P<strong2>[^_]+)__"
    r"|!\[(?P<picture>[^\[\]]*)\]\([^()\s]*\)|\[(?P<link>[^\[\]]*)\]\((?P<address>[^()\s]*)\)"
)


def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a card. Whatever has no form known here is a paragraph."""
    return tuple(_Reader(markdown.splitlines()).read())


class _Reader:
    """Goes through the lines once."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [line.replace("\t", "    ").rstrip() for line in lines]
        self._at = 0
        self._begin([])

    def read(self) -> Iterator[Block]:
        yield from self._front_matter()
        while self._at < len(self._lines):
            line = self._take()
            if found := _FENCE.fullmatch(line):
                yield from self._ended()
                yield Verbatim(tuple(self._until(found[1])))
            elif found := _HEADING.fullmatch(line):
                yield from self._ended()
                yield Heading(len(found[1]), spans(found[2].rstrip(" #")))
            elif self._open and not self._mark and _UNDERLINE.fullmatch(line):
                yield Heading(1 if "=" in line else 2, spans(" ".join(self._open)))
                self._begin([])
            elif not line.strip() or _RULE.fullmatch(line):
                yield from self._ended()
            elif "|" in line and self._is_delimiter_next():
                yield from self._ended()
                yield self._table(line)
            elif found := _ITEM.fullmatch(line):
                yield from self._ended()
                self._begin([found[3]], mark=found[2], depth=len(found[1]) // 2)
            elif found := _QUOTE.fullmatch(line):
                if not self._open or self._mark or not self._depth:
                    yield from self._ended()
                    self._begin([], depth=found[1].count(">"))
                self._open.append(found[2].strip())
            else:
                self._open.append(line.strip())
        yield from self._ended()

    def _front_matter(self) -> Iterator[Block]:
        """What cards of Hugging Face begin with: facts for programs, between two lines of three dashes."""
        if self._lines[:1] == ["---"] and "---" in self._lines[1:]:
            self._at = 1
            yield Verbatim(tuple(self._until("---")))

    def _take(self) -> str:
        self._at += 1
        return self._lines[self._at - 1]

    def _until(self, fence: str) -> Iterator[str]:
        """The lines up to one that has nothing but the fence, or a longer one; up to the end if there is none."""
        while self._at < len(self._lines):
            line = self._take()
            if line.lstrip().startswith(fence) and not line.strip(" " + fence[0]):
                return
            yield line

    def _begin(self, lines: list[str], *, mark: str = "", depth: int = 0) -> None:
        """From here on lines are gathered for a paragraph or item, which these begin."""
        self._open, self._depth = lines, depth
        self._mark = mark if mark[:1].isdigit() else mark and "•"

    def _ended(self) -> Iterator[Block]:
        if self._open:
            yield Paragraph(spans(" ".join(self._open).strip()), self._mark, min(self._depth, _DEEPEST))
        self._begin([])

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


def spans(line: str) -> Line:
    """A line, taken apart where its look changes."""
    found: list[Span] = []
    end = 0
    for match in _INLINE.finditer(line):
        found.append(Span(line[end : match.start()]))
        found.append(_span(match))
        end = match.end()
    found.append(Span(line[end:]))
    return tuple(span for span in found if span.text)


def _span(match: re.Match[str]) -> Span:
    if code := match["code"]:
        return Span(code, Style.CODE)
    if strong := match["strong"] or match["strong2"]:
        return Span(strong, Style.STRONG)
    if match["picture"] is not None:
        return Span(f"[picture: {match['picture']}]")
    words, address = match["link"], match["address"]
    return Span(f"{words} ({address})" if address and words != address else words)


def _cells(line: str) -> tuple[Line, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(spans(cell.strip().replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", inner))
