"""What is no model, only a part of one, or another program's: each refused as what it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from naba_convert.source import inspect
from naba_models import (
    InstalledModel,
    ModelError,
    ModelRefused,
    NeedsConversion,
    NeedsFolder,
    NeedsNoConversion,
    NoEarlierVersion,
    OtherFormat,
    OtherLanguages,
    PartMissing,
    SourceMissing,
)
from naba_models.install import roll_back
from naba_models.manifest import MANIFEST_NAME
from naba_models.weights import shapes
from naba_translation.messages import describe
from taking_in import take_in


def bare(model: InstalledModel, folder: Path) -> Path:
    shutil.copytree(model.folder, folder, ignore=shutil.ignore_patterns(MANIFEST_NAME))
    return folder


def refused(source: Path, models: Path) -> ModelRefused:
    with pytest.raises(ModelRefused) as caught:
        take_in(source, models)
    assert not list(models.iterdir())
    assert str(source) in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("model.bin", NeedsFolder),
        ("source.spm", NeedsFolder),
        ("opus.7z", NeedsFolder),
        ("nllb.RAR", NeedsFolder),
        ("model.safetensors", NeedsConversion),
        ("pytorch_model.bin", NeedsConversion),
        ("model.npz", OtherFormat),
        ("model.aren.intgemm.alphas.bin", OtherFormat),
        ("lex.50.50.aren.s2t.bin.gz", OtherFormat),
        ("encoder.onnx", OtherFormat),
    ],
)
def test_a_single_file_that_is_no_package_says_what_is_needed(
    name: str, kind: type[ModelError], tmp_path: Path
) -> None:
    source = tmp_path / "stick" / name
    source.parent.mkdir()
    if name.endswith("npz"):
        np.savez(source, weight=np.zeros(3))  # a zip archive, which could be taken for a package
    else:
        source.write_bytes(b"\x00" * 2000)
    assert type(refused(source, tmp_path / "models")) is kind


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("model.aren.intgemm.alphas.bin", "vocab.aren.spm", "lex.50.50.aren.s2t.bin"), OtherFormat),
        (("opus.npz", "decoder.yml", "source.spm", "target.spm"), OtherFormat),
        (("source.spm", "target.spm", "shared_vocabulary.json"), PartMissing),
        (("holiday.jpg",), ModelRefused),
        ((), ModelRefused),
    ],
)
def test_a_folder_without_weights_is_called_what_it_is_by_import_and_conversion(
    names: tuple[str, ...], kind: type[ModelError], tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(b"\x00")
    assert type(refused(folder, tmp_path / "models")) is kind
    with pytest.raises(ModelRefused) as caught:
        inspect(folder)
    assert type(caught.value) is kind


def test_what_is_not_there_is_not_called_a_bad_model(tmp_path: Path) -> None:
    error = refused(tmp_path / "gone.zip", tmp_path / "models")
    assert isinstance(error, SourceMissing)
    assert "drive" in describe(error).todo


def test_a_model_that_needs_no_conversion_says_so_even_without_a_config(
    built_model: InstalledModel, tmp_path: Path
) -> None:
    folder = bare(built_model, tmp_path / "opus")
    for _ in range(2):
        with pytest.raises(NeedsNoConversion) as caught:
            inspect(folder)
        assert "naba models import" in describe(caught.value).todo
        (folder / "config.json").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("source", "target", "accepted"),
    [("ar", "en", True), ("sem", "en", True), ("fr", "en", False), ("en", "ar", False), ("ar", "fr", False)],
)
def test_the_languages_of_a_marian_model_are_looked_at_before_it_is_converted(
    source: str, target: str, accepted: bool, tmp_path: Path
) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "marian"}')
    (tmp_path / "model.safetensors").write_bytes(b"\x00")
    (tmp_path / "tokenizer_config.json").write_text(
        json.dumps({"source_lang": source, "target_lang": target})
    )
    if accepted:
        assert inspect(tmp_path).model_type == "marian"
    else:
        with pytest.raises(OtherLanguages, match="it translates"):
            inspect(tmp_path)


class TestVocabulary:
    """CTranslate2 takes one that is too long, and says other words than it means."""

    @pytest.mark.parametrize("change", [-1, -30, 1, 30])
    @pytest.mark.parametrize("text", [False, True])
    def test_one_of_another_model_is_refused_before_the_model_is_run(
        self, built_model: InstalledModel, tmp_path: Path, change: int, text: bool
    ) -> None:
        folder = bare(built_model, tmp_path / "opus")
        path = folder / "shared_vocabulary.json"
        tokens = json.loads(path.read_text(encoding="utf-8"))
        other = [*tokens, *(f"more{number}" for number in range(change))][: len(tokens) + change]
        if text:
            path.unlink()
            path = path.with_suffix(".txt")
            path.write_text("\n".join(other) + "\n", encoding="utf-8")
        else:
            path.write_text(json.dumps(other), encoding="utf-8")
        error = refused(folder, tmp_path / "models")
        assert f"{len(other):,} entries and its weights have {len(tokens):,}" in error.reason

    def test_a_vouched_for_model_is_held_to_it_too(self, tiny_model: InstalledModel, tmp_path: Path) -> None:
        from dataclasses import replace

        from naba_models.manifest import describe_file, write_manifest

        path = tiny_model.folder / "shared_vocabulary.json"
        path.write_text(json.dumps([*json.loads(path.read_text(encoding="utf-8")), "more"]), encoding="utf-8")
        files = (path.parent / entry.path for entry in tiny_model.manifest.files)
        described = tuple(describe_file(path.parent, file) for file in files)
        write_manifest(path.parent, replace(tiny_model.manifest, files=described))
        assert "different models" in refused(path.parent, tmp_path / "models").reason

    def test_the_unknown_token_may_be_left_to_ctranslate2(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        folder = bare(built_model, tmp_path / "opus")
        path = folder / "shared_vocabulary.json"
        tokens = [token for token in json.loads(path.read_text(encoding="utf-8")) if token != "<unk>"]
        path.write_text(json.dumps(tokens), encoding="utf-8")
        assert take_in(folder, tmp_path / "models").manifest.id == "opus"

    def test_each_side_is_compared_with_its_own_weights(
        self, built_model: InstalledModel, tmp_path: Path
    ) -> None:
        folder = bare(built_model, tmp_path / "opus")
        shared = folder / "shared_vocabulary.json"
        tokens = json.loads(shared.read_text(encoding="utf-8"))
        shared.rename(folder / "source_vocabulary.json")
        target = folder / "target_vocabulary.json"
        target.write_text(json.dumps(tokens), encoding="utf-8")
        take_in(folder, tmp_path / "good")
        target.write_text(json.dumps(tokens[:-2]), encoding="utf-8")
        assert "target side" in refused(folder, tmp_path / "models").reason


def test_a_cut_model_is_told_by_its_first_words(built_model: InstalledModel, tmp_path: Path) -> None:
    folder = bare(built_model, tmp_path / "opus")
    path = folder / "model.bin"
    whole = path.read_bytes()
    for length in (0, 3, 40, len(whole) // 2, len(whole) - 3):
        path.write_bytes(whole[:length])
        assert "ends too early" in refused(folder, tmp_path / "models").reason


def test_weights_are_called_and_sized_as_ctranslate2_writes_them(built_model: InstalledModel) -> None:
    found = shapes(built_model.folder / "model.bin")
    tokens = json.loads((built_model.folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    assert found["encoder/embeddings_0/weight"] == found["decoder/projection/weight"] == (len(tokens), 8)


def test_a_model_without_an_earlier_version_is_not_called_missing(
    built_model: InstalledModel, tmp_path: Path
) -> None:
    take_in(built_model.folder, tmp_path / "models")
    with pytest.raises(NoEarlierVersion) as caught:
        roll_back("tiny", tmp_path / "models")
    assert describe(caught.value).title == "There is nothing to go back to"
