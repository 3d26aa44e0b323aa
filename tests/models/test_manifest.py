from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_models import (
    InstalledModel,
    Manifest,
    ManifestFile,
    ManifestInvalid,
    ModelDamaged,
    ModelMissing,
    ScoreLevels,
    default_model,
    find_model,
    installed_models,
    load_model,
    verify,
)
from naba_models.manifest import MANIFEST_NAME, MOST_BYTES, write_manifest
from naba_models.tokenizer import MOST_TOKENS


def change(model: InstalledModel, **fields: object) -> None:
    path = model.folder / MANIFEST_NAME
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | fields), encoding="utf-8")


def test_the_embedded_model_is_the_one_its_manifest_names() -> None:
    verify(default_model())


def test_the_embedded_manifest_names_every_file() -> None:
    model = default_model()
    named = {entry.path for entry in model.manifest.files}
    there = {path.name for path in model.folder.iterdir()} - {MANIFEST_NAME}
    assert there == named


@given(data=st.data())
def test_any_flipped_bit_of_any_file_is_found(built_model: InstalledModel, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(built_model.manifest.files))
    path = built_model.folder / entry.path
    whole = path.read_bytes()
    position = data.draw(st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[position] ^= 1 << data.draw(st.integers(0, 7))
    try:
        path.write_bytes(damaged)
        with pytest.raises(ModelDamaged) as caught:
            verify(built_model)
        assert caught.value.path == path
    finally:
        path.write_bytes(whole)


def test_a_cut_file_and_a_missing_one_are_told_apart(tiny_model: InstalledModel) -> None:
    path = tiny_model.folder / "model.bin"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelDamaged, match="bytes instead of"):
        verify(tiny_model)
    path.unlink()
    with pytest.raises(ModelMissing, match=r"model\.bin"):
        verify(tiny_model)


@pytest.mark.parametrize("path", ["../outside", "/etc/passwd", "a/../../b", "..\\windows", "", "sub/../../x"])
def test_a_manifest_cannot_name_a_file_outside_its_folder(tiny_model: InstalledModel, path: str) -> None:
    change(tiny_model, files=[{"path": path, "bytes": 1, "sha256": "0" * 64}])
    with pytest.raises(ManifestInvalid):
        load_model(tiny_model.folder)


@pytest.mark.parametrize(
    "fields",
    [
        {"format": 2},
        {"files": []},
        {"files": [{"path": "model.bin", "bytes": 1, "sha256": "short"}]},
        {"files": "all of them"},
        {"files": [{"path": "model.bin"}]},
        {"score_levels": {"look": -0.9, "doubt": -0.6}},
        {"score_levels": {"look": 0.5, "doubt": -0.6}},
        {"score_levels": {"look": -0.6}},
    ],
)
def test_a_manifest_that_cannot_be_understood_is_refused(tiny_model: InstalledModel, fields: dict) -> None:
    change(tiny_model, **fields)
    with pytest.raises(ManifestInvalid):
        load_model(tiny_model.folder)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"null"])
def test_a_file_that_is_no_manifest_is_refused(tiny_model: InstalledModel, content: bytes) -> None:
    (tiny_model.folder / MANIFEST_NAME).write_bytes(content)
    with pytest.raises(ManifestInvalid):
        load_model(tiny_model.folder)


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest(
        id="ميم",
        version="3",
        name="Model",
        source="ar",
        target="en",
        licence="MIT",
        made="2026-01-01",
        files=(ManifestFile("model.bin", 3, "a" * 64),),
        scores={"flores-dev": {"bleu": 18.1}},
        score_levels=ScoreLevels(look=-0.65, doubt=-0.95),
    )
    write_manifest(tmp_path, manifest)
    assert load_model(tmp_path).manifest == manifest


def test_the_digest_stands_for_every_file() -> None:
    first, second = ManifestFile("a", 1, "a" * 64), ManifestFile("b", 1, "b" * 64)
    swapped = ManifestFile("a", 1, "b" * 64), ManifestFile("b", 1, "a" * 64)

    def digest(*files: ManifestFile) -> str:
        return Manifest("m", "1", "", "ar", "en", "", "", files).digest

    assert digest(first, second) == digest(second, first)
    assert len({digest(first, second), digest(*swapped), digest(first)}) == 3


def test_a_broken_model_does_not_hide_the_others(tiny_model: InstalledModel, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / MANIFEST_NAME).write_text("{")
    found = list(installed_models(tmp_path))
    assert [type(model) for model in found] == [InstalledModel, ManifestInvalid, InstalledModel]
    assert find_model("tiny", tmp_path).folder == tiny_model.folder


@pytest.mark.parametrize("odd", [None, -1, 1e999, [], {}, [[]], {"x": None}, "x\0y", "\u202e", [{"path": 3}]])
@pytest.mark.parametrize(
    "name", ["format", "id", "files", "scores", "tokenizer", "limits", "family", "origin", "version"]
)
def test_a_manifest_with_anything_odd_in_it_is_understood_or_refused(
    tiny_model: InstalledModel, name: str, odd: object
) -> None:
    change(tiny_model, **{name: odd})
    try:
        manifest = load_model(tiny_model.folder).manifest
    except ManifestInvalid:
        return
    assert all(isinstance(text, str) for text in (manifest.id, manifest.version, manifest.family))
    assert all(isinstance(value, float) for metrics in manifest.scores.values() for value in metrics.values())
    assert manifest.limits.target_tokens <= MOST_TOKENS


@pytest.mark.parametrize("text", ["[" * 100_000, '{"format": 1e999}', " " * (MOST_BYTES + 1), "\ud800"])
def test_a_manifest_made_to_choke_its_reader_is_refused(tiny_model: InstalledModel, text: str) -> None:
    (tiny_model.folder / MANIFEST_NAME).write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(ManifestInvalid):
        load_model(tiny_model.folder)


def test_limits_beyond_any_sentence_are_refused(tiny_model: InstalledModel) -> None:
    change(tiny_model, limits={"target_tokens": 10**9})
    with pytest.raises(ManifestInvalid, match="limit"):
        load_model(tiny_model.folder)
