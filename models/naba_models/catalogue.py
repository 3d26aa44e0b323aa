"""Finding models: the embedded default and those an analyst has added."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from naba_models.errors import ModelError, ModelMissing
from naba_models.manifest import MANIFEST_NAME, InstalledModel, load_model


def default_model() -> InstalledModel:
    """The model that ships inside.

    Raises:
        ModelMissing, ManifestInvalid: the installation is incomplete.
    """
    return load_model(Path(str(files("naba_models"))) / "default")


def installed_models(models_dir: Path | None = None) -> Iterator[InstalledModel | ModelError]:
    """The default, then each sub-folder of `models_dir` that has a manifest; broken ones as their error."""
    folders = [default_model().folder]
    if models_dir is not None and models_dir.is_dir():
        folders += sorted(path.parent for path in models_dir.glob(f"*/{MANIFEST_NAME}"))
    for folder in folders:
        try:
            yield load_model(folder)
        except ModelError as error:
            yield error


def find_model(model_id: str | None, models_dir: Path | None = None) -> InstalledModel:
    """The model with this id; the default for None.

    Raises:
        ModelMissing: no installed model has this id; the reason lists those that are there.
    """
    if model_id is None:
        return default_model()
    known = [model for model in installed_models(models_dir) if isinstance(model, InstalledModel)]
    for model in known:
        if model.manifest.id == model_id:
            return model
    names = ", ".join(model.manifest.id for model in known)
    raise ModelMissing(Path(model_id), f"no such model; installed: {names}")
