"""Tiny models of the real architectures, made and saved by transformers itself, with real vocabularies.

Random weights, always the same. Their folders look as the hub's do: that is what the converter is given.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sentencepiece

from tiny_model import CORPUS

ARABIC = tuple(line for line in CORPUS if "ا" in line)
POSITIONS = 64
LESSONS = 400  # enough for five sentences
CARD = "---\nlicense: {licence}\n---\n# A tiny model\n"
LAYERS = {
    "d_model": 16,
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 32,
    "decoder_ffn_dim": 32,
    "max_position_embeddings": POSITIONS,
}


def marian(folder: Path) -> Path:
    """As OPUS-MT: two SentencePiece files and a vocabulary with other numbers than theirs."""
    import transformers

    source = _pieces(folder / "source.spm", ARABIC, 120)
    target = _pieces(folder / "target.spm", CORPUS, 160)
    tokens = list(dict.fromkeys(("</s>", "<unk>", *_names(source), *_names(target), "<pad>")))
    vocabulary = _write_vocabulary(folder, tokens)
    tokenizer = transformers.MarianTokenizer(
        str(folder / "source.spm"),
        str(folder / "target.spm"),
        str(vocabulary),
        source_lang="ar",
        target_lang="en",
    )
    config = transformers.MarianConfig(
        **LAYERS,
        vocab_size=len(tokens),
        pad_token_id=len(tokens) - 1,
        eos_token_id=0,
        decoder_start_token_id=len(tokens) - 1,
        forced_eos_token_id=0,
        scale_embedding=True,
        activation_function="swish",
    )
    return _save(folder, tokenizer, transformers.MarianMTModel, config, licence="apache-2.0")


def m2m100(folder: Path) -> Path:
    """As M2M-100, whose language tokens stand behind the vocabulary's end."""
    import transformers

    pieces = _pieces(folder / "sentencepiece.bpe.model", CORPUS, 200)
    tokens = list(dict.fromkeys(("<s>", "<pad>", "</s>", "<unk>", *_names(pieces))))
    vocabulary = _write_vocabulary(folder, tokens)
    tokenizer = transformers.M2M100Tokenizer(
        str(vocabulary), str(folder / "sentencepiece.bpe.model"), src_lang="ar", tgt_lang="en"
    )
    size = len(tokens) + len(tokenizer.lang_token_to_id) + tokenizer.num_madeup_words
    config = transformers.M2M100Config(**LAYERS, vocab_size=size)
    return _save(folder, tokenizer, transformers.M2M100ForConditionalGeneration, config, licence="mit")


def nllb(folder: Path) -> Path:
    """As NLLB-200: M2M-100's architecture, a BPE vocabulary, languages with their scripts."""
    import transformers
    from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES

    _pieces(folder / "sentencepiece.bpe.model", CORPUS, 200, model_type="bpe")
    tokenizer = _from_config(
        folder,
        tokenizer_class="NllbTokenizer",
        src_lang="arb_Arab",
        tgt_lang="eng_Latn",
        additional_special_tokens=FAIRSEQ_LANGUAGE_CODES,
    )
    config = transformers.M2M100Config(**LAYERS, vocab_size=len(tokenizer))
    return _save(folder, tokenizer, transformers.M2M100ForConditionalGeneration, config, licence="")


def mbart50(folder: Path) -> Path:
    """As mBART-50."""
    import transformers

    _pieces(folder / "sentencepiece.bpe.model", CORPUS, 200)
    tokenizer = _from_config(folder, tokenizer_class="MBart50Tokenizer", src_lang="ar_AR", tgt_lang="en_XX")
    config = transformers.MBartConfig(
        **LAYERS,
        vocab_size=len(tokenizer),
        decoder_start_token_id=2,
        normalize_before=True,
        normalize_embedding=True,
        scale_embedding=True,
    )
    return _save(folder, tokenizer, transformers.MBartForConditionalGeneration, config, licence="mit")


def madlad(folder: Path) -> Path:
    """As MADLAD-400: T5 with the target language in front of the source, and bytes for unknown letters."""
    import transformers

    _pieces(
        folder / "spiece.model",
        CORPUS,
        420,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        user_defined_symbols=["<2en>", "<2ar>"],
        byte_fallback=True,
    )
    tokenizer = _from_config(folder, tokenizer_class="T5Tokenizer", extra_ids=0)
    config = transformers.T5Config(
        vocab_size=len(tokenizer),
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=1,
        num_heads=2,
        feed_forward_proj="gated-gelu",
        tie_word_embeddings=False,
        decoder_start_token_id=0,
    )
    return _save(folder, tokenizer, transformers.T5ForConditionalGeneration, config, licence="apache-2.0")


FAMILIES: dict[str, Callable[[Path], Path]] = {
    function.__name__: function for function in (marian, m2m100, nllb, mbart50, madlad)
}


def _pieces(path: Path, lines: tuple[str, ...], size: int, **options: Any) -> Any:
    path.parent.mkdir(parents=True, exist_ok=True)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        vocab_size=size,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
        **options,
    )
    path.write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def _names(pieces: Any) -> list[str]:
    names = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    return [name for name in names if name not in ("<unk>", "<s>", "</s>")]


def _write_vocabulary(folder: Path, tokens: list[str]) -> Path:
    path = folder / "vocab.json"
    numbers = {token: number for number, token in enumerate(tokens)}
    path.write_text(json.dumps(numbers, ensure_ascii=False), encoding="utf-8")
    return path


def _from_config(folder: Path, **settings: Any) -> Any:
    import transformers

    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)


def _save(folder: Path, tokenizer: Any, model_class: Any, config: Any, *, licence: str) -> Path:
    import torch

    tokenizer.save_pretrained(folder)
    torch.manual_seed(1)
    model_class(config).save_pretrained(folder)
    if licence:
        (folder / "README.md").write_text(CARD.format(licence=licence), encoding="utf-8")
    return folder


ENGLISH = (
    "the minister arrived in cairo on 14 2019",
    "the towns of the plan: 385",
    "the minister said in baghdad that it had not stopped",
    "27 new in lebanon",
    "a delay in damascus",
)


def marian_that_translates(folder: Path) -> Path:
    """The Marian model above, which knows the five sentences of the self-test by heart; in some seconds."""
    import torch
    import transformers

    from naba_translation.models.self_test import GOLDEN
    from naba_translation.normalise import normalise

    marian(folder)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(2)
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    network = transformers.AutoModelForSeq2SeqLM.from_pretrained(
        folder, local_files_only=True
    ).eval()  # no dropout
    arabic = tokenizer(
        [normalise(golden.arabic).text for golden in GOLDEN], padding=True, return_tensors="pt"
    )
    labels = tokenizer(text_target=list(ENGLISH), padding=True, return_tensors="pt")["input_ids"]
    labels[labels == tokenizer.pad_token_id] = -100
    learning = torch.optim.Adam(network.parameters(), lr=0.01)
    for _ in range(LESSONS):
        loss = network(**arabic, labels=labels).loss
        learning.zero_grad()
        loss.backward()
        learning.step()
        with torch.no_grad():  # Marian's output begins with nothing, as its published models' does
            network.get_input_embeddings().weight[tokenizer.pad_token_id] = 0.0
    torch.set_num_threads(threads)
    network.save_pretrained(folder)
    return folder
