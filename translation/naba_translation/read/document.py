"""One document into one article, in this process."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.errors import (
    FileEmpty,
    FileTooLarge,
    FileUnreadable,
    FolderEmpty,
    FormatUnsupported,
    NotArabic,
    TextDamaged,
)
from naba_translation.read import archive
from naba_translation.read.container import Container
from naba_translation.read.detect import SUFFIXES, Format, detect
from naba_translation.read.extract import Extract, Refused
from naba_translation.read.language import foreign
from naba_translation.read.limits import Limits
from naba_translation.read.press import assemble
from naba_translation.read.reversed_text import righted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from naba_translation.article import Article

_ALL_TEXT = frozenset(
    (Format.TEXT, Format.HTML, Format.MHTML, Format.MAIL, Format.RTF, Format.SUBTITLES, Format.SHEET)
)


def discover(paths: Iterable[Path], *, limits: Limits | None = None) -> Iterator[Path]:
    """Each file as it was named; under each folder every file of a readable kind, sorted, not hidden ones.

    A zip archive of documents gives its members' paths, "news.zip/member.txt", which `load` understands.
    A path that cannot be looked into is given as it is, so that reading it says why.
    """
    limits = limits or Limits()
    for path in paths:
        if path.is_dir():
            for found in sorted(path.rglob("*")):
                inner = found.relative_to(path).parts
                if (
                    found.suffix.lower() in SUFFIXES
                    and not any(part.startswith(".") for part in inner)
                    and found.is_file()
                ):
                    yield from _unpacked(found, limits)
        else:
            yield from _unpacked(path, limits)


def empty_folders(paths: Iterable[Path]) -> tuple[FolderEmpty, ...]:
    """What to say of those of the paths that are folders in which `discover` finds nothing."""
    reason = "nothing in it is of a kind that Naba reads"
    return tuple(
        FolderEmpty(path, reason) for path in paths if path.is_dir() and next(discover([path]), None) is None
    )


def _unpacked(path: Path, limits: Limits) -> Iterator[Path]:
    try:
        members = archive.members(path, limits) if path.suffix.lower() == ".zip" else None
    except Refused:
        members = None
    if members:
        yield from members
    else:
        yield path


def load(path: Path, *, limits: Limits | None = None) -> Article:
    """Read one file, or one member of a zip archive.

    Raises FileUnreadable, FileEmpty, FileTooLarge, FormatUnsupported, TextDamaged, NotArabic or ReaderFailed.
    """
    limits = limits or Limits()
    member = None if path.exists() else archive.find(path)
    try:
        if member is not None:
            data = archive.read_member(*member, limits)
        else:
            size = path.stat().st_size
            if not path.is_file():
                raise FileUnreadable(
                    path, "it is a folder, and one file is read here" if path.is_dir() else "not a file"
                )
            if size > limits.file_bytes:
                raise FileTooLarge(path, f"{size / 1e6:.0f} MB; {limits.file_bytes / 1e6:.0f} MB is the most")
            with path.open("rb") as file:
                data = file.read(limits.file_bytes + 1)
    except Refused as refusal:
        raise refusal.error(path, refusal.reason) from refusal
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    return load_bytes(data, str(path), limits=limits)


def load_bytes(data: bytes, name: str, *, limits: Limits | None = None) -> Article:
    """Read a document that is in memory; `name` is the path or name it came by.

    Raises FileEmpty, FileTooLarge, FormatUnsupported, TextDamaged, NotArabic or ReaderFailed.
    """
    limits = limits or Limits()
    try:
        extract = extract_of(data, name, limits)
    except Refused as refusal:
        raise refusal.error(name, refusal.reason) from refusal
    if not extract.text.strip() or not extract.blocks:
        raise FileEmpty(name, "there is no text in it")
    if len(extract.text) > limits.characters:
        raise FileTooLarge(name, f"{len(extract.text):,} characters; {limits.characters:,} is the most")
    if len(extract.blocks) > limits.paragraphs:
        raise FileTooLarge(name, f"{len(extract.blocks):,} paragraphs; {limits.paragraphs:,} is the most")
    reason = foreign(extract.text)
    if reason:
        raise NotArabic(name, reason)
    return assemble(extract, source=name, source_sha256=hashlib.sha256(data).hexdigest())


def extract_of(data: bytes, name: str, limits: Limits) -> Extract:
    """What the format's reader makes of the bytes; `name` may tell the format. Whatever a parser raises becomes
    Refused.
    """
    if not data.strip():
        raise Refused(FileEmpty, "there is nothing in it")
    kind = detect(data, name)
    if kind in _ALL_TEXT and len(data) > limits.text_bytes:
        raise Refused(
            FileTooLarge, f"{len(data) / 1e6:.0f} MB of text; {limits.text_bytes / 1e6:.0f} MB is the most"
        )
    try:
        extract = _read(kind, data, limits)
    except Refused:
        raise
    except Exception as error:
        raise Refused(TextDamaged, f"the {kind.value} file is damaged ({type(error).__name__})") from error
    if extract is None:
        if b"\0" in data[:4096]:
            raise Refused(FormatUnsupported, "binary data, of no kind that can be read")
        raise Refused(TextDamaged, "the bytes are no text in any encoding tried")
    return righted(extract)


def _read(kind: Format, data: bytes, limits: Limits) -> Extract | None:
    """Hand the bytes to the reader of their kind; it and its libraries are imported when first needed."""
    match kind:
        case Format.HTML:
            from naba_translation.read import web

            return web.read(data)
        case Format.MHTML | Format.MAIL:
            from naba_translation.read import mail

            return mail.read_mhtml(data) if kind is Format.MHTML else mail.read_eml(data, limits)
        case Format.DOCX | Format.ODT:
            from naba_translation.read import office

            return office.read_docx(data, limits) if kind is Format.DOCX else office.read_odt(data, limits)
        case Format.EPUB:
            from naba_translation.read import book

            return book.read(data, limits)
        case Format.RTF:
            from naba_translation.read import rtf

            return rtf.read(data)
        case Format.PDF:
            from naba_translation.read import pdf

            return pdf.read(data, limits)
        case Format.SUBTITLES:
            from naba_translation.read import subtitles

            return subtitles.read(data)
        case Format.SHEET:
            from naba_translation.read import sheet

            return sheet.read(data)
        case Format.PICTURE:
            from naba_translation.read import scan

            return scan.read(data)
        case Format.ARCHIVE:
            if archive.readable(Container(data, limits).names()):
                raise Refused(FormatUnsupported, "an archive of documents: unpack it and open what is in it")
            raise Refused(FormatUnsupported, "an archive with no readable document in it")
        case Format.TEXT:
            from naba_translation.read import text

            return text.read(data)
