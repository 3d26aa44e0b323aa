"""EPUB books (ISO/IEC 23736): the chapters in reading order."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from naba_translation.errors import FileTooLarge, TextDamaged
from naba_translation.read.container import Container
from naba_translation.read.dates import find_date
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Extract, Refused, joined
from naba_translation.read.web import read_fragment
from naba_translation.read.xml_part import xml_tree

if TYPE_CHECKING:
    from lxml import etree

    from naba_translation.article import Kind
    from naba_translation.read.limits import Limits

VERSION = "epub/1"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PLACEHOLDER = re.compile(r"\s*(?:unknown|untitled)", re.IGNORECASE)  # what converters write for no name
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"


def read(data: bytes, limits: Limits) -> Extract:
    """Every chapter the spine names. Raises Refused."""
    container = Container(data, limits)
    index = container.get("META-INF/container.xml")
    rootfile = None if index is None else xml_tree(index).find(f".//{_OCF}rootfile")
    path = "" if rootfile is None else rootfile.get("full-path", "")
    package = container.get(path)
    if package is None:
        raise Refused(TextDamaged, "it holds no book")
    tree = xml_tree(package)
    files = {item.get("id"): item.get("href", "") for item in tree.iter(f"{_OPF}item")}
    pieces: list[tuple[str, Kind | None]] = []
    for reference in tree.iter(f"{_OPF}itemref"):
        href = unquote(files.get(reference.get("idref"), ""))
        chapter = container.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), href)))
        decoded = decode(chapter) if chapter else None
        if decoded and decoded.text.strip():
            pieces += read_fragment(decoded.text)
        if len(pieces) > limits.paragraphs:
            raise Refused(FileTooLarge, f"more than {limits.paragraphs:,} paragraphs")
    text, blocks = joined(pieces)
    found = find_date((tree.findtext(f".//{_DC}date") or "")[:40])
    return Extract(
        VERSION,
        text,
        blocks,
        title=_named(tree, "title"),
        outlet=_named(tree, "publisher"),
        byline=_named(tree, "creator"),
        published=found.date if found else None,
    )


def _named(package: etree._Element, name: str) -> str:
    """A field of the book's own description; empty where it has none or a converter filled it in."""
    value = package.findtext(f".//{_DC}{name}") or ""
    return "" if _PLACEHOLDER.match(value) else value
