"""Word (.docx, ISO/IEC 29500) and OpenDocument (.odt, ISO/IEC 26300) texts, paragraph by paragraph."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from naba_translation.article import Kind
from naba_translation.errors import FileTooLarge, FormatUnsupported, TextDamaged
from naba_translation.read.container import Container
from naba_translation.read.dates import find_date
from naba_translation.read.extract import Extract, Refused, joined
from naba_translation.read.table_rows import Piece, Tables, rows_joined
from naba_translation.read.xml_part import xml_events, xml_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml import etree

    from naba_translation.read.limits import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_STYLES = (
    (re.compile(r"^title|^العنوان$", re.IGNORECASE), Kind.TITLE),
    (re.compile(r"^heading|^subtitle|^عنوان|^\d$", re.IGNORECASE), Kind.HEADING),
    (re.compile(r"^caption|^تسمية", re.IGNORECASE), Kind.CAPTION),
)


def read_docx(data: bytes, limits: Limits) -> Extract:
    """The body's paragraphs and table rows in order, then its notes; nothing that was deleted, moved away or
    hidden. Raises Refused."""
    container = Container(data, limits)
    part = container.get("word/document.xml")
    if part is None:
        raise Refused(TextDamaged, "it holds no Word text")
    notes = (container.get(f"word/{name}.xml") for name in ("footnotes", "endnotes"))
    pieces = _limited(
        chain(_docx_paragraphs(part), *(_docx_paragraphs(note) for note in notes if note)), limits
    )
    return _extract("docx/3", pieces, container.get("docProps/core.xml"))


def read_odt(data: bytes, limits: Limits) -> Extract:
    """The text's paragraphs and headings in order, then its notes; no comments, nothing that was deleted. Raises
    Refused."""
    container = Container(data, limits)
    if b"encryption-data" in (container.get("META-INF/manifest.xml") or b""):
        raise Refused(FormatUnsupported, "it is locked with a password")
    part = container.get("content.xml")
    if part is None:
        raise Refused(TextDamaged, "it holds no OpenDocument text")
    pieces = _limited(_odt_paragraphs(part), limits)
    return _extract("odt/3", pieces, container.get("meta.xml"))


def _limited(pieces: Iterator[Piece], limits: Limits) -> list[tuple[str, Kind | None]]:
    """All pieces with text in them, rows of tables joined. Empty ones count towards the limit too: three million cost
    a minute."""
    kept: list[Piece] = []
    characters = 0
    for count, piece in enumerate(pieces, 1):
        characters += len(piece.text)
        if count > limits.paragraphs or characters > limits.characters:
            raise Refused(
                FileTooLarge,
                f"more than {limits.paragraphs:,} paragraphs or {limits.characters:,} characters",
            )
        if piece.text.strip():
            kept.append(piece)
    return list(rows_joined(kept))


def _docx_paragraphs(part: bytes) -> Iterator[Piece]:
    texts: list[list[str]] = []  # one list for each open paragraph: text boxes nest paragraphs
    kinds: list[Kind | None] = []
    deleted, hidden, tables = 0, False, Tables()
    for event, element in xml_events(
        part,
        *(_W + name for name in "p r t tab br cr pStyle vanish moveFrom Fallback tr tc".split()),
        _FALLBACK,
    ):
        name = element.tag.rpartition("}")[2]
        if name in {"moveFrom", "Fallback"}:
            deleted += 1 if event == "start" else -1
        elif name == "tr":
            tables.row(begins=event == "start")
        elif name == "tc":
            if event == "start":
                tables.cell()
        elif name in {"r", "vanish"}:
            hidden = name == "vanish" and element.get(_W + "val") not in {"0", "false", "off"}
        elif name == "p" and event == "start":
            texts.append([])
            kinds.append(None)
        elif event == "start" or not texts:
            continue
        elif name == "p":
            text, kind = "".join(texts.pop()), kinds.pop()
            if not deleted:
                yield Piece(text, kind, tables.place)
            _drop(element)
        elif deleted or hidden:
            continue
        elif name == "t":
            texts[-1].append(element.text or "")
        elif name == "pStyle":
            kinds[-1] = _style_kind(element.get(_W + "val") or "")
        elif name in {"tab", "br", "cr"}:
            texts[-1].append("\t" if name == "tab" else "\n")


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _odt_paragraphs(part: bytes) -> Iterator[Piece]:
    notes: list[str] = []
    tables = Tables()
    unseen = within_note = 0
    names = (
        *(_TEXT + name for name in "p h note tracked-changes".split()),
        _OFFICE + "annotation",
        _TABLE + "table-row",
        _TABLE + "table-cell",
    )
    for event, element in xml_events(part, *names):
        step = 1 if event == "start" else -1
        if element.tag == _TEXT + "note":
            within_note += step
        elif element.tag == _TABLE + "table-row":
            tables.row(begins=event == "start")
        elif element.tag == _TABLE + "table-cell":
            if event == "start":
                tables.cell()
        elif element.tag not in {_TEXT + "p", _TEXT + "h"}:
            unseen += step
        elif event == "end":
            text = "" if unseen else _odt_text(element)
            if within_note:
                notes.append(text)
            else:
                heading = element.tag == _TEXT + "h"
                kind = Kind.HEADING if heading else _style_kind(element.get(_TEXT + "style-name") or "")
                yield Piece(text, kind, tables.place)
            _drop(element)
    yield from (Piece(note, Kind.BODY) for note in notes)


def _odt_text(element: etree._Element) -> str:
    """The text of a paragraph with its spaces, tabs and line breaks, without notes and tracked changes."""
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = child.tag.rpartition("}")[2]
        if name == "s":
            parts.append(" ")
        elif name in {"tab", "line-break"}:
            parts.append("\t" if name == "tab" else "\n")
        elif name not in {"note", "annotation", "tracked-changes"}:
            parts.append(_odt_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _drop(element: etree._Element) -> None:
    """Free a paragraph that is done with and all before it, so that memory does not grow with the text."""
    tail = element.tail
    element.clear()
    element.tail = tail
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _style_kind(style: str) -> Kind | None:
    return next((kind for pattern, kind in _STYLES if pattern.search(style)), None)


def _extract(extractor: str, pieces: list[tuple[str, Kind | None]], properties: bytes | None) -> Extract:
    title, byline, published = _properties(properties) if properties else ("", "", None)
    text, blocks = joined(pieces)
    known = title if any(title and title.strip() == piece.strip() for piece, _ in pieces[:10]) else ""
    if not known:  # nobody looked after these properties: the author is a login's or a program's name
        return Extract(extractor, text, blocks)
    return Extract(extractor, text, blocks, known, byline=byline, published=published)


def _properties(part: bytes) -> tuple[str, str, date | None]:
    """Title, author and date of the document's properties."""
    tree = xml_tree(part)
    title, author = tree.findtext(f".//{_DC}title") or "", tree.findtext(f".//{_DC}creator") or ""
    created = tree.findtext(f".//{_TERMS}created") or tree.findtext(f".//{_META}creation-date") or ""
    found = find_date(created[:40])
    return title, author, found.date if found else None
