"""The report as plain text: each English sentence over its Arabic, for mail, terminals and diffs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from naba_translation.article import Review
from naba_translation.display import reads_right_to_left
from naba_translation.export import page as page_model
from naba_translation.export.page import Page, Row
from naba_translation.export.provenance import Provenance

_WIDTH = 96  # columns, of the English; an Arabic sentence stays one line, so that its direction stays one
_RIGHT_TO_LEFT_MARK = "\u200f"


def render(review: Review, provenance: Provenance) -> bytes:
    """The file's bytes, UTF-8 without a byte order mark, lines ended by "\\n"."""
    page = page_model.build(review, provenance)
    return "\n".join((*_lines(page), "")).encode()


def _lines(page: Page) -> Iterator[str]:
    yield from textwrap.wrap(page.title, _WIDTH)
    if page.title_arabic:
        yield _arabic(page.title_arabic)
    yield "=" * _WIDTH
    yield from (f"{fact.label}: {fact.value}" for fact in page.facts)
    yield from textwrap.wrap(page.status, _WIDTH)
    if page.has_hidden:
        yield page_model.HIDDEN_NOTE
    if page.summary:
        yield from ("", "SUMMARY", "")
        for row in page.summary:
            yield from _numbered(row, row.english_text)
    yield from ("", "SENTENCES", "")
    for row in page.rows:
        yield from _row(row)
    if page.furniture:
        yield "Left out as parts of the page, not of the article:"
        yield _arabic(" · ".join(page.furniture))
        yield ""
    yield "HOW THIS DOCUMENT WAS MADE"
    yield ""
    yield from (f"{fact.label}: {fact.value}" for fact in page.provenance)
    yield page.record


def _row(row: Row) -> Iterator[str]:
    yield from _numbered(row, row.english_text)
    yield f"       {_arabic(row.arabic_text)}"
    for note in row.notes:
        yield f"       ! {note.level.upper()} {note.check}: {note.reason}"
    if row.edited_by:
        yield f"       * English by {row.edited_by}"
    yield ""


def _numbered(row: Row, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=f"{f'[{row.number}]':<7}", subsequent_indent=" " * 7)


def _arabic(text: str) -> str:
    """`text` so that a viewer, which judges by the first letter of a line, lays it out from the right."""
    return text if reads_right_to_left(text) else _RIGHT_TO_LEFT_MARK + text
