"""What a Hugging Face folder is, read off its JSON files: nothing is loaded and nothing is run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naba_models import ModelRefused, NeedsNoConversion, OtherFormat, OtherLanguages, PartMissing
from naba_models.layout import WEIGHTS, other_format

MODEL_TYPES = ("marian", "m2m_100", "mbart", "t5", "mt5", "umt5")
"""The architectures that translate and that both libraries know; NLLB-200 is m2m_100, MADLAD-400 is t5."""

ENGLISH = frozenset(("en", "eng", "eng_Latn", "en_XX"))


@dataclass(frozen=True, slots=True)
class Source:
    """A local model in Hugging Face's layout."""

    folder: Path
    model_type: str
    positions: int | None  # most tokens of input or output; None where the model has no such bound
    pickled: bool  # its weights are PyTorch pickles, there are no safetensors


def inspect(folder: Path) -> Source:
    """Read config.json and look which weights there are.

    Raises:
        ModelRefused: not such a folder, another architecture, another language, code of its own, no weights.
    """
    if not (folder / "config.json").is_file():
        _refuse_without_config(folder)
    config = _json(folder, "config.json")
    kind = str(config.get("model_type", ""))
    if "auto_map" in config or "auto_map" in _json(folder, "tokenizer_config.json", optional=True):
        raise ModelRefused(folder, "it wants to run program code of its own, which is never allowed")
    if not kind and (folder / WEIGHTS).is_file():
        raise NeedsNoConversion(folder, "it is a CTranslate2 model already")
    if kind not in MODEL_TYPES:
        known = ", ".join(MODEL_TYPES)
        raise ModelRefused(folder, f"{kind or 'this'} is no architecture that can be converted ({known})")
    if kind == "marian":
        _check_languages(folder, _json(folder, "tokenizer_config.json", optional=True))
    safe = any(folder.glob("*.safetensors"))
    if not safe and not any(folder.glob("pytorch_model*.bin")):
        raise PartMissing(folder, "there are no weights (model.safetensors) in it")
    positions = config.get("max_position_embeddings")
    return Source(folder, kind, int(positions) if isinstance(positions, int) else None, not safe)


def _refuse_without_config(folder: Path) -> None:
    """Raises ModelRefused: nothing says what kind of model it is."""
    if (folder / WEIGHTS).is_file():
        raise NeedsNoConversion(folder, "it is a CTranslate2 model already")
    names = [path.name for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    if what := other_format(names):
        raise OtherFormat(folder, f"it is {what}")
    if any(name.endswith((".safetensors", ".spm")) for name in names):
        raise PartMissing(folder, "there is no config.json in it")
    raise ModelRefused(folder, "no config.json in it: not a Hugging Face model folder")


def _check_languages(folder: Path, settings: dict[str, Any]) -> None:
    """Raises OtherLanguages where a Marian model's tokenizer names other languages; a group of them may do."""
    source, target = settings.get("source_lang"), settings.get("target_lang")
    if isinstance(target, str) and len(target) in (2, 3) and target not in ENGLISH:
        raise OtherLanguages(folder, f"it translates into {target}, not into English")
    if isinstance(source, str) and len(source) == 2 and source != "ar":  # three letters: "sem", "mul", "ara"
        raise OtherLanguages(folder, f"it translates from {source}, not from Arabic")


def _json(folder: Path, name: str, *, optional: bool = False) -> dict[str, Any]:
    path = folder / name
    if optional and not path.is_file():
        return {}
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelRefused(folder, f"no {name} that can be read: not a Hugging Face model folder") from error
    if not isinstance(document, dict):
        raise ModelRefused(folder, f"{name} is not what Hugging Face models have")
    return document
