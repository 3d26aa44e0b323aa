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

_LAST = re.compile(rb"startxref\s+(\d+)")
_NAME, _PIECE, _RECORD = "naba-record.json", "/Naba", "/Record"


class NotPdfError(ValueError):
    """The file is no PDF, damaged, or needs a password."""


def with_private_record(pdf: bytes, record: str, *, made: datetime) -> bytes:
    """The PDF with the record as private data. The same input gives the same bytes.

    pypdf reads what is there. Its own updates leave the new cross-reference stream out of itself, which the
    standard forbids (7.5.8.1) and qpdf complains of, so the few objects are written here.
    """
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject, IndirectObject, NameObject, NumberObject, TextStringObject

    reader = PdfReader(io.BytesIO(pdf))
    trailer: Any = reader.trailer
    root: DictionaryObject = reader.root_object
    catalogue, first = root.indirect_reference, int(trailer["/Size"])
    private = DictionaryObject({NameObject(_RECORD): IndirectObject(first, 0, reader)})
    stamp = TextStringObject(made.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    piece = DictionaryObject({NameObject("/LastModified"): stamp, NameObject("/Private"): private})
    root[NameObject("/PieceInfo")] = DictionaryObject({NameObject(_PIECE): piece})
    about = DictionaryObject(
        {NameObject(key): trailer.raw_get(key) for key in ("/Root", "/Info", "/ID") if key in trailer}
    )
    about[NameObject("/Type")], about[NameObject("/Size")] = NameObject("/XRef"), NumberObject(first + 2)
    about[NameObject("/Prev")] = NumberObject(int(_LAST.findall(pdf)[-1]))
    if catalogue is None:
        raise NotPdfError("the document has no catalogue of its own")
    return _updated(pdf, _written(root), record.encode(), about, catalogue=catalogue.idnum, first=first)


def _updated(pdf: bytes, root: bytes, record: bytes, about: Any, *, catalogue: int, first: int) -> bytes:
    """The PDF with the new catalogue, the record and a cross-reference stream behind it."""
    from pypdf.generic import ArrayObject, NameObject, NumberObject

    places = {}
    out = io.BytesIO()
    out.write(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    packed = zlib.compress(record, 9)
    head = f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    for number, body in ((catalogue, root), (first, head + packed + b"\nendstream")):
        places[number] = out.tell()
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    places[first + 1] = out.tell()
    table = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\0" for place in places.values())
    about[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 4, 1)))
    about[NameObject("/Index")] = ArrayObject(map(NumberObject, (catalogue, 1, first, 2)))
    about[NameObject("/Length")] = NumberObject(len(table))
    out.write(f"{first + 1} 0 obj\n".encode() + _written(about) + b"\nstream\n" + table)
    out.write(f"\nendstream\nendobj\nstartxref\n{places[first + 1]}\n%%EOF\n".encode())
    return out.getvalue()


def _written(value: Any) -> bytes:
    out = io.BytesIO()
    value.write_to_stream(out)
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
