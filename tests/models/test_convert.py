"""Real architectures, built small and saved by transformers, converted and run as the embedded model is."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from taking_in import take_in

pytest.importorskip("torch", reason="conversion needs torch (packaging/lock/train.txt)")
pytest.importorskip("transformers", reason="conversion needs the extra `convert`")

import hugging_face_models as tiny_families
from hugging_face_models import ARABIC, FAMILIES, POSITIONS
from naba_convert.frame import known, reference
from naba_convert.hugging_face import convert
from naba_models import InstalledModel, ModelRefused, verify
from naba_models.families import family_named, guess
from naba_models.manifest import MANIFEST_NAME
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.pieces import load_pieces

pytestmark = pytest.mark.convert

SENTENCES = 1_000
FRAMES = {
    "marian": ((), ("</s>",), ()),
    "m2m100": (("__ar__",), ("</s>",), ("__en__",)),
    "nllb": (("arb_Arab",), ("</s>",), ("eng_Latn",)),
    "mbart50": (("ar_AR",), ("</s>",), ("en_XX",)),
    "madlad": (("<2en>",), ("</s>",), ()),
}
Made = dict[str, tuple[Path, InstalledModel]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Each family's Hugging Face folder and what it was converted to."""
    root = tmp_path_factory.mktemp("families")
    sources = {name: build(root / name) for name, build in FAMILIES.items()}
    return {
        name: (source, convert(source, root / f"{name}-converted", model_id=name))
        for name, source in sources.items()
    }


def sentences() -> Iterator[str]:
    """Arabic of known and unknown letters, numbers, Latin words, brackets and odd spaces."""
    chance = random.Random(5)
    words = [word for line in ARABIC for word in line.split()]
    words += ["12", "3.5", "2024", "(CNN)", "«نعم»", "؟", "ظبي", "،", "%", "a-b", "ﷺ", "</s>x", "12:30"]
    for _ in range(SENTENCES):
        yield " ".join(chance.choices(words, k=chance.randint(1, 30)))


@pytest.mark.parametrize("family", FAMILIES)
def test_tokens_are_those_of_the_transformers_tokenizer(made: Made, family: str) -> None:
    import transformers

    source, model = made[family]
    vocabulary = json.loads((model.folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    tokenizer = transformers.AutoTokenizer.from_pretrained(source, local_files_only=True)
    encode = reference(tokenizer, family_named(family), vocabulary)
    pieces = load_pieces(model.folder, model.manifest.tokenizer)
    exact = 0
    for text in sentences():
        if "</s>" in text:
            continue  # there the reference takes words of the text for a control token, and we must not
        ours = pieces.framed(pieces.encode([text])[0])
        theirs = [vocabulary[number] for number in encode(text)]
        assert known(ours, vocabulary) == known(theirs, vocabulary), text
        exact += [piece if piece in vocabulary else "<unk>" for piece in ours] == theirs
    assert exact > 0


@pytest.mark.parametrize("family", FAMILIES)
def test_words_of_a_text_are_never_control_tokens(made: Made, family: str) -> None:
    _, model = made[family]
    pieces = load_pieces(model.folder, model.manifest.tokenizer)
    control = {"</s>", "<s>", "<pad>", *(token for frame in FRAMES[family] for token in frame)} - {"<2en>"}
    for token in sorted(control):
        assert not control & set(pieces.encode([f"قال {token} الوزير"])[0])


@pytest.mark.parametrize("family", FAMILIES)
def test_a_converted_model_says_how_it_is_to_be_run(made: Made, family: str) -> None:
    source, model = made[family]
    manifest, tokenizer = model.manifest, model.manifest.tokenizer
    verify(model)
    assert (tokenizer.source_prefix, tokenizer.source_suffix, tokenizer.target_prefix) == FRAMES[family]
    assert manifest.family == family
    assert "transformers" in manifest.origin
    if family == "nllb":
        assert manifest.licence == "CC-BY-NC-4.0"
    else:
        assert (model.folder / "README.md").read_bytes() == (source / "README.md").read_bytes()
    if family != "madlad":
        assert manifest.limits.source_tokens < POSITIONS


@pytest.mark.parametrize("family", FAMILIES)
def test_the_engine_runs_it_to_its_limits(made: Made, family: str) -> None:
    _, model = made[family]
    short, long = CTranslate2Engine(model, threads=1).translate([ARABIC[0], " ".join(ARABIC * 40)])
    assert short.english
    assert short.target_tokens <= model.manifest.limits.target_tokens
    assert long.cut


@pytest.mark.parametrize("family", FAMILIES)
def test_greedy_output_is_that_of_transformers(made: Made, family: str, tmp_path: Path) -> None:
    """The first tokens after the forced beginning, with unquantised weights."""
    import ctranslate2
    import torch
    import transformers

    source, _ = made[family]
    model = convert(source, tmp_path / "full", model_id=family, quantization="float32")
    tokenizer = transformers.AutoTokenizer.from_pretrained(source, local_files_only=True)
    vocabulary = json.loads((model.folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    encode = reference(tokenizer, family_named(family), vocabulary)
    pieces = load_pieces(model.folder, model.manifest.tokenizer)
    forced = model.manifest.tokenizer.target_prefix
    network = transformers.AutoModelForSeq2SeqLM.from_pretrained(source, local_files_only=True).eval()
    options = {"forced_bos_token_id": vocabulary.index(forced[0])} if forced else {}
    translator = ctranslate2.Translator(str(model.folder), compute_type="float32", intra_threads=1)
    for text in ARABIC[:3]:
        framed = pieces.framed(pieces.encode([text])[0])
        (result,) = translator.translate_batch(
            [framed], beam_size=1, max_decoding_length=12, target_prefix=pieces.prefixes(1)
        )
        with torch.no_grad():
            output = network.generate(
                torch.tensor([encode(text)]), num_beams=1, do_sample=False, max_new_tokens=12, **options
            )
        theirs = [number for number in output[0].tolist()[1:] if number < len(vocabulary)]
        ours = [vocabulary.index(token) for token in result.hypotheses[0]]
        shared = min(len(ours), len(theirs), 11)
        assert shared >= 4
        assert ours[:shared] == theirs[:shared]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_folder_without_manifest_is_understood_the_same_way(
    made: Made, family: str, tmp_path: Path
) -> None:
    """As one finds CTranslate2 models on a stick: the manifest is guessed from vocabulary and files."""
    _, model = made[family]
    folder = tmp_path / "found"
    shutil.copytree(model.folder, folder, ignore=shutil.ignore_patterns(MANIFEST_NAME))
    assert guess(folder) == (family, model.manifest.tokenizer)
    installed = take_in(folder, tmp_path / "models")
    assert installed.manifest.licence == model.manifest.licence
    assert installed.manifest.tokenizer == model.manifest.tokenizer


class TestRefusals:
    def test_pickled_weights_need_to_be_asked_for(self, made: Made, tmp_path: Path) -> None:
        import torch
        from safetensors.torch import load_file

        source, _ = made["marian"]
        folder = tmp_path / "pickled"
        shutil.copytree(source, folder)
        weights = load_file(folder / "model.safetensors")
        (folder / "model.safetensors").unlink()
        torch.save(weights, folder / "pytorch_model.bin")
        with pytest.raises(ModelRefused, match="can run any program"):
            convert(folder, tmp_path / "out", model_id="pickled")
        assert not (tmp_path / "out").exists()
        converted = convert(folder, tmp_path / "out", model_id="pickled", unsafe_pickle=True)
        assert CTranslate2Engine(converted, threads=1).translate(ARABIC[:1])[0].english

    def test_a_pickle_that_runs_code_is_not_run_even_then(self, made: Made, tmp_path: Path) -> None:
        import pickle

        class Evil:
            def __reduce__(self) -> tuple[object, tuple[Path]]:
                return Path.touch, (tmp_path / "was-run",)

        folder = tmp_path / "evil"
        shutil.copytree(made["marian"][0], folder)
        (folder / "model.safetensors").unlink()
        (folder / "pytorch_model.bin").write_bytes(pickle.dumps({"weight": Evil()}))
        with pytest.raises(ModelRefused):
            convert(folder, tmp_path / "out", model_id="evil", unsafe_pickle=True)
        assert not (tmp_path / "was-run").exists()

    @pytest.mark.parametrize(
        ("file", "fields", "reason"),
        [
            ("config.json", {"auto_map": {"AutoModel": "evil.Model"}}, "code of its own"),
            ("tokenizer_config.json", {"auto_map": {"AutoTokenizer": "evil.T"}}, "code of its own"),
            ("config.json", {"model_type": "llama"}, "no architecture"),
            ("tokenizer_config.json", {"target_lang": "fr"}, "into fr"),
        ],
    )
    def test_what_will_not_be_converted(
        self, made: Made, tmp_path: Path, file: str, fields: dict[str, object], reason: str
    ) -> None:
        folder = tmp_path / "source"
        shutil.copytree(made["marian"][0], folder)
        path = folder / file
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | fields), encoding="utf-8")
        with pytest.raises(ModelRefused, match=reason):
            convert(folder, tmp_path / "out", model_id="x")

    def test_a_tokenizer_that_is_not_the_models_is_found(self, made: Made, tmp_path: Path) -> None:
        """Both SentencePiece files are whole, but the source's is another model's."""
        folder = tmp_path / "mixed"
        shutil.copytree(made["nllb"][0], folder)
        shutil.copyfile(made["mbart50"][0] / "sentencepiece.bpe.model", folder / "sentencepiece.bpe.model")
        with pytest.raises(ModelRefused, match="does not cut text"):
            convert(folder, tmp_path / "out", model_id="mixed")

    def test_no_weights_and_no_folder(self, made: Made, tmp_path: Path) -> None:
        with pytest.raises(ModelRefused, match=r"config\.json"):
            convert(tmp_path, tmp_path / "out", model_id="x")
        folder = tmp_path / "empty"
        shutil.copytree(made["marian"][0], folder)
        (folder / "model.safetensors").unlink()
        with pytest.raises(ModelRefused, match="no weights"):
            convert(folder, tmp_path / "out", model_id="x")


@pytest.mark.parametrize("quantization", ["int8_float32", "bfloat16", "float32"])
def test_other_quantisations_run(made: Made, tmp_path: Path, quantization: str) -> None:
    source, int8 = made["marian"]
    model = convert(source, tmp_path / "out", model_id="marian", quantization=quantization)
    assert CTranslate2Engine(model, threads=1).translate(ARABIC[:1])[0].english
    size = (model.folder / "model.bin").stat().st_size
    assert (size > (int8.folder / "model.bin").stat().st_size) == (quantization != "int8_float32")


def test_the_builders_are_named_as_the_families() -> None:
    assert set(FRAMES) == set(tiny_families.FAMILIES)
