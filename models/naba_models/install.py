"""Putting models in use, going back to the one before, taking them away.

A model's folder is named ID@DIGEST and never changes once it is there; of several with one id the one
installed last is in use (catalogue.py). So each step is a single rename: there is no moment at which a model
is half there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from naba_models.catalogue import default_model, versions
from naba_models.durable import sync_folder
from naba_models.errors import IdTaken, ModelBuiltIn, ModelNotKept, ModelUnknown, NoEarlierVersion
from naba_models.leftovers import REMOVED, clear_leftovers, passing
from naba_models.manifest import InstalledModel, load_model, verify
from naba_models.receipt import Receipt, now, read_receipt, write_receipt
from naba_models.staging import Staged

KEPT_VERSIONS = 2
"""The one in use and the one before it."""

_DIGEST = 12


def install(staged: Staged, receipt: Receipt) -> InstalledModel:
    """Put a staged model in use; the version before it is kept, older ones go.

    Raises:
        IdTaken: its id is the built-in model's.
        ModelNotKept: the disk is full, or the folder may not be written.
    """
    manifest, models_dir = staged.model.manifest, staged.model.folder.parent
    refuse_built_in(staged.source, manifest.id)
    there = versions(manifest.id, models_dir)
    latest = read_receipt(there[0].folder).installed if there else ""
    target = models_dir / f"{manifest.id}@{manifest.digest[:_DIGEST]}"
    try:
        write_receipt(staged.model.folder, replace(receipt, installed=now(after=latest)))
        _sync(staged.model.folder)
        if target.exists():  # the same model again, perhaps because the one there is damaged
            _take_away(target)
        staged.model.folder.rename(target)
        sync_folder(models_dir)
        for old in versions(manifest.id, models_dir)[KEPT_VERSIONS:]:
            _take_away(old.folder)
    except OSError as error:
        raise ModelNotKept(target, error.strerror or str(error)) from error
    return load_model(target)


def refuse_built_in(source: Path, model_id: str) -> None:
    """Nothing takes the built-in model's place.

    Raises:
        IdTaken: `model_id` is its id.
    """
    if model_id == default_model().manifest.id:
        raise IdTaken(source, f"{model_id} is the built-in model's id")


def roll_back(model_id: str, models_dir: Path) -> InstalledModel:
    """Put the version before the present one in use again; a second call undoes the first.

    Raises:
        ModelUnknown: no added model has this id; NoEarlierVersion: it has nothing to go back to.
        ModelDamaged, ModelNotKept
    """
    there = versions(model_id, models_dir)
    if not there and model_id != default_model().manifest.id:
        raise ModelUnknown(Path(model_id), "no added model has this id")
    if len(there) < 2:
        raise NoEarlierVersion(Path(model_id), "there is no earlier version to go back to")
    present, before = there[0], there[1]
    verify(before)
    receipt = read_receipt(before.folder)
    try:
        latest = read_receipt(present.folder).installed
        write_receipt(before.folder, replace(receipt, installed=now(after=latest)))
    except OSError as error:
        raise ModelNotKept(before.folder, error.strerror or str(error)) from error
    return before


def remove(model_id: str, models_dir: Path) -> tuple[Path, ...]:
    """Take away all versions of an added model, readable or not; the folders that are gone.

    Raises:
        ModelBuiltIn: it is the built-in model.
        ModelUnknown: there is none of this id.
        ModelNotKept: it may not be removed.
    """
    if model_id == default_model().manifest.id:
        raise ModelBuiltIn(Path(model_id), "the built-in model cannot be removed")
    clear_leftovers(models_dir)
    folders = {model.folder for model in versions(model_id, models_dir)}
    if models_dir.is_dir():  # by name too: one with a damaged manifest must go as well
        folders |= {
            path for path in models_dir.iterdir() if path.is_dir() and path.name.partition("@")[0] == model_id
        }
    if not folders:
        raise ModelUnknown(Path(model_id), "no added model has this id")
    try:
        for folder in sorted(folders):
            _take_away(folder)
    except OSError as error:
        raise ModelNotKept(models_dir / model_id, error.strerror or str(error)) from error
    return tuple(sorted(folders))


def _take_away(folder: Path) -> None:
    """Gone with one rename; deleting what is left may take its time or fail without harm."""
    grave = Path(tempfile.mkdtemp(prefix=passing(REMOVED), dir=folder.parent))
    folder.rename(grave / "model")
    shutil.rmtree(grave, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have every file on the disk before the folder gets its name."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    sync_folder(folder)
