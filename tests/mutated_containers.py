"""Damage to archives: to what they hold, packed again so that every checksum is right, and to their directories."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Change = Callable[[str, bytes, Random], bytes]
"""Damages the content of a member of that name."""

_NAMES = (
    *(
        "../x",
        "/etc/x",
        "a\\b",
        "C:x",
        "",
        ".",
        "a/../b",
        "x" * 300,
        "\u202ex.txt",
        "a\nb",
        "word/document.xml",
        "model.bin",
    ),
    *(
        "MODEL.BIN",
        "content.xml",
        "mimetype",
        "a/",
        "manifest.json",
        "stanza/x.pt",
        "x.pkl",
        "vmap.txt",
        "README.md",
    ),
)
_METHODS = (
    zipfile.ZIP_DEFLATED,
    zipfile.ZIP_DEFLATED,
    zipfile.ZIP_STORED,
    zipfile.ZIP_BZIP2,
    zipfile.ZIP_LZMA,
)
_SHORTS = (0, 1, 8, 9, 12, 14, 99, 0x0800, 0x7FFF, 0xFFFF)
_LONGS = (0, 1, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)
_KINDS = (
    tarfile.SYMTYPE,
    tarfile.LNKTYPE,
    tarfile.CHRTYPE,
    tarfile.FIFOTYPE,
    tarfile.DIRTYPE,
    b"S",
    b"L",
    b"K",
    b"x",
    b"g",
    b"Z",
)
_STREAM = re.compile(rb"(<<[^<>]*(?:<<[^<>]*>>[^<>]*)*>>\s*stream\r?\n)(.*?)(\r?\nendstream)", re.DOTALL)


def repacked_zip(data: bytes, change: Change, random: Random) -> bytes:
    """One change to a zip file's members or directory. Raises BadZipFile and the like: it is none."""
    if random.random() < 0.25:
        return _directory_changed(data, random)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    plain = {"mimetype"}  # must be stored, or no reader knows the file
    method = random.choice(_METHODS)
    members = _members_changed(members, change, random)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(
                zipfile.ZipInfo(name or "x"), content, zipfile.ZIP_STORED if name in plain else method, 1
            )
    return buffer.getvalue()


def repacked_tar(data: bytes, change: Change, random: Random) -> bytes:
    """One change to the members or headers of a tar file, packed as it was. Raises TarError and the like."""
    packed = next((pair for magic, pair in _PACKERS.items() if data.startswith(magic)), None)
    plain = packed[0](data) if packed else data
    if random.random() < 0.4:
        plain = _header_changed(plain, random)
    else:
        with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
            members = [(info.name, file.read()) for info in archive if (file := archive.extractfile(info))]
        members = _members_changed(members, change, random)
        buffer = io.BytesIO()
        form = random.choice((tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT))
        with tarfile.open(fileobj=buffer, mode="w", format=form, errors="replace") as archive:
            for name, content in members:
                info = tarfile.TarInfo(name[: 90 if form == tarfile.USTAR_FORMAT else None])
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
        plain = buffer.getvalue()
    return packed[1](plain) if packed else plain


def restreamed_pdf(data: bytes, change: Change, random: Random) -> bytes:
    """One of a PDF's compressed streams changed inside, with its new length. Raises ValueError, zlib.error."""
    streams = [found for found in _STREAM.finditer(data) if b"/FlateDecode" in found[1]]
    if not streams:
        raise ValueError("no compressed stream")
    found = random.choice(streams)
    content = zlib.compress(change("stream", zlib.decompress(found[2]), random), 1)
    head = re.sub(rb"/Length\s+\d+(?!\s+\d+\s+R)", b"/Length %d" % len(content), found[1])
    return data[: found.start()] + head + content + found[3] + data[found.end() :]


def _pack_gzip(data: bytes) -> bytes:
    return gzip.compress(data, 1, mtime=0)


def _pack_xz(data: bytes) -> bytes:
    return lzma.compress(data, preset=0)


def _pack_bz2(data: bytes) -> bytes:
    return bz2.compress(data, 1)


_PACKERS: dict[bytes, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    b"\x1f\x8b": (gzip.decompress, _pack_gzip),
    b"\xfd7zXZ\x00": (lzma.decompress, _pack_xz),
    b"BZh": (bz2.decompress, _pack_bz2),
}


def _members_changed(
    members: list[tuple[str, bytes]], change: Change, random: Random
) -> list[tuple[str, bytes]]:
    at = random.randrange(len(members))
    name, content = members[at]
    match random.randrange(12):
        case 0:
            members[at] = (random.choice((*_NAMES, random.choice(members)[0])), content)
        case 1:
            del members[at]
        case 2:
            members.append((random.choice((name, name.upper(), *_NAMES)), content))
        case 3:
            other = random.choice(members)
            members[at] = (name, other[1])
        case 4 if random.random() < 0.02:
            members[at] = (name, bytes(20_000_000) if random.random() < 0.2 else b" " * 2_000_000)
        case 5 if random.random() < 0.02:
            members += [(f"x/{number}", b"") for number in range(12_000)]
        case 6:
            random.shuffle(members)
        case _:
            members[at] = (name, change(name, content, random))
    return members


def _directory_changed(data: bytes, random: Random) -> bytes:
    """A field of a zip file's headers, its directory or the record at its end, or the place they stand at."""
    damaged = bytearray(data)
    magics = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
    spots = [found.start() for magic in magics for found in re.finditer(re.escape(magic), data)]
    if not spots:
        return data[: len(data) // 2]
    for _ in range(random.choice((1, 1, 3))):
        spot = random.choice(spots) + random.choice(
            (4, 6, 8, 10, 14, 18, 20, 22, 24, 26, 28, 30, 32, 34, 38, 42)
        )
        if random.random() < 0.6:
            piece = struct.pack("<H", random.choice(_SHORTS))
        else:
            piece = struct.pack("<I", random.choice((*_LONGS, len(data), random.randrange(len(data) + 1))))
        damaged[spot : spot + len(piece)] = piece[: max(0, len(damaged) - spot)]
    tail = (b"", b"", b"", random.randbytes(30), b"PK\x05\x06" + bytes(18), data)
    return bytes(damaged) + random.choice(tail)


def _header_changed(data: bytes, random: Random) -> bytes:
    """A field of a tar member's header, with its checksum put right."""
    damaged = bytearray(data)
    heads = [at for at in range(0, len(data), 512) if data[at + 257 : at + 262] == b"ustar"]
    if not heads:
        return data[: len(data) // 2]
    at = random.choice(heads)
    start, length = random.choice(
        (
            (0, 100),
            (100, 8),
            (124, 12),
            (124, 12),
            (136, 12),
            (156, 1),
            (156, 1),
            (157, 100),
            (257, 8),
            (345, 155),
        )
    )
    texts = (
        b"0",
        b"77777777777",
        b"-1",
        b"\xff" * 12,
        b"\x80" + bytes(10) + b"\x7f",
        b"",
        *(name.encode() for name in _NAMES),
    )
    value = random.choice(_KINDS) if length == 1 else random.choice(texts)
    damaged[at + start : at + start + length] = value[:length].ljust(length, b"\0")
    damaged[at + 148 : at + 156] = b" " * 8
    damaged[at + 148 : at + 156] = b"%06o\0 " % sum(damaged[at : at + 512])
    return bytes(damaged[: random.choice((len(data), len(data), at + 512))])
