"""Which translation models exist, where they are, and whether they are intact. Standard library only."""

from __future__ import annotations

from naba_models.catalogue import default_model, find_model, installed_models
from naba_models.errors import KnownError, ManifestInvalid, ModelDamaged, ModelError, ModelMissing
from naba_models.manifest import InstalledModel, Manifest, ManifestFile, load_model, verify

__all__ = [
    "InstalledModel",
    "KnownError",
    "Manifest",
    "ManifestFile",
    "ManifestInvalid",
    "ModelDamaged",
    "ModelError",
    "ModelMissing",
    "default_model",
    "find_model",
    "installed_models",
    "load_model",
    "verify",
]
