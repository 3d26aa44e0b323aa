"""Saved web pages. The whole visible text is kept; what is not the article is marked as furniture.

trafilatura (Barbaresi, ACL 2021 demo) finds the article. It drops captions and datelines, which matter here,
so it is only asked which text is the article; the blocks are walked in page order here. Nothing is ever
fetched: it is given the parsed tree.
"""

from __future__ import annotations

import re
import socket
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

from naba_translation.article import Kind
from naba_translation.errors import FileEmpty, TextDamaged
from naba_translation.normalise import search_key
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Extract, Refused, joined
from naba_translation.read.figures import figure
from naba_translation.read.headlines import byline_of, dateline_of, is_caption, is_date_line
from naba_translation.read.masthead import masthead_of
from naba_translation.read.metadata import page_metadata
from naba_translation.read.table_rows import BETWEEN, Place, Tables, as_line

# trafilatura imports urllib3, which opens a socket on import to see whether IPv6 works.
_had_ipv6, socket.has_ipv6 = socket.has_ipv6, False
import trafilatura  # noqa: E402

socket.has_ipv6 = _had_ipv6

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSION = "html/2"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SILENT = frozenset(
    "head script style noscript template svg math iframe object embed select textarea video audio canvas map "
    "datalist title meta link".split()
)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strong sub "
    "sup time tt u var wbr".split()
)
_OUTSIDE = frozenset("nav footer aside form button menu dialog".split())
_CAPTION_CLASS = re.compile(r"caption|photo-?(?:text|desc)|image-?(?:text|desc)|media-?desc", re.IGNORECASE)
_LEAD_CLASS = re.compile(r"lead|summary|standfirst|excerpt|subtitle|sub-?title|deck|intro", re.IGNORECASE)
_CELLS = frozenset(("td", "th"))
_HEADINGS = {"h1": "h1", "h2": "h2", "h3": "h2", "h4": "h2", "h5": "h2", "h6": "h2"}
_LONG = 6  # words: shorter text may be found in the article by accident


class _Piece(NamedTuple):
    """A block of visible text and what the elements around it say."""

    text: str
    role: str  # "h1", "h2", "caption", "lead", "outside", "cell", "row" or ""
    place: Place | None = None  # of a cell, in its table


def read(data: bytes) -> Extract | None:
    """The article of a page, with the rest of the page's text as furniture; None: the bytes are no text."""
    decoded = decode(data)
    return None if decoded is None else read_page(decoded.text)


def read_page(source: str, *, version: str = VERSION) -> Extract:
    """The same from the page's source. Raises Refused where it holds no text."""
    tree = _parsed(source)
    pieces = list(_rows_joined(_pieces(tree)))
    facts = page_metadata(tree, [piece.text for piece in pieces if piece.role == "h1"])
    article = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, include_formatting=False
    )
    kinds = _judged(pieces, article or "", facts.title)
    text, blocks = joined(zip((piece.text for piece in pieces), kinds, strict=True))
    return Extract(version, text, blocks, facts.title, facts.outlet, facts.byline, facts.published)


def read_fragment(source: str) -> list[tuple[str, Kind | None]]:
    """The blocks of a page that is all article: a book's chapter or a mail's body."""
    pieces = _rows_joined(_pieces(_parsed(source)))
    return [(piece.text, _NAMED.get(piece.role) or _figure(piece)) for piece in pieces]


def _parsed(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    body = _DECLARATION.sub("", source)
    if not body.strip():
        raise Refused(FileEmpty, "there is no text in it")
    try:
        return html.document_fromstring(body, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Refused(TextDamaged, "the page cannot be parsed") from error


def _pieces(tree: html.HtmlElement) -> Iterator[_Piece]:
    """Visible text in page order, cut at block elements and line breaks."""
    buffer: list[str] = []
    roles: list[str] = [""]
    tables = Tables()
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden = tag in _SILENT or "hidden" in element.attrib or _is_hidden(element)
            silent += bool(silent or hidden)
            block = not silent and tag not in _INLINE and tag != "br"
            if block:
                yield from _flushed(buffer, roles[-1], tables.place)
                roles.append(_role(element, tag, roles[-1]))
                if tag == "tr":
                    tables.row(begins=True)
                elif tag in _CELLS:
                    tables.cell()
            if tag == "br":
                buffer.append("\n")
            if not silent and element.text:
                buffer.append(_collapsed(element.text))
        else:
            if silent:
                silent -= 1
            elif tag not in _INLINE and tag != "br":
                yield from _flushed(buffer, roles.pop(), tables.place)
                if tag == "tr":
                    tables.row(begins=False)
            if not silent and element.tail:
                buffer.append(_collapsed(element.tail))
    yield from _flushed(buffer, roles[-1], tables.place)


def _rows_joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The blocks with each row of a table as one."""
    for row, some in groupby(pieces, key=lambda piece: piece.place.row if piece.place else 0):
        cells = list(some)
        line = None
        if row and all(piece.role == "cell" for piece in cells):
            line = as_line((piece.place.cell, piece.text) for piece in cells if piece.place)
        yield from cells if line is None else [_Piece(line, "row")]


def _is_hidden(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


def _collapsed(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _flushed(buffer: list[str], role: str, place: Place | None) -> Iterator[_Piece]:
    """The block gathered so far, cut at its line breaks but where one falls in the middle of a sentence."""
    text = re.sub(r" *\n *", "\n", "".join(buffer)).strip()
    buffer.clear()
    if text:
        for part in re.split(r"\n{2,}|(?<=[.؟!:»\"”])\n|(?<![^\n]{60})\n", text):
            if part.strip():
                yield _Piece(part.strip(), role, place)


def _role(element: html.HtmlElement, tag: str, outer: str) -> str:
    if outer in {"outside", "caption"}:
        return outer
    named = f"{element.get('class', '')} {element.get('itemprop', '')}"
    if tag == "figcaption" or (_CAPTION_CLASS.search(named) and tag != "figure"):
        return "caption"
    if tag in _OUTSIDE or element.get("role") in {"navigation", "contentinfo", "search", "banner"}:
        return "outside"
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if _LEAD_CLASS.search(named) and tag == "p":
        return "lead"
    return "cell" if tag in _CELLS or outer == "cell" else ""


def _judged(pieces: list[_Piece], article: str, title: str) -> list[Kind | None]:
    """The kind of every block, None for what is left to the press rules."""
    body, title_key = search_key(article), search_key(title)
    keys = [search_key(piece.text) for piece in pieces]
    told = [
        all(_told(cell, body) for cell in key.split(BETWEEN)) if piece.role == "row" else _told(key, body)
        for key, piece in zip(keys, pieces, strict=True)
    ]
    sure = [
        index
        for index, key in enumerate(keys)
        if told[index] and len(key.split()) >= _LONG and pieces[index].role != "row"
    ]
    headings = [
        index for index, key in enumerate(keys) if key == title_key and pieces[index].role != "outside"
    ]
    if not sure:  # no article found: everything is left as it stands but for what says that it is furniture
        return [_KINDS.get(piece.role) for piece in pieces]
    first, last = sure[0], sure[-1]
    while last + 1 < len(pieces) and told[last + 1] and pieces[last + 1].role in {"cell", "row"}:
        last += 1  # the article ends with a table: no cell of it is long enough to be sure of by itself
    at = max((index for index in headings if index <= first), default=headings[0] if headings else -1)
    start = min(first, at) if at >= 0 else first
    kinds: list[Kind | None] = []
    for index, piece in enumerate(pieces):
        if index == at:
            kinds.append(Kind.TITLE)
        elif not start <= index <= last + 2 or (index > last and piece.role != "caption"):
            kinds.append(Kind.FURNITURE)
        elif piece.role == "caption":
            kinds.append(Kind.CAPTION)
        elif told[index] and index >= first:
            kinds.append(_IN_THE_ARTICLE.get(piece.role) or _figure(piece))
        elif piece.role == "outside":
            kinds.append(Kind.FURNITURE)
        else:
            kinds.append(_beside(piece, before=index < first))
    return kinds


_IN_THE_ARTICLE = {"h2": Kind.HEADING, "row": Kind.BODY}
_NAMED = {"h1": Kind.HEADING, "h2": Kind.HEADING, "caption": Kind.CAPTION, "row": Kind.BODY}
_KINDS = {**_NAMED, "outside": Kind.FURNITURE}


def _figure(piece: _Piece) -> Kind | None:
    """The kind of a figure in a table of the article; None for all else."""
    return figure(piece.text) if piece.role == "cell" else None


def _told(key: str, body: str) -> bool:
    """Whether a block is part of the article as extracted; long ones by both their ends."""
    return key in body or (len(key) > 120 and key[:50] in body and key[-50:] in body)


def _beside(piece: _Piece, *, before: bool) -> Kind | None:
    """What stands among the article's paragraphs but was not taken for one of them."""
    if is_caption(piece.text):
        return Kind.CAPTION
    line = is_date_line(piece.text) or byline_of(piece.text) or dateline_of(piece.text)
    if line or masthead_of(piece.text) or (before and piece.role == "lead"):
        return None
    if piece.role == "h2" and not before:
        return Kind.HEADING
    return Kind.FURNITURE
