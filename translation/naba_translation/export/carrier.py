"""Getting the record out of an exported file, whatever its format. A file is taken as hostile: sizes are limited,
XML entities are not resolved, nothing is run or fetched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from naba_translation.errors import FileTooLarge, FileUnreadable, RecordMissing
from naba_translation.export import armour, tmx_file, xliff
from naba_translation.export.docx_package import RECORD_NAME
from naba_translation.export.html import RECORD_ID
from naba_translation.export.pdf_record import NotPdfError, record_in
from naba_translation.export.xml_part import parse

LARGEST = 1 << 28  # bytes of a file, and of a record in it; no export of ours is as large
_TEMPLATE = re.compile(f'<template id="{RECORD_ID}">(.*?)</template>', re.DOTALL)
_CUSTOM = re.compile(r"customXml/item\d+\.xml")


def content_of(path: Path) -> bytes:
    """The bytes of an exported file.

    Raises:
        FileUnreadable, FileTooLarge
    """
    try:
        if path.stat().st_size > LARGEST:
            raise FileTooLarge(path, f"more than {LARGEST >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be read") from error


def record_of(content: bytes, *, path: Path) -> bytes:
    """The record of an exported file. `path` tells its format by its ending, and is for the error.

    Raises:
        RecordMissing: it is no export, or its record is gone or damaged.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise RecordMissing(path, f"none of {', '.join(_READERS)}")
    try:
        record = reader(content)
    except UnicodeDecodeError as error:
        raise RecordMissing(path, "it is no text") from error
    except (NotPdfError, zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError) as error:
        raise RecordMissing(path, f"it is no {path.suffix[1:].upper()} file, or a damaged one") from error
    except ValueError as error:
        raise RecordMissing(path, str(error) or "damaged") from error
    if record is None:
        raise RecordMissing(path, "it carries no record of Naba")
    return record


def _json(content: bytes) -> bytes:
    return content


def _html(content: bytes) -> bytes | None:
    found = _TEMPLATE.search(content.decode("utf-8"))
    return unescape(found[1]).encode("utf-8") if found else None


def _text(content: bytes) -> bytes | None:
    return armour.found_in(content.decode("utf-8"))


def _docx(content: bytes) -> bytes | None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if _CUSTOM.fullmatch(entry.filename) and entry.file_size <= LARGEST:
                with archive.open(entry) as part:
                    root = parse(part.read(LARGEST))
                if root.tag == RECORD_NAME:
                    return (root.text or "").encode()
    return None


def _tmx(content: bytes) -> bytes | None:
    return _element(content, "{*}prop", tmx_file.RECORD_TYPE)


def _xliff(content: bytes) -> bytes | None:
    return _element(content, f"{{{xliff.METADATA}}}meta", xliff.RECORD_TYPE)


def _element(content: bytes, name: str, kind: str) -> bytes | None:
    for element in parse(content).iter(name):
        if element.get("type") == kind:
            return (element.text or "").encode()
    return None


_READERS: Mapping[str, Callable[[bytes], bytes | None]] = MappingProxyType(
    {
        ".pdf": record_in,
        ".docx": _docx,
        ".html": _html,
        ".json": _json,
        ".md": _text,
        ".txt": _text,
        ".tmx": _tmx,
        ".xlf": _xliff,
    }
)
