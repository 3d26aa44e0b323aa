"""What a Hugging Face folder is, read off its JSON files: nothing is loaded and nothing is run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naba_models import ModelRefused
from naba_models.layout import WEIGHTS

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
    config = _json(folder, "config.json")
    kind = str(config.get("model_type", ""))
    if "auto_map" in config or "auto_map" in _json(folder, "tokenizer_config.json", optional=True):
        raise ModelRefused(folder, "it wants to run program code of its own, which is never allowed")
    if not kind and (folder / WEIGHTS).is_file():
        raise ModelRefused(folder, "it is a CTranslate2 model already: use `naba models import`")
    if kind not in MODEL_TYPES:
        known = ", ".join(MODEL_TYPES)
        raise ModelRefused(folder, f"{kind or 'this'} is no architecture that can be converted ({known})")
    target = _json(folder, "tokenizer_config.json", optional=True).get("target_lang")
    if kind == "marian" and isinstance(target, str) and len(target) in (2, 3) and target not in ENGLISH:
        raise ModelRefused(folder, f"it translates into {target}, not into English")
    safe = any(folder.glob("*.safetensors"))
    if not safe and not any(folder.glob("pytorch_model*.bin")):
        raise ModelRefused(folder, "there are no weights (model.safetensors) in it")
    positions = config.get("max_position_embeddings")
    return Source(folder, kind, int(positions) if isinstance(positions, int) else None, not safe)


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
