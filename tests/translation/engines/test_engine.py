from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest

from naba_models import InstalledModel, Limits, ModelDamaged
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.engines.signature import Decoding
from naba_translation.errors import EngineError

MAX_SOURCE_TOKENS, MAX_TARGET_TOKENS = Limits().source_tokens, Limits().target_tokens
TEXTS = ["قال الوزير إن المشروع لم يتوقف", "أعلنت وزارة النقل", "خطة النقل البحري حسب الجدول"]


def test_one_draft_for_each_text_in_order(engine: CTranslate2Engine) -> None:
    together = engine.translate(TEXTS)
    alone = [engine.translate([text])[0] for text in TEXTS]
    assert [draft.source_tokens for draft in together] == [draft.source_tokens for draft in alone]
    assert all(draft.score <= 0 and draft.target_tokens > 0 for draft in together)


def test_nothing_to_translate_is_no_error(engine: CTranslate2Engine) -> None:
    assert engine.translate([]) == []


def test_input_over_the_limit_is_marked_as_cut(engine: CTranslate2Engine) -> None:
    (draft,) = engine.translate(["الميناء " * (MAX_SOURCE_TOKENS + 1)])
    assert draft.source_tokens > MAX_SOURCE_TOKENS
    assert draft.cut


def test_output_that_reaches_the_limit_is_marked_as_cut(engine: CTranslate2Engine) -> None:
    """The random model never ends a sentence by itself, which is the case to be caught."""
    (draft,) = engine.translate(TEXTS[:1])
    assert (draft.target_tokens >= MAX_TARGET_TOKENS) == draft.cut


@pytest.mark.parametrize(
    "name", ["model.bin", "sentencepiece.model", "shared_vocabulary.json", "config.json"]
)
def test_one_flipped_bit_in_any_file_is_refused_by_name(tiny_model: InstalledModel, name: str) -> None:
    path = tiny_model.folder / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelDamaged, match=name):
        CTranslate2Engine(tiny_model).translate(TEXTS)


def test_a_model_ctranslate2_refuses_is_an_engine_error(tiny_model: InstalledModel) -> None:
    """The manifest agrees, so the file is whole, but it is no model."""
    from naba_models.manifest import describe_file

    path = tiny_model.folder / "model.bin"
    path.write_bytes(b"not a model")
    files = tuple(
        describe_file(tiny_model.folder, path) if entry.path == "model.bin" else entry
        for entry in tiny_model.manifest.files
    )
    model = InstalledModel(tiny_model.folder, replace(tiny_model.manifest, files=files))
    with pytest.raises(EngineError, match="refused"):
        CTranslate2Engine(model).translate(TEXTS)


def test_the_signature_changes_with_whatever_changes_the_english(built_model: InstalledModel) -> None:
    plain = CTranslate2Engine(built_model).signature
    other_beam = CTranslate2Engine(built_model, decoding=Decoding(beam=2)).signature
    newer = InstalledModel(built_model.folder, replace(built_model.manifest, version="2"))
    assert len({plain, other_beam, CTranslate2Engine(newer).signature}) == 3
    assert CTranslate2Engine(built_model, threads=2).signature == plain


class TestInItsOwnProcess:
    def test_says_the_same_as_in_this_one(
        self, built_model: InstalledModel, engine: CTranslate2Engine
    ) -> None:
        child = EngineProcess(built_model, threads=1)
        try:
            assert child.translate(TEXTS) == engine.translate(TEXTS)
            assert child.signature == engine.signature
        finally:
            child.close()

    def test_is_started_again_after_it_was_killed(self, built_model: InstalledModel) -> None:
        child = EngineProcess(built_model, threads=1)
        try:
            first = child.translate(TEXTS)
            killed = child.pid
            assert killed is not None
            os.kill(killed, signal.SIGKILL)
            assert child.translate(TEXTS) == first
            assert child.pid != killed
        finally:
            child.close()

    def test_passes_on_which_file_is_damaged(self, tiny_model: InstalledModel) -> None:
        path = tiny_model.folder / "model.bin"
        path.write_bytes(path.read_bytes()[:-1])
        child = EngineProcess(tiny_model)
        try:
            with pytest.raises(ModelDamaged) as caught:
                child.translate(TEXTS)
            assert caught.value.path == path
        finally:
            child.close()

    def test_leaves_no_process_behind(self, built_model: InstalledModel) -> None:
        child = EngineProcess(built_model, threads=1)
        child.translate(TEXTS[:1])
        pid = child.pid
        assert pid is not None
        child.close()
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
