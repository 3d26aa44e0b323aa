"""Finding models: the embedded default and those an analyst has added.

An added model lies in a folder of its own below the models' folder; hidden folders are imports under way or
removals. Of several versions with one id, the one installed last is in use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from naba_models.errors import ModelError, ModelUnknown
from naba_models.manifest import MANIFEST_NAME, InstalledModel, load_model
from naba_models.receipt import read_receipt


def default_model() -> InstalledModel:
    """The model that ships inside.

    Raises:
        ModelMissing, ManifestInvalid: the installation is incomplete.
    """
    return load_model(Path(str(files("naba_models"))) / "default")


def installed_models(models_dir: Path | None = None) -> Iterator[InstalledModel | ModelError]:
    """The default, then each added model in use, by its folder's name; broken ones as their error."""
    yield default_model()
    added = list(_added(models_dir))
    in_use = {model.manifest.id: model.folder for model in reversed(_newest_first(added))}
    for model in added:
        if not isinstance(model, InstalledModel) or in_use[model.manifest.id] == model.folder:
            yield model


def versions(model_id: str, models_dir: Path) -> tuple[InstalledModel, ...]:
    """All versions of an added model that can be read, the one in use first."""
    return tuple(model for model in _newest_first(_added(models_dir)) if model.manifest.id == model_id)


def find_model(model_id: str | None, models_dir: Path | None = None) -> InstalledModel:
    """The model with this id; the default for None.

    Raises:
        ModelUnknown: no installed model has this id; the reason lists those that are there.
    """
    if model_id is None:
        return default_model()
    known = [model for model in installed_models(models_dir) if isinstance(model, InstalledModel)]
    for model in known:
        if model.manifest.id == model_id:
            return model
    names = ", ".join(model.manifest.id for model in known)
    raise ModelUnknown(Path(model_id), f"no such model; installed: {names}")


def _added(models_dir: Path | None) -> Iterator[InstalledModel | ModelError]:
    if models_dir is None or not models_dir.is_dir():
        return
    for path in sorted(models_dir.glob(f"*/{MANIFEST_NAME}")):
        if path.parent.name.startswith("."):
            continue
        try:
            yield load_model(path.parent)
        except ModelError as error:
            yield error


def _newest_first(models: Iterable[InstalledModel | ModelError]) -> list[InstalledModel]:
    whole = [model for model in models if isinstance(model, InstalledModel)]
    return sorted(whole, key=lambda model: read_receipt(model.folder).installed, reverse=True)
