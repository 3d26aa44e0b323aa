"""Tables as text (RFC 4180 and what Excel makes of it): posts collected from a network, a row each.

The cells that are Arabic are the text. What else a row has, when and by whom it was written, stands before it, folded.
"""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING

from naba_translation.article import Kind
from naba_translation.normalise import has_arabic
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Extract, joined, tidy
from naba_translation.read.text import read as read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "csv/1"
_DELIMITERS = ",;\t|"
_SAMPLE = 50  # rows that tell the delimiter
_SHARE = 0.5  # of a column's filled cells that have Arabic, where it is one of text


def read(data: bytes) -> Extract | None:
    """A block for each Arabic cell of the columns that are mostly Arabic; a plain text where there is no table.

    None: the bytes are no text.
    """
    decoded = decode(data)
    if decoded is None:
        return None
    text = tidy(decoded.text).removeprefix("\ufeff")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a cell may hold a whole report
    delimiter = _delimiter(text)
    if not delimiter:
        return read_text(data)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(row)]
    columns = _of_text(rows)
    if not columns:
        return read_text(data)
    whole, blocks = joined(piece for row in rows for piece in _pieces(row, columns))
    return Extract(VERSION, whole, blocks)


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that gives the most rows as many cells as the first one, two or more; or ""."""

    def fitting(sign: str) -> int:
        reader = csv.reader(io.StringIO(text), delimiter=sign)
        rows = list(islice(filter(any, reader), _SAMPLE))  # ends written twice leave empty ones between
        width = len(rows[0]) if rows else 0
        alike = sum(len(row) == width for row in rows)
        return alike if width > 1 and alike > 1 and alike > 0.8 * len(rows) else 0

    best = max(_DELIMITERS, key=fitting)
    return best if fitting(best) else ""


def _of_text(rows: list[list[str]]) -> frozenset[int]:
    """The columns in which most filled cells have Arabic, the heading left out."""
    found = set()
    for column in range(max(map(len, rows))):
        cells = [row[column] for row in rows[1:] if column < len(row) and row[column].strip()]
        if cells and sum(map(has_arabic, cells)) > _SHARE * len(cells):
            found.add(column)
    return frozenset(found)


def _pieces(row: list[str], columns: frozenset[int]) -> Iterator[tuple[str, Kind | None]]:
    said = [cell for column, cell in enumerate(row) if column in columns and has_arabic(cell)]
    about = [cell.strip() for cell in row if cell.strip() and cell not in said]
    yield " · ".join(about), Kind.FURNITURE
    yield from ((cell, Kind.BODY) for cell in said)
