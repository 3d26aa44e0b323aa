"""Which files belong to a model, and where they lie in the packages that go around.

    CTranslate2 folder   model.bin, config.json, a vocabulary, SentencePiece files; perhaps one folder deep
    Argos package        NAME/metadata.json, NAME/sentencepiece.model, NAME/model/model.bin …; NAME/stanza/ is
                         left out unread: Naba finds sentence ends itself, and that folder holds pickles

Whatever its layout, a model is installed flat: all its files in one folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from naba_models.errors import ModelRefused, NeedsConversion
from naba_models.manifest import MANIFEST_NAME

WEIGHTS = "model.bin"
ARGOS_METADATA = "metadata.json"
SIGNATURE_NAME = f"{MANIFEST_NAME}.minisig"
_ALLOWED = re.compile(
    r"""model\.bin | config\.json | manifest\.json(\.minisig)? | metadata\.json
      | (source|target|shared)_vocabulary\.(json|txt) | vmap(\.txt)?
      | sentencepiece(\.bpe)?\.model | spiece\.model | spm\.model | bpe\.model | (source|target)\.spm
      | (README|MODEL_CARD|LICEN[CS]E|COPYING|NOTICE)[\w.-]{0,40}(\.md|\.txt)? | [\w.-]{1,40}\.md
      | (tokenizer|tokenizer_config|special_tokens_map|generation_config)\.json
      | (vocab|target_vocab|added_tokens)\.json
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_LEFT_OUT = frozenset(("stanza", "minisbd", "spacy"))  # Argos's sentence splitters
_IGNORED = frozenset((".gitattributes", ".gitignore", ".ds_store", "receipt.json"))
_RUNS_CODE = re.compile(
    r"\.(bin|pt|pth|ckpt|pkl|pickle|npy|npz|py|so|dll|exe|sh|bat|h5|msgpack)$", re.IGNORECASE
)


def is_wanted(source: Path, name: str) -> bool:
    """Whether a member of a package is one of the model's files.

    Raises:
        ModelRefused: nothing of that name belongs into a model; NeedsConversion for Hugging Face's weights.
    """
    pure = PurePosixPath(name)
    if _LEFT_OUT & set(pure.parts[:-1]) or pure.name.lower() in _IGNORED:
        return False
    if _ALLOWED.fullmatch(pure.name):
        return True
    if pure.suffix == ".safetensors":
        raise NeedsConversion(
            source, f"{name!r} is a Hugging Face model's: unpack it, and convert the folder"
        )
    why = "can run code" if _RUNS_CODE.search(pure.name) else "is no part of a translation model"
    raise ModelRefused(source, f"{name!r} {why}")


def is_hugging_face(folder: Path) -> bool:
    """Whether a folder says of itself that it holds a model in Hugging Face's layout; its weights unseen."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(config, dict) and isinstance(config.get("model_type"), str)


def arrange(source: Path, names: Iterable[str]) -> Mapping[str, str]:
    """For each member's name, its file name in the flat folder.

    Raises:
        ModelRefused: there is no model.bin, or more than one, or files in folders that mean nothing here.
    """
    pures = [PurePosixPath(name) for name in names]
    homes = {pure.parent for pure in pures if pure.name == WEIGHTS}
    if not homes:
        raise ModelRefused(source, f"no {WEIGHTS} in it: not a CTranslate2 model or Argos package")
    if len(homes) > 1:
        raise ModelRefused(source, f"more than one {WEIGHTS} in it: import one model at a time")
    home = homes.pop()
    roots = {home}
    if home.name == "model" and any(pure.parent == home.parent for pure in pures):
        roots.add(home.parent)
    flat: dict[str, str] = {}
    for pure in pures:
        if pure.parent not in roots:
            raise ModelRefused(source, f"{str(pure)!r} is not beside the model")
        if pure.name.lower() in map(str.lower, flat.values()):
            raise ModelRefused(source, f"two files named {pure.name}")
        flat[str(pure)] = pure.name
    return flat
