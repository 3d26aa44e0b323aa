"""Text to SentencePiece pieces and back, with the tokens a model wants around them.

With engine.py's CTranslate2 this is the core's other door to native code that reads a model's files;
sentencepiece is loaded with the model, not the module. It agrees with the tokenizers of the transformers
library, token by token, for every family in naba_models.families (tests/models/test_convert.py), and unlike
them it never takes a word of an article for a control token.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from naba_models import Tokenizer
from naba_translation.alignment import MARK
from naba_translation.engines.typography import mended
from naba_translation.errors import EngineError

if TYPE_CHECKING:
    import sentencepiece

_CONTROL = re.compile(r"<[^<>]*>|>>\w+<<|__\w+__|[a-z]{2,3}_[A-Z]\w{1,3}|madeupword\d+", re.ASCII)
"""How all families' tokens look that are not words."""

_HOLE = "⁇"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The SentencePiece processors of one model, loaded."""

    source: sentencepiece.SentencePieceProcessor
    target: sentencepiece.SentencePieceProcessor
    tokenizer: Tokenizer

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each text, without the fixed tokens.

        SentencePiece makes one piece of letters it does not know in a row. Where these spell "</s>" the
        model would take a word of the article for the end of its text, so such a piece becomes unknown.
        """
        return self._encoded(self.source, texts)

    def english(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each text of the other language, without the fixed tokens, as `encode`."""
        return self._encoded(self.target, texts)

    def _encoded(
        self, processor: sentencepiece.SentencePieceProcessor, texts: Sequence[str]
    ) -> list[list[str]]:
        encoded: list[list[str]] = processor.encode(list(texts), out_type=str)
        return [
            [_harmless(processor, piece) for piece in pieces] if _CONTROL.search(text) else pieces
            for text, pieces in zip(texts, encoded, strict=True)
        ]

    def framed(self, pieces: Sequence[str]) -> list[str]:
        """What the model is given: the pieces between their fixed tokens."""
        return [*self.tokenizer.source_prefix, *pieces, *self.tokenizer.source_suffix]

    def prefixes(self, count: int) -> list[list[str]] | None:
        """The forced beginnings of `count` outputs; None for a model that needs none."""
        prefix = self.tokenizer.target_prefix
        return [list(prefix)] * count if prefix else None

    def set_well(self, pieces: Sequence[str]) -> list[str]:
        """Output pieces, from which the forced beginning was taken off, without spaces that are faults.

        An unknown one becomes the mark of a hole, around which `decode` would put spaces that no piece has.
        """
        unknown = self.target.id_to_piece(self.target.unk_id())
        return mended([_HOLE if piece == unknown else piece for piece in pieces])

    def decode(self, pieces: Sequence[str]) -> str:
        """Text of output pieces as `set_well` gives them; of one that is not the model's SentencePiece keeps the sign
        of a space."""
        text: str = self.target.decode(list(pieces))
        return text.replace(MARK, " ").strip()


def _harmless(processor: sentencepiece.SentencePieceProcessor, piece: str) -> str:
    number = processor.piece_to_id(piece)
    spelt = processor.is_unknown(number) or processor.is_control(number)  # not a piece of its own
    return str(processor.id_to_piece(processor.unk_id())) if spelt and _CONTROL.fullmatch(piece) else piece


def load_pieces(folder: Path, tokenizer: Tokenizer) -> Pieces:
    """Load a model's SentencePiece files, which must have been verified.

    Raises:
        EngineError: one is missing or is no SentencePiece model.
    """
    import sentencepiece

    def load(name: str) -> sentencepiece.SentencePieceProcessor:
        path = folder / name
        if not path.is_file():
            raise EngineError(f"{folder.name} has no {name}")
        try:
            return sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (RuntimeError, ValueError, OSError) as error:
            raise EngineError(f"{name} of {folder.name} is no SentencePiece model: {error}") from error

    source = load(tokenizer.source_file)
    same = tokenizer.source_file == tokenizer.target_file
    return Pieces(source, source if same else load(tokenizer.target_file), tokenizer)
