"""Archives made by somebody who means harm: each is refused, and nothing outside changes."""

from __future__ import annotations

import hashlib
import io
import pickle
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from naba_models import ModelRefused
from naba_models.archive import MAX_MEMBERS
from naba_models.staging import stage

WEIGHTS = b"\x06\x00\x00\x00weights"
GOOD = {"model.bin": WEIGHTS, "sentencepiece.model": b"\x0a\x0b", "shared_vocabulary.json": b'["<unk>"]'}


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in (*GOOD.items(), *members):
            archive.writestr(name, content)
    return file.getvalue()


def tarred(*members: tuple[tarfile.TarInfo | str, bytes], mode: str = "w:gz") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, content in (*GOOD.items(), *members):
            info = tarfile.TarInfo(name) if isinstance(name, str) else name
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def special(name: str, kind: bytes, target: str = "") -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return tarred((info, b""))


def zip_link() -> bytes:
    info = zipfile.ZipInfo("README.md")
    info.external_attr = 0o120777 << 16
    return zipped((info, b"/etc/passwd"))


def lying_zip() -> bytes:
    """The directory at the end says three bytes where there are a hundred thousand."""
    whole = bytearray(zipped(("README.md", b"x" * 100_000), compression=zipfile.ZIP_STORED))
    place = whole.rindex(b"PK\x01\x02")
    whole[place + 20 : place + 28] = (3).to_bytes(4, "little") * 2
    return bytes(whole)


def lying_tar() -> bytes:
    whole = tarred(("README.md", b"x" * 100), mode="w:")
    info = tarfile.TarInfo("LICENSE")
    info.size = 1 << 40
    end = whole.rstrip(b"\0")
    padded = end + bytes(-len(end) % 512)
    return padded + info.tobuf()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "absolute": (lambda: zipped(("/tmp/naba-was-here.md", b"x")), "hostile name"),
    "parent": (lambda: zipped(("../outside.md", b"x")), "hostile name"),
    "parent in a tar": (lambda: tarred(("a/../../outside.md", b"x")), "hostile name"),
    "drive letter": (lambda: zipped(("C:README.md", b"x")), "hostile name"),
    "backslash": (lambda: tarred(("..\\outside.md", b"x")), "hostile name"),
    "backslash in a zip": (lambda: zipped(("a\\..\\outside.md", b"x")), "hostile name"),
    "control character": (lambda: tarred(("READ\x1b[2JME.md", b"x")), "hostile name"),
    "symbolic link": (lambda: special("README.md", tarfile.SYMTYPE, "/etc/passwd"), "link"),
    "symbolic link in a zip": (zip_link, "link"),
    "hard link": (lambda: special("README.md", tarfile.LNKTYPE, "../../outside"), "link"),
    "device": (lambda: special("README.md", tarfile.CHRTYPE), "device"),
    "named pipe": (lambda: special("README.md", tarfile.FIFOTYPE), "device"),
    "duplicate": (lambda: tarred(("model.bin", WEIGHTS)), "one file"),
    "case collision": (lambda: zipped(("MODEL.BIN", WEIGHTS)), "one file"),
    "too many members": (
        lambda: zipped(*((f"{number}.md", b"") for number in range(MAX_MEMBERS))),
        "members",
    ),
    "zip with a lying size": (lying_zip, "damaged|not as long"),
    "tar with a lying size": (lying_tar, "bomb|damaged"),
    "zip bomb": (lambda: zipped(("README.md", bytes(60_000_000))), "bomb"),
    "tar bomb": (lambda: tarred(("README.md", bytes(60_000_000)), mode="w:xz"), "bomb"),
    "archive within": (lambda: zipped(("LICENSE", zipped())), "archive within"),
    "name not allowed": (lambda: zipped(("run_me.py", b"print()")), "can run code"),
    "unknown name": (lambda: zipped(("song.mp3", b"la la")), "no part of a translation model"),
    "pickle": (lambda: zipped(("vocab.json", pickle.dumps({"a": 1}))), "pickle"),
    "checkpoint": (lambda: zipped(("pytorch_model.bin", b"PK")), "can run code"),
    "checkpoint as weights": (
        lambda: zipped(compression=zipfile.ZIP_STORED).replace(WEIGHTS, b"\x80\x04\x95" + WEIGHTS[3:]),
        "pickle|damaged",
    ),
    "program": (lambda: zipped(("LICENSE", b"\x7fELF\x02")), "program"),
    "cut short": (lambda: tarred(mode="w:xz")[:150], "damaged"),
    "cut short zip": (lambda: zipped()[:-30], "damaged"),
    "damaged gzip": (lambda: tarred()[:-6] + b"\0" * 6, "damaged"),
    "hidden behind the end": (lambda: tarred(mode="w:") + b"\0" * 9_000 + b"x" * 2_000_000, "hidden"),
    "no archive": (lambda: b"not an archive at all" * 99, "neither a folder nor"),
    "empty": (lambda: b"", "neither a folder nor"),
    "two models": (lambda: zipped(("b/model.bin", WEIGHTS)), "more than one"),
}


def tree_hash(folder: Path) -> str:
    """Over every file's name, kind and content."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes() if path.is_file() else b"folder")
    return digest.hexdigest()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_archive_is_refused_and_nothing_changes(kind: str, tmp_path: Path) -> None:
    make, reason = HOSTILE[kind]
    models = tmp_path / "profile" / "models"
    (models / "mine@0123").mkdir(parents=True)
    (models / "mine@0123" / "model.bin").write_bytes(WEIGHTS)
    (tmp_path / "outside.md").write_text("untouched")
    archive = tmp_path / "gift.zip"
    archive.write_bytes(make())
    before = tree_hash(tmp_path)
    with pytest.raises(ModelRefused, match=reason), stage(archive, models):
        pytest.fail("it was taken in")
    assert tree_hash(tmp_path) == before
    assert not Path("/tmp/naba-was-here.md").exists()


def test_a_bomb_is_refused_before_it_has_grown(tmp_path: Path) -> None:
    """What it would take on disk is known before a byte of it is written."""
    archive = tmp_path / "bomb.zip"
    archive.write_bytes(zipped(("README.md", bytes(60_000_000))))
    written = 0
    original = Path.open

    def counting(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        nonlocal written
        if "x" in mode:
            written += 1
        return original(path, mode, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", counting)
        with pytest.raises(ModelRefused, match="bomb"), stage(archive, tmp_path / "models"):
            pytest.fail("it was taken in")
    assert written == len(GOOD)
