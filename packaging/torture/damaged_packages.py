"""Damaged manifests and packages of models, through the import, which unpacks and checks in the program itself."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from damage import InProgram, Kind, ended
from damaged_models import described, small_model

from naba_models import InstalledModel, ModelNotKept, load_model, verify
from naba_models.manifest import MANIFEST_NAME
from naba_models.staging import stage
from naba_translation.minisign import SecretKey
from naba_translation.models.intake import add_model
from naba_translation.models.signature import check_signature

_WEIGHTS_BYTES = 1_000
_CARD = b"---\nlicense: apache-2.0\nlanguage: ar\n---\n# A model\n"
_ABOUT = {"package_version": "1.0", "from_code": "ar", "to_code": "en", "code": "translate-ar_en"}
_TARS: dict[str, Callable[[bytes], bytes]] = {
    "a.tar": bytes,
    "a.tar.gz": partial(gzip.compress, mtime=0),
    "a.tar.xz": lzma.compress,
    "a.tar.bz2": bz2.compress,
}


def kinds(folder: Path, _: ExitStack) -> Iterator[Kind]:
    """Manifests, their signatures, model cards, Argos's description, and each kind of package."""
    model = small_model(folder)
    weights = model.folder / "model.bin"  # the import does not look into it
    weights.write_bytes(weights.read_bytes()[:_WEIGHTS_BYTES])
    model = described(model, model.folder, weights.name)
    files = {path.name: path.read_bytes() for path in sorted(model.folder.iterdir())}
    manifest = model.folder / MANIFEST_NAME
    yield Kind(
        MANIFEST_NAME,
        "json",
        (files[MANIFEST_NAME],),
        InProgram(manifest, lambda: verify(load_model(manifest.parent))),
    )
    yield _signature(model)
    yield Kind(
        "metadata.json", "json", (json.dumps(_ABOUT).encode(),), _folder_way(folder, files, "metadata.json")
    )
    yield Kind("README.md", "lines", (_CARD,), _folder_way(folder, files, "README.md"))
    for name, (grammar, data) in _archives(files).items():
        path = folder / name
        yield Kind(name, grammar, (data,), Package(path, folder / "models"))


class Package(InProgram):
    """What is brought to the import; as a sample with all that follows: signature, self-test, installation."""

    def __init__(self, path: Path, models: Path, *, source: Path | None = None) -> None:
        super().__init__(path, self._staged)
        self._source, self._models = source or path, models

    def whole(self, data: bytes) -> str:
        self._path.write_bytes(data)
        return ended(lambda: add_model(self._source, self._models, force=True))

    def _staged(self) -> None:
        try:
            with stage(self._source, self._models):
                pass
        except ModelNotKept as error:
            raise AssertionError(f"what is damaged was called the disk's fault: {error.reason}") from error


def _folder_way(folder: Path, files: dict[str, bytes], name: str) -> Package:
    """A model's folder without a manifest, in which one file is damaged."""
    source = folder / f"with {name}"
    source.mkdir()
    for other, data in files.items():
        if other != MANIFEST_NAME:
            (source / other).write_bytes(data)
    return Package(source / name, folder / "models", source=source)


def _signature(model: InstalledModel) -> Kind:
    key = always_the_same_key()
    good = key.sign((model.folder / MANIFEST_NAME).read_bytes(), comment="good").encode()
    path = model.folder / f"{MANIFEST_NAME}.minisig"
    return Kind(
        path.name, "lines", (good,), InProgram(path, lambda: check_signature(model.folder, [key.public("x")]))
    )


def always_the_same_key() -> SecretKey:
    """So that what it signs is the same too."""
    seed = bytes(32)
    point = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return SecretKey(bytes(8), seed, point)


def _archives(files: dict[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """The model as each kind of package that goes around."""
    packages: dict[str, tuple[str, bytes]] = {}
    for name in ("a.zip", "a.argosmodel"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for file, data in files.items():
                inner = "model/" if name == "a.argosmodel" and not file.startswith("sentence") else ""
                if name == "a.zip" or file != MANIFEST_NAME:
                    archive.writestr(zipfile.ZipInfo(f"package/{inner}{file}"), data, zipfile.ZIP_DEFLATED)
            if name == "a.argosmodel":
                archive.writestr(zipfile.ZipInfo("package/metadata.json"), json.dumps(_ABOUT))
        packages[name] = "zip", buffer.getvalue()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for file, data in files.items():
            info = tarfile.TarInfo(f"package/{file}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packages | {name: ("tar", packed(buffer.getvalue())) for name, packed in _TARS.items()}
