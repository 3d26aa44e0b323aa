"""The report as Markdown (CommonMark with tables, as GitHub and most editors read it).

Every character of an article that Markdown could take for mark-up is escaped. The record stands at the end in a
comment, which no reader shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from naba_translation.article import Kind
from naba_translation.export.armour import armoured
from naba_translation.export.document import HIDDEN_NOTE, Document, SaidRow, StoryPage, lay_out
from naba_translation.export.options import First
from naba_translation.export.page import Fact, Page
from naba_translation.export.record import dumps
from naba_translation.export.report import Report, ReportKind
from naba_translation.export.rows import LEGEND, LEGEND_PLAIN, Row

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$^@]|(?<=www)\.|:(?=//))")


def render(report: Report) -> bytes:
    """The file's bytes, UTF-8, lines ended by "\\n"."""
    document = lay_out(report)
    record = ("", "<!--", *armoured(dumps(report)), "-->", "")
    return "\n".join((*_lines(document), *record)).encode()


def _lines(document: Document) -> Iterator[str]:
    several = document.kind is not ReportKind.ARTICLE
    if several:
        yield f"# {_text(document.title)}"
        yield from ("", f"*{_text(document.kicker)}*", "")
        yield from _facts(document.cover_facts)
        yield from ("", _text(document.status), "")
    if document.options.contents:
        yield from _contents(document)
    for number, story in enumerate(document.stories, 1):
        yield from _story(story, number)
    if several and document.timeline:
        yield from ('<a id="timeline"></a>', "", "# Timeline", "")
        yield from _timeline(document)
    for page in document.pages:
        yield from _article(page, document, several=several)
    if document.provenance:
        yield from ("# How this document was made", "")
        yield from _facts(document.provenance)
        yield ""
    yield from (_text(document.footer), "", f"<!-- {document.marker} -->")


def _contents(document: Document) -> Iterator[str]:
    yield from ("## Contents", "")
    for number, story in enumerate(document.stories, 1):
        yield f"- [{_text(story.title)}](#story{number})"
    if document.kind is not ReportKind.ARTICLE and document.timeline:
        yield "- [Timeline](#timeline)"
    for page in document.pages:
        yield f"- [{_text(page.title)}](#a{page.number})"
    yield ""


def _article(page: Page, document: Document, *, several: bool) -> Iterator[str]:
    yield from (f'<a id="a{page.number}"></a>', "", f"# {_text(page.title)}", "")
    if page.title_arabic:
        yield from (_arabic_block(page.title_arabic), "")
    yield from _facts(page.facts)
    yield from ("", _text(page.status), "")
    if page.note:
        yield from (f"> **Note:** {_text(page.note)}", "")
    if page.summary:
        yield from ("## Summary", "")
        for row in page.summary:
            yield f"- **{row.number}** {_text(row.english_text)}{_signs(row)}"
        yield ""
    if page.rows:
        yield from ("## Sentences", "", _legend(document), "")
        arabic_first = document.options.first is First.ARABIC
        heads = ("العربية", "English") if arabic_first else ("English", "العربية")
        yield f"| No. | {heads[0]} | {heads[1]} |"
        yield "|---:|---:|:---|" if arabic_first else "|---:|:---|---:|"
        for row in page.rows:
            english, arabic = _english(row), _inline_arabic(row)
            texts = (arabic, english) if arabic_first else (english, arabic)
            yield f"| {row.number}{_signs(row)} | {texts[0]} | {texts[1]} |"
        yield ""
    if page.left_out:
        yield from (f"Left out because nobody approved them: {page.left_out}.", "")
    if page.furniture:
        yield from ("Left out as parts of the page, not of the article:", "")
        yield from (_arabic_block(" · ".join(page.furniture)), "")
    if page.names:
        yield from ("## Names", "", "| English | العربية | Kind | Sentences |", "|:---|---:|:---|:---|")
        for name in page.names:
            places = ", ".join(filter(None, (name.sentences, name.remark)))
            yield f"| {_text(name.english)} | {_text(name.arabic)} | {name.kind} | {_text(places)} |"
        yield ""
    if not several and document.timeline:
        yield from ("## Timeline", "")
        yield from _timeline(document)
    if page.provenance:
        yield from (f"## {'Where this article comes from' if several else 'How this document was made'}", "")
        yield from _facts(page.provenance)
        yield ""


def _english(row: Row) -> str:
    text = _text(row.english_text)
    parts = [f"**{text}**" if row.kind in (Kind.TITLE, Kind.HEADING) else text]
    parts += [f"*{_text(note.check)}: {_text(note.reason)}*" for note in row.notes]
    parts += [f"*{_text(remark.text)}*" for remark in row.remarks]
    return "<br>".join(parts)


def _inline_arabic(row: Row) -> str:
    direction = ' lang="ar" dir="rtl"' if row.right_to_left else ""
    return f"<span{direction}>{_text(row.arabic_text)}</span>"


def _arabic_block(text: str) -> str:
    return f'<p lang="ar" dir="rtl">{_text(text)}</p>'


def _legend(document: Document) -> str:
    signs = [f"{one.shape} {one.word}: {one.meaning}." for one in document.legend]
    return _text(" ".join((*signs, LEGEND_PLAIN, *([HIDDEN_NOTE] if document.has_hidden else []))))


def _signs(row: Row) -> str:
    shown = (one for sign in row.signs for one in LEGEND if one.sign is sign)
    return "".join(f" {_text(one.shape)} {one.word}" for one in shown)


def _story(story: StoryPage, number: int) -> Iterator[str]:
    yield from (f'<a id="story{number}"></a>', "", f"# {_text(story.title)}", "")
    if story.summary:
        yield from ("## What they say together", "")
        yield from (_said(said) for said in story.summary)
        yield ""
    yield from ("## Articles", "", "| No. | Title | Outlet | Published |", "|---:|:---|:---|:---|")
    for telling in story.tellings:
        copy = f" (copy of {telling.copy_of})" if telling.copy_of else ""
        title = f"[{_text(telling.title)}](#a{telling.article}){copy}"
        yield f"| {telling.article} | {title} | {_text(telling.outlet)} | {_text(telling.published)} |"
    yield ""
    if story.comparisons:
        yield from ("## The same statement, side by side", "")
        for statements in story.comparisons:
            for said in statements:
                yield _said(said)
                yield f"  <br>{_inline_arabic(said.row)}"
            yield from ("", "---", "")


def _said(said: SaidRow) -> str:
    heard = f", {_text(said.heard)}" if said.heard else ""
    place = f"{_text(said.outlet)}, sentence {said.row.number}{heard}"
    return f"- {_text(said.row.english_text)}{_signs(said.row)} ({place})"


def _timeline(document: Document) -> Iterator[str]:
    yield from ("| When | What is told | Where |", "|:---|:---|:---|")
    for event in document.timeline:
        article = f"article {event.article}, " if document.kind is not ReportKind.ARTICLE else ""
        where = f"{article}sentence {event.row.number}, {_text(event.outlet)}"
        yield f"| {_text(event.when)} | {_text(event.row.english_text)}{_signs(event.row)} | {where} |"
    yield ""
    if document.undated:
        yield from (document.undated, "")


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    yield from (f"- {_text(fact.label)}: {_text(fact.value)}" for fact in facts)


def _text(text: str) -> str:
    """Text within a line in which nothing is mark-up and no address becomes a link: any ASCII punctuation may
    stand behind a backslash (CommonMark 2.4)."""
    return _MARKUP.sub(r"\\\1", text)
