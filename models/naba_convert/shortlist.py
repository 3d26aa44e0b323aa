"""Which pieces can stand in English at all: a converted model's shortlist, the same for every sentence.

A model of many languages, or one whose vocabulary is shared with its source, weighs at each step pieces that no
English text holds. On a Marian of OPUS-MT's shape (6 + 6 layers of 512, 62,000 pieces, int8, beam 5, batches of 512
tokens) leaving out the half that is Arabic makes one core 1.5 times as fast: 311 instead of 207 tokens a second.

A shortlist by source words, as the embedded model has (naba_training.shortlist), is not made here: it needs parallel
text, and each sentence would have to be a batch of its own to come out the same in any company. So it makes this
Marian no more than 1.1 times as fast (220 tokens a second with a thousand pieces always and fifty for each source
piece; 401 in batches, whose English then changes with their company). Six layers gain more from batches than from
a small output layer; the embedded model's two do not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

FILE_NAME = "vmap.txt"
LEAST_LEFT_OUT = 5_000
"""Pieces; for fewer it is not worth gathering the others' rows for each batch."""

_SCRIPTS = frozenset(
    ("LATIN", "GREEK", "MICRO", "FEMININE", "MASCULINE", "MODIFIER", "KELVIN", "ANGSTROM", "OHM")
)
"""First words of the Unicode names of letters that English texts hold; formulas and units among them."""


def write_shortlist(folder: Path, vocabulary: Sequence[str], *, least_left_out: int = LEAST_LEFT_OUT) -> None:
    """Write vmap.txt beside a converted model whose tokens are `vocabulary`, where it leaves out enough.

    Tokens without letters of another script stay, and so do all control tokens. Format: as
    naba_training.shortlist, with the one line that holds for any source.
    """
    kept = [token for token in vocabulary if is_english(token)]
    if len(vocabulary) - len(kept) >= least_left_out:
        (folder / FILE_NAME).write_text(f"\t{' '.join(kept)}\n", encoding="utf-8")


def is_english(token: str) -> bool:
    """Whether a piece may be part of an English text: no letter of it belongs to a script that is not."""
    return token.split() == [token] and not any(
        character.isalpha() and unicodedata.name(character, "").partition(" ")[0] not in _SCRIPTS
        for character in token
    )
