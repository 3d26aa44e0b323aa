"""How good an exported model is, as the product runs it, next to other systems' stored translations.

A test set is NAME.ar, NAME.en and any number of NAME.SYSTEM.en, one sentence a line. BLEU and chrF2++
come from sacrebleu (Post 2018, "A Call for Clarity in Reporting BLEU Scores") and carry its signatures.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sacrebleu

from naba_models import InstalledModel
from naba_training.calibrate import levels
from naba_training.errors import TrainingError
from naba_training.fidelity import measure
from naba_translation.article import Draft
from naba_translation.engines.drafting import join
from naba_translation.engines.engine import CTranslate2Engine, default_threads
from naba_translation.engines.signature import Decoding
from naba_translation.normalise import normalise
from naba_translation.segment import split_for_engine

OURS = "naba"
_HEADS = ("BLEU", "chrF2++", "numbers", "names", "length", "loops", "empty")
_HELD_MOST = 300  # sentences of each held-back slice


def score(
    model: InstalledModel,
    *,
    tests: Sequence[Path],
    held: Path | None,
    seen: bool,
    decoding: Decoding | None = None,
) -> dict[str, Any]:
    """Translate and measure; everything a model card needs, ready for JSON.

    `tests` are stems of test sets (FOLDER/NAME), `held` a folder of prepared parts, for their held-back
    pairs; `seen` says that the model was trained on those all the same.

    Raises:
        TrainingError: a test set is not there, or its files have different numbers of lines.
        ModelDamaged, ModelMissing, EngineError: the model cannot be run.
    """
    load_average = os.getloadavg()[0]
    started = time.perf_counter()
    engine = CTranslate2Engine(model, decoding=decoding)
    engine.translate(["نعم"])  # verifies and loads
    load_seconds = time.perf_counter() - started
    results: dict[str, Any] = {
        "model": model.manifest.id,
        "version": model.manifest.version,
        "signature": engine.signature,
        "bytes": sum(entry.bytes for entry in model.manifest.files),
        "load_seconds": round(load_seconds, 2),
        "cores": default_threads(),
        "load_average": round(load_average, 1),  # processes that wanted a core before the measurement
        "tests": {},
        "domains": {},
        "domains_seen": seen,
    }
    sureness: list[float] = []
    quality: list[float] = []
    for stem in tests:
        source, reference = _lines(_beside(stem, ".ar")), _lines(_beside(stem, ".en"))
        drafts, words_per_second = _translate(engine, source)
        ours = [draft.english for draft in drafts]
        sureness += [draft.score for draft in drafts]
        quality += _qualities(ours, reference)
        systems = {OURS: ours}
        for path in sorted(stem.parent.glob(f"{stem.name}.*.en")):
            systems[path.name.removeprefix(stem.name + ".").removesuffix(".en")] = _lines(path)
        results["tests"][stem.name] = {
            "sentences": len(source),
            "source_words_per_second": round(words_per_second),
            "systems": {name: _measure(lines, reference, name) for name, lines in systems.items()},
        }
    for path in sorted(held.glob("*.held.tsv")) if held else []:
        pairs = [line.split("\t") for line in _lines(path)[:_HELD_MOST] if line]
        if pairs:
            drafts, _ = _translate(engine, [pair[0] for pair in pairs])
            ours = [draft.english for draft in drafts]
            name = path.name.removesuffix(".held.tsv")
            results["domains"][name] = {
                "sentences": len(pairs),
                **_measure(ours, [pair[1] for pair in pairs], name),
            }
    if (measured := levels(sureness, quality)) is not None:
        results["score_levels"] = asdict(measured)
    results["signatures"] = _signatures()
    return results


def table(results: dict[str, Any]) -> str:
    """The results as Markdown: a table for each test set, one for the held-back slices."""
    lines = []
    for name, test in results["tests"].items():
        head = f"{name} ({test['sentences']} sentences)"
        lines += [_row(head, *_HEADS), _row(*["---"] * 8)]
        ranked = sorted(test["systems"].items(), key=lambda item: item[1]["bleu"])
        lines += [_row(f"**{system}**" if system == OURS else system, *_cells(row)) for system, row in ranked]
        lines.append("")
    if results["domains"]:
        lines += [_row("held-back slice", "sentences", *_HEADS), _row(*["---"] * 9)]
        lines += [_row(name, row["sentences"], *_cells(row)) for name, row in results["domains"].items()]
        lines.append("")
    return "\n".join(lines)


def _translate(engine: CTranslate2Engine, source: Sequence[str]) -> tuple[list[Draft], float]:
    """A draft for each line as the pipeline makes it, and source words a second."""
    started = time.perf_counter()
    parts = [split_for_engine(normalise(line).text) for line in source]
    made = iter(engine.translate([part for line in parts for part in line]))
    drafts = [join(line, [next(made) for _ in line]) for line in parts]
    words = sum(len(line.split()) for line in source)
    return drafts, words / (time.perf_counter() - started)


def _qualities(hypotheses: Sequence[str], references: Sequence[str]) -> list[float]:
    """chrF++ of each sentence, 0 to 100."""
    chrf = sacrebleu.metrics.CHRF(word_order=2, eps_smoothing=True)
    return [
        chrf.sentence_score(ours, [good]).score for ours, good in zip(hypotheses, references, strict=True)
    ]


def _measure(hypotheses: Sequence[str], references: Sequence[str], name: str) -> dict[str, float]:
    if len(hypotheses) != len(references):
        raise TrainingError(f"{name}: {len(hypotheses)} translations of {len(references)} sentences")
    bleu, chrf = _metrics()
    return {
        "bleu": round(bleu.corpus_score(hypotheses, [references]).score, 2),
        "chrf2++": round(chrf.corpus_score(hypotheses, [references]).score, 2),
        **{key: round(value, 3) for key, value in asdict(measure(hypotheses, references)).items()},
    }


def _metrics() -> tuple[Any, Any]:
    return sacrebleu.metrics.BLEU(), sacrebleu.metrics.CHRF(word_order=2)


def _signatures() -> dict[str, str]:
    """What sacrebleu did, in its own words; known once a metric has scored."""
    bleu, chrf = _metrics()
    for metric in (bleu, chrf):
        metric.corpus_score(["a"], [["a"]])
    return {"bleu": str(bleu.get_signature()), "chrf2++": str(chrf.get_signature())}


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    shares = (f"{row['numbers']:.0%}", f"{row['names']:.0%}", f"{row['length']:.2f}")
    return f"{row['bleu']:.1f}", f"{row['chrf2++']:.1f}", *shares, str(row["loops"]), str(row["empty"])


def _row(*cells: object) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def _beside(stem: Path, ending: str) -> Path:
    return stem.with_name(stem.name + ending)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except OSError as error:
        raise TrainingError(f"{path}: {error.strerror}") from error
