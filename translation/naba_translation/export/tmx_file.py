"""The sentences as a translation memory, TMX 1.4b: each with its author, time, state, doubts and comments.

The record stands in a `prop` of the header, which other programs keep or pass over.
"""

from __future__ import annotations

from collections.abc import Iterator

from naba_translation.article import Kind, Level, Pair, State
from naba_translation.export.record import dumps
from naba_translation.export.report import Report
from naba_translation.tmx import Unit, as_tmx

RECORD_TYPE = "x-naba-record"
"""Of the `prop` that holds the record."""


def render(report: Report) -> bytes:
    """The file's bytes, UTF-8. Sentences without English are left out: a memory is for what there is."""
    units = [
        _unit(pair)
        for part in report.parts
        for pair in part.review.pairs
        if pair.sentence.kind is not Kind.FURNITURE
        and pair.english
        and (not report.options.only_approved or pair.state is State.APPROVED)
    ]
    return as_tmx(units, properties=(("x-naba-marker", report.marker), (RECORD_TYPE, dumps(report))))


def _unit(pair: Pair) -> Unit:
    edit = pair.edit
    return Unit(
        pair.sentence.text,
        pair.english,
        author=edit.author if edit else "",
        made=edit.made if edit else None,
        properties=tuple(_properties(pair)),
        notes=tuple(_notes(pair)),
    )


def _properties(pair: Pair) -> Iterator[tuple[str, str]]:
    yield "x-naba-sentence", str(pair.sentence.index + 1)
    yield "x-naba-state", pair.state
    if pair.level is not Level.OK:
        yield "x-naba-level", pair.level
    if pair.mark is not None:
        yield "x-naba-judged", f"{pair.mark.author} {pair.mark.made.isoformat()}"


def _notes(pair: Pair) -> Iterator[str]:
    yield from (f"{flag.check}: {flag.reason}" for flag in pair.flags if flag.level is not Level.OK)
    yield from (f"{one.author}, {one.made.isoformat()}: {one.text}" for one in pair.comments)
