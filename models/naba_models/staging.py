"""From a file or folder somebody brought to a checked model folder that is not yet in use.

Everything happens in a hidden folder beside the installed models, on their file system: a crash at any moment
leaves the models as they were, and whoever comes next clears the remains away (leftovers.py).
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from naba_models import archive, families, layout, licence
from naba_models.errors import (
    IdInvalid,
    ModelError,
    ModelNotKept,
    ModelRefused,
    NeedsConversion,
    OtherLanguages,
    SourceMissing,
)
from naba_models.leftovers import INCOMING, clear_leftovers, passing
from naba_models.manifest import (
    MANIFEST_NAME,
    InstalledModel,
    Manifest,
    describe_file,
    load_model,
    verify,
    write_manifest,
)
from naba_models.private_folder import make_private_folder
from naba_models.vocabulary import check_fit

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}", re.ASCII)
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Staged:
    """A whole, verified model in its hidden folder."""

    model: InstalledModel
    source: Path
    source_sha256: str  # of an archive; empty for a folder
    brought_manifest: bool  # False: the manifest was made here, so it proves nothing about the maker


@contextmanager
def stage(source: Path, models_dir: Path, *, model_id: str | None = None) -> Iterator[Staged]:
    """Unpack or copy `source` and verify it, or make its manifest; the folder goes away unless installed.

    Raises:
        ModelRefused: it is no model, or it is hostile.
        ModelDamaged, ModelMissing, ManifestInvalid: it brought a manifest that its files do not keep.
        ModelNotKept: the disk is full, or the folder may not be written.
    """
    try:
        make_private_folder(models_dir)
        clear_leftovers(models_dir)
        folder = Path(tempfile.mkdtemp(prefix=passing(INCOMING), dir=models_dir))
    except OSError as error:
        raise ModelNotKept(models_dir, error.strerror or str(error)) from error
    try:
        try:
            staged = _fill(source, folder, model_id)
        except OSError as error:
            raise ModelNotKept(source, error.strerror or str(error)) from error
        except ModelError as error:
            if not error.path.is_relative_to(folder):
                raise
            raise type(error)(source / error.path.relative_to(folder), error.reason) from error
        yield staged
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def checked_id(source: Path, model_id: str) -> str:
    """The id itself when it can name a folder everywhere.

    Raises:
        IdInvalid
    """
    if not _ID.fullmatch(model_id):
        raise IdInvalid(source, f"{model_id!r} is no id: use a-z, 0-9, dot, hyphen, underscore; at most 64")
    return model_id


def _fill(source: Path, folder: Path, model_id: str | None) -> Staged:
    if source.is_dir():
        digest = ""
        _copy_folder(source, folder)
    elif source.is_file():
        layout.refuse_single(source)
        digest = _unpack(source, folder)
    else:
        raise SourceMissing(source, "there is no such file or folder")
    brought = (folder / MANIFEST_NAME).is_file()
    model = _verified(folder) if brought else _described(source, folder, model_id)
    check_fit(folder)
    if brought and model_id is not None and model_id != model.manifest.id:
        write_manifest(folder, replace(model.manifest, id=checked_id(source, model_id)))
        (folder / layout.SIGNATURE_NAME).unlink(missing_ok=True)  # it was for the manifest as it came
        model = load_model(folder)
    checked_id(source, model.manifest.id)
    return Staged(model, source, digest, brought)


def _unpack(source: Path, folder: Path) -> str:
    members = archive.unpack(source, folder, wanted=lambda name: layout.is_wanted(source, name))
    flat = layout.arrange(source, [member.name for member in members])
    for member in members:
        archive.check_content(source, member.name, member.path)
        member.path.rename(folder / flat[str(PurePosixPath(member.name))])
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy_folder(source: Path, folder: Path) -> None:
    """The known files of a folder and of its `model` folder; others stay where they are."""
    names: list[str] = []
    for path in sorted((*source.glob("*"), *source.glob("model/*"))):
        name = path.relative_to(source).as_posix()
        if path.is_symlink():
            raise ModelRefused(source, f"{name} is a link; give the folder with the files themselves")
        if path.is_file() and _is_wanted_file(source, path):
            archive.check_content(source, name, path)
            names.append(name)
    if not any(Path(name).name == layout.WEIGHTS for name in names):
        if layout.is_hugging_face(source):
            raise NeedsConversion(source, "it is a model in Hugging Face's layout")
        layout.refuse_modelless(source, [path.name for path in source.iterdir() if path.is_file()])
    for name, flat in layout.arrange(source, names).items():
        shutil.copyfile(source / name, folder / flat)


def _is_wanted_file(source: Path, path: Path) -> bool:
    """A folder is the analyst's own, so what does not belong to the model is passed over, not refused."""
    try:
        return layout.is_wanted(source, path.name)
    except ModelRefused:
        return False


def _verified(folder: Path) -> InstalledModel:
    """Keep what the manifest names and it alone; every byte of it must be right."""
    model = load_model(folder)
    verify(model)
    named = {entry.path for entry in model.manifest.files} | {MANIFEST_NAME, layout.SIGNATURE_NAME}
    for path in folder.iterdir():
        if path.name not in named:
            path.unlink()
    return model


def _described(source: Path, folder: Path, model_id: str | None) -> InstalledModel:
    """Make the manifest a model came without."""
    (folder / layout.SIGNATURE_NAME).unlink(missing_ok=True)  # of a manifest that is not there
    argos = _argos_metadata(source, folder)
    kind, tokenizer = families.guess(folder)
    if prefix := argos.get("target_prefix"):
        tokenizer = replace(tokenizer, target_prefix=(prefix,))
    family = families.family_named(kind)
    known = licence.of_card(folder)
    if known == licence.UNKNOWN and family is not None and family.licence:
        known = family.licence
    languages = argos.get("from_code", "ar"), argos.get("to_code", "en")
    known_as = checked_id(source, model_id or id_from(argos.get("code") or source.resolve().name))
    manifest = Manifest(
        id=known_as,
        version=argos.get("package_version", "1"),
        name=_called(family, argos, known_as),
        source=languages[0],
        target=languages[1],
        licence=known,
        made=date.today().isoformat(),
        files=tuple(describe_file(folder, path) for path in sorted(folder.iterdir())),
        tokenizer=tokenizer,
        family="argos" if argos else kind,
        origin=f"imported from {source.name}; it came without a manifest",
    )
    write_manifest(folder, manifest)
    return load_model(folder)


def _called(family: families.Family | None, argos: dict[str, str], model_id: str) -> str:
    """The name of a model that brings none."""
    if argos:
        return f"Argos Translate {argos.get('package_version', '')} ({model_id})".replace("  ", " ")
    return f"{family.title} ({model_id})" if family else model_id


def _argos_metadata(source: Path, folder: Path) -> dict[str, str]:
    """What an Argos package says about itself, as texts; empty for other packages."""
    path = folder / layout.ARGOS_METADATA
    if not path.is_file():
        return {}
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        metadata = {
            key: str(value) for key, value in document.items() if isinstance(value, str | int | float)
        }
    except (ValueError, AttributeError, RecursionError) as error:
        raise ModelRefused(source, f"{layout.ARGOS_METADATA} cannot be understood") from error
    languages = metadata.get("from_code", "ar"), metadata.get("to_code", "en")
    if languages != ("ar", "en"):
        raise OtherLanguages(
            source, f"it translates {languages[0]} into {languages[1]}, not Arabic into English"
        )
    return metadata


def id_from(name: str) -> str:
    """An id made of the name of a file, folder or hub model."""
    stem = re.sub(r"(\.(argosmodel|zip|tar|gz|xz|bz2|tgz|txz))+$", "", name.lower())
    return re.sub(r"[^a-z0-9._-]+", "-", stem).strip(".-_")[:64] or "model"
