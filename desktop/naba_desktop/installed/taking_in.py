"""Taking a model in, and what only a person can decide on the way.

A job cannot ask. Where it comes to a question it ends with the Undecided; the window asks, and the job begins
anew with what was said.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from naba_desktop.installed.model_jobs import Doing
from naba_desktop.work.background import Steps
from naba_translation.paths import Paths

if TYPE_CHECKING:
    from naba_models import ModelRefused
    from naba_translation.models.intake import Added

_NOT_HUGGING_FACE = (
    "it is no Hugging Face folder (a config.json with a model_type, and weights). The window uses no network: a"
    " model that is still on the hub is fetched by the command `naba models convert OWNER/NAME --online`"
)


@dataclass(frozen=True, slots=True)
class Intake:
    """What is to be taken in, and what a person has said about it."""

    source: Path
    convert: bool = False  # from Hugging Face's layout
    model_id: str | None = None  # None: its own
    new_version: bool = False  # a model of that id may be there; the one there is kept as the version before
    unsafe_pickle: bool = False  # open weights that can run any program
    force: bool = False  # keep it even if it fails its self-test
    converted: Path | None = None  # what its conversion made, which failed its self-test and waits for a word


@dataclass(frozen=True, slots=True)
class Imported:
    """A model that was taken in."""

    id: str
    name: str
    signature: str  # what is known of its signature, in words
    self_test: str  # likewise
    doubtful: bool = False  # it failed its self-test
    before: str = ""  # the version it takes the place of; empty where there was none


@dataclass(frozen=True, slots=True)
class Undecided:
    """It goes on only when a person says how; nothing was taken in."""

    intake: Intake
    reason: ModelRefused  # NeedsConversion, PickledWeights, SelfTestFailed or IdTaken
    free_id: str = ""  # one that is not taken, where the reason is that the own one is


def take_in(intake: Intake, paths: Paths) -> Steps:
    """Take a model in from a file or folder. Returns the Imported, or the Undecided.

    Raises: what `add_model` and `convert_model` of the core raise, but for what a person can decide.
    """
    from uuid import uuid4

    from naba_models import IdTaken, NeedsConversion, PickledWeights, SelfTestFailed
    from naba_models.leftovers import INCOMING, passing

    yield Doing(f"Looking at {intake.source.name}")
    if intake.converted is None and (taken := _taken(intake, paths.models)):
        return taken
    failed = paths.models / f"{passing(INCOMING)}{uuid4().hex}"
    try:
        return (yield from _converted(intake, paths, failed) if intake.convert else _added(intake, paths))
    except SelfTestFailed as reason:
        return Undecided(replace(intake, converted=failed if failed.is_dir() else None), reason)
    except (NeedsConversion, PickledWeights) as reason:
        return Undecided(intake, reason)
    except IdTaken as reason:
        return Undecided(intake, reason, _free_id(_own_id(intake.source), paths.models))


def let_go(intake: Intake) -> Steps:
    """Delete what was converted, where nobody wants to keep it."""
    yield Doing(f"Leaving {intake.source.name}")
    if intake.converted is not None:
        rmtree(intake.converted, ignore_errors=True)


def _added(intake: Intake, paths: Paths) -> Steps:
    from naba_translation.models.intake import add_model
    from naba_translation.models.signature import trusted_keys

    yield Doing(f"Checking and trying {intake.source.name}")
    keys = trusted_keys(paths.config)
    return _imported(
        add_model(intake.source, paths.models, model_id=intake.model_id, keys=keys, force=intake.force),
        paths.models,
    )


def _converted(intake: Intake, paths: Paths, failed: Path) -> Steps:
    """Convert and take in; one that fails its self-test is put at `failed`, and taken in from there if it is to be
    kept."""
    from naba_models import ModelRefused
    from naba_models.layout import WEIGHTS, is_hugging_face
    from naba_translation.models.conversion import Choices, convert_model
    from naba_translation.models.intake import Added, add_model

    if intake.converted is not None:
        yield Doing(f"Trying {intake.source.name} once more")
        try:
            added = add_model(intake.converted, paths.models, force=intake.force, label=intake.source)
        finally:
            rmtree(intake.converted, ignore_errors=True)
        return _imported(added, paths.models)
    if not is_hugging_face(intake.source):
        if any((intake.source / part / WEIGHTS).is_file() for part in ("", "model")):  # CTranslate2's already
            return (yield from _added(intake, paths))
        raise ModelRefused(intake.source, _NOT_HUGGING_FACE)
    steps = convert_model(
        intake.source,
        paths.models,
        choices=Choices(unsafe_pickle=intake.unsafe_pickle),
        model_id=intake.model_id,
        force=intake.force,
        failed=failed,
    )
    with closing(steps):
        for step in steps:
            if isinstance(step, Added):
                return _imported(step, paths.models)
            yield Doing(step)


def _taken(intake: Intake, models: Path) -> Undecided | None:
    """Where a model that brings no id of its own would become a version of another that is called as its folder.

    A package with a manifest says itself which model it is a version of.
    """
    from naba_models import IdTaken, versions
    from naba_models.manifest import MANIFEST_NAME

    source = intake.source
    if intake.new_version or not source.is_dir() or (source / MANIFEST_NAME).exists():
        return None
    wanted = intake.model_id or _own_id(source)
    if not versions(wanted, models):
        return None
    return Undecided(intake, IdTaken(source, f"{wanted} is a model that is there"), _free_id(wanted, models))


def _own_id(source: Path) -> str:
    from naba_models.staging import id_from

    return id_from(source.resolve().name)


def _free_id(wanted: str, models: Path) -> str:
    from naba_models import versions

    number = 2
    while versions(f"{wanted}-{number}", models):
        number += 1
    return f"{wanted}-{number}"


def _imported(added: Added, models: Path) -> Imported:
    from naba_models import versions

    manifest = added.model.manifest
    before = [old.manifest.version for old in versions(manifest.id, models)[1:]]
    return Imported(
        manifest.id,
        manifest.name,
        added.receipt.signature,
        added.test.summary,
        doubtful=not added.test.passed,
        before=before[0] if before else "",
    )
