"""How a model wants its text: which SentencePiece files, which tokens around it, how long it may be.

Written in the manifest as `"tokenizer"` and `"limits"` where they differ from the embedded model's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DEFAULT_VOCABULARY = "sentencepiece.model"
MOST_TOKENS = 8_192
"""Longest input or output a manifest may ask for: no sentence needs it, and a model that never ends takes
memory and time for each."""


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """SentencePiece files (relative to the model's folder) and the fixed tokens put around the pieces.

    An OPUS-MT model has two files and the suffix `</s>`; NLLB-200 one file, the prefix `arb_Arab`, the suffix
    `</s>` and the target prefix `eng_Latn`: every output begins with it, and it is no part of the English.
    """

    source_file: str = DEFAULT_VOCABULARY
    target_file: str = DEFAULT_VOCABULARY
    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Most pieces of input and output, fixed tokens not counted. What is cut is marked as cut.

    The splitter keeps ordinary text far below them. CTranslate2 of itself cuts output at 256, silently.
    """

    source_tokens: int = 256
    target_tokens: int = 320


def to_json(value: Tokenizer | Limits) -> dict[str, Any]:
    """The fields that differ from the default, for a manifest; empty when none does."""
    plain = type(value)()
    fields = {name: getattr(value, name) for name in value.__slots__}
    return {
        name: list(field) if isinstance(field, tuple) else field
        for name, field in fields.items()
        if field != getattr(plain, name)
    }


def tokenizer_from_json(document: Mapping[str, Any]) -> Tokenizer:
    """Raises TypeError or ValueError when it is not what `to_json` writes."""
    if unknown := document.keys() - set(Tokenizer.__slots__):
        raise ValueError(f"a tokenizer this version does not know: {', '.join(sorted(unknown))}")
    files = {name: _text(document[name]) for name in ("source_file", "target_file") if name in document}
    tokens = {
        name: tuple(_text(token) for token in document[name])
        for name in ("source_prefix", "source_suffix", "target_prefix")
        if name in document
    }
    return Tokenizer(**files, **tokens)  # type: ignore[arg-type]  # the two mappings have different keys


def limits_from_json(document: Mapping[str, Any]) -> Limits:
    """Raises TypeError or ValueError when it is not what `to_json` writes."""
    limits = Limits(**{name: int(count) for name, count in document.items()})
    if not all(1 <= limit <= MOST_TOKENS for limit in (limits.source_tokens, limits.target_tokens)):
        raise ValueError(f"a limit below one token or above {MOST_TOKENS}")
    return limits


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"not a name: {value!r}")
    return value
