from __future__ import annotations

import io
import itertools
from pathlib import Path

import numpy as np
import pytest
import sentencepiece
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("torch", reason="torch is not installed: packaging/lock/train.txt")

from naba_training import corpus, vocabulary
from naba_training.errors import TrainingError
from naba_training.resegment import Resegmenter

SYLLABLES = "با دم شق رو ور مي نا سف ين ال قا هر".split()
WORDS = ["".join(word) for size in (1, 2, 3) for word in itertools.product(SYLLABLES, repeat=size)]


@pytest.fixture(scope="module")
def stem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unigram vocabulary with pieces of several lengths."""
    model, lines = io.BytesIO(), (" ".join(WORDS[n : n + 6]) for n in range(0, len(WORDS), 6))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=lines, model_writer=model, vocab_size=90,
        hard_vocab_limit=False, bos_id=0, pad_id=1, eos_id=2, unk_id=3, minloglevel=2,
    )  # fmt: skip
    made = tmp_path_factory.mktemp("pieces") / "v"
    vocabulary.model_path(made).write_bytes(model.getvalue())
    return made


def ids(stem: Path, text: str) -> np.ndarray:
    return np.array(vocabulary.load(stem).encode(text), np.uint16)


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
@settings(max_examples=50)
def test_other_pieces_say_the_same_words(stem: Path, words: list[str]) -> None:
    usual = ids(stem, " ".join(words))
    drawn = Resegmenter(stem, share=1.0, seed=1)(usual)
    assert vocabulary.load(stem).decode(drawn.tolist()) == " ".join(words)
    assert drawn.dtype == usual.dtype
    assert len(drawn) <= 1.5 * len(usual)


def test_cuts_differ_from_time_to_time(stem: Path) -> None:
    usual = ids(stem, " ".join(WORDS[-6:]))
    cut = Resegmenter(stem, share=1.0, seed=1)
    assert len({tuple(cut(usual).tolist()) for _ in range(60)}) > 1


def test_only_the_share_is_cut_otherwise_and_what_is_unknown_never(stem: Path) -> None:
    usual, strange = ids(stem, " ".join(WORDS[-6:])), ids(stem, f"{WORDS[0]} ☃")
    half = Resegmenter(stem, share=0.5, seed=1)
    assert 20 <= sum(half(usual) is usual for _ in range(80)) <= 70
    assert Resegmenter(stem, share=1.0, seed=1)(strange) is strange


def test_a_batch_is_padded_to_the_cut_that_was_drawn(stem: Path) -> None:
    source, target = ids(stem, WORDS[-1]), np.array([7, 8], np.uint16)
    made = corpus.Corpus(source, target, np.array([0, len(source)]), np.array([0, 2]), np.ones(1, np.float32))
    batch = corpus.assemble(made, np.array([0]), resegment=lambda row: np.append(row, row[-1]))
    assert batch.source[0].tolist() == [0, *source.tolist(), source[-1], 2]


def test_a_vocabulary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"none\.model"):
        Resegmenter(tmp_path / "none", share=1.0, seed=1)
