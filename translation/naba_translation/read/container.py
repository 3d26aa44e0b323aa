"""Zip files from strangers: Word, ODF and EPUB documents, and archives of documents."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from naba_translation.errors import FileTooLarge, FormatUnsupported, TextDamaged
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Refused
from naba_translation.read.language import arabic_share

if TYPE_CHECKING:
    from naba_translation.read.limits import Limits

_UTF_8 = 0x800
_END_OF_DIRECTORY = b"PK\x05\x06"
_RATIO = 200  # unpacked to packed; XML of a real document is under 30
_RATIO_FROM = 1_000_000  # bytes: below this a high ratio does no harm


class Container:
    """An open zip file that gives out no more than its limits allow, whatever its headers say."""

    def __init__(self, source: bytes | BinaryIO, limits: Limits) -> None:
        """`source`: the file's bytes, or the open file, which must stay open as long as this is used.

        Raises Refused: too many members, more than they may unpack to, or no zip file at all.
        """
        file = io.BytesIO(source) if isinstance(source, bytes) else source
        self._left = limits.unpacked_bytes
        _check_directory(file, limits)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise Refused(TextDamaged, "the archive is damaged") from error
        members = self._zip.infolist()
        if len(members) > limits.archive_members:
            raise Refused(FileTooLarge, f"{len(members):,} members; {limits.archive_members:,} is the most")
        if sum(member.file_size for member in members) > limits.unpacked_bytes:
            raise Refused(FileTooLarge, f"it unpacks to more than {limits.unpacked_bytes / 1e6:.0f} MB")
        self._names = _readable_names(members)

    def names(self) -> list[str]:
        """Names of the files in it, in its own order, folders left out."""
        return [
            name for name in self._names if name and not name.endswith("/")
        ]  # is_dir() fails for a nameless one

    def get(self, name: str) -> bytes | None:
        """A member's bytes, or None where none has that name. Raises Refused: damaged, locked, a bomb."""
        try:
            member = self._zip.getinfo(self._names.get(name, name))
        except KeyError:
            return None
        if member.flag_bits & 1:
            raise Refused(FormatUnsupported, "it is locked with a password")
        if member.file_size > _RATIO_FROM and member.file_size > _RATIO * max(1, member.compress_size):
            raise Refused(FileTooLarge, "it is packed so tightly that it looks like a zip bomb")
        try:
            with self._zip.open(member) as file:
                data = file.read(min(self._left, member.file_size) + 1)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            OSError,
            EOFError,
            ValueError,
            RuntimeError,
        ) as error:
            raise Refused(TextDamaged, "a part of the archive is damaged") from error
        except Exception as error:  # zlib.error and lzma.LZMAError have no common base
            raise Refused(TextDamaged, "a part of the archive is damaged") from error
        if len(data) > min(self._left, member.file_size):
            raise Refused(FileTooLarge, "it unpacks to more than it says")
        self._left -= len(data)
        return data


def _readable_names(members: list[zipfile.ZipInfo]) -> dict[str, str]:
    """The name in the archive by the name to show, in its order.

    A name that is not marked as UTF-8 is in the code page of the system that packed it (APPNOTE 4.4.4, bit 11); an
    Arabic Windows has 1256 or 720 where zipfile takes 437, so all such names together are read as a text is.
    """
    given = [member.filename for member in members]
    unmarked = [m.filename for m in members if not m.flag_bits & _UTF_8 and not m.filename.isascii()]
    try:
        found = decode("\n".join(unmarked).encode("cp437")) if unmarked else None
    except UnicodeEncodeError:
        found = None
    told = found.text.split("\n") if found and arabic_share(found.text) else []
    better = dict(zip(unmarked, told, strict=True)) if len(told) == len(unmarked) else {}
    shown = {better.get(name, name): name for name in given}
    return shown if len(shown) == len(set(given)) else {name: name for name in given}


def _check_directory(file: BinaryIO, limits: Limits) -> None:
    """Look at the size of the list of members before Python's zipfile reads all of it into memory."""
    file.seek(max(0, file.seek(0, io.SEEK_END) - 65_557))
    tail = file.read()
    at = tail.rfind(_END_OF_DIRECTORY)
    if at < 0 or len(tail) < at + 22:
        raise Refused(TextDamaged, "the archive is cut off")
    entries, size = struct.unpack("<HI", tail[at + 10 : at + 16])
    if entries == 0xFFFF or entries > limits.archive_members or size > 1000 * limits.archive_members:
        raise Refused(FileTooLarge, f"more than {limits.archive_members:,} members")
