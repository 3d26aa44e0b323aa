"""The families of translation models that can be told by their vocabularies, and what each needs.

marian   OPUS-MT and other Marian models     two SentencePiece files, `</s>` at the end
nllb     NLLB-200                            `arb_Arab … </s>`  →  `eng_Latn …`
m2m100   M2M-100                             `__ar__ … </s>`    →  `__en__ …`
mbart50  mBART-50 and its fine-tunings       `ar_AR … </s>`     →  `en_XX …`
madlad   MADLAD-400                          `<2en> … </s>`     →  `…`
plain    one SentencePiece file, no tokens   as Argos packages and Naba's own models
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from naba_models.errors import ModelRefused, PartMissing
from naba_models.tokenizer import DEFAULT_VOCABULARY, Tokenizer
from naba_models.vocabulary import read_vocabulary

BEGIN, END = "<s>", "</s>"
MANY_TARGETS = ">>eng<<"
"""The token that asks a Marian model with several target languages for English."""

PLAIN, MARIAN = "plain", "marian"


@dataclass(frozen=True, slots=True)
class Family:
    """A multilingual family: the tokens that say "from Arabic" and "into English"."""

    name: str
    title: str
    source_token: str  # before the source; empty for none
    target_token: str  # before the target; empty for none
    licence: str = ""  # of all its published weights, where they have one licence


FAMILIES = (
    Family("nllb", "NLLB-200", "arb_Arab", "eng_Latn", "CC-BY-NC-4.0"),
    Family("m2m100", "M2M-100", "__ar__", "__en__", "MIT"),
    Family("mbart50", "mBART-50", "ar_AR", "en_XX"),
    Family("madlad", "MADLAD-400", "<2en>", ""),
)
_JOINT_FILES = (DEFAULT_VOCABULARY, "sentencepiece.bpe.model", "spiece.model", "spm.model", "bpe.model")


def family_of(vocabulary: Collection[str]) -> Family | None:
    """The multilingual family whose tokens for Arabic and English are all in the vocabulary."""
    for family in FAMILIES:
        if all(token in vocabulary for token in (family.source_token, family.target_token) if token):
            return family
    return None


def family_named(name: str) -> Family | None:
    """The multilingual family with this name; None for plain and Marian models."""
    return next((family for family in FAMILIES if family.name == name), None)


def guess(folder: Path) -> tuple[str, Tokenizer]:
    """Family and tokenizer of a CTranslate2 folder without a manifest, read off its files.

    Raises:
        ModelRefused: it lacks a vocabulary or a SentencePiece file, or they cannot be read.
    """
    vocabulary = frozenset(read_vocabulary(folder))
    source_file, target_file = sentencepiece_files(folder)
    ends_itself = bool(_config(folder).get("add_source_eos"))
    if source_file != target_file:
        suffix = () if ends_itself else (END,)
        prefix = (MANY_TARGETS,) if MANY_TARGETS in vocabulary else ()
        return MARIAN, Tokenizer(source_file, target_file, prefix, suffix)
    family = family_of(vocabulary)
    if family is None:
        return PLAIN, Tokenizer(source_file, target_file)
    return family.name, Tokenizer(
        source_file,
        target_file,
        source_prefix=(family.source_token,) if family.source_token else (),
        source_suffix=() if ends_itself else (END,),
        target_prefix=(family.target_token,) if family.target_token else (),
    )


def sentencepiece_files(folder: Path) -> tuple[str, str]:
    """Names of the source's and the target's SentencePiece file, which may be one and the same.

    Raises:
        ModelRefused: there are none by a name that is known.
    """
    if (folder / "source.spm").is_file() and (folder / "target.spm").is_file():
        return "source.spm", "target.spm"
    for name in _JOINT_FILES:
        if (folder / name).is_file():
            return name, name
    wanted = ", ".join(("source.spm with target.spm", *_JOINT_FILES))
    raise PartMissing(folder, f"it has no SentencePiece file by a known name ({wanted})")


def _config(folder: Path) -> dict[str, object]:
    path = folder / "config.json"
    if not path.is_file():  # optional before CTranslate2 3
        return {}
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ModelRefused(folder, "config.json is not JSON") from error
    return config if isinstance(config, dict) else {}
