"""Our way from text to draft beside CTranslate2 alone, transformers and Argos Translate, on the same weights.

    .venv/bin/python packaging/bench/peers.py [FOLDER]       articles; default: the bundled samples

All ways translate the same sentences with the embedded model and its beam, on all cores, in turns; the best of RUNS,
in Arabic words a second by the clock, and a second of processor time (which counts on a machine that has other work
too). `times` is how many times as fast Naba is by the clock. Let the machine do nothing else.

CTranslate2 alone is given tokens, by length, with the options Naba uses, and does nothing else: what no program
around it can beat; and once in batches, which a lexical shortlist makes a little faster and its English dependent on
the company. Naba is text to drafts with their scores and links, through its fenced process. transformers has the
very weights (same_weights.py), tokens in and out, float32 and bfloat16, one sentence at a time and in batches by
length: its best row is the one that counts. Argos Translate has the model in a package of its real layout and its
own settings (beam 4, batches of 32 tokens, no shortlist), article after article; its sentence splitters must be
downloaded, so it is given our sentences and pays nothing for them. To have it: pip install --no-deps
--require-hashes -r packaging/lock/bench-argos.txt.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from types import ModuleType, SimpleNamespace
from typing import Any

import ctranslate2
from figures import worked

import naba_resources
from naba_models import default_model
from naba_translation.engines.drafting import key_of, translate_all
from naba_translation.engines.engine import BATCH_TOKENS, default_threads
from naba_translation.engines.pieces import load_pieces
from naba_translation.engines.process import EngineProcess
from naba_translation.engines.signature import Decoding
from naba_translation.normalise import has_arabic, normalise
from naba_translation.read import discover, load
from naba_translation.segment import split, split_for_engine

RUNS = 3
SLOW_RUNS = 1  # of transformers, which takes half a minute each
TRANSFORMERS = (("float32", 1), ("float32", 32), ("bfloat16", 32))
"""Kinds of numbers, and sentences in a batch."""
NABA = "Naba, text to drafts"
Paragraph = tuple[str, ...]
"""Its sentences, normalised, as they go into an engine."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of translating all that is measured."""

    name: str
    run: Callable[[], object]
    words: int  # of Arabic
    runs: int = RUNS


@dataclass(frozen=True, slots=True)
class Rate:
    """How many Arabic words, by the clock and by the work of the processor."""

    words_per_second: float
    words_per_core_second: float


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else naba_resources.path("samples")
    articles = [_paragraphs(path) for path in discover([folder])]
    texts = list(dict.fromkeys(text for article in articles for paragraph in article for text in paragraph))
    words = sum(len(text.split()) for text in texts)
    repeated = sum(len(text.split()) for article in articles for paragraph in article for text in paragraph)
    print(
        f"{len(articles)} articles, {len(texts)} sentences, {words} Arabic words, {default_threads()} cores\n"
    )
    with ExitStack() as stack:
        engine = stack.enter_context(closing(EngineProcess(default_model())))
        ways = [
            Way("CTranslate2 alone, tokens in and out", _bare(texts), words),
            Way("CTranslate2 alone, in batches", _bare(texts, batch_tokens=BATCH_TOKENS), words),
            Way(NABA, _ours(texts, engine), words),
            *_transformers(texts, words),
        ]
        if importlib.util.find_spec("argostranslate"):
            ways.append(Way("Argos Translate, text to text", _argos(articles, stack), repeated))
        else:
            print("argostranslate is not installed: see the first lines of this script")
        best = _measured(ways, engine)
    ours = best[NABA].words_per_second
    print(f"{'':46} {'words/s':>8} {'times':>6} {'words/s of processor':>22}")
    for way in ways:
        rate = best[way.name]
        print(
            f"{way.name:46} {rate.words_per_second:8.0f} {ours / rate.words_per_second:6.2f}"
            f" {rate.words_per_core_second:22.0f}"
        )


def _measured(ways: Sequence[Way], engine: EngineProcess) -> dict[str, Rate]:
    """The best of each way's runs."""
    for way in ways:
        if way.runs == RUNS:
            way.run()  # loads
    best: dict[str, Rate] = {}
    for turn in range(RUNS):
        for way in ways:
            if turn < way.runs:
                began, before = perf_counter(), _worked(engine)
                way.run()
                spent, work = perf_counter() - began, _worked(engine) - before
                rate, former = Rate(way.words / spent, way.words / work), best.get(way.name, Rate(0.0, 0.0))
                best[way.name] = Rate(
                    max(rate.words_per_second, former.words_per_second),
                    max(rate.words_per_core_second, former.words_per_core_second),
                )
    return best


def _worked(engine: EngineProcess) -> float:
    """Seconds of processor that this process and its engine's have used: what a busy machine changes little."""
    return process_time() + (worked(engine.pid) if engine.pid else 0.0)


def _paragraphs(path: Path) -> list[Paragraph]:
    paragraphs: dict[int, list[str]] = {}
    for sentence in split(load(path)):
        if has_arabic(sentence.text):
            texts = split_for_engine(normalise(sentence.text).text)
            paragraphs.setdefault(sentence.paragraph, []).extend(texts)
    return [tuple(texts) for texts in paragraphs.values()]


def _bare(texts: Sequence[str], *, batch_tokens: int = 0) -> Callable[[], object]:
    """Each sentence by itself, or so many tokens together."""
    model, how = default_model(), Decoding()
    pieces = load_pieces(model.folder, model.manifest.tokenizer)
    tokens = sorted((pieces.framed(each) for each in pieces.encode(texts)), key=len, reverse=True)
    translator = ctranslate2.Translator(
        str(model.folder), compute_type=how.compute_type, inter_threads=default_threads(), intra_threads=1
    )
    return lambda: translator.translate_batch(
        tokens,
        beam_size=how.beam,
        repetition_penalty=how.repetition_penalty,
        max_batch_size=batch_tokens or 1,
        batch_type="tokens" if batch_tokens else "examples",
        max_decoding_length=model.manifest.limits.target_tokens,
        use_vmap=True,
        return_scores=True,
    )


def _ours(texts: Sequence[str], engine: EngineProcess) -> Callable[[], object]:
    keyed = {key_of(text): text for text in texts}
    return lambda: list(translate_all(engine, keyed))


def _transformers(texts: Sequence[str], words: int) -> Iterator[Way]:
    try:
        import torch
        from same_weights import PAD, as_transformers, batches, in_numbers
    except ImportError:
        print("transformers or torch is not installed: no comparison with it")
        return
    torch.set_num_threads(default_threads())
    model, how = default_model(), Decoding()
    pieces = load_pieces(model.folder, model.manifest.tokenizer)
    names = json.loads((model.folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    network = as_transformers(model)
    sentences = in_numbers(sorted(pieces.encode(texts), key=len, reverse=True), names)

    def generate(kind: str, size: int) -> None:
        network.to(getattr(torch, kind))
        with torch.no_grad():
            for batch in batches(sentences, size):
                network.generate(
                    batch,
                    attention_mask=(batch != PAD).long(),
                    num_beams=how.beam,
                    repetition_penalty=how.repetition_penalty,
                    max_new_tokens=model.manifest.limits.target_tokens,
                    do_sample=False,
                )

    for kind, size in TRANSFORMERS:
        name = f"transformers generate(), {kind}, {'one at a time' if size == 1 else f'batches of {size}'}"
        yield Way(name, partial(generate, kind, size), words, runs=SLOW_RUNS)


def _argos(articles: Sequence[Sequence[Paragraph]], stack: ExitStack) -> Callable[[], object]:
    home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    for folder in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        os.environ[folder] = str(home)
    for name in ("stanza", "minisbd"):  # its sentence splitters, which are not used here
        sys.modules.setdefault(name, ModuleType(name))
    sys.modules["minisbd"].__dict__.update(
        SBDetect=None, models=SimpleNamespace(list_models=lambda: ["ar", "en"], cache_dir="")
    )
    from argostranslate.package import Package
    from argostranslate.translate import Language, PackageTranslation

    given = {" ".join(paragraph): list(paragraph) for article in articles for paragraph in article}
    arabic, english = Language("ar", "Arabic"), Language("en", "English")
    translation: Any = PackageTranslation(arabic, english, Package(_package(home)))
    translation.sentencizer = SimpleNamespace(split_sentences=given.__getitem__)
    whole = ["\n".join(" ".join(paragraph) for paragraph in article) for article in articles]
    return lambda: [translation.translate(text) for text in whole]


def _package(home: Path) -> Path:
    """The embedded model as an Argos package, unpacked as Argos installs it."""
    model, folder = default_model().folder, home / "translate-ar_en-1_0"
    (folder / "model").mkdir(parents=True)
    about = {"package_version": "1.0", "argos_version": "1.9", "from_code": "ar", "to_code": "en"}
    about |= {"from_name": "Arabic", "to_name": "English"}
    (folder / "metadata.json").write_text(json.dumps(about), encoding="utf-8")
    for name in _names(model):
        shutil.copyfile(model / name, folder / ("model" if name != "sentencepiece.model" else "") / name)
    return folder


def _names(model: Path) -> Iterator[str]:
    yield from ("model.bin", "config.json", "sentencepiece.model")
    yield from (path.name for path in model.glob("*vocabulary.json"))


if __name__ == "__main__":
    main()
