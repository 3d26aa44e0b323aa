"""Checkpoints → the folder that the product installs: CTranslate2 int8, vocabulary, licence, manifest."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from naba_models.manifest import (
    MANIFEST_NAME,
    InstalledModel,
    Manifest,
    ScoreLevels,
    describe_file,
    load_model,
    verify,
    write_manifest,
)
from naba_training import checkpoint, vocabulary
from naba_training.converter import NabaConverter
from naba_training.errors import TrainingError
from naba_training.shortlist import FILE_NAME

ID = "naba-ar-en"
NAME = "Naba Arabic→English"
LICENCE = "CC-BY-SA-4.0 (research and evaluation)"
_LICENCE_FILE = "LICENCE.md"


def export(
    checkpoints: Sequence[Path],
    *,
    vocab: Path,
    out: Path,
    version: str,
    licence: Path,
    made: datetime.date,
    scores: Mapping[str, Any] | None = None,
    alignment_heads: int = 0,
    shortlist: Path | None = None,
) -> InstalledModel:
    """Average the checkpoints and write a model folder, replacing one at `out` when the new one is whole.

    `scores` is what `score` wrote: its BLEU and chrF2++ on each test set and the levels of the model's own score
    go into the manifest. `licence` is the text that goes along with the weights. `alignment_heads`: how many heads
    of the last layer tell which words belong together, 0 for all of them. `shortlist` is what shortlist.write wrote.

    Raises:
        TrainingError: a checkpoint or the vocabulary does not fit, or the licence is not there.
    """
    if not licence.is_file():
        raise TrainingError(f"{licence}: no licence to go with the weights")
    if shortlist is not None and not shortlist.is_file():
        raise TrainingError(f"{shortlist}: no shortlist there")
    pieces = vocabulary.load(vocab)
    mean = checkpoint.average([checkpoint.load(path) for path in checkpoints])
    if mean.vocabulary != pieces.get_piece_size():
        raise TrainingError(
            f"{vocab}: {pieces.get_piece_size()} pieces, but the network has {mean.vocabulary}"
        )
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    names = [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]
    converter = NabaConverter(mean, names, alignment_heads=alignment_heads)
    converter.convert(str(fresh), quantization="int8")
    shutil.copyfile(vocabulary.model_path(vocab), fresh / "sentencepiece.model")
    shutil.copyfile(licence, fresh / _LICENCE_FILE)
    if shortlist is not None:
        shutil.copyfile(shortlist, fresh / FILE_NAME)
    files = tuple(
        describe_file(fresh, path) for path in sorted(fresh.iterdir()) if path.name != MANIFEST_NAME
    )
    manifest = Manifest(
        id=ID,
        version=version,
        name=NAME,
        source="ar",
        target="en",
        licence=LICENCE,
        made=made.isoformat(),
        files=files,
        scores=summary(scores or {}),
        score_levels=score_levels(scores or {}),
    )
    write_manifest(fresh, manifest)
    verify(load_model(fresh))
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    return load_model(out)


def summary(scores: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """What the manifest says of a score file: BLEU and chrF2++ of each public test set, one decimal.

    Raises:
        TrainingError: it is not what `score` writes.
    """
    try:
        return {
            name: {key: round(float(test["systems"]["naba"][key]), 1) for key in ("bleu", "chrf2++")}
            for name, test in scores.get("tests", {}).items()
        }
    except (KeyError, TypeError, ValueError) as error:
        raise TrainingError(f"not a file of scores: {error}") from error


def score_levels(scores: Mapping[str, Any]) -> ScoreLevels | None:
    """What a score file says of the model's own scores; None where it was measured on too little.

    Raises:
        TrainingError: it is not what `score` writes.
    """
    try:
        found = scores.get("score_levels")
        return None if found is None else ScoreLevels(float(found["look"]), float(found["doubt"]))
    except (KeyError, TypeError, ValueError) as error:
        raise TrainingError(f"not a file of scores: {error}") from error


def read_scores(path: Path) -> dict[str, Any]:
    """A JSON file that `score` wrote.

    Raises:
        TrainingError: it cannot be read.
    """
    try:
        scores = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path}: no scores: {error}") from error
    if not isinstance(scores, dict):
        raise TrainingError(f"{path}: no scores: not an object")
    return scores
