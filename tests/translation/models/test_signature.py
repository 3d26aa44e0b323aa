"""minisign signatures, made here with the cryptography library as minisign makes them."""

from __future__ import annotations

import base64
import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from naba_models import InstalledModel, ModelRefused
from naba_models.layout import SIGNATURE_NAME
from naba_models.manifest import MANIFEST_NAME
from naba_translation.models.signature import TRUSTED_FOLDER, check_signature, read_key, trusted_keys

REAL_KEY = """untrusted comment: minisign public key 19E30CD77FB9272D
RWQtJ7l/1wzjGc8R2QFRMteqTb/LDrzIsDlPHNHlTZr5VA1uyylyHSyE
"""
REAL_SIGNATURE = """untrusted comment: signature from minisign secret key
RUQtJ7l/1wzjGUVG+IOnLFqOeYSf7OiJvHOZLPgtLK6uR4VuHt4XSw1E11RipXsqNjU3+SSGUMfWvgYL9jSkGTbqaRG3QRtF5QE=
trusted comment: made for a test
zj46MyvIJhX+iS47ydrBniyp12jM7HmhBODA4dUACwUWbY5+umkfnHOzYLpELEykRXCcoljSfncIxg/gbfzHDw==
"""


@dataclass
class Signer:
    number: bytes = b"\x01\x02\x03\x04\x05\x06\x07\x08"
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def publish(self, path: Path) -> Path:
        raw = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        text = base64.b64encode(b"Ed" + self.number + raw).decode()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"untrusted comment: minisign public key\n{text}\n", encoding="utf-8")
        return path

    def sign(self, path: Path, *, hashed: bool = True, comment: str = "timestamp:1") -> str:
        content = path.read_bytes()
        signature = self.key.sign(hashlib.blake2b(content).digest() if hashed else content)
        head = (b"ED" if hashed else b"Ed") + self.number + signature
        whole = self.key.sign(signature + comment.encode())
        return (
            f"untrusted comment: by a test\n{base64.b64encode(head).decode()}\n"
            f"trusted comment: {comment}\n{base64.b64encode(whole).decode()}\n"
        )


@pytest.fixture
def signer() -> Signer:
    return Signer()


@pytest.fixture
def folder(built_model: InstalledModel, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_model.folder, tmp_path / "model"))


@pytest.mark.parametrize("hashed", [True, False])
def test_a_trusted_signature_is_verified(signer: Signer, folder: Path, tmp_path: Path, hashed: bool) -> None:
    signer.publish(tmp_path / "config" / TRUSTED_FOLDER / "ministry.pub")
    (folder / SIGNATURE_NAME).write_text(signer.sign(folder / MANIFEST_NAME, hashed=hashed), encoding="utf-8")
    found = check_signature(folder, trusted_keys(tmp_path / "config"))
    assert found == "verified: 0807060504030201 (ministry)"


def test_without_a_signature_or_a_trusted_key_it_is_unverified(
    signer: Signer, folder: Path, tmp_path: Path
) -> None:
    assert check_signature(folder, ()).startswith("unverified: it came without")
    (folder / SIGNATURE_NAME).write_text(signer.sign(folder / MANIFEST_NAME), encoding="utf-8")
    assert "not trusted here, 0807060504030201" in check_signature(folder, trusted_keys(tmp_path))


@pytest.mark.parametrize("what", ["manifest", "comment", "signature"])
def test_whatever_was_changed_it_is_refused(signer: Signer, folder: Path, tmp_path: Path, what: str) -> None:
    key = read_key(signer.publish(tmp_path / "ministry.pub"))
    manifest, text = folder / MANIFEST_NAME, signer.sign(folder / MANIFEST_NAME)
    if what == "manifest":
        manifest.write_bytes(manifest.read_bytes() + b" ")
    elif what == "comment":
        text = text.replace("timestamp:1", "timestamp:2")
    else:
        text = Signer(signer.number).sign(manifest)
    (folder / SIGNATURE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ModelRefused, match="not of this model"):
        check_signature(folder, [key])


@pytest.mark.parametrize("text", ["", "a\nb\nc\nd", "untrusted comment: x\nAAAA\ntrusted comment: y\nAAAA"])
def test_a_file_that_is_no_signature_is_refused(folder: Path, tmp_path: Path, text: str) -> None:
    (folder / SIGNATURE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ModelRefused, match="no minisign signature"):
        check_signature(folder, ())
    (tmp_path / "x.pub").write_text(text, encoding="utf-8")
    with pytest.raises(ModelRefused, match="no minisign public key"):
        read_key(tmp_path / "x.pub")


def test_minisign_itself_made_this_one(folder: Path, tmp_path: Path) -> None:
    """Key and signature written by minisign 0.11, so that we do not only agree with ourselves."""
    (tmp_path / "real.pub").write_text(REAL_KEY, encoding="utf-8")
    (folder / MANIFEST_NAME).write_bytes(b"naba\n")
    (folder / SIGNATURE_NAME).write_text(REAL_SIGNATURE, encoding="utf-8")
    assert check_signature(folder, [read_key(tmp_path / "real.pub")]) == "verified: 19E30CD77FB9272D (real)"
