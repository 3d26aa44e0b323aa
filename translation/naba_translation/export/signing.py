"""Signing exported files and checking such signatures: FILE.minisig beside FILE, by minisign or by us.

A signature covers every byte of the file, the record in it too. A record alone proves only that text and record
agree: whoever changes both together is found out by a signature and by nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from naba_models.private_folder import make_private_folder
from naba_translation.errors import ExportError, KeyUnusable, OutputNameUnfit
from naba_translation.export.names import safe_stem
from naba_translation.minisign import (
    KEY_SUFFIX,
    PUBLIC_SUFFIX,
    SIGNATURE_SUFFIX,
    ForgedError,
    NotMinisignError,
    PublicKey,
    SecretKey,
    WrongPassphraseError,
    is_locked,
    key_id,
    new_key,
    read_public_key,
    read_secret_key,
    read_signature,
)
from naba_translation.models.signature import TRUSTED_FOLDER
from naba_translation.whole_file import write_whole

KEYS_FOLDER = "keys"
"""Of the settings: the analyst's own keys. Public keys of others lie in `trusted-keys`."""


class Signed(StrEnum):
    """What a signature is worth."""

    NOT = "not signed"
    GOOD = "signed"
    UNKNOWN = "signed with a key that is not known here"
    FORGED = "the signature is not of this file"


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """What stands in FILE.minisig."""

    state: Signed
    key: str = ""  # its id and name
    comment: str = ""  # trusted where the state is GOOD: when it was signed, and under which name


def make_key(config: Path, name: str, *, passphrase: str) -> tuple[Path, Path]:
    """Make a key pair in the settings folder; the paths of the secret and of the public key.

    The secret key can be read by the user only, and only with the passphrase where that is not empty.

    Raises:
        OutputNameUnfit: there is a key of that name.
        ExportError: it cannot be written.
    """
    stem = safe_stem(name)
    folder = config / KEYS_FOLDER
    secret, public = folder / f"{stem}{KEY_SUFFIX}", folder / f"{stem}{PUBLIC_SUFFIX}"
    try:
        make_private_folder(folder)
        if secret.exists() or public.exists():
            raise OutputNameUnfit(secret, "there is a key of that name")
    except OSError as error:
        raise ExportError(folder, error.strerror or str(error)) from error
    key = new_key()
    write_whole(secret, key.text(passphrase).encode(), private=True)
    write_whole(public, key.public(stem).text().encode())
    return secret, public


def key_path(config: Path, name: str) -> Path:
    """The secret key that a name on the command line means: a file, or one of the analyst's own."""
    own = config / KEYS_FOLDER / f"{safe_stem(name)}{KEY_SUFFIX}"
    return own if own.is_file() and not Path(name).is_file() else Path(name)


def needs_passphrase(path: Path) -> bool:
    """Whether a secret key is locked. Raises KeyUnusable."""
    try:
        return is_locked(_text(path))
    except NotMinisignError as error:
        raise KeyUnusable(path, str(error)) from error


def open_key(path: Path, *, passphrase: str) -> SecretKey:
    """A secret key, ours or minisign's. Takes half a second, of minisign's own some seconds and 1 GB.

    Raises:
        KeyUnusable: it is none, is damaged, or the passphrase is wrong.
    """
    try:
        return read_secret_key(_text(path), passphrase)
    except NotMinisignError as error:
        raise KeyUnusable(path, str(error)) from error
    except WrongPassphraseError as error:
        raise KeyUnusable(path, "the passphrase is wrong") from error
    except MemoryError as error:
        raise KeyUnusable(path, "opening it needs more memory than there is") from error


def sign(path: Path, key: SecretKey) -> Path:
    """Write FILE.minisig beside an exported file, as minisign does; the path of it.

    Raises:
        ExportError: the file cannot be read, or its signature not be written.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ExportError(path, error.strerror or str(error)) from error
    comment = f"timestamp:{int(datetime.now(UTC).timestamp())}\tfile:{path.name}\thashed"
    target = path.with_name(path.name + SIGNATURE_SUFFIX)
    write_whole(target, key.sign(content, comment=comment).encode(errors="replace"))
    return target


def known_keys(config: Path, *more: Path) -> tuple[PublicKey, ...]:
    """The analyst's own public keys, those that are trusted, and the files named besides.

    Raises:
        KeyUnusable: a key file cannot be understood.
    """
    folders = (config / KEYS_FOLDER, config / TRUSTED_FOLDER)
    paths = [path for folder in folders for path in sorted(folder.glob(f"*{PUBLIC_SUFFIX}"))]
    return tuple(_public(path) for path in (*more, *paths))


def check_signature(path: Path, content: bytes, keys: tuple[PublicKey, ...]) -> SignatureFound:
    """What FILE.minisig says of the file's bytes.

    Raises:
        KeyUnusable: there is such a file, but it is no signature.
    """
    beside = path.with_name(path.name + SIGNATURE_SUFFIX)
    if not beside.is_file():
        return SignatureFound(Signed.NOT)
    try:
        signature = read_signature(_text(beside))
    except NotMinisignError as error:
        raise KeyUnusable(beside, str(error)) from error
    key = next((key for key in keys if key.number == signature.number), None)
    if key is None:
        return SignatureFound(Signed.UNKNOWN, key_id(signature.number))
    try:
        key.check(content, signature)
    except ForgedError:
        return SignatureFound(Signed.FORGED, key.label)
    return SignatureFound(Signed.GOOD, key.label, signature.comment)


def _public(path: Path) -> PublicKey:
    try:
        return read_public_key(_text(path), name=path.stem)
    except NotMinisignError as error:
        raise KeyUnusable(path, str(error)) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise KeyUnusable(path, "it cannot be read") from error
