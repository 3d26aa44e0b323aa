"""Versions of a model: replaced, brought back, removed; packed to be carried elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from naba_models import (
    InstalledModel,
    ModelBuiltIn,
    ModelDamaged,
    ModelMissing,
    ModelNotKept,
    ModelRefused,
    default_model,
    find_model,
    installed_models,
    read_receipt,
    verify,
    versions,
)
from naba_models.install import remove, roll_back
from naba_models.manifest import MANIFEST_NAME, describe_file, write_manifest
from naba_models.pack import pack
from taking_in import take_in


def changed(model: InstalledModel, folder: Path, version: str) -> Path:
    """Another version of the model: same files, and a licence text of its own."""
    shutil.copytree(model.folder, folder)
    write_manifest(folder, replace(model.manifest, version=version, origin=f"version {version}"))
    (folder / "sentencepiece.model").touch()
    text = folder / "LICENSE"
    text.write_text(version, encoding="utf-8")
    files = (*model.manifest.files, describe_file(folder, text))
    write_manifest(folder, replace(model.manifest, version=version, files=files))
    return folder


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
        with pytest.raises(ModelBuiltIn, match="built-in"):
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
