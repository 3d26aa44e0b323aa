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

from naba_models.errors import ModelRefused, NeedsConversion, NeedsFolder, OtherFormat, PartMissing
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
_OTHER_FORMATS = (
    (
        r"(model|lex)\..+\.bin(\.gz|\.zst)?",
        "a Bergamot model, as Firefox has them, whose kind of network CTranslate2 does not know",
    ),
    (r".*\.npz | decoder\.yml", "a model in Marian's own form (.npz)"),
    (r".*\.onnx(_data)?", "an ONNX model"),
    (r".*\.gguf", "a GGUF model"),
    (r".*\.(pt|pth|ckpt)", "a PyTorch checkpoint, which can run code"),
)
_HUGGING_FACE = re.compile(r"(model.*\.safetensors)|pytorch_model.*\.bin|tf_model\.h5", re.IGNORECASE)
_PACKED_OTHERWISE = re.compile(r"\.(7z|rar|zst|lz4|lzma|iso|dmg|cab)$", re.IGNORECASE)


def refuse_single(source: Path) -> None:
    """Refuse a file that is no package, as far as its name tells, and say what is needed instead of it.

    Raises:
        NeedsConversion, NeedsFolder, OtherFormat
    """
    if _HUGGING_FACE.fullmatch(source.name):
        words = "it is the weights of a Hugging Face model, whose whole folder is needed"
        raise NeedsConversion(source, words)
    if what := other_format([source.name]):
        raise OtherFormat(source, f"it is {what}")
    if _ALLOWED.fullmatch(source.name):
        raise NeedsFolder(source, "it is one file of a model; the others are needed too")
    if found := _PACKED_OTHERWISE.search(source.name):
        raise NeedsFolder(source, f"a {found[1].lower()} archive is not opened here")


def refuse_modelless(source: Path, names: Iterable[str]) -> None:
    """Refuse a folder in which there are no weights that can be run; `names` are all its files'.

    Raises:
        ModelRefused: always; OtherFormat where another program's are there, PartMissing where the rest is.
    """
    names = list(names)
    if what := other_format(names):
        raise OtherFormat(source, f"it is {what}")
    if any(_ALLOWED.fullmatch(name) and not name.lower().endswith(".md") for name in names):
        raise PartMissing(source, f"there is no {WEIGHTS} in it")
    raise ModelRefused(source, f"no {WEIGHTS} in it: not a CTranslate2 model or Argos package")


def other_format(names: Iterable[str]) -> str:
    """What else than CTranslate2's the files of these names belong to; empty where nobody can tell."""
    names = list(names)
    for pattern, what in _OTHER_FORMATS:
        if any(re.fullmatch(pattern, name, re.VERBOSE | re.IGNORECASE) for name in names):
            return what
    return ""


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
    if _HUGGING_FACE.fullmatch(pure.name):
        danger = "" if pure.suffix == ".safetensors" else ", and can run code"
        raise NeedsConversion(source, f"{name!r} is a Hugging Face model's{danger}; unpack it first")
    if what := other_format([pure.name]):
        raise OtherFormat(source, f"{name!r} belongs to {what}")
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
        refuse_modelless(source, [pure.name for pure in pures])
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
