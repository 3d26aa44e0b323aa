"""Zip archives of documents: each member is a file with a path of its own, "folder/news.zip/member.txt"."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from naba_translation.errors import FileUnreadable
from naba_translation.read.container import Container
from naba_translation.read.detect import SUFFIXES, Format, detect
from naba_translation.read.extract import Refused

if TYPE_CHECKING:
    from naba_translation.read.limits import Limits

_LOOK = 200_000  # bytes at either end that tell what kind of zip file it is


def members(path: Path, limits: Limits) -> list[Path] | None:
    """The paths of the readable files in an archive of documents, in its order; None for any other file.

    Folders, hidden files, and names that climb out of it ("..") are left out. An archive inside it is given too:
    it is not unpacked, and reading it says so. Raises Refused.
    """
    with _opened(path) as file:
        if not _is_archive(file, path):
            return None
        names = Container(file, limits).names()
    return [path / name for name in readable(names)]


def readable(names: list[str]) -> list[str]:
    """Those of an archive's members that may be read, by their names."""
    return [name for name in names if _is_readable(PurePosixPath(name))]


def find(path: Path) -> tuple[Path, str] | None:
    """The archive and the name of the member that a path such as "news.zip/a/b.txt" means, or None."""
    for parent in path.parents:
        if parent.suffix.lower() == ".zip" and parent.is_file():
            return parent, path.relative_to(parent).as_posix()
    return None


def read_member(archive: Path, name: str, limits: Limits) -> bytes:
    """A member's bytes. Raises Refused: no archive, no such member, a bomb, damaged."""
    with _opened(archive) as file:
        found = Container(file, limits).get(name) if _is_archive(file, archive) else None
    if found is None:
        raise Refused(FileUnreadable, "there is no such file in the archive")
    return found


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise Refused(FileUnreadable, error.strerror or str(error)) from error


def _is_archive(file: BinaryIO, path: Path) -> bool:
    """Whether a zip file is an archive of documents and not one document that is a zip file itself."""
    start = file.read(_LOOK)
    file.seek(max(_LOOK, file.seek(0, io.SEEK_END) - _LOOK))
    return start[:2] == b"PK" and detect(start + file.read(), path.name) is Format.ARCHIVE


def _is_readable(name: PurePosixPath) -> bool:
    return (
        name.suffix.lower() in SUFFIXES
        and not name.is_absolute()
        and not any(part == ".." or part.startswith(".") or part == "__MACOSX" for part in name.parts)
        and "\\" not in str(name)
    )
