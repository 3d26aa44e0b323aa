"""The fixed tokens around a text, found by asking the model's own tokenizer, and the proof that ours agrees.

transformers' tokenizer is the reference. What it puts before and after the pieces becomes the frame in our
manifest; where its pieces are not ours, or the converted vocabulary numbers them otherwise, the model is
refused: it would run and say nonsense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from naba_models import ModelRefused, Tokenizer
from naba_models.families import MANY_TARGETS, Family
from naba_translation.engines.pieces import load_pieces
from naba_translation.models.self_test import GOLDEN

PROBES = (*(golden.arabic for golden in GOLDEN), "قال «المتحدث»: بلغت التكلفة 3.5 مليون دينار، أي 12% (CNN).")

UNKNOWN = "<unk>"
_BYTE = re.compile(r"<0x[0-9A-F]{2}>")

Encode = Callable[[str], Sequence[int]]


def reference(tokenizer: Any, family: Family | None, vocabulary: Collection[str]) -> Encode:
    """The reference tokenizer as a function from Arabic text to numbers, set to Arabic → English."""
    lead = ""
    if family is None:
        lead = f"{MANY_TARGETS} " if MANY_TARGETS in vocabulary else ""
    elif family.target_token:
        tokenizer.src_lang = family.source_token.strip("_")
    else:
        lead = f"{family.source_token} "
    return lambda text: list(tokenizer(lead + text)["input_ids"])


def find_frame(folder: Path, files: tuple[str, str], encode: Encode, names: Sequence[str]) -> Tokenizer:
    """SentencePiece files and the tokens around them; `names` are the converted model's tokens by number.

    Raises:
        ModelRefused: the reference's pieces are not those of the SentencePiece file.
    """
    plain = Tokenizer(*files)
    pieces = load_pieces(folder, plain)
    found: set[Tokenizer] = set()
    for probe in PROBES:
        ours = known(pieces.encode([probe])[0], names)
        theirs = known([names[number] for number in encode(probe)], names)
        start = _find(theirs, ours)
        if start is None:
            raise ModelRefused(folder, f"its tokenizer does not cut text as {files[0]} does")
        before, after = theirs[:start], theirs[start + len(ours) :]
        found.add(replace(plain, source_prefix=tuple(before), source_suffix=tuple(after)))
    if len(found) != 1:
        raise ModelRefused(folder, "its tokenizer puts different tokens around different texts")
    return found.pop()


def known(tokens: Sequence[str], vocabulary: Collection[str]) -> list[str]:
    """The tokens as far as the two tokenizers can agree: what is unknown to the model, once for each run.

    SentencePiece spells unknown letters out in bytes where a model was made for that; transformers 5 makes
    one unknown token of them for T5, and one of several for NLLB. There SentencePiece is the original.
    """
    same: list[str] = []
    for token in tokens:
        name = UNKNOWN if _BYTE.fullmatch(token) or token not in vocabulary else token
        if not (name == UNKNOWN and same and same[-1] == UNKNOWN):
            same.append(name)
    return same


def _find(whole: Sequence[str], part: Sequence[str]) -> int | None:
    """Where `part` stands in `whole`."""
    for start in range(len(whole) - len(part) + 1):
        if list(whole[start : start + len(part)]) == list(part):
            return start
    return None
