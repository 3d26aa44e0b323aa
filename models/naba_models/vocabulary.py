"""The vocabulary of a CTranslate2 folder, and whether it is that of the weights beside it.

CTranslate2 does not look: with a vocabulary too long it says other words than it means, with one too short it stops
at the first word that is not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from naba_models.errors import ModelRefused, PartMissing
from naba_models.layout import WEIGHTS
from naba_models.weights import shapes

_SIDES = {
    "source": ("encoder/embeddings_0/weight", "encoder/embeddings/weight"),
    "target": ("decoder/projection/weight", "decoder/embeddings/weight"),
}
_UNKNOWN = "<unk>"


def read_vocabulary(folder: Path, side: str = "source") -> tuple[str, ...]:
    """The tokens of one side, "source" or "target", by number.

    Raises:
        PartMissing: there is no such file; ModelRefused: it cannot be understood.
    """
    for name in (f"shared_vocabulary{kind}" for kind in (".json", ".txt")):
        if (folder / name).is_file():
            return _read(folder, name)
    for name in (f"{side}_vocabulary{kind}" for kind in (".json", ".txt")):
        if (folder / name).is_file():
            return _read(folder, name)
    raise PartMissing(
        folder,
        f"it has no vocabulary (shared_vocabulary.json, or {side}_vocabulary.json), as every CTranslate2 model has",
    )


def check_fit(folder: Path) -> None:
    """Look whether the vocabularies are as long as the weights; in a millisecond, however large these are.

    Raises:
        ModelRefused: they are not, or model.bin is none.
        OSError
    """
    try:
        known = shapes(folder / WEIGHTS)
    except ValueError as error:
        raise ModelRefused(folder, f"{WEIGHTS} is damaged, or no CTranslate2 model: {error}") from error
    for side in _SIDES:
        tokens, rows = read_vocabulary(folder, side), _rows(known, side)
        if rows and not _fits(tokens, rows):
            words = f"its vocabulary has {len(tokens):,} entries and its weights have {rows:,} ({side} side)"
            raise ModelRefused(folder, f"{words}: they are of different models")


def _rows(known: Mapping[str, tuple[int, ...]], side: str) -> int:
    """For how many tokens there are weights; 0 where they are called otherwise."""
    return next((known[name][0] for name in _SIDES[side] if known.get(name)), 0)


def _fits(tokens: Sequence[str], rows: int) -> bool:
    """CTranslate2 itself adds a token for the unknown where there is none."""
    return len(tokens) + (_UNKNOWN not in tokens) == rows or len(tokens) == rows


def _read(folder: Path, name: str) -> tuple[str, ...]:
    try:
        text = (folder / name).read_text(encoding="utf-8")
        if name.endswith(".json"):
            return tuple(str(token) for token in json.loads(text))
        return tuple(text.removesuffix("\n").split("\n"))
    except (ValueError, TypeError, RecursionError) as error:
        raise ModelRefused(folder, f"{name} is no vocabulary") from error
