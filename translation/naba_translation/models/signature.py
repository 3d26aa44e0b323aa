"""Whether a model comes from somebody this profile trusts: a minisign signature of its manifest.

The manifest names every file's SHA-256, so that its signature covers the model. Keys are trusted by lying as
NAME.pub in the folder `trusted-keys` of the profile's settings, or by being named on the command line.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from naba_models import ModelRefused
from naba_models.layout import SIGNATURE_NAME
from naba_models.manifest import MANIFEST_NAME
from naba_models.receipt import UNSIGNED
from naba_translation.minisign import (
    ForgedError,
    PublicKey,
    key_id,
    read_public_key,
    read_signature,
)

TRUSTED_FOLDER = "trusted-keys"


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
        return read_public_key(path.read_text(encoding="utf-8"), name=path.stem)
    except (OSError, ValueError) as error:
        raise ModelRefused(path, "no minisign public key") from error


def check_signature(folder: Path, keys: Iterable[PublicKey]) -> str:
    """What a receipt says of a model's signature: "verified: KEY" or "unverified: why".

    Raises:
        ModelRefused: the signature is of a trusted key but not of this manifest, or it cannot be understood.
    """
    path = folder / SIGNATURE_NAME
    if not path.is_file():
        return UNSIGNED
    try:
        signature = read_signature(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelRefused(path, "no minisign signature") from error
    key = next((key for key in keys if key.number == signature.number), None)
    if key is None:
        return f"unverified: signed with a key that is not trusted here, {key_id(signature.number)}"
    try:
        key.check((folder / MANIFEST_NAME).read_bytes(), signature)
    except ForgedError as error:
        raise ModelRefused(path, f"the signature of {key.label} is not of this model") from error
    return f"verified: {key.label}"
