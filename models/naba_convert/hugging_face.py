"""Hugging Face folders (Marian, M2M-100, NLLB, mBART, T5, MADLAD) → CTranslate2 with its manifest."""

from __future__ import annotations

import json
import logging
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from pickle import PickleError  # the exception alone: torch raises it for crafted weights
from typing import Any

from naba_convert.frame import find_frame, reference
from naba_convert.shortlist import write_shortlist
from naba_convert.source import Source, inspect
from naba_models import (
    ConverterMissing,
    InstalledModel,
    Limits,
    Manifest,
    ModelRefused,
    PickledWeights,
    Tokenizer,
    load_model,
)
from naba_models.families import BEGIN, END, MARIAN, PLAIN, Family, family_of, sentencepiece_files
from naba_models.licence import UNKNOWN, of_card
from naba_models.manifest import describe_file, write_manifest

QUANTIZATIONS = ("int8", "int8_float32", "bfloat16", "float32")
_FAILURES = (OSError, ValueError, RuntimeError, LookupError, AttributeError, TypeError, ImportError)
_KEPT = ("README*", "LICENSE*", "LICENCE*", "NOTICE*", "COPYING*")
_PICKLE_WARNING = "its weights are Python pickles, which can run any program as you when they are opened"


def convert(
    source: Path,
    out: Path,
    *,
    model_id: str,
    version_name: str = "1",
    origin: str = "",
    quantization: str = "int8",
    unsafe_pickle: bool = False,
) -> InstalledModel:
    """Write a model folder to `out`, which must not be there; nothing is fetched.

    `origin` says where the source came from. Weights are read from safetensors; from pickles only with
    `unsafe_pickle`. Code that comes with a model is never run.

    Raises:
        PickledWeights: and `unsafe_pickle` does not allow these.
        ModelRefused: it is not a model that can be converted, or its tokens would not be ours.
        ConverterMissing: the extra is not installed.
    """
    found = inspect(source)
    if found.pickled and not unsafe_pickle:
        raise PickledWeights(source, _PICKLE_WARNING)
    files = sentencepiece_files(source)
    with _quiet():
        tokenizer, family, vocabulary = _weights(found, out, quantization, unsafe_pickle)
        frame = _settle(out, _frame(source, files, tokenizer, family, vocabulary))
    write_shortlist(out, vocabulary)
    for name in sorted(set(files)):
        shutil.copyfile(source / name, out / name)
    for pattern in _KEPT:
        for path in source.glob(pattern):
            if path.is_file():
                shutil.copyfile(path, out / path.name)
    kind = family.name if family else MARIAN if found.model_type == "marian" else PLAIN
    licence = of_card(source)
    manifest = Manifest(
        id=model_id,
        version=version_name,
        name=f"{family.title} ({model_id})" if family else model_id,
        source="ar",
        target="en",
        licence=family.licence if licence == UNKNOWN and family and family.licence else licence,
        made=date.today().isoformat(),
        files=tuple(describe_file(out, path) for path in sorted(out.iterdir())),
        tokenizer=frame,
        limits=_limits(found, frame),
        family=kind,
        origin=(
            f"converted from {origin or source.name} to {quantization} with"
            f" ctranslate2 {version('ctranslate2')} and transformers {version('transformers')}"
        ),
    )
    write_manifest(out, manifest)
    return load_model(out)


def _weights(
    source: Source, out: Path, quantization: str, unsafe_pickle: bool
) -> tuple[Any, Family | None, list[str]]:
    """Convert the weights; the reference tokenizer, the family and the vocabulary that was written."""
    try:
        import torch  # noqa: F401  without it the converter would fail with a NameError
        import transformers  # noqa: F401  likewise
        from ctranslate2.converters import TransformersConverter
        from safetensors import SafetensorError
    except ImportError as error:
        raise ConverterMissing(source.folder, f"{error.name or 'transformers'} is not installed") from error

    loaded: list[Any] = []

    class Converter(TransformersConverter):  # type: ignore[misc]  # Any to mypy
        def load_model(self, model_class: Any, name: str, **options: Any) -> Any:
            return model_class.from_pretrained(
                name, local_files_only=True, use_safetensors=not unsafe_pickle, **options
            )

        def load_tokenizer(self, tokenizer_class: Any, name: str, **options: Any) -> Any:
            tokenizer = tokenizer_class.from_pretrained(name, local_files_only=True, **options)
            loaded.append(_with_language_tokens(tokenizer))
            return tokenizer

    try:
        Converter(str(source.folder)).convert(str(out), quantization=quantization)
    except (*_FAILURES, PickleError, SafetensorError) as error:
        shutil.rmtree(out, ignore_errors=True)
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise ModelRefused(source.folder, f"it cannot be converted: {reason}") from error
    names = json.loads((out / "shared_vocabulary.json").read_text(encoding="utf-8"))
    return loaded[0], family_of(frozenset(names)), names


def _with_language_tokens(tokenizer: Any) -> Any:
    """Tell the converter of M2M-100's language tokens, which transformers 5 leaves out of `get_vocab`.

    Without them CTranslate2 fills their places with `madeupword0`…, and the model translates into no
    language in particular.
    """
    if extra := getattr(tokenizer, "lang_token_to_id", None):
        whole = {**tokenizer.get_vocab(), **extra}
        tokenizer.get_vocab = lambda: whole
    return tokenizer


def _frame(
    source: Path, files: tuple[str, str], tokenizer: Any, family: Family | None, vocabulary: list[str]
) -> Tokenizer:
    """How the model wants its text, proved on the probes."""
    encode = reference(tokenizer, family, vocabulary)
    if any(tokenizer.convert_tokens_to_ids(name) != number for number, name in _checked(vocabulary)):
        raise ModelRefused(source, "the converted model numbers its tokens otherwise")
    frame = find_frame(source, files, encode, vocabulary)
    if family is not None and family.target_token:
        frame = replace(frame, target_prefix=(family.target_token,))
    return frame


def _checked(vocabulary: list[str]) -> Iterator[tuple[int, str]]:
    """The tokens whose numbers must be the reference's: all but those that only fill up the matrix."""
    for number, name in enumerate(vocabulary):
        if not name.startswith(("madeupword", "<extra_id_")):
            yield number, name


def _settle(out: Path, frame: Tokenizer) -> Tokenizer:
    """The frame, and config.json with the tokens that ctranslate2 leaves open and then refuses to load.

    These are mBART's. mBART-50, which has its language in front of the text, begins its output with the end
    token and the target language; the older mBART, which has it behind, with the target language alone.
    """
    path = out / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    if config["bos_token"] is None:
        config["bos_token"] = BEGIN
    if config["decoder_start_token"] is None:
        if frame.source_prefix:
            config["decoder_start_token"] = END
        else:
            (config["decoder_start_token"],) = frame.target_prefix
            frame = replace(frame, target_prefix=())
    path.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    return frame


def _limits(source: Source, frame: Tokenizer) -> Limits:
    """Ours, or the model's own where they are lower."""
    usual = Limits()
    if source.positions is None:
        return usual
    around = len(frame.source_prefix) + len(frame.source_suffix)
    return Limits(
        source_tokens=max(1, min(usual.source_tokens, source.positions - around)),
        target_tokens=max(1, min(usual.target_tokens, source.positions - len(frame.target_prefix) - 1)),
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """transformers talks of things that are no concern of an analyst."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    logging.getLogger("transformers").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
