"""A document as the data that the Typst template reads: texts as pieces, each with its setting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from naba_translation.display import code_point
from naba_translation.export.document import HIDDEN_NOTE, Document, EventRow, SaidRow, StoryPage
from naba_translation.export.options import First
from naba_translation.export.page import Fact, Page
from naba_translation.export.report import ReportKind
from naba_translation.export.rows import LEGEND_PLAIN, NOT_TRANSLATED, Row

_COVERED = (  # code points that the bundled fonts have in every style
    range(0x0020, 0x03E2),  # Latin, Greek
    range(0x03F0, 0x0530),  # Greek, Cyrillic
    range(0x0606, 0x061D),  # Arabic, as also the next five
    range(0x061E, 0x0700),
    range(0x0750, 0x0780),
    range(0xFB50, 0xFBC2),
    range(0xFBD3, 0xFD40),
    range(0xFD50, 0xFDCF),
    range(0xFDF0, 0xFDFE),
    range(0xFE70, 0xFEFD),
    range(0x1E00, 0x1F00),  # Latin with two accents
    range(0x2000, 0x20C0),  # dashes, quotation marks, currencies
)
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_LETTERS = "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
_MARK = re.compile(f"[{_MARKS}]")
_ARABIC_WORD = re.compile(f"[{_LETTERS}{_MARKS}]+")
_ARABIC_OR_LATIN_WORD = re.compile(f"{_ARABIC_WORD.pattern}|[A-Za-z0-9]+(?:[.,:/-][A-Za-z0-9]+)*%?")
_RUNNING_TITLE = 90  # characters
_LONG_TITLE = 90  # characters; longer ones are set smaller
_MANY = 12  # articles; the contents of a larger document do not name their parts
_SHORT_FACT = 40  # characters
_LONG_ROW = 300  # characters; about six lines, and longer rows may run over to the next page


def data_of(document: Document) -> dict[str, Any]:
    """What the template reads as sys.inputs.data; texts as pieces, see `_pieces`."""
    title = document.title
    running = title if len(title) <= _RUNNING_TITLE else title[:_RUNNING_TITLE].rstrip() + "…"
    several = document.kind is not ReportKind.ARTICLE
    options = document.options
    return {
        "document": {"title": title, "description": document.status, "keywords": document.marker.split()},
        "paper": options.paper,
        "arabic_first": options.first is First.ARABIC,
        "cover": options.cover,
        "contents": options.contents,
        "contents_depth": 2 if len(document.pages) <= _MANY else 1,
        "several": several,
        "kicker": document.kicker.upper(),
        "running_title": in_english(running),
        "title": in_english(title),
        "title_is_long": len(title) > _LONG_TITLE,
        "title_arabic": [] if several else in_arabic(document.pages[0].title_arabic),
        "cover_facts": _facts(document.cover_facts),
        "status": in_english(document.status if several else document.pages[0].status),
        "stories": [_story(story, document) for story in document.stories],
        "articles": [_article(page) for page in document.pages],
        "timeline": [_event(event, document) for event in document.timeline],
        "undated": document.undated,
        "legend": [{"sign": one.sign, "word": one.word, "meaning": one.meaning} for one in document.legend],
        "provenance": _facts(document.provenance),
        "legend_plain": LEGEND_PLAIN,
        "hidden_note": HIDDEN_NOTE if document.has_hidden else "",
        "not_translated": NOT_TRANSLATED,
        "footer": in_english(document.footer),
    }


def printable(value: Any) -> Any:
    """`value` with every character outside the bundled fonts' scripts written by number, "[U+1F600]", since an
    archival PDF may not hold empty boxes."""
    if isinstance(value, str):
        return "".join(char if _in_fonts(char) else code_point(char) for char in value)
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [printable(item) for item in value]
    if isinstance(value, tuple):
        return tuple(printable(item) for item in value)
    return value


def _article(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "title": in_english(page.title),
        "title_is_long": len(page.title) > _LONG_TITLE,
        "title_arabic": in_arabic(page.title_arabic),
        "title_arabic_is_long": len(page.title_arabic) > _LONG_TITLE,
        "facts": _facts(page.facts),
        "status": in_english(page.status),
        "note": in_english(page.note),
        "summary": [_row(row, page.number, linked=bool(page.rows)) for row in page.summary],
        "rows": [_row(row, page.number) for row in page.rows],
        "left_out": page.left_out,
        "furniture": in_arabic(" · ".join(page.furniture)),
        "names": [
            {
                "english": in_english(name.english),
                "arabic": in_arabic(name.arabic),
                "kind": name.kind,
                "sentences": name.sentences,
                "remark": in_english(name.remark),
            }
            for name in page.names
        ],
        "provenance": _facts(page.provenance),
    }


def _story(story: StoryPage, document: Document) -> dict[str, Any]:
    return {
        "title": in_english(story.title),
        "tellings": [
            {
                "article": telling.article,
                "title": in_english(telling.title),
                "outlet": in_english(telling.outlet),
                "published": telling.published,
                "copy_of": telling.copy_of,
            }
            for telling in story.tellings
        ],
        "summary": [_said(said, document) for said in story.summary],
        "comparisons": [[_said(said, document) for said in one] for one in story.comparisons],
    }


def _said(said: SaidRow, document: Document) -> dict[str, Any]:
    return {
        "outlet": in_english(said.outlet),
        "heard": in_english(said.heard),
        "disputed": in_english(said.disputed) if said.disputed else [],
        "row": _row(said.row, said.article, linked=_stands(document, said.article, said.row.number)),
    }


def _event(event: EventRow, document: Document) -> dict[str, Any]:
    spoken = (run for run in event.words if run.marked)
    return {
        "when": event.when,
        "english": in_english(event.row.english_text) if event.row.english else [],
        "signs": event.row.signs,
        "words": in_arabic(" … ".join(run.text for run in spoken)),
        "outlet": in_english(event.outlet),
        "number": event.row.number,
        "article": event.article,
        "link": _label(event.article, event.row.number)
        if _stands(document, event.article, event.row.number)
        else "",
        "may_break": len(event.row.english_text) > _LONG_ROW,
    }


def _stands(document: Document, article: int, number: int) -> bool:
    return any(row.number == number for row in document.pages[article - 1].rows)


def _label(article: int, number: int) -> str:
    return f"a{article}s{number}"


def _row(row: Row, article: int, *, linked: bool = True) -> dict[str, Any]:
    original = in_arabic if row.right_to_left else in_english
    notes = [
        {"check": note.check, "reason": in_english(note.reason), "level": note.level} for note in row.notes
    ]
    remarks = [{"about": remark.about, "text": in_english(remark.text)} for remark in row.remarks]
    lengths = sum(len(run.text) for run in row.english), sum(len(run.text) for run in row.arabic)
    below = sum(len(text) for text in (*(n.reason for n in row.notes), *(r.text for r in row.remarks)))
    return {
        "number": row.number,
        "label": _label(article, row.number) if linked else "",
        "kind": row.kind,
        "opens_paragraph": row.opens_paragraph,
        "english": [piece for run in row.english for piece in in_english(run.text, marked=run.marked)],
        "plain": [piece for run in row.english for piece in in_english(run.text)],
        "original": [piece for run in row.arabic for piece in original(run.text, marked=run.marked)],
        "right_to_left": row.right_to_left,
        "level": row.level,
        "signs": row.signs,
        "notes": notes,
        "remarks": remarks,
        "may_break": max(lengths) + below > (_LONG_ROW if not below else 2 * _LONG_ROW),
    }


def _facts(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [
        {"label": fact.label, "value": in_english(fact.value), "short": len(fact.value) <= _SHORT_FACT}
        for fact in facts
    ]


def in_english(text: str, *, marked: bool = False) -> list[dict[str, Any]]:
    """Pieces of a line of English: {"text", "setting": "plain", "arabic" or "vowelled", "marked"}."""
    return _pieces(text, _ARABIC_WORD, "arabic", marked=marked)


def in_arabic(text: str, *, marked: bool = False) -> list[dict[str, Any]]:
    """Pieces of a line of Arabic: {"text", "setting": "plain", "latin" or "vowelled", "marked"}."""
    return _pieces(text, _ARABIC_OR_LATIN_WORD, "plain", marked=marked)


def _pieces(text: str, words: re.Pattern[str], arabic: str, *, marked: bool) -> list[dict[str, Any]]:
    """`text` cut where its setting changes: "vowelled" words, "latin" or `arabic` ones, and the "plain" rest.

    Done here and not by Typst's search rules, which give up on a paragraph with some hundred matches.
    """
    cut, done = [], 0
    for word in words.finditer(text):
        setting = "vowelled" if _MARK.search(word[0]) else "latin" if word[0].isascii() else arabic
        if setting != "plain":
            cut += [(text[done : word.start()], "plain"), (word[0], setting)]
            done = word.end()
    cut.append((text[done:], "plain"))
    return [{"text": part, "setting": setting, "marked": marked} for part, setting in cut if part]


def _in_fonts(char: str) -> bool:
    return any(ord(char) in block for block in _COVERED)
