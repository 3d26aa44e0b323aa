"""The report as one HTML file: no script, nothing fetched, every character of an article escaped.

The policy in its head lets a browser use nothing but the style sheet in it (named by its hash) and the Arabic
font embedded there: even if an escape were forgotten, nothing could run or be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape

import naba_resources
from naba_translation.article import Kind, Level, Review
from naba_translation.display import Run
from naba_translation.export import page as page_model
from naba_translation.export.page import Fact, Page, Row
from naba_translation.export.provenance import Provenance

_FONT = "fonts/NotoNaskhArabic-Regular.ttf"
_ARABIC = ' lang="ar" dir="rtl"'


def render(review: Review, provenance: Provenance) -> bytes:
    """The file's bytes, UTF-8; about 240 KB of them are the font."""
    page = page_model.build(review, provenance)
    return "\n".join((*_head(page), *_body(page), "</html>", "")).encode()


def _head(page: Page) -> Iterator[str]:
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
    yield f'<meta name="keywords" content="{escape(page.record)}">'
    yield f"<title>{escape(page.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _style() -> str:
    """The style sheet with the font in it. It is ours, so it needs no escape; "</" would end it."""
    font = base64.b64encode(naba_resources.path(_FONT).read_bytes()).decode()
    face = f'@font-face{{font-family:"Naba Naskh";src:url("data:font/ttf;base64,{font}")}}\n'
    return face + naba_resources.path("export/report.css").read_text(encoding="utf-8")


def _body(page: Page) -> Iterator[str]:
    yield "<body>"
    yield "<main>"
    yield f"<header><h1>{escape(page.title)}</h1>"
    if page.title_arabic:
        yield f'<p class="title-arabic"{_ARABIC}>{escape(page.title_arabic)}</p>'
    yield '<dl class="facts">' + "".join(_fact(fact) for fact in page.facts) + "</dl>"
    yield f'<p class="quiet">{escape(page.status)}</p></header>'
    if page.summary:
        yield '<section class="summary"><h2>Summary</h2><ol>'
        for row in page.summary:
            link = f'<a href="#s{row.number}">{escape(row.english_text)}</a>'
            yield f'<li value="{row.number}">{link}{_mark(row)}</li>'
        yield "</ol></section>"
    yield f'<p class="legend">{"".join(_legend(page))}</p>'
    yield '<table><thead><tr><th scope="col">No.</th><th scope="col">English</th>'
    yield f'<th scope="col"{_ARABIC}>العربية</th></tr></thead><tbody>'
    yield from (_row(row) for row in page.rows)
    yield "</tbody></table>"
    if page.furniture:
        yield '<p class="quiet">Left out as parts of the page, not of the article:</p>'
        yield f'<p class="furniture"{_ARABIC}>{escape(" · ".join(page.furniture))}</p>'
    yield "</main>"
    yield '<footer><h2>How this document was made</h2><dl class="provenance">'
    yield from (_fact(fact) for fact in page.provenance)
    yield f'</dl><p class="quiet">{escape(page.footer)}</p></footer>'
    yield "</body>"


def _row(row: Row) -> str:
    classes = ["heading"] if row.kind in (Kind.TITLE, Kind.HEADING) else []
    classes += ["minor"] if row.kind in (Kind.BYLINE, Kind.DATELINE, Kind.CAPTION) else []
    classes += ["opens"] if row.opens_paragraph else []
    notes = "".join(
        f'<p class="note {note.level}"><b>{escape(note.check)}</b>: {escape(note.reason)}</p>'
        for note in row.notes
    )
    english = _runs(row.english) or f"<i>{page_model.NOT_TRANSLATED}</i>"
    edited = f'<p class="note edited">English by {escape(row.edited_by)}</p>' if row.edited_by else ""
    return (
        f'<tr id="s{row.number}" class="{" ".join((*classes, row.level))}"><th scope="row">{row.number}'
        f"{_mark(row)}</th><td>{english}{notes}{edited}</td>"
        f"<td{_ARABIC if row.right_to_left else ''}>{_runs(row.arabic)}</td></tr>"
    )


def _mark(row: Row) -> str:
    signs = [(level, word) for level, word, _ in page_model.LEGEND if level is row.level]
    marks = "".join(_sign(level, word) for level, word in signs)
    return marks + (_sign("edited", page_model.LEGEND_EDITED[0]) if row.edited_by else "")


def _sign(level: Level | str, word: str) -> str:
    shape = {"look": "△", "doubt": "◆", "edited": "□"}[level]
    return f' <span class="mark {level}">{shape} {word}</span>'


def _legend(page: Page) -> Iterator[str]:
    for level, word, meaning in page_model.LEGEND:
        yield f"{_sign(level, word)} {meaning}. "
    yield f"{_sign('edited', page_model.LEGEND_EDITED[0])} {page_model.LEGEND_EDITED[1]}. "
    yield page_model.LEGEND_PLAIN
    if page.has_hidden:
        yield f" {page_model.HIDDEN_NOTE}"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(f"<mark>{escape(run.text)}</mark>" if run.marked else escape(run.text) for run in runs)


def _fact(fact: Fact) -> str:
    return f'<div><dt>{escape(fact.label)}</dt><dd dir="auto">{escape(fact.value)}</dd></div>'
