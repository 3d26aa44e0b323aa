"""The bilingual report as PDF: tagged, PDF/A-2b and PDF/UA-1, Arabic that can be searched and copied.

Typst sets it, with the bundled fonts only. The text goes in as JSON, never as markup, so "#" and "$" in an
article are just characters. `typst.compile` gives the interpreter lock free while it works, so the window's
worker thread may call it: over 128 pages (1.3 to 2.6 s, 210 MB) another thread never waited more than 25 ms.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import typst

import naba_resources
from naba_translation.article import Review
from naba_translation.export import page as page_model
from naba_translation.export.display import code_point
from naba_translation.export.page import Page
from naba_translation.export.provenance import Provenance

_COVERED = (  # code points that the bundled fonts have in every style
    range(0x0020, 0x03E2),  # Latin, Greek
    range(0x03F0, 0x0530),  # Greek, Cyrillic
    range(0x0600, 0x061D),  # Arabic, as also the next five
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
_RUNNING_TITLE = 90  # characters


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
    return _compile({**_printable(data), "has_hidden": True}, provenance)


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
    title = page.title
    return {
        **asdict(page),
        "running_title": title if len(title) <= _RUNNING_TITLE else title[:_RUNNING_TITLE].rstrip() + "…",
        "not_translated": page_model.NOT_TRANSLATED,
        "legend": [
            {"level": level, "word": word, "meaning": text} for level, word, text in page_model.LEGEND
        ],
        "legend_edited": page_model.LEGEND_EDITED,
        "legend_plain": page_model.LEGEND_PLAIN,
        "hidden_note": page_model.HIDDEN_NOTE,
    }


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
