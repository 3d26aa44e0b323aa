"""Zip archives of documents: each member is a file with a path of its own, "folder/news.zip/member.txt"."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from naba_translation.errors import FileUnreadable
from naba_translation.read.container import Container
from naba_translation.read.detect import SUFFIXES, Format, detect
from naba_translation.read.extract import Refused

if TYPE_CHECKING:
    from naba_translation.read.limits import Limits


def members(path: Path, limits: Limits) -> list[Path] | None:
    """The paths of the readable files in an archive of documents, in its order; None for any other file.

    Folders, hidden files, archives inside it, and names that climb out of it ("..") are left out. Raises
    Refused.
    """
    data = _archive(path, limits)
    if data is None:
        return None
    names = Container(data, limits).names()
    return [path / name for name in names if _is_readable(PurePosixPath(name))]


def find(path: Path) -> tuple[Path, str] | None:
    """The archive and the name of the member that a path such as "news.zip/a/b.txt" means, or None."""
    for parent in path.parents:
        if parent.suffix.lower() == ".zip" and parent.is_file():
            return parent, path.relative_to(parent).as_posix()
    return None


def read_member(archive: Path, name: str, limits: Limits) -> bytes:
    """A member's bytes. Raises Refused: no archive, no such member, a bomb, damaged."""
    data = _archive(archive, limits)
    found = None if data is None else Container(data, limits).get(name)
    if found is None:
        raise Refused(FileUnreadable, "there is no such file in the archive")
    return found


def _archive(path: Path, limits: Limits) -> bytes | None:
    if path.suffix.lower() != ".zip":
        return None
    try:
        if path.stat().st_size > limits.file_bytes:
            return None
        data = path.read_bytes()
    except OSError as error:
        raise Refused(FileUnreadable, error.strerror or str(error)) from error
    return data if data[:2] == b"PK" and detect(data, path.name) is Format.ARCHIVE else None


def _is_readable(name: PurePosixPath) -> bool:
    return (
        name.suffix.lower() in SUFFIXES - {".zip"}
        and not name.is_absolute()
        and not any(part == ".." or part.startswith(".") or part == "__MACOSX" for part in name.parts)
        and "\\" not in str(name)
    )
