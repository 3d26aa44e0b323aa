"""Damaged manifests, packages and model files are refused or understood; `make fuzz` tries ten thousand of each."""

from __future__ import annotations

import bz2
import multiprocessing
import shutil
import zipfile
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from mutations import damaged, touched
from naba_models import InstalledModel, KnownError, ModelRefused, load_model, verify
from naba_models.manifest import MANIFEST_NAME, describe_file
from naba_models.pack import pack
from naba_models.staging import stage
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.errors import EngineError

MANIFESTS, PACKAGES, MODELS = 300, 60, 60


def test_damaged_manifests(tiny_model: InstalledModel) -> None:
    path = tiny_model.folder / MANIFEST_NAME
    good, refused = path.read_bytes(), 0
    for number in range(MANIFESTS):
        path.write_bytes(damaged(good, "json", Random(number)))
        try:
            verify(load_model(tiny_model.folder))
        except KnownError:
            refused += 1
    assert MANIFESTS // 2 < refused < MANIFESTS


def test_damaged_packages_leave_nothing_behind(built_model: InstalledModel, tmp_path: Path) -> None:
    source, models = pack(built_model, tmp_path), tmp_path / "models"
    good, refused = source.read_bytes(), 0
    for number in range(PACKAGES):
        source.write_bytes(damaged(good, "tar", Random(number)))
        try:
            with stage(source, models):
                pass
        except KnownError:
            refused += 1
    assert refused > PACKAGES // 2
    assert not list(models.iterdir())


@pytest.mark.parametrize(
    "name", ["model.bin", "sentencepiece.model", "config.json", "shared_vocabulary.json"]
)
def test_damaged_files_that_their_manifest_vouches_for(
    tiny_model: InstalledModel, tmp_path: Path, name: str
) -> None:
    """Without the fence, which is the harsher test, but in a child: of what a model lets CTranslate2 throw in its own
    thread, one in some hundred ends the process there. That is for the fence, and counts as refused."""
    good = (tiny_model.folder / name).read_bytes()
    refused = 0
    pool = new_pool()
    for number in range(MODELS):
        model = vouched(tiny_model, tmp_path / f"{number}", name, touched(good, Random(number)))
        try:
            refused += pool.submit(is_refused, model).result()
        except BrokenProcessPool:
            refused += 1
            pool = new_pool()
        shutil.rmtree(model.folder)
    pool.shutdown()
    assert refused < MODELS


def new_pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def is_refused(model: InstalledModel) -> bool:
    try:
        CTranslate2Engine(model, threads=1).translate(["أعلنت وزارة النقل"])
    except KnownError:
        return True
    return False


def test_a_model_that_kills_what_loads_it_is_refused_in_words(
    tiny_model: InstalledModel, tmp_path: Path
) -> None:
    """No heads to attend with: CTranslate2 divides by their number."""
    heads = b"encoder/num_heads\0\0\x02\x02\0\0\0"
    data = (tiny_model.folder / "model.bin").read_bytes()
    at = data.index(heads) + len(heads)
    model = vouched(tiny_model, tmp_path / "headless", "model.bin", data[:at] + b"\0\0" + data[at + 2 :])
    with closing(EngineProcess(model, threads=1)) as engine, pytest.raises(EngineError):
        engine.translate(["نص"])


def test_damaged_bzip2_is_called_damaged(tmp_path: Path) -> None:
    """bz2 fails with an error that looks like the disk's, and was called one."""
    content = bytearray(bz2.compress(bytes(range(256)) * 40))
    content[20:24] = b"\xff" * 4
    (tmp_path / "a.tar.bz2").write_bytes(content)
    with pytest.raises(ModelRefused, match="damaged"), stage(tmp_path / "a.tar.bz2", tmp_path / "models"):
        pass


def test_a_package_with_a_nameless_member_is_refused(built_model: InstalledModel, tmp_path: Path) -> None:
    """zipfile itself fails with an IndexError when it is asked whether such a member is a folder."""
    nameless = zipfile.ZipInfo("a.txt")
    nameless.filename = ""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(nameless, "x")
    with pytest.raises(ModelRefused), stage(tmp_path / "a.zip", tmp_path / "models"):
        pass


def test_a_package_whose_names_are_no_text_is_refused(built_model: InstalledModel, tmp_path: Path) -> None:
    """It says that a name is UTF-8, which it is not: zipfile fails with the codec's own error."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("\u0646.txt", "x")
    content = (tmp_path / "a.zip").read_bytes().replace("\u0646.txt".encode(), b"\xff\xff.txt")
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(ModelRefused, match="damaged"), stage(tmp_path / "a.zip", tmp_path / "models"):
        pass


def test_a_model_without_one_of_its_variables_is_refused_in_words(
    tiny_model: InstalledModel, tmp_path: Path
) -> None:
    data = (
        (tiny_model.folder / "model.bin").read_bytes().replace(b"decoder/embeddings", b"decoder/embeddingz")
    )
    model = vouched(tiny_model, tmp_path / "changed", "model.bin", data)
    with (
        closing(EngineProcess(model, threads=1)) as engine,
        pytest.raises(EngineError, match="refused"),
    ):
        engine.translate(["نص"])


def vouched(model: InstalledModel, folder: Path, name: str, data: bytes) -> InstalledModel:
    """A copy with one file changed, and a manifest that says so."""
    shutil.copytree(model.folder, folder)
    (folder / name).write_bytes(data)
    files = tuple(
        describe_file(folder, folder / entry.path) if entry.path == name else entry
        for entry in model.manifest.files
    )
    return InstalledModel(folder, replace(model.manifest, files=files))
