"""What kind of file some bytes are: by their beginning, and by the name only where that cannot tell."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from naba_translation.errors import FormatUnsupported
from naba_translation.read.extract import Refused


class Format(StrEnum):
    """A kind of file that a reader exists for."""

    TEXT = "txt"
    HTML = "html"
    MHTML = "mhtml"
    MAIL = "eml"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    RTF = "rtf"
    PDF = "pdf"
    SUBTITLES = "srt"
    SHEET = "csv"
    PICTURE = "picture"
    ARCHIVE = "zip"


SUFFIXES = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .eml .docx .docm .odt .epub .rtf .pdf .srt .vtt .zip "
    ".csv .tsv .png .jpg .jpeg .tif .tiff .bmp .webp "
    ".doc .dot .wps .pages .msg .xls .xlsx .ods .ppt .pptx .odp .djvu .xps .mobi .azw3 .rar .7z .tar .gz .tgz".split()
)
"""Names that `discover` takes from a folder. Those of the last line cannot be read: each is named with what to do,
for an article may be in it."""

_OLE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1"  # the container of Office before 2007, of Outlook, and of locked .docx files
)
_KNOWN_OTHERS = {
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"\x80\x02": "a Python pickle",
    b"\x80\x04": "a Python pickle",
}
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|table)\b", re.IGNORECASE)
_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]?[^\r\n]*")
_TIME = r"(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{1,3})"  # WebVTT leaves out the hours
TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*\n?", re.MULTILINE)
"""The line above a SubRip or WebVTT subtitle: when it begins and when it ends."""
_MAIL_HEADERS = frozenset(b"from to subject date received message-id return-path mime-version".split())


def detect(data: bytes, name: str) -> Format:
    """The format of a file. Raises Refused with what it is, where no reader takes it."""
    if data.startswith(_OLE):
        raise Refused(FormatUnsupported, _in_ole(data, PurePath(name).suffix.lower()))
    for magic, what in _KNOWN_OTHERS.items():
        if data.startswith(magic):
            raise Refused(FormatUnsupported, what)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zipped(data)
    if data.lstrip()[:5] == b"{\\rtf":
        return Format.RTF
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Format.PICTURE
    return _written(data, PurePath(name).suffix.lower())


def _in_ole(data: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is locked with a password"
    if suffix == ".msg":
        return "an Outlook message: save it as .eml, or its text as .txt"
    return "an old Office file (.doc, .xls, .ppt): save it as .docx"


def _zipped(data: bytes) -> Format:
    """A zip file's kind by its first member, or by names in its directory where writers order them freely."""
    start = data[:200]
    if b"mimetypeapplication/epub" in start:
        return Format.EPUB
    if b"mimetypeapplication/vnd.oasis.opendocument" in start:
        if b"opendocument.text" in start:
            return Format.ODT
        raise Refused(FormatUnsupported, "an OpenDocument file that is no text")
    tail = data[-200_000:]
    if b"word/document.xml" in tail:
        return Format.DOCX
    if b"xl/workbook.xml" in tail or b"ppt/presentation.xml" in tail:
        raise Refused(FormatUnsupported, "a spreadsheet or slides: save it as text or PDF")
    if b"META-INF/container.xml" in tail:
        return Format.EPUB
    if b"content.xml" in tail and b"mimetype" in tail:
        return Format.ODT
    return Format.ARCHIVE


def _written(data: bytes, suffix: str) -> Format:
    """Kinds that are text themselves."""
    start = data[:4096].replace(b"\0", b"")  # UTF-16 markup looks the same without its zeros
    headers = _headers(start)
    saved_page = b"snapshot-content-location" in headers or suffix in {".mht", ".mhtml"}
    if b"mime-version" in headers and (
        saved_page or (b"multipart/related" in start and b"to" not in headers)
    ):
        return Format.MHTML
    if suffix == ".eml" or len(headers & _MAIL_HEADERS) >= 3:
        return Format.MAIL
    if _MARKUP.search(start) and (
        suffix not in {".md", ".markdown", ".txt"} or start.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
    ):
        return Format.HTML
    if suffix in {".html", ".htm", ".xhtml"} and b"<" in start:
        return Format.HTML
    if b"-->" in start and TIMING.search(start.decode("latin-1").replace("\r", "")):
        return Format.SUBTITLES
    return Format.SHEET if suffix in {".csv", ".tsv"} else Format.TEXT


def _headers(start: bytes) -> frozenset[bytes]:
    """Lower-case names of the header fields a file begins with, as mail has them."""
    names: set[bytes] = set()
    for line in start.lstrip(b"\xef\xbb\xbf\r\n").splitlines():
        if line[:1] in {b" ", b"\t"} and names:
            continue
        if not _HEADER.fullmatch(line):
            break
        names.add(line.partition(b":")[0].lower())
    return frozenset(names)
