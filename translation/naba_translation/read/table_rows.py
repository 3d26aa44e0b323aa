"""A row of a table is one line, its cells parted by bars: "حلب | 250 | 270". A cell alone tells nothing, and as a
sentence of its own it cannot be translated well.

Only rows that are a table's: pages and letterheads are laid out with tables too, and their cells hold paragraphs. Of
seven rows that were tried the default model kept the bars in all; with tabs a heading lost a cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from naba_translation.article import Kind
from naba_translation.read.dates import find_date
from naba_translation.read.figures import figure

BETWEEN = " | "
_EMPTY = "-"
_LONGEST = 15  # words of a cell; a longer one is a paragraph


class Place(NamedTuple):
    """Where in a table a paragraph stands."""

    row: int  # of all tables of the document, from 1; of the innermost where tables lie in each other
    cell: int  # of its row, from 1


class Piece(NamedTuple):
    """A paragraph."""

    text: str
    kind: Kind | None = None
    place: Place | None = None  # None: in no table


class Tables:
    """Where in its tables a document is being read; they may lie in each other."""

    def __init__(self) -> None:
        self._open: list[Place] = []
        self._rows = 0

    @property
    def place(self) -> Place | None:
        """Of the paragraph that ends here; None outside of tables."""
        return self._open[-1] if self._open else None

    def row(self, *, begins: bool) -> None:
        """A row begins or ends."""
        if begins:
            self._rows += 1
            self._open.append(Place(self._rows, 0))
        elif self._open:
            self._open.pop()

    def cell(self) -> None:
        """A cell begins."""
        if self._open:
            row, cell = self._open.pop()
            self._open.append(Place(row, cell + 1))


def is_row(text: str) -> bool:
    """Whether a line is a row of a table, as `as_line` writes it: it tells nothing without those above it."""
    return BETWEEN in text


def rows_joined(pieces: Iterable[Piece]) -> Iterator[tuple[str, Kind | None]]:
    """The paragraphs in order with their kinds; those of a row that is a table's as one, which is body."""
    for row, some in groupby(pieces, key=lambda piece: piece.place.row if piece.place else 0):
        if not row:
            yield from ((piece.text, piece.kind) for piece in some)
            continue
        cells = list(some)
        line = None
        if all(piece.kind in (None, Kind.BODY) for piece in cells):
            line = as_line([(piece.place.cell, piece.text) for piece in cells if piece.place])
        if line is not None:
            yield line, Kind.BODY
        else:
            yield from ((piece.text, piece.kind or figure(piece.text)) for piece in cells)


def as_line(cells: Iterable[tuple[int, str]]) -> str | None:
    """The cells of one row, each with its number and its text, as a line; a dash for one left empty among them.

    None where they are no row of a table: a single one, one with several paragraphs or a long one; nor is a label with
    a whole date, which in a letterhead tells when it was written.
    """
    told = [(number, " ".join(text.split())) for number, text in cells if text.strip()]
    numbers = [number for number, _ in told]
    if len(told) < 2 or len(set(numbers)) < len(numbers):
        return None
    if any(len(text.split()) > _LONGEST for _, text in told):
        return None
    if len(told) == 2 and any(find_date(text) is not None for _, text in told):
        return None
    by_number = dict(told)
    return BETWEEN.join(by_number.get(number, _EMPTY) for number in range(numbers[0], numbers[-1] + 1))
