"""Our way from text to draft beside CTranslate2 alone and Argos Translate's own pipeline, on the same weights.

    .venv/bin/python packaging/bench/peers.py [FOLDER]       articles; default: the bundled samples

Three ways over the same sentences with the embedded model, in turns, the best of RUNS each, in Arabic words a
second by the clock, and a second of processor time (which counts on a machine that has other work too).

CTranslate2 alone is given tokens, by length, with the options Naba uses, and does nothing else: what no program
around it can beat. Naba is text to drafts with their scores and links, through its fenced process. Argos Translate
has the model in a package of its real layout and its own settings (beam 4, batches of 32 tokens, no shortlist),
article after article; its sentence splitters must be downloaded, so it is given our sentences and pays nothing for
them. To have it: pip install --no-deps --require-hashes -r packaging/lock/bench-argos.txt. How Marian's weights run
in transformers: packaging/bench/engine.py. Let the machine do nothing else.
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
from pathlib import Path
from time import perf_counter, process_time
from types import ModuleType, SimpleNamespace
from typing import Any

import ctranslate2

import naba_resources
from naba_models import default_model
from naba_translation.drafting import key_of, translate_all
from naba_translation.engine import BATCH_TOKENS, default_threads
from naba_translation.engine_process import EngineProcess
from naba_translation.normalise import has_arabic, normalise
from naba_translation.pieces import load_pieces
from naba_translation.read import discover, load
from naba_translation.segment import split, split_for_engine
from naba_translation.signature import Decoding

RUNS = 3
Paragraph = tuple[str, ...]
"""Its sentences, normalised, as they go into an engine."""


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
        ways: dict[str, tuple[Callable[[], object], int]] = {
            "CTranslate2 alone, tokens in and out": (_bare(texts), words),
            "Naba, text to drafts": (_ours(texts, engine), words),
        }
        if importlib.util.find_spec("argostranslate"):
            ways["Argos Translate, text to text"] = (_argos(articles, stack), repeated)
        else:
            print("argostranslate is not installed: see the first lines of this script")
        for way, _ in ways.values():
            way()  # loads
        best = {name: (float("inf"), float("inf")) for name in ways}
        for _ in range(RUNS):
            for name, (way, _) in ways.items():
                began, worked = perf_counter(), _worked(engine.pid)
                way()
                spent = perf_counter() - began, _worked(engine.pid) - worked
                best[name] = min(best[name][0], spent[0]), min(best[name][1], spent[1])
    print(f"{'':40} {'words/s':>8} {'of the first':>13} {'words/s of processor':>22} {'of the first':>13}")
    bare = next(iter(best.values()))
    for name, (_, count) in ways.items():
        rates = tuple(count / seconds for seconds in best[name])
        shares = tuple(count / words * other / one for one, other in zip(best[name], bare, strict=True))
        print(f"{name:40} {rates[0]:8.0f} {shares[0]:13.0%} {rates[1]:22.0f} {shares[1]:13.0%}")


def _worked(child: int | None) -> float:
    """Seconds of processor that this process and its engine's have used: what a busy machine changes little."""
    fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _paragraphs(path: Path) -> list[Paragraph]:
    paragraphs: dict[int, list[str]] = {}
    for sentence in split(load(path)):
        if has_arabic(sentence.text):
            texts = split_for_engine(normalise(sentence.text).text)
            paragraphs.setdefault(sentence.paragraph, []).extend(texts)
    return [tuple(texts) for texts in paragraphs.values()]


def _bare(texts: Sequence[str]) -> Callable[[], object]:
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
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
        max_decoding_length=model.manifest.limits.target_tokens,
        use_vmap=True,
        return_scores=True,
    )


def _ours(texts: Sequence[str], engine: EngineProcess) -> Callable[[], object]:
    keyed = {key_of(text): text for text in texts}
    return lambda: list(translate_all(engine, keyed))


def _argos(articles: Sequence[Sequence[Paragraph]], stack: ExitStack) -> Callable[[], object]:
    home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    os.environ |= {"ARGOS_PACKAGES_DIR": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    os.environ |= {"XDG_CACHE_HOME": str(home)}
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
