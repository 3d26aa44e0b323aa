"""Damaged copies of a file, as bad disks, bad programs and bad people make them."""

from __future__ import annotations

import io
import zipfile
from random import Random

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
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = source.namelist()
        chosen = random.choice(names)
        for name in names:
            content = source.read(name)
            target.writestr(name, mutated(content, random) if name == chosen and content else content)
    return buffer.getvalue()
