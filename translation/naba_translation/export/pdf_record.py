"""The record inside a PDF: an attached file, or private data of this program where the standard allows no attachment.

PDF/A-2 forbids attached files that are no PDF/A themselves (ISO 19005-2, 6.8). What it allows is a page-piece
dictionary of the document (ISO 32000-1, 14.5), made for just this: data of one program that others pass over.
It is added as an update behind the finished file (14.5.6), so that not a byte of what Typst made changes.
"""

from __future__ import annotations

import io
import re
import zlib
from datetime import UTC, datetime
from typing import Any

_NAME, _PIECE, _RECORD = "naba-record.json", "/Naba", "/Record"


class NotPdfError(ValueError):
    """The file is no PDF, damaged, or needs a password."""


def with_private_record(pdf: bytes, record: str, *, made: datetime) -> bytes:
    """The PDF with the record as private data. The same input gives the same bytes."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

    writer = PdfWriter(io.BytesIO(pdf), incremental=True)
    stream = StreamObject()
    stream.set_data(record.encode())
    private = DictionaryObject({NameObject(_RECORD): writer._add_object(stream.flate_encode())})
    stamp = TextStringObject(made.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    piece = DictionaryObject({NameObject("/LastModified"): stamp, NameObject("/Private"): private})
    writer.root_object[NameObject("/PieceInfo")] = DictionaryObject({NameObject(_PIECE): piece})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def record_in(pdf: bytes) -> bytes | None:
    """The record of a PDF; None where there is none.

    Raises:
        NotPdfError: see there.
    """
    return _attached(pdf) or _private(pdf)


def text_of_pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page in reading order. Raises NotPdfError."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NotPdfError(str(error)) from error
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _attached(pdf: bytes) -> bytes | None:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NotPdfError(str(error)) from error
    try:
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            if attachment.get_name() == _NAME:
                return bytes(attachment.get_data())
    except pypdfium2.PdfiumError as error:
        raise NotPdfError(str(error)) from error
    finally:
        document.close()
    return None


def _private(pdf: bytes) -> bytes | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if re.search(rb"/PieceInfo", pdf) is None:
        return None
    try:
        pieces: Any = PdfReader(io.BytesIO(pdf)).root_object["/PieceInfo"]
        found: bytes = pieces[_PIECE]["/Private"][_RECORD].get_data()
    except (PyPdfError, KeyError, TypeError, AttributeError, ValueError, zlib.error) as error:
        raise NotPdfError(f"the private data cannot be read: {error}") from error
    return found
