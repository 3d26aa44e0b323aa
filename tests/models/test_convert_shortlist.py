"""The shortlist of a converted model: pieces of English alone, the same for every sentence."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from naba_convert.shortlist import FILE_NAME, is_english, write_shortlist
from naba_models import InstalledModel, load_model
from naba_models.manifest import describe_file, write_manifest
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.signature import Decoding, has_lexical_shortlist, signature

ARABIC = (
    "وصل الوزير إلى القاهرة في 14 مارس 2019",
    "توقفت المحادثات",
    "قال المتحدث إن الميناء الجديد سيفتح غدا",
)


@pytest.mark.parametrize(
    "token",
    ["▁the", "ing", "▁2019", "%", "▁«", "é", "▁café", "°", "µ", "α", "eng_Latn", "__ar__", "<2en>", "<0x0A>"],
)
def test_pieces_of_english_texts_stay(token: str) -> None:
    assert is_english(token)


@pytest.mark.parametrize("token", ["▁قال", "ال", "▁и", "中", "▁ال2019", "한", "a b", " "])
def test_pieces_of_other_scripts_go(token: str) -> None:
    assert not is_english(token)


def test_a_small_gain_is_left(tmp_path: Path) -> None:
    write_shortlist(tmp_path, ["<s>", "▁the", "▁قال"], least_left_out=2)
    assert not (tmp_path / FILE_NAME).exists()


@pytest.fixture(scope="module", params=["m2m100", "mbart50"])
def shortlisted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> InstalledModel:
    """A converted model with forced first tokens, with its shortlist."""
    pytest.importorskip("transformers", reason="conversion needs the extra `convert`")
    from hugging_face_models import FAMILIES
    from naba_convert.hugging_face import convert

    root = tmp_path_factory.mktemp(request.param)
    model = convert(FAMILIES[request.param](root / "source"), root / "made", model_id="listed")
    assert not (model.folder / FILE_NAME).exists()
    tokens = json.loads((model.folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    write_shortlist(model.folder, tokens, least_left_out=1)
    entry = describe_file(model.folder, model.folder / FILE_NAME)
    write_manifest(model.folder, replace(model.manifest, files=(*model.manifest.files, entry)))
    return load_model(model.folder)


@pytest.mark.convert
def test_the_engine_writes_nothing_else_and_in_any_company_the_same(shortlisted: InstalledModel) -> None:
    engine = CTranslate2Engine(shortlisted, threads=1)
    drafts = engine.translate(ARABIC)
    assert all(is_english(word) for draft in drafts for word in draft.english.split())
    assert any(draft.english for draft in drafts)
    assert [engine.translate([text])[0].english for text in ARABIC] == [draft.english for draft in drafts]


@pytest.mark.convert
def test_a_list_for_each_source_piece_is_told_from_it(shortlisted: InstalledModel, tmp_path: Path) -> None:
    assert not has_lexical_shortlist(shortlisted)
    assert "|batch:1" not in signature(shortlisted, Decoding())
    shutil.copytree(shortlisted.folder, tmp_path / "lexical")
    with (tmp_path / "lexical" / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write("▁قال\t▁said\n")
    lexical = load_model(tmp_path / "lexical")
    assert has_lexical_shortlist(lexical)
    assert "|batch:1" in signature(lexical, Decoding())
