"""What a reader sees of an exported file, as lines: for comparing it with what its record makes.

Only for that: the lines of two files of one format are compared with each other, never shown as a text.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from lxml import etree, html

from naba_translation.export import tmx_file, xliff
from naba_translation.export.html import RECORD_ID
from naba_translation.export.pdf_record import text_of_pages
from naba_translation.export.xml_part import parse

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # in Markdown, whose reader sees the sign alone
_BLOCKS = frozenset("p h1 h2 li td th dt dd summary title".split())


def lines_of(content: bytes, kind: str) -> tuple[str, ...]:
    """The lines of a file of format `kind` that hold more than blanks, each with single blanks.

    Raises:
        ValueError, BadZipFile, XMLSyntaxError: it is no such file, or damaged.
    """
    stripped = (" ".join(line.split()) for line in _READERS[kind](content))
    return tuple(line for line in stripped if line)


def _pdf(content: bytes) -> Iterator[str]:
    for page in text_of_pages(content):
        yield from page.splitlines()


def _docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        for name in sorted(parts):
            for paragraph in parse(archive.read(name)).iter(f"{_WORD}p"):
                yield "".join(text.text or "" for text in paragraph.iter(f"{_WORD}t", f"{_WORD}delText"))


def _html(content: bytes) -> Iterator[str]:
    root = html.fromstring(content.decode("utf-8"))
    for hidden in root.xpath(f'//style | //template[@id="{RECORD_ID}"]'):
        hidden.drop_tree()
    line: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "".join(line)
            line = []
        text = element.text if event == "start" else element.tail
        line.append(text or "")
    yield "".join(line)


def _text(content: bytes) -> Iterator[str]:
    yield from content.decode("utf-8").partition("-----BEGIN NABA RECORD-----")[0].splitlines()


def _markdown(content: bytes) -> Iterator[str]:
    for line in _text(content):
        yield _ESCAPED.sub(r"\1", line)


def _json(content: bytes) -> Iterator[str]:
    yield from json.dumps(json.loads(content), ensure_ascii=False, indent=1).splitlines()


def _xml(content: bytes) -> Iterator[str]:
    records = (tmx_file.RECORD_TYPE, xliff.RECORD_TYPE)
    for element in parse(content).iter(etree.Element):
        if element.get("type") not in records:
            yield " ".join([*element.attrib.values(), element.text or ""])


_READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = MappingProxyType(
    {
        "pdf": _pdf,
        "docx": _docx,
        "html": _html,
        "md": _markdown,
        "txt": _text,
        "json": _json,
        "tmx": _xml,
        "xlf": _xml,
    }
)
