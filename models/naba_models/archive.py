"""Unpacking what a stranger packed: .zip, .argosmodel, .tar, .tar.gz, .tar.xz, .tar.bz2.

Nothing is ever written under a name from the archive: each member that is wanted becomes a numbered file in
the folder given, and the caller decides what it is called. Still, an archive with one hostile member is
refused as a whole, since whoever made it did not mean well.
"""

from __future__ import annotations

import bz2
import errno
import gzip
import lzma
import re
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from naba_models.errors import ModelRefused

MAX_MEMBERS = 1_000
"""A model has five to twenty; an Argos package with its sentence splitter some more."""

MAX_BYTES = 24 << 30
"""The largest model that makes sense on a workstation: ten thousand million weights of a byte, and room."""

MAX_RATIO = 100
"""Most times an archive may grow. Weights hardly shrink at all, vocabularies to a fifth."""

SMALL_BYTES = 4 << 20
"""Below this much in all, growth is no danger and is not looked at."""

_CHUNK_BYTES = 1 << 20
_DRIVE = re.compile(r"^[A-Za-z]:")
_MAGIC = (
    (b"PK\x03\x04", "an archive within the archive, or a PyTorch checkpoint, which can run code"),
    (b"\x1f\x8b", "an archive within the archive"),
    (b"\xfd7zXZ\x00", "an archive within the archive"),
    (b"BZh", "an archive within the archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive within the archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"#!", "a program"),
)
_DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, zlib.error, lzma.LZMAError),
    *(EOFError, NotImplementedError),
    *(ValueError, LookupError, OverflowError, struct.error),  # what zipfile fails with besides
)
_PICKLE = re.compile(rb"\x80[\x02-\x05]")


@dataclass(frozen=True, slots=True)
class Member:
    """One regular file of an archive, unpacked."""

    name: str  # as in the archive, forward slashes
    path: Path  # where its content is


def unpack(source: Path, into: Path, *, wanted: Callable[[str], bool]) -> tuple[Member, ...]:
    """Write the members for whose names `wanted` is true into the folder `into`; read each byte once.

    `wanted` may raise ModelRefused for a name that must not be there.

    Raises:
        ModelRefused: not an archive, damaged, or hostile; the reason names the member and what is wrong.
        OSError: it cannot be read, or the disk is full.
    """
    budget = max(SMALL_BYTES, min(MAX_BYTES, MAX_RATIO * source.stat().st_size))
    members: list[Member] = []
    seen: set[str] = set()
    try:
        for name, size, stream in _entries(source):
            _check_name(source, name, seen)
            if not wanted(name):
                continue
            budget -= size
            if budget < 0:
                raise ModelRefused(source, f"it would grow more than {MAX_RATIO} times: a decompression bomb")
            path = into / f"member-{len(members):04}"
            _write(source, name, stream, path, size)
            members.append(Member(name, path))
    except _DAMAGED as error:
        raise ModelRefused(source, f"a damaged archive ({error or type(error).__name__})") from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # it points to a place before the file's beginning
            raise ModelRefused(source, "a damaged archive (it points outside itself)") from error
        if error.errno is None:  # no word of the system's: bz2 has no error of its own
            raise ModelRefused(source, f"a damaged archive ({error})") from error
        raise
    except RuntimeError as error:  # what zipfile says of a password
        raise ModelRefused(source, f"it cannot be opened ({error})") from error
    return tuple(members)


def check_content(source: Path, name: str, path: Path) -> None:
    """Refuse a file whose first bytes are those of an archive, a pickle or a program, whatever its name.

    Raises:
        ModelRefused, OSError
    """
    with path.open("rb") as file:
        start = file.read(8)
    if _PICKLE.match(start):
        raise ModelRefused(source, f"{name} is a Python pickle, which can run code")
    for magic, kind in _MAGIC:
        if start.startswith(magic):
            raise ModelRefused(source, f"{name} is {kind}")


def _entries(source: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    """Name, declared size and content of each regular file; any other kind but a folder is refused."""
    with source.open("rb") as file:
        zipped = file.read(4) == b"PK\x03\x04"
    if zipped:
        yield from _zip_entries(source)
    else:
        yield from _tar_entries(source)


def _zip_entries(source: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    with zipfile.ZipFile(source) as archive:
        infos = archive.infolist()
        _check_count(source, len(infos))
        for info in infos:
            kind = stat.S_IFMT(info.external_attr >> 16)
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise ModelRefused(source, f"{info.orig_filename!r} is a link or a device")
            if info.filename.endswith("/"):  # is_dir() of a nameless one is an IndexError
                continue
            if "\\" in info.orig_filename or "\0" in info.orig_filename:  # zipfile has changed these by now
                raise ModelRefused(source, f"a hostile name: {info.orig_filename!r}")
            with archive.open(info) as stream:
                yield info.filename, info.file_size, stream


def _tar_entries(source: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    """Read front to back, once. tarfile's own decompressor would take a cut stream for its end."""

    with _decompressed(source) as stream:
        try:
            archive = tarfile.open(fileobj=stream, mode="r|")  # noqa: SIM115  only its opening is in this try
        except tarfile.TarError as error:
            raise ModelRefused(source, "neither a folder nor a .zip, .argosmodel or .tar archive") from error
        with archive:
            for count, info in enumerate(archive, 1):
                _check_count(source, count)
                if info.isdir():
                    continue
                if not info.isreg() or info.issparse():
                    raise ModelRefused(source, f"{info.name!r} is a link, a device or a file with holes")
                content = archive.extractfile(info)
                if content is not None:
                    yield info.name, info.size, content
        if len(stream.read(_CHUNK_BYTES)) == _CHUNK_BYTES:  # raises where the stream was cut or damaged
            raise ModelRefused(source, "there is something hidden behind the archive's end")


def _decompressed(source: Path) -> IO[bytes]:
    with source.open("rb") as file:
        start = file.read(6)
    for magic, opener in ((b"\x1f\x8b", gzip.open), (b"\xfd7zXZ\x00", lzma.open), (b"BZh", bz2.open)):
        if start.startswith(magic):
            return cast(IO[bytes], opener(source, "rb"))
    return source.open("rb")


def _check_count(source: Path, count: int) -> None:
    if count > MAX_MEMBERS:
        raise ModelRefused(source, f"more than {MAX_MEMBERS} members")


def _check_name(source: Path, name: str, seen: set[str]) -> None:
    parts = PurePosixPath(name).parts
    hostile = (
        not parts
        or name.startswith("/")
        or ".." in parts
        or "\\" in name
        or _DRIVE.match(name)
        or any(unicodedata.category(letter).startswith("C") for letter in name)
    )
    if hostile:
        raise ModelRefused(source, f"a hostile name: {name!r}")
    key = unicodedata.normalize("NFC", "/".join(part for part in parts if part != ".")).casefold()
    if key in seen:
        raise ModelRefused(source, f"two members that are one file on some systems: {name!r}")
    seen.add(key)


def _write(source: Path, name: str, stream: IO[bytes], path: Path, size: int) -> None:
    """Copy exactly `size` bytes; a member that has more or fewer lied."""
    left = size
    with path.open("xb") as file:
        while chunk := stream.read(min(_CHUNK_BYTES, left + 1)):
            left -= len(chunk)
            if left < 0:
                break
            file.write(chunk)
    if left:
        raise ModelRefused(source, f"{name!r} is not as long as the archive says")
