"""One document into one article, in this process."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.errors import (
    FileEmpty,
    FileTooLarge,
    FileUnreadable,
    FormatUnsupported,
    NotArabic,
    TextDamaged,
)
from naba_translation.read import text
from naba_translation.read.detect import SUFFIXES, Unreadable, detect
from naba_translation.read.language import foreign
from naba_translation.read.limits import Limits
from naba_translation.read.press import assemble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from naba_translation.article import Article


def discover(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file as it was named; under each folder every file of a readable kind, sorted, not hidden ones.

    A path that does not exist is given too, so that reading it says so.
    """
    for path in paths:
        if path.is_dir():
            yield from (
                found
                for found in sorted(path.rglob("*"))
                if found.suffix.lower() in SUFFIXES
                and not any(part.startswith(".") for part in found.relative_to(path).parts)
                and found.is_file()
            )
        else:
            yield path


def load(path: Path, *, limits: Limits | None = None) -> Article:
    """Read one file.

    Raises FileUnreadable, FileEmpty, FileTooLarge, FormatUnsupported, TextDamaged or NotArabic.
    """
    limits = limits or Limits()
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise FileTooLarge(path, f"{size / 1e6:.0f} MB, and {limits.file_bytes / 1e6:.0f} MB is the most")
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    return load_bytes(data, str(path), limits=limits)


def load_bytes(data: bytes, name: str, *, limits: Limits | None = None) -> Article:
    """Read a document that is in memory; `name` is the path or name it came by.

    Raises FileEmpty, FileTooLarge, FormatUnsupported, TextDamaged or NotArabic.
    """
    limits = limits or Limits()
    if not data.strip():
        raise FileEmpty(name, "there is nothing in it")
    try:
        detect(data)
    except Unreadable as error:
        raise FormatUnsupported(name, str(error)) from error
    if len(data) > limits.text_bytes:
        raise FileTooLarge(
            name, f"{len(data) / 1e6:.0f} MB of text, and {limits.text_bytes / 1e6:.0f} MB is the most"
        )
    extract = text.read(data)
    if extract is None:
        if b"\0" in data[:4096]:
            raise FormatUnsupported(name, "binary data, of no kind that can be read")
        raise TextDamaged(name, "the bytes are no text in any encoding tried")
    if not extract.text.strip() or not extract.blocks:
        raise FileEmpty(name, "there is no text in it")
    if len(extract.text) > limits.characters:
        raise FileTooLarge(name, f"{len(extract.text):,} characters, and {limits.characters:,} is the most")
    if len(extract.blocks) > limits.paragraphs:
        raise FileTooLarge(name, f"{len(extract.blocks):,} paragraphs, and {limits.paragraphs:,} is the most")
    reason = foreign(extract.text)
    if reason:
        raise NotArabic(name, reason)
    return assemble(extract, source=name, source_sha256=hashlib.sha256(data).hexdigest())
