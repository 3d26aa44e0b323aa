"""The report as plain text: each English sentence over its Arabic, for mail, terminals and diffs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from naba_translation.article import Level
from naba_translation.attention import LEVEL_WORDS
from naba_translation.display import reads_right_to_left
from naba_translation.export.armour import armoured
from naba_translation.export.document import HIDDEN_NOTE, Document, SaidRow, StoryPage, lay_out
from naba_translation.export.options import First
from naba_translation.export.page import Page
from naba_translation.export.record import dumps
from naba_translation.export.report import Report, ReportKind
from naba_translation.export.rows import Row

_WIDTH = 96  # columns, of the English; an Arabic sentence stays one line, so that its direction stays one
_RIGHT_TO_LEFT_MARK = "\u200f"
_INDENT = " " * 7


def render(report: Report) -> bytes:
    """The file's bytes, UTF-8 without a byte order mark, lines ended by "\\n"."""
    document = lay_out(report)
    return "\n".join((*_lines(document), "", *armoured(dumps(report)), "")).encode()


def _lines(document: Document) -> Iterator[str]:
    several = document.kind is not ReportKind.ARTICLE
    if several:
        yield document.kicker.upper()
        yield from textwrap.wrap(document.title, _WIDTH)
        yield "=" * _WIDTH
        yield from (f"{fact.label}: {fact.value}" for fact in document.cover_facts)
        yield from textwrap.wrap(document.status, _WIDTH)
        yield ""
    for story in document.stories:
        yield from _story(story)
    if several:
        yield from _timeline(document)
    for page in document.pages:
        yield from _article(page, document, several=several)
    if document.provenance:
        yield from ("HOW THIS DOCUMENT WAS MADE", "")
        yield from (f"{fact.label}: {fact.value}" for fact in document.provenance)
        yield ""
    yield document.marker


def _article(page: Page, document: Document, *, several: bool) -> Iterator[str]:
    if several:
        yield f"ARTICLE {page.number}"
    yield from textwrap.wrap(page.title, _WIDTH)
    if page.title_arabic:
        yield _arabic(page.title_arabic)
    yield "=" * _WIDTH
    yield from (f"{fact.label}: {fact.value}" for fact in page.facts)
    yield from textwrap.wrap(page.status, _WIDTH)
    if document.has_hidden:
        yield HIDDEN_NOTE
    if page.note:
        yield from textwrap.wrap(f"Note: {page.note}", _WIDTH)
    if page.summary:
        yield from ("", "SUMMARY", "")
        for row in page.summary:
            yield from _numbered(row, " ".join((row.english_text, *_mark(row))))
    if page.rows:
        yield from ("", "SENTENCES", "")
        for row in page.rows:
            yield from _row(row, arabic_first=document.options.first is First.ARABIC)
    if page.left_out:
        yield from (f"Left out because nobody approved them: {page.left_out}.", "")
    if page.furniture:
        yield "Left out as parts of the page, not of the article:"
        yield _arabic(" · ".join(page.furniture))
        yield ""
    yield from _names(page)
    if not several:
        yield from _timeline(document)
    if page.provenance:
        yield "WHERE THIS ARTICLE COMES FROM" if several else "HOW THIS DOCUMENT WAS MADE"
        yield ""
        yield from (f"{fact.label}: {fact.value}" for fact in page.provenance)
        yield ""


def _row(row: Row, *, arabic_first: bool) -> Iterator[str]:
    if arabic_first:
        yield f"{f'[{row.number}]':<7}{_arabic(row.arabic_text)}"
        yield from textwrap.wrap(row.english_text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
    else:
        yield from _numbered(row, row.english_text)
        yield f"{_INDENT}{_arabic(row.arabic_text)}"
    yield from _doubts(row)
    for remark in row.remarks:
        yield f"{_INDENT}* {remark.text}"
    yield ""


def _doubts(row: Row) -> Iterator[str]:
    """What a check found, with its reason where reasons are told."""
    for note in row.notes:
        yield f"{_INDENT}! {LEVEL_WORDS[note.level].upper()} {note.check}: {note.reason}"
    if not row.notes:
        yield from (f"{_INDENT}{mark}" for mark in _mark(row))


def _mark(row: Row) -> Iterator[str]:
    """What the checks say of a sentence, in one word."""
    if row.level is not Level.OK:
        yield f"! {LEVEL_WORDS[row.level].upper()}"


def _names(page: Page) -> Iterator[str]:
    if page.names:
        yield from ("NAMES", "")
        for name in page.names:
            remark = f" ({name.remark})" if name.remark else ""
            yield f"{name.english} = {_isolated(name.arabic)}: {name.kind}, {name.sentences}{remark}"
        yield ""


def _timeline(document: Document) -> Iterator[str]:
    if document.timeline:
        yield from ("TIMELINE", "")
        for event in document.timeline:
            yield from textwrap.wrap(
                f"{event.when}  {event.row.english_text}", _WIDTH, subsequent_indent=_INDENT
            )
            article = f"article {event.article}, " if document.kind is not ReportKind.ARTICLE else ""
            yield f"{_INDENT}{article}sentence {event.row.number}, {_isolated(event.outlet)}"
            yield from _doubts(event.row)
        if document.undated:
            yield from textwrap.wrap(document.undated, _WIDTH)
        yield ""


def _story(story: StoryPage) -> Iterator[str]:
    yield from textwrap.wrap(f"STORY: {story.title}", _WIDTH)
    yield "=" * _WIDTH
    for telling in story.tellings:
        copy = f", copy of {telling.copy_of}" if telling.copy_of else ""
        yield f"[{telling.article}] {_isolated(telling.outlet)}, {telling.published}{copy}: {telling.title}"
    yield ""
    if story.summary:
        yield from ("WHAT THEY SAY TOGETHER", "")
        for said in story.summary:
            yield from _said(said)
    if story.comparisons:
        yield from ("THE SAME STATEMENT, SIDE BY SIDE", "")
        for statements in story.comparisons:
            for said in statements:
                yield from _said(said)
                yield f"{_INDENT}{_arabic(said.row.arabic_text)}"
            yield ""
    yield ""


def _said(said: SaidRow) -> Iterator[str]:
    yield from textwrap.wrap(said.row.english_text, _WIDTH, initial_indent="  – ", subsequent_indent="    ")
    heard = f", {said.heard}" if said.heard else ""
    yield f"{_INDENT}[{said.article}, sentence {said.row.number}] {_isolated(said.outlet)}{heard}"
    yield from _doubts(said.row)


def _isolated(text: str) -> str:
    """Arabic within an English line, kept apart from its digits and stops (FSI and PDI of UAX #9)."""
    return f"\u2068{text}\u2069" if not text.isascii() else text


def _numbered(row: Row, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=f"{f'[{row.number}]':<7}", subsequent_indent=_INDENT)


def _arabic(text: str) -> str:
    """`text` so that a viewer, which judges by the first letter of a line, lays it out from the right."""
    return text if reads_right_to_left(text) else _RIGHT_TO_LEFT_MARK + text
