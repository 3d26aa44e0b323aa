"""Builds a real model of 40 KB in a tenth of a second: one layer, eight wide, random but always the same.

Random models do not end their sentences; this one is made to after some dozen pieces, as a real one would.

It is loaded and run by the ordinary CTranslate2 and SentencePiece code, so that tests use the real path
without the weight of the real model. What it says is nonsense; that it says it, and when, is what is tested.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.converters.converter import Converter
from ctranslate2.specs import common_spec, transformer_spec

from naba_models import InstalledModel, Manifest, load_model
from naba_models.manifest import describe_file, write_manifest

WIDTH = 8
HEADS = 2
POSITIONS = 512
VOCABULARY = 160
END, END_WEIGHT, END_BIAS, GROWTH = 2, 3.0, -3.0, 0.1
CORPUS = (
    "أعلنت وزارة النقل أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين",
    "قال الوزير إن المشروع لم يتوقف وإن التكلفة بلغت 3.5 مليون دينار",
    "شارك في الاجتماع ممثلون عن ست مدن ساحلية وناقشوا خطة النقل البحري",
    "وأضاف المتحدث باسم الهيئة أن الأعمال مستمرة حسب الجدول الزمني المعلن",
    "The ministry of transport said the new port will open next spring after a delay of two years",
    "The minister said the project had not stopped and that its cost was 3.5 million dinars",
    "Members from six coastal towns took part in the meeting and discussed the plan",
    '0 1 2 3 4 5 6 7 8 9 10 20 30 2016 2017 2024 ، ؛ ؟ . ! : " ( )',
)


class _Random(Converter):
    """Fills every weight of a small Transformer with fixed random numbers."""

    def __init__(self, pieces: list[str], seed: int) -> None:
        self._pieces = pieces
        self._random = np.random.default_rng(seed)

    def _matrix(self, *shape: int) -> np.ndarray:
        return self._random.normal(0, 0.5, shape).astype(np.float32)

    def _load(self) -> transformer_spec.TransformerSpec:
        relu = common_spec.Activation.RELU
        encoder = transformer_spec.TransformerEncoderSpec(1, HEADS, pre_norm=True, activation=relu)
        decoder = transformer_spec.TransformerDecoderSpec(1, HEADS, pre_norm=True, activation=relu)
        size = len(self._pieces)
        encoder.embeddings[0].weight = self._matrix(size, WIDTH)
        encoder.position_encodings.encodings = self._matrix(POSITIONS, WIDTH)
        decoder.embeddings.weight = self._matrix(size, WIDTH)
        decoder.position_encodings.encodings = self._matrix(POSITIONS, WIDTH)
        self._linear(decoder.projection, size, WIDTH)
        self._end_in_time(decoder)
        for stack in (encoder, decoder):
            self._norm(stack.layer_norm)
            for layer in stack.layer:
                self._attention(layer.self_attention, (3,))
                if hasattr(layer, "attention"):
                    self._attention(layer.attention, (1, 2))
                self._norm(layer.ffn.layer_norm)
                self._linear(layer.ffn.linear_0, 4 * WIDTH, WIDTH)
                self._linear(layer.ffn.linear_1, WIDTH, 4 * WIDTH)
        spec = transformer_spec.TransformerSpec(encoder, decoder)
        spec.register_source_vocabulary(self._pieces)
        spec.register_target_vocabulary(self._pieces)
        spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
        spec.config.decoder_start_token = "</s>"
        spec.config.add_source_bos = spec.config.add_source_eos = True
        return spec

    def _end_in_time(self, decoder: transformer_spec.TransformerDecoderSpec) -> None:
        """One dimension grows with the position, and the end-of-sentence piece looks at it alone."""
        decoder.position_encodings.encodings[:, 0] = np.arange(POSITIONS) * GROWTH
        decoder.projection.weight[END] = np.eye(WIDTH, dtype=np.float32)[0] * END_WEIGHT
        decoder.projection.bias[END] = END_BIAS

    def _linear(self, spec: common_spec.LinearSpec, rows: int, columns: int) -> None:
        spec.weight, spec.bias = self._matrix(rows, columns), self._matrix(rows)

    def _norm(self, spec: common_spec.LayerNormSpec) -> None:
        spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def _attention(self, spec: object, widths: tuple[int, ...]) -> None:
        self._norm(spec.layer_norm)
        for linear, times in zip(spec.linear, widths, strict=False):
            self._linear(linear, times * WIDTH, WIDTH)
        self._linear(spec.linear[-1], WIDTH, WIDTH)


def build(
    folder: Path, *, model_id: str = "tiny", seed: int = 7, rules: Path | None = None
) -> InstalledModel:
    """Write the model with its vocabulary and manifest into `folder`, which is made. Another seed says other
    things. `rules` is SentencePiece's table of normalisation; its own takes 240 KB of the vocabulary."""
    folder.mkdir(parents=True)
    vocabulary = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(CORPUS),
        model_writer=vocabulary,
        vocab_size=VOCABULARY,
        hard_vocab_limit=False,
        bos_id=0,
        pad_id=1,
        eos_id=END,
        unk_id=3,
        num_threads=1,
        minloglevel=2,
        normalization_rule_tsv=str(rules or ""),
    )
    pieces = sentencepiece.SentencePieceProcessor(model_proto=vocabulary.getvalue())
    converter = _Random([pieces.id_to_piece(index) for index in range(pieces.get_piece_size())], seed)
    converter.convert(str(folder), quantization="int8", force=True)
    (folder / "sentencepiece.model").write_bytes(vocabulary.getvalue())
    names = sorted(path for path in folder.iterdir())
    write_manifest(
        folder,
        Manifest(
            id=model_id,
            version="1",
            name="Tiny test model",
            source="ar",
            target="en",
            licence="CC0-1.0",
            made="2026-01-01",
            files=tuple(describe_file(folder, path) for path in names),
        ),
    )
    return load_model(folder)
