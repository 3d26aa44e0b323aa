"""Which engine settings are fastest, and how far transformers is behind: prints two tables, asserts nothing.

    .venv/bin/python packaging/bench/engine.py [FILE.tsv]      first column Arabic; default: the bundled samples

The first table varies one setting of CTranslate2 at a time around those the engine uses, on the embedded
model, in turns; a rate is the best of RUNS, in Arabic words a second. Let the machine do nothing else.
The second runs one model in both libraries: Marian in OPUS-MT's shape (6 + 6 layers of 512, 62,000 words) with
random weights, which never ends a sentence, so that both make exactly TOKENS tokens of each; and with a shortlist
of half of its words, as the converter makes one of English pieces (naba_convert/shortlist.py). How the embedded
model's own weights run in transformers on sentences of articles: peers.py.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import ctranslate2
from figures import times

from naba_convert.shortlist import FILE_NAME
from naba_models import InstalledModel, default_model
from naba_translation.engines.drafting import key_of, translate_all
from naba_translation.engines.engine import BATCH_TOKENS, CTranslate2Engine
from naba_translation.engines.pieces import load_pieces
from naba_translation.engines.signature import Decoding, has_lexical_shortlist
from naba_translation.models.bench import read_set, sample_sentences
from naba_translation.normalise import normalise
from naba_translation.segment import split_for_engine

RUNS = 3
CORES = os.cpu_count() or 1
TOKENS = 24
PEER_SENTENCES = 32
PEER_SOURCE_TOKENS = 24
PEER_BATCH = 16


@dataclass(frozen=True, slots=True)
class Setting:
    """One way of asking CTranslate2."""

    inter: int = CORES
    intra: int = 1
    batch_tokens: int = 0  # 0: each sentence by itself
    beam: int = Decoding().beam
    compute_type: str = "int8"
    shortlist: bool = True  # where the model has one


def main() -> None:
    sentences = read_set(Path(sys.argv[1])) if len(sys.argv) > 1 else sample_sentences()
    texts = [part for each in sentences for part in split_for_engine(normalise(each.arabic).text)]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} sentences, {words} Arabic words, {CORES} cores\n")
    _settings(texts, words)
    _end_to_end(texts, words)
    _peer()


def _settings(texts: list[str], words: int) -> None:
    model = default_model()
    pieces = load_pieces(model.folder, model.manifest.tokenizer)
    tokens = sorted((pieces.framed(each) for each in pieces.encode(texts)), key=len, reverse=True)
    usual = Setting(batch_tokens=0 if has_lexical_shortlist(model) else BATCH_TOKENS)
    settings = [
        usual,
        *(replace(usual, inter=inter, intra=intra) for inter, intra in ((1, CORES), (1, 1))),
        *(replace(usual, batch_tokens=size) for size in (0, 128, 512, 2_048) if size != usual.batch_tokens),
        *(replace(usual, beam=beam) for beam in (1, 2, 4, 5) if beam != usual.beam),
        *(replace(usual, compute_type=kind) for kind in ("int8_float32", "int16", "bfloat16", "float32")),
    ]
    if has_lexical_shortlist(model):
        settings += (replace(usual, shortlist=False, batch_tokens=size) for size in (0, BATCH_TOKENS))
    print(
        f"{'inter':>5} {'intra':>5} {'batch':>6} {'beam':>5} {'type':>13} {'shortlist':>9} {'words/s':>8} {'times':>6}"
    )
    ways: dict[Setting, Callable[[], object]] = {}
    for setting in settings:
        try:
            ways[setting] = _bare(setting, model, tokens)
        except ValueError as error:  # a type this processor has no instructions for
            print(f"{setting.compute_type}: {str(error).partition(',')[0]}")
    taken = dict.fromkeys(ways, float("inf"))
    for _ in range(RUNS):  # in turns, so that a busy minute of the machine falls on all of them
        for setting, way in ways.items():
            taken[setting] = min(taken[setting], *times(way, runs=1))
    for setting, seconds in taken.items():
        print(
            f"{setting.inter:5} {setting.intra:5} {setting.batch_tokens:6} {setting.beam:5}"
            f" {setting.compute_type:>13} {setting.shortlist!s:>9} {words / seconds:8.0f} {taken[usual] / seconds:6.2f}"
        )


def _bare(setting: Setting, model: InstalledModel, tokens: list[list[str]]) -> Callable[[], object]:
    translator = ctranslate2.Translator(
        str(model.folder),
        compute_type=setting.compute_type,
        inter_threads=setting.inter,
        intra_threads=setting.intra,
    )
    return lambda: translator.translate_batch(
        tokens,
        beam_size=setting.beam,
        max_batch_size=setting.batch_tokens or 1,
        batch_type="tokens" if setting.batch_tokens else "examples",
        repetition_penalty=Decoding().repetition_penalty,
        max_decoding_length=model.manifest.limits.target_tokens,
        use_vmap=setting.shortlist and has_lexical_shortlist(model),
        return_scores=True,
        return_attention=True,
    )


def _end_to_end(texts: list[str], words: int) -> None:
    """Naba's whole way from text to draft on the same sentences: SentencePiece, batches, links, scores."""
    engine = CTranslate2Engine(default_model())
    engine.translate([])
    keyed = {key_of(text): text for text in texts}
    rate = words / min(times(lambda: list(translate_all(engine, keyed)), runs=RUNS))
    print(f"\nNaba, text to drafts: {rate:.0f} words/s\n")


def _peer() -> None:
    try:
        import torch
        import transformers
    except ImportError:
        print("transformers or torch is not installed: no comparison")
        return
    torch.set_num_threads(CORES)
    torch.manual_seed(1)
    size = 62_000
    config = transformers.MarianConfig(
        vocab_size=size,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2_048,
        decoder_ffn_dim=2_048,
        max_position_embeddings=512,
        pad_token_id=size - 1,
        eos_token_id=0,
        forced_eos_token_id=None,
        decoder_start_token_id=size - 1,
        scale_embedding=True,
        activation_function="swish",
    )
    network = transformers.MarianMTModel(config).eval()
    source = torch.randint(1, size - 1, (PEER_SENTENCES, PEER_SOURCE_TOKENS))
    total = PEER_SENTENCES * TOKENS
    print(
        f"Marian, 6 + 6 layers of 512, beam 4: {PEER_SENTENCES} sentences of {TOKENS} tokens, tokens a second"
    )

    def generate() -> None:
        with torch.no_grad():
            for batch in source.split(PEER_BATCH):
                network.generate(
                    batch, num_beams=4, max_new_tokens=TOKENS, min_new_tokens=TOKENS, do_sample=False
                )

    theirs = total / min(times(generate, runs=2))
    print(f"    transformers generate(), float32, batches of {PEER_BATCH}   {theirs:7.0f}")
    for kind in ("float32", "int8"):
        ours = total / min(times(_converted(network, source.tolist(), kind), runs=RUNS))
        print(f"    CTranslate2 as Naba runs it, {kind:24} {ours:7.0f}   {ours / theirs:.1f} times")
    limited = _converted(network, source.tolist(), "int8", words=size // 2)
    ours = total / min(times(limited, runs=RUNS))
    print(f"    the same, a shortlist of half its words              {ours:7.0f}   {ours / theirs:.1f} times")


def _converted(
    network: object, source: Sequence[Sequence[int]], kind: str, *, words: int = 0
) -> Callable[[], object]:
    """CTranslate2 with the network; `words` of the vocabulary alone may be written, 0: all."""
    from ctranslate2.converters import TransformersConverter
    from ctranslate2.converters.transformers import MarianMTLoader

    class Loaded(TransformersConverter):  # the network itself, with numbers for words
        def __init__(self) -> None:
            super().__init__("")

        def _load(self) -> object:
            loader = MarianMTLoader()
            spec = loader.get_model_spec(network)
            names = ["</s>", *(str(number) for number in range(1, network.config.vocab_size - 1))]
            loader.set_vocabulary(spec, names)
            spec.config.eos_token = spec.config.decoder_start_token = names[0]
            spec.config.unk_token = names[1]
            return spec

    import torch

    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        Loaded().convert(folder, quantization=kind, force=True)
        if words:
            Path(folder, FILE_NAME).write_text(f"\t{' '.join(map(str, range(2, words)))}\n", encoding="utf-8")
        translator = ctranslate2.Translator(folder, compute_type=kind, inter_threads=CORES, intra_threads=1)
    tokens = [[str(number) for number in sentence] for sentence in source]
    return lambda: translator.translate_batch(
        tokens,
        beam_size=4,
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
        max_decoding_length=TOKENS,
        min_decoding_length=TOKENS,
        use_vmap=bool(words),
    )


if __name__ == "__main__":
    main()
