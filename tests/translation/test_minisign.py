"""Keys and signatures: ours are minisign's, and minisign's are ours."""

from __future__ import annotations

import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.errors import ExportError, KeyUnusable
from naba_translation.export.signing import (
    Signed,
    check_signature,
    key_path,
    known_keys,
    make_key,
    needs_passphrase,
    open_key,
    sign,
)
from naba_translation.minisign import (
    ForgedError,
    NotMinisignError,
    WrongPassphraseError,
    is_locked,
    new_key,
    read_public_key,
    read_secret_key,
    read_signature,
)

# Written by minisign 0.11 (-G -W), which leaves the checksum of such a key empty.
UNLOCKED = """untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAUp7NrfHVvB/OCDuG4IGGi7jR2uHy+ghyM837Etpd/P28pjIqq4rT8S8HBdHsydr2r2FFIosG1xt5X/4bAk6utfccBNv3XedXAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""
ITS_PUBLIC = """untrusted comment: minisign public key 1FBCD5F1ADCD9E52
RWRSns2t8dW8Hy8HBdHsydr2r2FFIosG1xt5X/4bAk6utfccBNv3XedX
"""
# And by minisign 0.11 with another key, of the five bytes "naba\n".
PUBLIC = """untrusted comment: minisign public key D7EDA9DB631872D
RWQthzG2ndp+DWYDvu3+mZoDVOnJpMcMrT615xrm80p+fNQSgypk6Ucs
"""
SIGNATURE = """untrusted comment: signature from minisign secret key
RUQthzG2ndp+DU9n6oTbSboSYScf1gYpGWhtdNnWDfXBXs4vUrckxp/O8RssIc9tqtPwPMBvWpELrLZKoYKSOnagyAKmUlsBtws=
trusted comment: made for a test
hRukuSefELihvK4HQZO4qQhpaUqm9YS3aqIVJlG6QQdpy6aBL3jhXmUz2KryomY5hgVNPj5x46d3hTPpefG+BA==
"""


def test_a_key_of_minisign_is_read() -> None:
    key = read_secret_key(UNLOCKED, "")
    public = read_public_key(ITS_PUBLIC, name="w")
    assert key.public("w") == public
    public.check(b"report", read_signature(key.sign(b"report", comment="timestamp:1")))


def test_a_signature_of_minisign_is_checked() -> None:
    key, signature = read_public_key(PUBLIC, name="g"), read_signature(SIGNATURE)
    key.check(b"naba\n", signature)
    assert signature.comment == "made for a test"
    with pytest.raises(ForgedError):
        key.check(b"naba", signature)


@given(
    st.binary(max_size=64), st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
)
def test_what_was_signed_checks_and_nothing_else(content: bytes, comment: str) -> None:
    key = read_secret_key(UNLOCKED, "")
    text = key.sign(content, comment=comment)
    signature = read_signature(text)
    assert signature.comment == comment
    key.public("w").check(content, signature)
    with pytest.raises(ForgedError):
        key.public("w").check(content + b"\0", signature)
    with pytest.raises(ForgedError):
        new_key().public("other").check(content, signature)


def test_a_changed_comment_is_found() -> None:
    key = read_secret_key(UNLOCKED, "")
    text = key.sign(b"report", comment="timestamp:1").replace("timestamp:1", "timestamp:2")
    with pytest.raises(ForgedError):
        key.public("w").check(b"report", read_signature(text))


def test_a_locked_key_opens_with_its_passphrase_only() -> None:
    key = new_key()
    text = key.text("كلمة السر")
    assert is_locked(text)
    assert key.seed.hex() not in text
    assert read_secret_key(text, "كلمة السر") == key
    with pytest.raises(WrongPassphraseError):
        read_secret_key(text, "كلمة")


def test_the_secret_is_in_no_repr() -> None:
    key = new_key()
    assert repr(key.seed) not in repr(key)


@pytest.mark.parametrize("text", ["", "\n", "untrusted comment: x\nAAAA\n", PUBLIC, "x" * 300])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NotMinisignError):
        read_secret_key(text, "")


def test_a_key_that_asks_for_all_memory_is_refused() -> None:
    import base64

    raw = bytearray(base64.b64decode(new_key().text("").splitlines()[1]))
    raw[2:4], raw[46:54] = b"Sc", (1 << 40).to_bytes(8, "little")
    with pytest.raises(NotMinisignError, match="memory"):
        read_secret_key(f"untrusted comment: x\n{base64.b64encode(raw).decode()}", "x")


def test_a_key_is_made_for_its_owner_only_and_never_written_over(tmp_path: Path) -> None:
    secret, public = make_key(tmp_path, "press/desk", passphrase="")
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700
    assert secret.parent == tmp_path / "keys"
    assert key_path(tmp_path, "press/desk") == secret
    assert [key.name for key in known_keys(tmp_path)] == [public.stem]
    kept = secret.read_bytes()
    with pytest.raises(ExportError, match="there is a key of that name"):
        make_key(tmp_path, "press/desk", passphrase="")
    assert secret.read_bytes() == kept


def test_what_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusable, match="cannot be read"):
        open_key(tmp_path / "gone.key", passphrase="")
    (tmp_path / "x.key").write_text("x", encoding="utf-8")
    with pytest.raises(KeyUnusable, match="no minisign secret key"):
        needs_passphrase(tmp_path / "x.key")
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "x.txt.minisig").write_text("x", encoding="utf-8")
    with pytest.raises(KeyUnusable, match="no minisign signature"):
        check_signature(tmp_path / "x.txt", b"x", ())


@pytest.mark.skipif(shutil.which("minisign") is None, reason="the program itself is not here")
def test_the_program_agrees(tmp_path: Path) -> None:
    secret, public = make_key(tmp_path, "reports", passphrase="")
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF")
    sign(report, open_key(secret, passphrase=""))
    subprocess.run(["minisign", "-V", "-q", "-p", public, "-m", report], check=True, timeout=60)
    subprocess.run(
        ["minisign", "-S", "-s", secret, "-m", report], check=True, timeout=60, capture_output=True
    )
    assert check_signature(report, report.read_bytes(), known_keys(tmp_path)).state is Signed.GOOD
