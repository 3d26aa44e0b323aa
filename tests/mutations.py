"""Damaged copies of a file, as bad disks, bad programs and bad people make them."""

from __future__ import annotations

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from contextlib import suppress
from random import Random

from mutated_containers import repacked_tar, repacked_zip, restreamed_pdf
from mutated_fields import reencoded, reweighed
from mutated_tokens import retold

_INTERESTING = (
    b"\0",
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"<",
    b">",
    b'"',
    b"&#x110000;",
    b"{",
    b"}",
    b"\\",
    b"%",
    b"-1",
)
_INTERESTING += (
    "\u202e".encode(),
    "\ufffe".encode(),
    b"9" * 40,
    b"\r\n",
    b"PK\x03\x04",
    b"stream",
    b"<![CDATA[",
    b"'",
)
_NO_STRUCTURE = (
    *(ValueError, IndexError, EOFError, OSError, RuntimeError, NotImplementedError, struct.error, KeyError),
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError),
)


def mutated(data: bytes, random: Random) -> bytes:
    """One to eight changes: bits flipped, pieces cut, doubled, moved, or replaced by what parsers trip over.

    In half of the cases a zip file is taken apart, one member is damaged, and it is put together again, or no
    mutation would come past the checksums.
    """
    if data[:2] == b"PK" and random.random() < 0.5:
        return _member_mutated(data, random)
    damaged = bytearray(data)
    for _ in range(random.randint(1, 8)):
        _change(damaged, random)
    return bytes(damaged)


def touched(data: bytes, random: Random) -> bytes:
    """One small change, half of them in the first two thousand bytes: a bit, or up to eight bytes in their place."""
    damaged = bytearray(data)
    end = min(len(data), 2_000) if random.random() < 0.5 else len(data)
    at = random.randrange(max(1, end))
    if random.random() < 0.5 and damaged:
        damaged[at] ^= 1 << random.randrange(8)
    else:
        length = min(random.choice((1, 2, 4, 8)), len(data) - at)
        damaged[at : at + length] = random.choice((random.randbytes(length), b"\xff" * length, bytes(length)))
    return bytes(damaged)


def _change(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    length = min(random.choice((1, 2, 8, 64, 1000)), len(data) - at)
    match random.randrange(6):
        case 0 if at < len(data):
            data[at] ^= 1 << random.randrange(8)
        case 1:
            del data[at : at + length]
        case 2:
            data[at:at] = data[at : at + length] * random.choice((1, 2, 50))
        case 3:
            data[at:at] = random.choice(_INTERESTING)
        case 4:
            data[at : at + length] = random.randbytes(length)
        case _:
            to = random.randrange(len(data) + 1)
            data[to:to] = data[at : at + length]


def _member_mutated(data: bytes, random: Random) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        names = source.namelist()
        chosen = random.choice(names)
        for name in names:
            content = source.read(name)
            target.writestr(
                zipfile.ZipInfo(name),
                mutated(content, random) if name == chosen and content else content,
                zipfile.ZIP_DEFLATED,
            )
    return buffer.getvalue()


def damaged(data: bytes, kind: str, random: Random, *, others: tuple[bytes, ...] = ()) -> bytes:
    """One to two changes to a file of that kind: half by its structure, a quarter each by `mutated` and `touched`.

    `kind` is a grammar of mutated_tokens.py, or zip, tar, weights (model.bin), protobuf, coded (text in cp1256).
    `others` are more files of the kind, to take pieces from. The same random numbers make the same file.
    """
    data = _once(data, kind, random, others)
    return _once(data, kind, random, others) if random.random() < 0.2 else data


def _once(data: bytes, kind: str, random: Random, others: tuple[bytes, ...]) -> bytes:
    way = random.random()
    with suppress(*_NO_STRUCTURE):  # after one change it may have none
        if way < 0.5:
            return _by_structure(data, kind, random, others)
        if way < 0.75:
            return mutated(data, random)
    return touched(data, random)


def _by_structure(data: bytes, kind: str, random: Random, others: tuple[bytes, ...]) -> bytes:
    match kind:
        case "zip":
            return repacked_zip(data, _member, random)
        case "tar":
            return repacked_tar(data, _member, random)
        case "pdf" if random.random() < 0.4:
            return restreamed_pdf(data, _member, random)
        case "weights":
            return reweighed(data, random)
        case "protobuf":
            return reencoded(data, random)
        case "coded":
            text = retold(data.decode("cp1256", "replace").encode(), "lines", random)
            return text.decode(errors="replace").encode("cp1256", "replace")
    return retold(data, kind, random, others=others)


def _member(name: str, content: bytes, random: Random) -> bytes:
    """Damage to what an archive holds, by the kind its name tells."""
    ending = name.rpartition(".")[2]
    kinds = {"xml": "xml", "opf": "xml", "xhtml": "html", "json": "json", "txt": "lines", "stream": "pdf"}
    if name == "model.bin" or ending in ("model", "spm"):
        kind = "weights" if name == "model.bin" else "protobuf"
    else:
        kind = kinds.get(ending, "")
    return _once(content, kind, random, ()) if kind and content else mutated(content, random)
