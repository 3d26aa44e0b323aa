"""The bilingual report as PDF: tagged, PDF/A-2b and PDF/UA-1, Arabic that can be searched and copied.

Typst sets it, with the bundled fonts only. The text goes in as JSON, never as markup, so "#" and "$" in an
article are just characters. `typst.compile` gives the interpreter lock free while it works, so the window's
worker thread may call it: over 125 pages (2.3 s, 210 MB) another thread never waited more than 34 ms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import typst

import naba_resources
from naba_translation.article import Review
from naba_translation.display import code_point
from naba_translation.export import page as page_model
from naba_translation.export.page import Fact, Page, Row
from naba_translation.export.provenance import Provenance

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
_LONG_ROW = 300  # characters; about six lines, and longer rows may run over to the next page


def render(review: Review, provenance: Provenance) -> bytes:
    """The PDF's bytes. About 0.1 s for an article.

    Characters that no bundled font has (emoji, Chinese…) are written by number, "[U+1F600]", since an
    archival PDF may not hold empty boxes.
    """
    data = _data(page_model.build(review, provenance))
    try:
        return _compile(data, provenance)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    return _compile({**_printable(data), "hidden_note": page_model.HIDDEN_NOTE}, provenance)


def _compile(data: dict[str, Any], provenance: Provenance) -> bytes:
    return typst.compile(
        naba_resources.path("export/report.typ"),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=[naba_resources.path("fonts"), naba_resources.path("export/fonts")],
        ignore_system_fonts=True,
        pdf_standards=["a-2b", "ua-1"],
        timestamp=provenance.made,
    )


def _data(page: Page) -> dict[str, Any]:
    """What the template reads as sys.inputs.data; texts as pieces, see `_pieces`."""
    title = page.title
    running = title if len(title) <= _RUNNING_TITLE else title[:_RUNNING_TITLE].rstrip() + "…"
    return {
        "document": {"title": title, "description": page.status, "keywords": page.record.split()},
        "running_title": _in_english(running),
        "title": _in_english(title),
        "title_is_long": len(title) > _LONG_TITLE,
        "title_arabic": _in_arabic(page.title_arabic),
        "title_arabic_is_long": len(page.title_arabic) > _LONG_TITLE,
        "facts": _facts(page.facts),
        "status": _in_english(page.status),
        "summary": [_row(row) for row in page.summary],
        "legend": [*page_model.LEGEND, ("edited", *page_model.LEGEND_EDITED)],
        "legend_plain": page_model.LEGEND_PLAIN,
        "hidden_note": page_model.HIDDEN_NOTE if page.has_hidden else "",
        "rows": [_row(row) for row in page.rows],
        "not_translated": page_model.NOT_TRANSLATED,
        "furniture": _in_arabic(" · ".join(page.furniture)),
        "provenance": _facts(page.provenance),
        "footer": _in_english(page.footer),
    }


def _row(row: Row) -> dict[str, Any]:
    original = _in_arabic if row.right_to_left else _in_english
    notes = [
        {"check": note.check, "reason": _in_english(note.reason), "level": note.level} for note in row.notes
    ]
    lengths = sum(len(run.text) for run in row.english), sum(len(run.text) for run in row.arabic)
    return {
        "number": row.number,
        "kind": row.kind,
        "opens_paragraph": row.opens_paragraph,
        "english": [piece for run in row.english for piece in _in_english(run.text, marked=run.marked)],
        "original": [piece for run in row.arabic for piece in original(run.text, marked=run.marked)],
        "right_to_left": row.right_to_left,
        "level": row.level,
        "notes": notes,
        "edited_by": _in_english(row.edited_by),
        "may_break": max(lengths) > (_LONG_ROW if not notes else 2 * _LONG_ROW),
    }


def _facts(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [{"label": fact.label, "value": _in_english(fact.value)} for fact in facts]


def _in_english(text: str, *, marked: bool = False) -> list[dict[str, Any]]:
    return _pieces(text, _ARABIC_WORD, "arabic", marked=marked)


def _in_arabic(text: str, *, marked: bool = False) -> list[dict[str, Any]]:
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


def _printable(value: Any) -> Any:
    """`value` with every character outside the bundled fonts' scripts written by number."""
    if isinstance(value, str):
        return "".join(char if _in_fonts(char) else code_point(char) for char in value)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(item) for item in value]
    return value


def _in_fonts(char: str) -> bool:
    return any(ord(char) in block for block in _COVERED)
