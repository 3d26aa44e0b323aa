"""Damage to a model's binary files field by field: CTranslate2's model.bin, and SentencePiece's protobuf.

Sizes, types, shapes and counts are changed one by one, with or without what they count, so that what loads the
rest is reached with a file that is right everywhere else.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from random import Random

COUNTS = (0, 1, 2, 3, 127, 128, 255, 256, 65_535, 65_536, 1 << 24, (1 << 31) - 1, 1 << 31, (1 << 32) - 1)
_FLOATS = tuple(struct.pack("<f", value) for value in (0.0, -0.0, 1e38, -1e38, float("inf"), float("nan")))


@dataclass(frozen=True, slots=True)
class _Variable:
    """One tensor of a model.bin, as its file tells."""

    name: bytes
    shape: tuple[int, ...]
    kind: int  # the number of its type
    size: int  # bytes that follow, as said
    data: bytes


@dataclass(slots=True)
class _Weights:
    """A model.bin of version 6; see CTranslate2's src/models/model.cc and python/ctranslate2/specs."""

    version: int
    spec: bytes
    revision: int
    variables: list[_Variable]
    aliases: list[tuple[bytes, bytes]]
    said_variables: int
    said_aliases: int


def reweighed(data: bytes, random: Random) -> bytes:
    """One or two fields of a model.bin changed. Raises ValueError, struct.error or IndexError: it is none."""
    weights = _weights(data)
    for _ in range(random.choice((1, 1, 2))):
        _change_weights(weights, random)
    return _written(weights)


def _weights(data: bytes) -> _Weights:
    at = 0

    def number(form: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from(form, data, at)
        at += struct.calcsize(form)
        return int(value)

    def raw(length: int) -> bytes:
        nonlocal at
        at += length
        return data[at - length : at]

    version = number("<I")
    spec, revision = raw(number("<H")), number("<I")
    variables = []
    for _ in range(count := number("<I")):
        name = raw(number("<H"))
        shape = tuple(number("<I") for _ in range(number("<B")))
        kind, size = number("<B"), number("<I")
        variables.append(_Variable(name, shape, kind, size, raw(size)))
    aliases = [(raw(number("<H")), raw(number("<H"))) for _ in range(number("<I"))]
    return _Weights(version, spec, revision, variables, aliases, count, len(aliases))


def _written(weights: _Weights) -> bytes:
    def text(value: bytes) -> bytes:
        return struct.pack("<H", len(value) & 0xFFFF) + value

    parts = [struct.pack("<I", weights.version), text(weights.spec), struct.pack("<I", weights.revision)]
    parts.append(struct.pack("<I", weights.said_variables & 0xFFFFFFFF))
    for one in weights.variables:
        shape = b"".join(struct.pack("<I", length) for length in one.shape)
        head = struct.pack("<B", len(one.shape) & 255) + shape + struct.pack("<BI", one.kind, one.size)
        parts += [text(one.name), head, one.data]
    parts.append(struct.pack("<I", weights.said_aliases & 0xFFFFFFFF))
    parts += [text(name) + text(meant) for name, meant in weights.aliases]
    return b"".join(parts)


def _change_weights(weights: _Weights, random: Random) -> None:
    at = random.randrange(len(weights.variables))
    one, other = weights.variables[at], random.choice(weights.variables)
    match random.randrange(13):
        case 0:
            shape = list(one.shape or (1,))
            shape[random.randrange(len(shape))] = random.choice((*COUNTS, *other.shape))
            weights.variables[at] = replace(one, shape=tuple(shape))
        case 1:
            weights.variables[at] = replace(one, shape=one.shape[::-1] or (random.choice(COUNTS),))
        case 2:
            weights.variables[at] = replace(one, shape=other.shape, data=other.data, size=other.size)
        case 3:
            weights.variables[at] = replace(one, kind=random.choice((0, 1, 2, 3, 4, 5, 6, 7, 255)))
        case 4:
            weights.variables[at] = replace(
                one, size=random.choice((*COUNTS, one.size - 1, one.size + 1)) & 0xFFFFFFFF
            )
        case 5:  # shorter, and it says so
            data = one.data[: random.randrange(len(one.data) + 1)]
            weights.variables[at] = replace(one, data=data, size=len(data))
        case 6:
            weights.variables[at] = replace(
                one, name=random.choice((other.name, b"", b"\0", one.name[:-2] + b"\0"))
            )
        case 7:
            del weights.variables[at]
            weights.said_variables -= random.choice((0, 1, 1, 1))
        case 8:  # numbers such as heads, layers and window sizes are tensors of one value
            small = [place for place, each in enumerate(weights.variables) if len(each.data) <= 8]
            if small:
                at = random.choice(small)
                length = len(weights.variables[at].data)
                value = random.choice(COUNTS).to_bytes(8, "little")[:length]
                weights.variables[at] = replace(weights.variables[at], data=value)
        case 9:
            spot = random.randrange(len(one.data) // 4 + 1) * 4
            weights.variables[at] = replace(
                one, data=(one.data[:spot] + random.choice(_FLOATS) + one.data[spot + 4 :])[: len(one.data)]
            )
        case 10:
            weights.aliases.append((random.choice((one.name, b"x\0")), random.choice((other.name, b"y\0"))))
            weights.said_aliases += random.choice((0, 1, 1, 1))
        case 11:
            weights.said_variables = random.choice(COUNTS)
        case _:
            field = random.choice(("version", "revision", "said_aliases", "spec"))
            value = random.choice((b"", b"TransformerSpec\0", b"WhisperSpec\0", b"TransformerDecoderSpec\0"))
            setattr(weights, field, value if field == "spec" else random.choice((*COUNTS, 4, 5, 6, 7)))


def reencoded(data: bytes, random: Random) -> bytes:
    """One to three fields of a protobuf message changed, at any depth. Raises ValueError: it is none."""
    data = _change_message(data, random, depth=0)
    for _ in range(random.choice((0, 0, 2))):
        try:
            data = _change_message(data, random, depth=0)
        except ValueError:  # cut by the last change
            break
    return data


def _change_message(data: bytes, random: Random, *, depth: int) -> bytes:
    fields = _fields(data)
    if not fields:
        return data + random.randbytes(3)
    at = random.randrange(len(fields))
    if random.random() < 0.4:  # half of SentencePiece's fields are pieces, the settings are the last few
        at = max(0, len(fields) - 1 - random.randrange(4))
    number, wire, value = fields[at]
    choice = random.randrange(8)
    if wire == 2 and isinstance(value, bytes) and depth < 3 and choice < 5:
        try:
            changed = _change_message(value, random, depth=depth + 1)
            fields[at] = (number, wire, changed)
            return b"".join(_field(*field) for field in fields)
        except ValueError:
            pass
    match choice:
        case 0:
            del fields[at]
        case 1:
            fields[at:at] = [fields[at]] * random.choice((1, 2, 200))
        case 2:
            to = random.randrange(len(fields))
            fields[at], fields[to] = fields[to], fields[at]
        case 3:
            fields[at] = (random.choice((1, 2, 3, 4, 5, 15, 40, 45, 46, 200, 1 << 20)), wire, value)
        case _:
            fields[at] = (number, wire, _other_value(wire, value, random))
    encoded = b"".join(_field(*field) for field in fields)
    return encoded[: random.randrange(len(encoded) + 1)] if random.random() < 0.05 else encoded


def _other_value(wire: int, value: int | bytes, random: Random) -> int | bytes:
    if isinstance(value, int):
        return random.choice((*COUNTS, (1 << 63) - 1, (1 << 64) - 1, value + 1))
    if wire != 2:
        return random.choice((*_FLOATS, random.randbytes(4))).ljust(len(value), b"\0")[: len(value)]
    spot = random.randrange(len(value) + 1)
    texts = (
        b"",
        b"\0",
        b"\xff\xfe",
        "\u2581".encode(),
        b"<s>",
        b"</s>",
        b"<unk>",
        b"<0x41>",
        b"<0xFF>",
        b"a" * 3_000,
    )
    pieces = (
        random.choice(texts),
        value[:spot],
        value[:spot] + random.randbytes(4) + value[spot + 4 :],
        value + value,
        value[spot:] + value[:spot],
    )
    return random.choice(pieces)


def _fields(data: bytes) -> list[tuple[int, int, int | bytes]]:
    """Number, wire type and value of each field. Raises ValueError where the bytes are no message."""
    fields: list[tuple[int, int, int | bytes]] = []
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        number, wire = tag >> 3, tag & 7
        if wire == 0:
            value, at = _varint(data, at)
            fields.append((number, wire, value))
            continue
        if wire == 2:
            length, at = _varint(data, at)
        elif wire in (1, 5):
            length = 8 if wire == 1 else 4
        else:
            raise ValueError("no wire type")
        if not number or at + length > len(data):
            raise ValueError("no field")
        fields.append((number, wire, data[at : at + length]))
        at += length
    return fields


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("no number")
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def _field(number: int, wire: int, value: int | bytes) -> bytes:
    tag = _encoded(number << 3 | wire)
    if isinstance(value, int):
        return tag + _encoded(value)
    return tag + (_encoded(len(value)) if wire == 2 else b"") + value


def _encoded(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])
