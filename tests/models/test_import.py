"""Models in their real layouts, taken in, or refused; and what is left when that is cut short."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from naba_models import (
    InstalledModel,
    ManifestInvalid,
    ModelDamaged,
    ModelRefused,
    Tokenizer,
    installed_models,
    load_model,
    read_receipt,
    verify,
)
from naba_models.manifest import MANIFEST_NAME, write_manifest
from naba_models.pack import pack
from naba_models.staging import stage
from naba_translation.engines.engine import CTranslate2Engine
from taking_in import take_in

TEXT = ["أعلنت وزارة النقل"]


def bare(model: InstalledModel, folder: Path) -> Path:
    """The model's files without a manifest, as other programs keep them."""
    shutil.copytree(model.folder, folder, ignore=shutil.ignore_patterns(MANIFEST_NAME))
    return folder


def argos_package(model: InstalledModel, path: Path, **metadata: object) -> Path:
    """A package as Argos Translate makes them, its sentence splitter with a pickle included."""
    about = {
        "package_version": "1.0",
        "argos_version": "1.0",
        "from_code": "ar",
        "from_name": "Arabic",
        "to_code": "en",
        "to_name": "English",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        root = "translate-ar_en-1_0"
        archive.writestr(f"{root}/metadata.json", json.dumps({**about, **metadata}))
        archive.writestr(f"{root}/README.md", "# Arabic - English\n")
        archive.write(model.folder / "sentencepiece.model", f"{root}/sentencepiece.model")
        for name in ("model.bin", "shared_vocabulary.json", "config.json"):
            archive.write(model.folder / name, f"{root}/model/{name}")
        archive.writestr(f"{root}/stanza/ar/tokenize/padt.pt", b"\x80\x02}q\x00.")
        archive.writestr(f"{root}/stanza/resources.json", "{}")
    return path


class TestLayouts:
    def test_an_argos_package_runs_without_its_sentence_splitter(
        self, built_model: InstalledModel, tmp_path: Path, engine: CTranslate2Engine
    ) -> None:
        package = argos_package(built_model, tmp_path / "translate-ar_en-1_0.argosmodel")
        model = take_in(package, tmp_path / "models")
        assert model.manifest.family == "argos"
        assert {path.name for path in model.folder.iterdir()} == {
            *("model.bin", "shared_vocabulary.json", "config.json", "sentencepiece.model"),
            *("metadata.json", "README.md", "manifest.json", "receipt.json"),
        }
        assert CTranslate2Engine(model, threads=1).translate(TEXT) == engine.translate(TEXT)

    def test_an_argos_package_can_force_how_its_output_begins(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        package = argos_package(built_model, tmp_path / "ar_en.argosmodel", target_prefix="▁The")
        model = take_in(package, tmp_path / "models")
        assert model.manifest.tokenizer == Tokenizer(target_prefix=("▁The",))
        (draft,) = CTranslate2Engine(model, threads=1).translate(TEXT)
        assert draft.english
        assert not draft.english.startswith("The")

    def test_an_argos_package_of_another_pair_is_refused(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        package = argos_package(built_model, tmp_path / "fr.argosmodel", from_code="fr")
        with pytest.raises(ModelRefused, match="fr into en"):
            take_in(package, tmp_path / "models")

    @pytest.mark.parametrize("suffix", ["zip", "tar", "tar.gz", "tar.xz", "tar.bz2"])
    def test_every_archive_kind_gives_the_same_model(
        self, built_model: InstalledModel, tmp_path: Path, suffix: str
    ) -> None:
        bare(built_model, tmp_path / "src" / "opus")
        kind = {"tar.gz": "gztar", "tar.xz": "xztar", "tar.bz2": "bztar"}.get(suffix, suffix)
        archive = Path(shutil.make_archive(str(tmp_path / "opus"), kind, tmp_path / "src", "opus"))
        model = take_in(archive, tmp_path / "models")
        verify(model)
        entries = {entry.path: entry.sha256 for entry in model.manifest.files}
        assert entries == {entry.path: entry.sha256 for entry in built_model.manifest.files}
        receipt = read_receipt(model.folder)
        assert receipt.signature.startswith("unverified")
        with stage(archive, tmp_path / "models") as staged:
            assert staged.source_sha256 == hashlib.sha256(archive.read_bytes()).hexdigest()

    def test_a_folder_with_other_things_in_it_gives_its_model_only(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        folder = bare(built_model, tmp_path / "opus")
        (folder / "notes.docx").write_bytes(b"PK\x03\x04")
        (folder / "README.md").write_text("---\nlicense: cc-by-nc-4.0\n---\n")
        model = take_in(folder, tmp_path / "models")
        assert not (model.folder / "notes.docx").exists()
        assert model.manifest.licence == "cc-by-nc-4.0"

    def test_links_in_a_folder_are_refused(self, built_model: InstalledModel, tmp_path: Path) -> None:
        folder = bare(built_model, tmp_path / "opus")
        (folder / "README.md").symlink_to("/etc/passwd")
        with pytest.raises(ModelRefused, match="link"):
            take_in(folder, tmp_path / "models")

    @pytest.mark.parametrize("name", ["shared_vocabulary.json", "sentencepiece.model", "model.bin"])
    def test_what_is_missing_is_said(self, built_model: InstalledModel, tmp_path: Path, name: str) -> None:
        folder = bare(built_model, tmp_path / "opus")
        (folder / name).unlink()
        with pytest.raises(ModelRefused, match=r"vocabulary|SentencePiece|model\.bin"):
            take_in(folder, tmp_path / "models")
        assert not list((tmp_path / "models").iterdir())


class TestManifests:
    def test_a_brought_manifest_is_held_to_its_word(self, tiny_model: InstalledModel, tmp_path: Path) -> None:
        path = tiny_model.folder / "model.bin"
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        with pytest.raises(ModelDamaged, match=r"model\.bin"):
            take_in(tiny_model.folder, tmp_path / "models")

    def test_a_file_the_manifest_does_not_name_is_left_out(
        self, tiny_model: InstalledModel, tmp_path: Path
    ) -> None:
        (tiny_model.folder / "vmap.txt").write_text("smuggled")
        model = take_in(tiny_model.folder, tmp_path / "models")
        assert not (model.folder / "vmap.txt").exists()

    @pytest.mark.parametrize("bad", ["../up", "Ünicode", "", ".hidden", "a/b", "x" * 65])
    def test_an_id_that_is_no_folder_name_is_refused(
        self, tiny_model: InstalledModel, tmp_path: Path, bad: str
    ) -> None:
        write_manifest(tiny_model.folder, replace(tiny_model.manifest, id=bad))
        with pytest.raises((ModelRefused, ManifestInvalid)):
            take_in(tiny_model.folder, tmp_path / "models")
        assert not list((tmp_path / "models").iterdir())

    def test_the_digest_changes_with_how_the_files_are_used(self, built_model: InstalledModel) -> None:
        manifest = built_model.manifest
        other = replace(manifest, tokenizer=Tokenizer(source_suffix=("</s>",)))
        assert manifest.digest != other.digest

    def test_the_tokenizer_survives_being_written(self, tiny_model: InstalledModel) -> None:
        tokenizer = Tokenizer("source.spm", "target.spm", ("a",), ("</s>",), ("en",))
        write_manifest(tiny_model.folder, replace(tiny_model.manifest, tokenizer=tokenizer))
        assert load_model(tiny_model.folder).manifest.tokenizer == tokenizer

    @pytest.mark.parametrize("tokenizer", [{"source_file": "../x"}, {"kind": "bpe"}, {"source_prefix": [1]}])
    def test_a_tokenizer_that_cannot_be_understood_is_refused(
        self, tiny_model: InstalledModel, tokenizer: dict[str, object]
    ) -> None:
        path = tiny_model.folder / MANIFEST_NAME
        document = json.loads(path.read_text(encoding="utf-8")) | {"tokenizer": tokenizer}
        path.write_text(json.dumps(document), encoding="utf-8")
        with pytest.raises(ManifestInvalid):
            load_model(tiny_model.folder)


KILLED_WHILE = """
import sys, time
from pathlib import Path
from naba_models import Receipt
from naba_models.staging import stage
from naba_models.install import install
source, models = map(Path, sys.argv[1:])
print("ready", flush=True)
while True:
    with stage(source, models) as staged:
        install(staged, Receipt())
"""


def test_killed_at_any_moment_there_is_a_whole_model_or_none(
    built_model: InstalledModel, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    archive = pack(built_model, tmp_path)
    rounds = 12
    for number in range(rounds):
        command = [sys.executable, "-c", KILLED_WHILE, archive, models]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            end = time.monotonic() + 0.005 + 0.011 * number
            while time.monotonic() < end:
                os.sched_yield()
            child.send_signal(signal.SIGKILL)
        added = list(installed_models(models))[1:]
        assert len(added) <= 1
        for model in added:
            assert isinstance(model, InstalledModel)
            verify(model)
    assert take_in(archive, models).manifest == built_model.manifest


def test_what_a_killed_import_left_is_cleared_by_a_later_one(
    built_model: InstalledModel, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    old, fresh = models / ".incoming-old", models / ".incoming-fresh"
    for folder in (old, fresh):
        folder.mkdir(parents=True)
        (folder / "member-0000").write_bytes(b"half")
    for path in (old / "member-0000", old):
        os.utime(path, (1, 1))
    take_in(built_model.folder, models)
    assert not old.exists()
    assert fresh.exists(), "another import may be at work there"
