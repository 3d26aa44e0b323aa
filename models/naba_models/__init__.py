"""Which translation models exist, where they are, and whether they are intact. Standard library only."""

from __future__ import annotations

from naba_models.catalogue import default_model, find_model, installed_models, versions
from naba_models.errors import (
    ConverterMissing,
    IdInvalid,
    IdTaken,
    KnownError,
    ManifestInvalid,
    ModelBuiltIn,
    ModelDamaged,
    ModelError,
    ModelMissing,
    ModelNotFetched,
    ModelNotKept,
    ModelRefused,
    ModelUnknown,
    NeedsConversion,
    PickledWeights,
    SelfTestFailed,
)
from naba_models.manifest import InstalledModel, Manifest, ManifestFile, ScoreLevels, load_model, verify
from naba_models.receipt import Receipt, read_receipt
from naba_models.tokenizer import Limits, Tokenizer

__all__ = [
    "ConverterMissing",
    "IdInvalid",
    "IdTaken",
    "InstalledModel",
    "KnownError",
    "Limits",
    "Manifest",
    "ManifestFile",
    "ManifestInvalid",
    "ModelBuiltIn",
    "ModelDamaged",
    "ModelError",
    "ModelMissing",
    "ModelNotFetched",
    "ModelNotKept",
    "ModelRefused",
    "ModelUnknown",
    "NeedsConversion",
    "PickledWeights",
    "Receipt",
    "ScoreLevels",
    "SelfTestFailed",
    "Tokenizer",
    "default_model",
    "find_model",
    "installed_models",
    "load_model",
    "read_receipt",
    "verify",
    "versions",
]
