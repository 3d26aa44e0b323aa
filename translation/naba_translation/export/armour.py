"""A record between two lines of dashes, for formats that are plain text: as PGP and PEM do it.

The record is compressed (zlib, RFC 1950) and written in base64, so that it is one block no editor reformats, holds
nothing a format could take for mark-up, and is plainly not meant for reading.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from textwrap import wrap

_BEGIN, _END = "-----BEGIN NABA RECORD-----", "-----END NABA RECORD-----"
_BLOCK = re.compile(f"{_BEGIN}([A-Za-z0-9+/=\\s]+){_END}")
_WIDTH = 76
_LARGEST = 1 << 28  # bytes of a record; a larger one is a bomb


def armoured(record: str) -> Iterator[str]:
    """The lines of the block."""
    yield _BEGIN
    yield from wrap(base64.b64encode(zlib.compress(record.encode(), 9)).decode(), _WIDTH)
    yield _END


def found_in(text: str) -> bytes | None:
    """The record in a text; None where there is none.

    Raises:
        ValueError: there is one, but it is damaged.
    """
    block = _BLOCK.search(text)
    if block is None:
        return None
    try:
        inflate = zlib.decompressobj()
        record = inflate.decompress(base64.b64decode(block[1]), _LARGEST)
    except (ValueError, zlib.error) as error:
        raise ValueError("the record is damaged") from error
    if not inflate.eof:
        raise ValueError("the record is damaged or too large")
    return record
