"""The report as one HTML file: no script, nothing fetched, every character of an article escaped.

The policy in its head lets a browser use nothing but the style sheet in it (named by its hash) and the Arabic
font embedded there: even if an escape were forgotten, nothing could run or be fetched. The record lies in a
`template` element, which a browser neither shows nor runs.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape

import naba_resources
from naba_translation.article import Kind
from naba_translation.display import Run
from naba_translation.export.document import HIDDEN_NOTE, Document, EventRow, SaidRow, StoryPage, lay_out
from naba_translation.export.options import First
from naba_translation.export.page import Fact, Page
from naba_translation.export.record import dumps
from naba_translation.export.report import Report, ReportKind
from naba_translation.export.rows import LEGEND, LEGEND_PLAIN, NOT_TRANSLATED, Meaning, Row, Sign

_FONT = "fonts/NotoNaskhArabic-Regular.ttf"
_ARABIC = ' lang="ar" dir="rtl"'
RECORD_ID = "naba-record"
"""Of the element that holds the record."""


def render(report: Report) -> bytes:
    """The file's bytes, UTF-8; about 240 KB of them are the font."""
    document = lay_out(report)
    record = f'<template id="{RECORD_ID}">{escape(dumps(report), quote=False)}</template>'
    return "\n".join((*_head(document), *_body(document, record), "</html>", "")).encode()


def _head(document: Document) -> Iterator[str]:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    sources = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:"
    policy = f"{sources}; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="en" dir="ltr">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta name="keywords" content="{escape(document.marker)}">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _style() -> str:
    """The style sheet with the font in it. It is ours, so it needs no escape; "</" would end it."""
    font = base64.b64encode(naba_resources.path(_FONT).read_bytes()).decode()
    face = f'@font-face{{font-family:"Naba Naskh";src:url("data:font/ttf;base64,{font}")}}\n'
    return face + naba_resources.path("export/report.css").read_text(encoding="utf-8")


def _body(document: Document, record: str) -> Iterator[str]:
    several = document.kind is not ReportKind.ARTICLE
    yield "<body>"
    if several or document.options.cover:
        yield f'<header class="cover"><p class="kicker">{escape(document.kicker)}</p>'
        yield f'<p class="document-title">{escape(document.title)}</p>'
        yield _facts(document.cover_facts)
        if several:
            yield f'<p class="quiet">{escape(document.status)}</p>'
        yield "</header>"
    if document.options.contents:
        yield from _contents(document)
    yield "<main>"
    for number, story in enumerate(document.stories, 1):
        yield from _story(story, number, document)
    if several and document.timeline:
        yield '<section id="timeline"><h1>Timeline</h1>'
        yield from _timeline(document)
        yield "</section>"
    for page in document.pages:
        yield from _article(page, document, several=several)
    if document.provenance:
        yield '<section class="made"><h1>How this document was made</h1><dl class="provenance">'
        yield from (_fact(fact) for fact in document.provenance)
        yield "</dl></section>"
    yield "</main>"
    yield f'<footer><p class="quiet">{escape(document.footer)}</p></footer>'
    yield record
    yield "</body>"


def _contents(document: Document) -> Iterator[str]:
    yield '<nav class="contents"><h2>Contents</h2><ol>'
    for number, story in enumerate(document.stories, 1):
        yield f'<li><a href="#story{number}">{escape(story.title)}</a></li>'
    if document.kind is not ReportKind.ARTICLE and document.timeline:
        yield '<li><a href="#timeline">Timeline</a></li>'
    for page in document.pages:
        yield f'<li><a href="#a{page.number}">{escape(page.title)}</a></li>'
    yield "</ol></nav>"


def _article(page: Page, document: Document, *, several: bool) -> Iterator[str]:
    yield f'<article id="a{page.number}">'
    yield f"<header><h1>{escape(page.title)}</h1>"
    if page.title_arabic:
        yield f'<p class="title-arabic"{_ARABIC}>{escape(page.title_arabic)}</p>'
    yield _facts(page.facts)
    yield f'<p class="quiet">{escape(page.status)}</p></header>'
    if page.note:
        yield f'<p class="article-note"><b>Note</b> <span dir="auto">{escape(page.note)}</span></p>'
    if page.summary:
        yield '<section class="summary"><h2>Summary</h2><ol>'
        for row in page.summary:
            text = _linked(escape(row.english_text), page, row)
            yield f'<li value="{row.number}">{text}{_signs(row)}</li>'
        yield "</ol></section>"
    if page.rows:
        yield f'<p class="legend">{"".join(_legend(document))}</p>'
        yield from _table(page, arabic_first=document.options.first is First.ARABIC)
    if page.left_out:
        yield f'<p class="quiet">Left out because nobody approved them: {page.left_out}.</p>'
    if page.furniture:
        yield '<p class="quiet">Left out as parts of the page, not of the article:</p>'
        yield f'<p class="furniture"{_ARABIC}>{escape(" · ".join(page.furniture))}</p>'
    yield from _names(page)
    if not several and document.timeline:
        yield "<section><h2>Timeline</h2>"
        yield from _timeline(document)
        yield "</section>"
    if page.provenance:
        heading = "Where this article comes from" if several else "How this document was made"
        yield f'<section class="made"><h2>{heading}</h2><dl class="provenance">'
        yield from (_fact(fact) for fact in page.provenance)
        yield "</dl></section>"
    yield "</article>"


def _linked(text: str, page: Page, row: Row) -> str:
    return f'<a href="#a{page.number}s{row.number}">{text}</a>' if page.rows else text


def _table(page: Page, *, arabic_first: bool) -> Iterator[str]:
    english, arabic = '<th scope="col">English</th>', f'<th scope="col"{_ARABIC}>العربية</th>'
    heads = arabic + english if arabic_first else english + arabic
    yield f'<table class="sentences"><thead><tr><th scope="col">No.</th>{heads}</tr></thead><tbody>'
    for row in page.rows:
        english, arabic = _english_cell(row), _arabic_cell(row)
        classes = " ".join((*_classes(row), row.level))
        yield (
            f'<tr id="a{page.number}s{row.number}" class="{classes}"><th scope="row">{row.number}'
            f"{_signs(row)}</th>{arabic + english if arabic_first else english + arabic}</tr>"
        )
    yield "</tbody></table>"


def _classes(row: Row) -> Iterator[str]:
    if row.kind in (Kind.TITLE, Kind.HEADING):
        yield "heading"
    if row.kind in (Kind.BYLINE, Kind.DATELINE, Kind.CAPTION):
        yield "minor"
    if row.opens_paragraph:
        yield "opens"


def _english_cell(row: Row) -> str:
    english = _runs(row.english) or f"<i>{NOT_TRANSLATED}</i>"
    notes = "".join(
        f'<p class="note {note.level}"><b>{escape(note.check)}</b>: {escape(note.reason)}</p>'
        for note in row.notes
    )
    remarks = "".join(
        f'<p class="note {remark.about.replace(" ", "-")}" dir="auto">{escape(remark.text)}</p>'
        for remark in row.remarks
    )
    return f"<td>{english}{notes}{remarks}</td>"


def _arabic_cell(row: Row) -> str:
    return f"<td{_ARABIC if row.right_to_left else ''}>{_runs(row.arabic)}</td>"


def _names(page: Page) -> Iterator[str]:
    if not page.names:
        return
    yield "<section><h2>Names</h2>"
    yield f'<table class="listing"><thead><tr><th scope="col">English</th><th scope="col"{_ARABIC}>العربية</th>'
    yield '<th scope="col">Kind</th><th scope="col">Sentences</th></tr></thead><tbody>'
    for name in page.names:
        remark = f' <span class="quiet">{escape(name.remark)}</span>' if name.remark else ""
        yield (
            f'<tr><td dir="auto">{escape(name.english)}</td><td{_ARABIC}>{escape(name.arabic)}</td>'
            f"<td>{escape(name.kind)}</td><td>{escape(name.sentences)}{remark}</td></tr>"
        )
    yield "</tbody></table></section>"


def _timeline(document: Document) -> Iterator[str]:
    yield '<table class="listing"><thead><tr><th scope="col">When</th><th scope="col">What is told</th>'
    yield '<th scope="col">Where it is told</th></tr></thead><tbody>'
    for event in document.timeline:
        yield f'<tr><th scope="row">{escape(event.when)}</th><td>{escape(event.row.english_text)}'
        yield f"{_signs(event.row)}</td><td>{_where(event, document)}</td></tr>"
    yield "</tbody></table>"
    if document.undated:
        yield f'<p class="quiet">{document.undated}</p>'


def _where(event: EventRow, document: Document) -> str:
    place = f"sentence {event.row.number}"
    if document.kind is not ReportKind.ARTICLE:
        place = f"article {event.article}, {place}"
    if any(row.number == event.row.number for row in document.pages[event.article - 1].rows):
        place = f'<a href="#a{event.article}s{event.row.number}">{place}</a>'
    words = " … ".join(run.text for run in event.words if run.marked)
    return f"{place}<br>{escape(event.outlet)} <span{_ARABIC}>{escape(words)}</span>"


def _story(story: StoryPage, number: int, document: Document) -> Iterator[str]:
    yield f'<section class="story" id="story{number}"><h1>{escape(story.title)}</h1>'
    if story.summary:
        yield '<section class="summary"><h2>What they say together</h2><ul>'
        for said in story.summary:
            heard = f" · {escape(said.heard)}" if said.heard else ""
            yield f"<li>{escape(said.row.english_text)}{_signs(said.row)}"
            yield f'<br><span class="quiet">{_of_article(said, document)}{heard}</span></li>'
        yield "</ul></section>"
    yield '<h2>Articles</h2><table class="listing"><thead><tr><th scope="col">No.</th><th scope="col">Title</th>'
    yield '<th scope="col">Outlet</th><th scope="col">Published</th></tr></thead><tbody>'
    for telling in story.tellings:
        copy = f' <span class="quiet">copy of {telling.copy_of}</span>' if telling.copy_of else ""
        title = f'<a href="#a{telling.article}">{escape(telling.title)}</a>{copy}'
        yield f'<tr><td>{telling.article}</td><td>{title}</td><td dir="auto">{escape(telling.outlet)}</td>'
        yield f"<td>{telling.published}</td></tr>"
    yield "</tbody></table>"
    if story.comparisons:
        yield "<h2>The same statement, side by side</h2>"
        for statements in story.comparisons:
            yield from _comparison(statements, document)
    yield "</section>"


def _comparison(statements: Sequence[SaidRow], document: Document) -> Iterator[str]:
    yield '<table class="same"><tbody>'
    for said in statements:
        arabic = "".join(escape(run.text) for run in said.row.arabic)
        disputed = f'<br><span class="quiet">{escape(said.disputed)}</span>' if said.disputed else ""
        place = f"{_of_article(said, document)}{disputed}"
        yield f'<tr><th scope="row">{place}</th><td>{escape(said.row.english_text)}'
        yield f"{_signs(said.row)}</td><td{_ARABIC if said.row.right_to_left else ''}>{arabic}</td></tr>"
    yield "</tbody></table>"


def _of_article(said: SaidRow, document: Document) -> str:
    text = f'<span dir="auto">{escape(said.outlet)}</span>, {said.row.number}'
    page = document.pages[said.article - 1]
    return _linked(text, page, said.row) if any(row.number == said.row.number for row in page.rows) else text


def _signs(row: Row) -> str:
    meanings = {meaning.sign: meaning for meaning in LEGEND}
    return "".join(_sign(meanings[sign]) for sign in row.signs)


def _sign(meaning: Meaning) -> str:
    return f' <span class="mark {_class(meaning.sign)}">{meaning.shape} {meaning.word}</span>'


def _class(sign: Sign) -> str:
    return sign.replace(" ", "-")


def _legend(document: Document) -> Iterator[str]:
    for meaning in document.legend:
        yield f"{_sign(meaning)} {meaning.meaning}. "
    yield LEGEND_PLAIN
    if document.has_hidden:
        yield f" {HIDDEN_NOTE}"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(f"<mark>{escape(run.text)}</mark>" if run.marked else escape(run.text) for run in runs)


def _facts(facts: Iterable[Fact]) -> str:
    return '<dl class="facts">' + "".join(_fact(fact) for fact in facts) + "</dl>"


def _fact(fact: Fact) -> str:
    return f'<div><dt>{escape(fact.label)}</dt><dd dir="auto">{escape(fact.value)}</dd></div>'
