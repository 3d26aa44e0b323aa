"""Models in their real layouts, taken in, replaced, brought back and packed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from naba_models import (
    InstalledModel,
    ManifestInvalid,
    ModelDamaged,
    ModelMissing,
    ModelNotKept,
    ModelRefused,
    Receipt,
    Tokenizer,
    default_model,
    find_model,
    installed_models,
    load_model,
    read_receipt,
    verify,
    versions,
)
from naba_models.install import install, remove, roll_back
from naba_models.manifest import MANIFEST_NAME, write_manifest
from naba_models.pack import pack
from naba_models.staging import stage
from naba_translation.engine import CTranslate2Engine

TEXT = ["أعلنت وزارة النقل"]


def take_in(source: Path, models: Path, model_id: str | None = None) -> InstalledModel:
    with stage(source, models, model_id=model_id) as staged:
        return install(staged, Receipt(source=source.name))


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


def changed(model: InstalledModel, folder: Path, version: str) -> Path:
    """Another version of the model: same files, and a licence text of its own."""
    shutil.copytree(model.folder, folder)
    write_manifest(folder, replace(model.manifest, version=version, origin=f"version {version}"))
    (folder / "sentencepiece.model").touch()
    text = folder / "LICENSE"
    text.write_text(version)
    from naba_models.manifest import describe_file

    files = (*model.manifest.files, describe_file(folder, text))
    write_manifest(folder, replace(model.manifest, version=version, files=files))
    return folder


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


class TestVersions:
    def test_the_newest_is_in_use_and_one_can_go_back_and_forth(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        models = tmp_path / "models"
        for number in ("1", "2", "3"):
            take_in(changed(built_model, tmp_path / number, number), models)
        assert [model.manifest.version for model in versions("tiny", models)] == ["3", "2"]
        assert find_model("tiny", models).manifest.version == "3"
        assert roll_back("tiny", models).manifest.version == "2"
        assert find_model("tiny", models).manifest.version == "2"
        assert roll_back("tiny", models).manifest.version == "3"
        listed = [
            model.manifest.id for model in installed_models(models) if isinstance(model, InstalledModel)
        ]
        assert listed == [default_model().manifest.id, "tiny"]

    def test_with_the_clock_set_back_the_last_one_installed_is_still_in_use(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        models = tmp_path / "models"
        first = take_in(changed(built_model, tmp_path / "1", "1"), models)
        receipt = read_receipt(first.folder)
        (first.folder / "receipt.json").write_text(
            json.dumps({"installed": "2999-01-01T00:00:00.000000+00:00"})
        )
        assert receipt.installed
        take_in(changed(built_model, tmp_path / "2", "2"), models)
        assert find_model("tiny", models).manifest.version == "2"

    def test_a_damaged_earlier_version_is_not_gone_back_to(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        models = tmp_path / "models"
        old = take_in(changed(built_model, tmp_path / "1", "1"), models)
        take_in(changed(built_model, tmp_path / "2", "2"), models)
        (old.folder / "LICENSE").write_text("other")
        with pytest.raises(ModelDamaged):
            roll_back("tiny", models)
        assert find_model("tiny", models).manifest.version == "2"

    def test_installing_again_repairs(self, built_model: InstalledModel, tmp_path: Path) -> None:
        models = tmp_path / "models"
        model = take_in(built_model.folder, models)
        (model.folder / "model.bin").write_bytes(b"rotten")
        verify(take_in(built_model.folder, models))
        assert len(versions("tiny", models)) == 1

    def test_there_may_be_nothing_to_go_back_to(self, built_model: InstalledModel, tmp_path: Path) -> None:
        take_in(built_model.folder, tmp_path / "models")
        with pytest.raises(ModelMissing, match="no earlier version"):
            roll_back("tiny", tmp_path / "models")

    def test_removing_takes_all_versions_and_broken_ones(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        models = tmp_path / "models"
        take_in(changed(built_model, tmp_path / "1", "1"), models)
        broken = take_in(changed(built_model, tmp_path / "2", "2"), models)
        (broken.folder / MANIFEST_NAME).write_text("{")
        assert len(remove("tiny", models)) == 2
        assert not list(models.iterdir())
        with pytest.raises(ModelMissing):
            remove("tiny", models)

    def test_the_built_in_model_can_neither_be_removed_nor_replaced(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        name = default_model().manifest.id
        with pytest.raises(ModelRefused, match="built-in"):
            remove(name, tmp_path)
        with pytest.raises(ModelRefused, match="built-in"):
            take_in(built_model.folder, tmp_path / "models", name)


class TestPacking:
    def test_the_same_model_gives_the_same_bytes_and_comes_back(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        first = pack(built_model, tmp_path / "a")
        moved = tmp_path / "elsewhere"
        shutil.copytree(built_model.folder, moved)
        for path in moved.iterdir():
            os.utime(path, (1, 1))
        second = pack(InstalledModel(moved, built_model.manifest), tmp_path / "b")
        assert first.name == "tiny-1.tar.xz"
        assert first.read_bytes() == second.read_bytes()
        assert take_in(first, tmp_path / "models").manifest == built_model.manifest

    def test_who_packed_it_and_what_is_known_here_does_not_travel(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        model = take_in(built_model.folder, tmp_path / "models")
        with tarfile.open(pack(model, tmp_path / "out")) as archive:
            assert "tiny-1/receipt.json" not in archive.getnames()
            assert {(member.uid, member.uname) for member in archive} == {(0, "")}

    def test_a_damaged_model_is_not_passed_on(self, tiny_model: InstalledModel, tmp_path: Path) -> None:
        (tiny_model.folder / "model.bin").write_bytes(b"rotten")
        with pytest.raises(ModelDamaged):
            pack(tiny_model, tmp_path / "out")
        assert not (tmp_path / "out").exists()

    def test_where_it_cannot_be_written_is_said(self, built_model: InstalledModel, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(ModelNotKept, match="file"):
            pack(built_model, tmp_path / "file" / "below")


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
