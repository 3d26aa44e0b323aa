"""minisign's keys and signatures (Ed25519), read and written so that either program takes the other's.

The format: https://jedisct1.github.io/minisign/ ("Signature format", "Secret key format"). A signature is of the
file's BLAKE2b digest ("ED", what minisign writes today) or of the file itself ("Ed"); a second one covers the
first and a comment, which so can be trusted. A secret key may be locked with a passphrase: scrypt (RFC 7914)
makes as many bytes of it as are to be hidden, and they are joined by exclusive or.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from binascii import Error as NotBase64
from dataclasses import dataclass, field
from itertools import takewhile

KEY_SUFFIX, PUBLIC_SUFFIX, SIGNATURE_SUFFIX = ".key", ".pub", ".minisig"
_PLAIN, _HASHED = b"Ed", b"ED"
_KEY_BYTES, _SIGNATURE_BYTES, _SECRET_BYTES = 42, 74, 158
_SCRYPT, _UNLOCKED, _BLAKE2B = b"Sc", b"\0\0", b"B2"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "

# As libsodium counts: 2^17 blocks of 1 KiB, which is what OWASP asks for and half a second here. minisign's own
# 2^20 need a whole gigabyte, which a small laptop may not have to give; both programs read either.
_OPERATIONS, _MEMORY = 1 << 22, 1 << 27
_MOST_MEMORY, _MOST_OPERATIONS = 1 << 30, 1 << 28
"""What a key file may ask for: bytes, and eight times the work of minisign's own keys."""


class NotMinisignError(ValueError):
    """Not such a file, or a damaged one; the words say which."""


class WrongPassphraseError(Exception):
    """A secret key did not open."""


class ForgedError(Exception):
    """A signature is not of this content with this key."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What a signature is checked with."""

    number: bytes  # 8 bytes that say which key it is
    point: bytes  # 32 bytes
    name: str

    @property
    def id(self) -> str:
        """Its number as minisign prints it."""
        return key_id(self.number)

    @property
    def label(self) -> str:
        return f"{self.id} ({self.name})"

    def text(self) -> str:
        """The .pub file."""
        packed = base64.b64encode(_PLAIN + self.number + self.point).decode()
        return f"{_UNTRUSTED}minisign public key {self.id}\n{packed}\n"

    def check(self, content: bytes, signature: Signature) -> None:
        """Raises ForgedError: it is not of this content, its comment was changed, or another key made it."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        signed = hashlib.blake2b(content).digest() if signature.algorithm == _HASHED else content
        point = Ed25519PublicKey.from_public_bytes(self.point)
        try:
            point.verify(signature.signature, signed)
            point.verify(signature.comment_signature, signature.signature + signature.comment.encode())
        except InvalidSignature as error:
            raise ForgedError from error


@dataclass(frozen=True, slots=True)
class Signature:
    """What a .minisig file says."""

    algorithm: bytes
    number: bytes  # of its key
    signature: bytes
    comment: str  # the trusted one
    comment_signature: bytes  # of signature and comment together


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What signatures are made with. Its bytes are in no repr."""

    number: bytes
    seed: bytes = field(repr=False)  # 32 bytes
    point: bytes = b""

    def public(self, name: str) -> PublicKey:
        """Its other half."""
        return PublicKey(self.number, self.point, name)

    def sign(self, content: bytes, *, comment: str) -> str:
        """The .minisig file for `content`; `comment` is one line that the signature covers too."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        comment = " ".join(comment.splitlines())
        signature = key.sign(hashlib.blake2b(content).digest())
        packed = base64.b64encode(_HASHED + self.number + signature).decode()
        covering = base64.b64encode(key.sign(signature + comment.encode())).decode()
        first = f"{_UNTRUSTED}signature from Naba, key {key_id(self.number)}"
        return f"{first}\n{packed}\n{_TRUSTED}{comment}\n{covering}\n"

    def text(self, passphrase: str) -> str:
        """The .key file; with an empty passphrase its bytes are not hidden."""
        kept = self.number + self.seed + self.point
        secret = kept + _checksum(kept)
        if passphrase:
            kind, salt, operations, memory = _SCRYPT, secrets.token_bytes(32), _OPERATIONS, _MEMORY
            secret = _xor(secret, _stretched(passphrase, salt, operations, memory, len(secret)))
            comment = "minisign encrypted secret key"
        else:
            kind, salt, operations, memory = _UNLOCKED, bytes(32), 0, 0
            comment = "minisign secret key"
        limits = operations.to_bytes(8, "little") + memory.to_bytes(8, "little")
        packed = base64.b64encode(_PLAIN + kind + _BLAKE2B + salt + limits + secret).decode()
        return f"{_UNTRUSTED}{comment}\n{packed}\n"


def new_key() -> SecretKey:
    """A key that nobody has."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    return SecretKey(
        secrets.token_bytes(8), key.private_bytes_raw(), point=key.public_key().public_bytes_raw()
    )


def read_secret_key(text: str, passphrase: str) -> SecretKey:
    """The key of a .key file.

    Raises:
        NotMinisignError: it is none.
        WrongPassphraseError: it is locked, and not with this passphrase.
    """
    raw = _unpacked(text, _SECRET_BYTES, "no minisign secret key")
    kind, salt, limits, secret = raw[2:4], raw[6:38], raw[38:54], raw[54:]
    if raw[:2] != _PLAIN or raw[4:6] != _BLAKE2B or kind not in (_SCRYPT, _UNLOCKED):
        raise NotMinisignError("no minisign secret key")
    if kind == _SCRYPT:
        operations, memory = int.from_bytes(limits[:8], "little"), int.from_bytes(limits[8:], "little")
        secret = _xor(secret, _stretched(passphrase, salt, operations, memory, len(secret)))
    kept, checksum = secret[:72], secret[72:]
    unsummed = kind == _UNLOCKED and not any(checksum)  # as `minisign -G -W` leaves it
    if not unsummed and not hmac.compare_digest(checksum, _checksum(kept)):
        raise WrongPassphraseError
    return SecretKey(kept[:8], kept[8:40], point=kept[40:])


def is_locked(text: str) -> bool:
    """Whether a .key file needs a passphrase. Raises NotMinisignError."""
    return _unpacked(text, _SECRET_BYTES, "no minisign secret key")[2:4] == _SCRYPT


def read_public_key(text: str, *, name: str) -> PublicKey:
    """The key of a .pub file. Raises NotMinisignError."""
    raw = _unpacked(text, _KEY_BYTES, "no minisign public key")
    if raw[:2] != _PLAIN:
        raise NotMinisignError("no minisign public key")
    return PublicKey(raw[2:10], raw[10:], name)


def read_signature(text: str) -> Signature:
    """What a .minisig file says. Raises NotMinisignError."""
    try:
        _, first, trusted, last = text.splitlines()
        raw = base64.b64decode(first, validate=True)
        comment_signature = base64.b64decode(last, validate=True)
    except (ValueError, NotBase64) as error:
        raise NotMinisignError("no minisign signature") from error
    known = len(raw) == _SIGNATURE_BYTES and raw[:2] in (_PLAIN, _HASHED)
    if not known or not trusted.startswith(_TRUSTED):
        raise NotMinisignError("no minisign signature")
    return Signature(raw[:2], raw[2:10], raw[10:], trusted.removeprefix(_TRUSTED), comment_signature)


def key_id(number: bytes) -> str:
    """A key's number as minisign prints it: 16 hexadecimal digits."""
    return number[::-1].hex().upper()


def _unpacked(text: str, length: int, why: str) -> bytes:
    try:
        raw = base64.b64decode(text.splitlines()[-1], validate=True)
    except (ValueError, IndexError, NotBase64) as error:
        raise NotMinisignError(why) from error
    if len(raw) != length:
        raise NotMinisignError(why)
    return raw


def _checksum(kept: bytes) -> bytes:
    return hashlib.blake2b(_PLAIN + kept, digest_size=32).digest()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _stretched(passphrase: str, salt: bytes, operations: int, memory: int, length: int) -> bytes:
    """scrypt with libsodium's reading of its two limits (crypto_pwhash_scryptsalsa208sha256, pickparams)."""
    if memory > _MOST_MEMORY or operations > _MOST_OPERATIONS:
        raise NotMinisignError("the key asks for more memory or work than any minisign key does")
    operations = max(operations, 1 << 15)
    largest = operations // 32 if operations < memory // 32 else memory // 1024
    exponents = range(1, 63)
    logarithm = 1 + sum(1 for _ in takewhile(lambda n: 1 << n <= largest // 2, exponents))
    parallel = 1 if operations < memory // 32 else max(1, (operations // 4 >> logarithm) // 8)
    return hashlib.scrypt(
        passphrase.encode(),
        salt=salt,
        n=1 << logarithm,
        r=8,
        p=parallel,
        maxmem=(1 << 31) - 1,  # OpenSSL's own limit; what is used was limited above
        dklen=length,
    )
