"""The first words of a CTranslate2 model.bin: what its matrices are called and how large they are.

    version (4 bytes)  name of the kind  revision (4)  number of variables (4)
    each variable: name  rank (1)  sizes (4 each)  type (1)  bytes (4)  content
    number of aliases (4), each: alias  name

A name is its length with the closing zero (2), its letters, and that zero; all numbers have their low byte first.
As `ModelSpec._serialize` of ctranslate2/specs/model_spec.py writes it (version 4 and later) and `Model::load` reads.
Contents are jumped over, so that a file of gigabytes takes as long as a small one.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_FIRST_VERSION = 4  # earlier ones count items, not bytes; nobody has written them since 2021
_MOST_VARIABLES, _MOST_RANK = 1_000_000, 8


@dataclass(frozen=True, slots=True)
class Variable:
    """One matrix in a file."""

    sizes: tuple[int, ...]
    kind: int  # of its numbers: 0 float32, 1 int8, 2 int16, 3 int32, 4 float16, 5 bfloat16
    offset: int  # of its content in the file
    length: int  # bytes


def shapes(path: Path) -> Mapping[str, tuple[int, ...]]:
    """The sizes of each matrix by its name, aliases included; nothing where the file is of an older version.

    Raises:
        ValueError: it is no model.bin, or it ends too early.
        OSError: it cannot be read.
    """
    return {name: variable.sizes for name, variable in variables(path).items()}


def variables(path: Path) -> Mapping[str, Variable]:
    """What each matrix is and where it stands, by its name; else as `shapes`."""
    with path.open("rb") as file:
        end = os.fstat(file.fileno()).st_size
        if _number(file) < _FIRST_VERSION:
            return {}
        _name(file)
        _number(file)  # the kind's revision
        found: dict[str, Variable] = {}
        for _ in range(_count(file)):
            name = _name(file)
            (rank,) = _fields(file, "<B")
            if rank > _MOST_RANK:
                raise ValueError("sizes that make no sense")
            sizes = _fields(file, f"<{rank}I")
            kind, length = _fields(file, "<BI")
            found[name] = Variable(sizes, kind, file.tell(), length)
            if file.seek(length, os.SEEK_CUR) > end:
                raise ValueError("it ends too early")
        for _ in range(_count(file)):
            alias, name = _name(file), _name(file)
            if name in found:
                found[alias] = found[name]
        return found


def _count(file: BinaryIO) -> int:
    count = _number(file)
    if count > _MOST_VARIABLES:
        raise ValueError("more variables than a model has")
    return count


def _number(file: BinaryIO) -> int:
    (number,) = _fields(file, "<I")
    return int(number)


def _name(file: BinaryIO) -> str:
    (length,) = _fields(file, "<H")
    return str(_exactly(file, length).rstrip(b"\0"), "utf-8")


def _fields(file: BinaryIO, layout: str) -> tuple[int, ...]:
    return struct.unpack(layout, _exactly(file, struct.calcsize(layout)))


def _exactly(file: BinaryIO, length: int) -> bytes:
    content = file.read(length)
    if len(content) < length:
        raise ValueError("it ends too early")
    return content
