"""Whether a model comes from somebody this profile trusts: minisign signatures (Ed25519) of its manifest.

The manifest names every file's SHA-256, so that its signature covers the model. Keys are trusted by lying as
NAME.pub in the folder `trusted-keys` of the profile's settings, or by being named on the command line. The
cryptography library does the arithmetic; it is the optional extra `verify`, and without it a model is called
unverified and why. The format: https://jedisct1.github.io/minisign/ ("Signature format").
"""

from __future__ import annotations

import base64
import hashlib
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from naba_models import ModelRefused
from naba_models.layout import SIGNATURE_NAME
from naba_models.manifest import MANIFEST_NAME
from naba_models.receipt import UNSIGNED

TRUSTED_FOLDER = "trusted-keys"
_KEY_BYTES, _SIGNATURE_BYTES = 42, 74
_PLAIN, _HASHED = b"Ed", b"ED"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A minisign public key."""

    number: bytes  # 8 bytes that say which key it is
    point: bytes  # 32 bytes
    name: str

    @property
    def label(self) -> str:
        return f"{self.number[::-1].hex().upper()} ({self.name})"


@dataclass(frozen=True, slots=True)
class _Signature:
    algorithm: bytes
    number: bytes
    signature: bytes
    comment: bytes  # the trusted comment
    comment_signature: bytes  # of signature and comment together


def trusted_keys(config: Path, *more: Path) -> tuple[PublicKey, ...]:
    """The keys in the settings folder and the files named besides.

    Raises:
        ModelRefused: a key file cannot be understood.
    """
    return tuple(map(read_key, (*sorted((config / TRUSTED_FOLDER).glob("*.pub")), *more)))


def read_key(path: Path) -> PublicKey:
    """A minisign .pub file.

    Raises:
        ModelRefused: it is none.
    """
    try:
        raw = base64.b64decode(_lines(path)[-1], validate=True)
    except (OSError, ValueError, IndexError, NotBase64) as error:
        raise ModelRefused(path, "no minisign public key") from error
    if len(raw) != _KEY_BYTES or raw[:2] != _PLAIN:
        raise ModelRefused(path, "no minisign public key")
    return PublicKey(raw[2:10], raw[10:], path.stem)


def check_signature(folder: Path, keys: Iterable[PublicKey]) -> str:
    """What a receipt says of a model's signature: "verified: KEY" or "unverified: why".

    Raises:
        ModelRefused: the signature is of a trusted key but not of this manifest, or it cannot be understood.
    """
    path = folder / SIGNATURE_NAME
    if not path.is_file():
        return UNSIGNED
    signature = _read_signature(path)
    key = next((key for key in keys if key.number == signature.number), None)
    if key is None:
        return (
            f"unverified: signed with a key that is not trusted here, {signature.number[::-1].hex().upper()}"
        )
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return "unverified: signed, but the cryptography library (extra `verify`) is not installed"
    signed = (folder / MANIFEST_NAME).read_bytes()
    if signature.algorithm == _HASHED:
        signed = hashlib.blake2b(signed).digest()
    point = Ed25519PublicKey.from_public_bytes(key.point)
    try:
        point.verify(signature.signature, signed)
        point.verify(signature.comment_signature, signature.signature + signature.comment)
    except InvalidSignature as error:
        raise ModelRefused(path, f"the signature of {key.label} is not of this model") from error
    return f"verified: {key.label}"


def _read_signature(path: Path) -> _Signature:
    try:
        _, first, trusted, last = _lines(path)
        raw = base64.b64decode(first, validate=True)
        comment_signature = base64.b64decode(last, validate=True)
    except (OSError, ValueError, NotBase64) as error:
        raise ModelRefused(path, "no minisign signature") from error
    label = "trusted comment: "
    if len(raw) != _SIGNATURE_BYTES or raw[:2] not in (_PLAIN, _HASHED) or not trusted.startswith(label):
        raise ModelRefused(path, "no minisign signature")
    comment = trusted.removeprefix(label).encode()
    return _Signature(raw[:2], raw[2:10], raw[10:], comment, comment_signature)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
