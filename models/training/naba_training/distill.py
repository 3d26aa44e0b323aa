"""Sequence-level distillation: a student learns from its teacher's translations instead of people's.

Kim & Rush 2016, "Sequence-Level Knowledge Distillation": the teacher says the same thing always in the same
way, which a small network can learn. The teacher is a checkpoint (torch, greedy, on a GPU) or an exported
model (CTranslate2, beam search, on CPU cores).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from naba_models import load_model
from naba_training import checkpoint, clean, decode, vocabulary
from naba_training.corpus import Corpus
from naba_training.network import Translator
from naba_training.token_pairs import MOST_TOKENS, TokenPairs
from naba_translation.engines.engine import CTranslate2Engine

_REPORT_SECONDS = 10.0
_CHUNK_LINES = 2000  # translated, written and safe together

Translate = Callable[[Sequence[str]], list[str]]


def teacher(path: Path, *, device: str) -> Translator:
    """The network of a checkpoint, ready to translate on `device`; bf16 on a GPU.

    Raises:
        TrainingError: it is no checkpoint.
    """
    network = checkpoint.load(path).network().eval().to(device)
    if device == "cpu":
        torch.set_num_threads(1)  # with another load on the cores, more are far slower
        return network
    return network.bfloat16()


def by_network(network: Translator, vocab: Path, *, device: str, tokens: int) -> Translate:
    """A translator of cleaned lines by a network."""
    pieces = vocabulary.load(vocab)

    def translate(lines: Sequence[str]) -> list[str]:
        ids = [np.array(line[:MOST_TOKENS], np.int64) for line in pieces.encode(list(lines))]
        out: list[str] = [""] * len(lines)
        for rows in _batches(np.array([len(line) for line in ids]), tokens):
            for row, english in zip(
                rows, decode.greedy(network, [ids[i] for i in rows], device=device), strict=True
            ):
                out[row] = pieces.decode(english)
        return out

    return translate


def by_model(folder: Path) -> Translate:
    """A translator of cleaned lines by an exported model, as the product runs it.

    Raises:
        ModelMissing, ManifestInvalid: there is no model in the folder.
    """
    engine = CTranslate2Engine(load_model(folder))
    return lambda lines: [draft.english for draft in engine.translate(lines)]


def distil_text(text: Path, out: Path, translate: Translate) -> int:
    """Translate a file of Arabic sentences, one a line, into a TSV file for `prepare`; returns its lines.

    Goes on where an earlier run stopped: each line of `text` gives one of `out`.
    """
    lines = [
        clean.clean_source(line) for line in text.read_text(encoding="utf-8").split("\n") if line.strip()
    ]
    done = _whole_lines(out)
    with out.open("a", encoding="utf-8") as file:
        for start in range(done, len(lines), _CHUNK_LINES):
            chunk = lines[start : start + _CHUNK_LINES]
            file.writelines(f"{a}\t{e}\tdistilled\n" for a, e in zip(chunk, translate(chunk), strict=True))
            file.flush()
            print(f"{start + len(chunk)} of {len(lines)} lines", flush=True)
    return len(lines)


def distil_parts(corpus: Corpus, out: Path, network: Translator, *, device: str, tokens: int) -> int:
    """Translate the source side of prepared pairs into another part, OUT.npz; returns its pairs.

    Pairs keep the weights they are loaded with. Translations that do not end, are empty or too long to learn
    from are left out.
    """
    pairs, weights = TokenPairs(), list[float]()
    batches = list(_batches(corpus.source_lengths, tokens))
    reported = time.monotonic()
    for number, rows in enumerate(batches, 1):
        ids = [corpus.source[corpus.source_at[i] : corpus.source_at[i + 1]] for i in rows]
        said = decode.greedy(network, ids, device=device)
        for arabic, english, weight in zip(ids, said, corpus.weight[rows].tolist(), strict=True):
            if pairs.add(arabic.tolist(), english):
                weights.append(weight)
        if time.monotonic() > reported + _REPORT_SECONDS or number == len(batches):
            reported = time.monotonic()
            print(f"{number} of {len(batches)} batches, {len(pairs)} pairs", flush=True)
    pairs.save(out, w=np.array(weights, np.float32))
    return len(pairs)


def _batches(lengths: np.ndarray, tokens: int) -> Iterator[np.ndarray]:
    """Rows of like length, longest first (what does not fit in memory fails at once), of about `tokens`."""
    order = np.argsort(-lengths, kind="stable")
    start = 0
    while start < len(order):
        count = max(1, tokens // (int(lengths[order[start]]) + 2))
        yield order[start : start + count]
        start += count


def _whole_lines(path: Path) -> int:
    """Lines of an unfinished output; a last line without its end is cut off."""
    if not path.exists():
        return 0
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < len(data):
        path.write_bytes(whole)
    return whole.count(b"\n")
