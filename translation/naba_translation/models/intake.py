"""Taking a model in: unpack, verify, check the signature, have it translate five sentences, put it in use."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from naba_models import InstalledModel, ModelRefused, Receipt, SelfTestFailed
from naba_models.install import install
from naba_models.layout import SIGNATURE_NAME
from naba_models.staging import Staged, stage
from naba_translation.engines.engine import Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.errors import EngineError
from naba_translation.minisign import PublicKey
from naba_translation.models.self_test import SelfTest, self_test
from naba_translation.models.signature import check_signature


@dataclass(frozen=True, slots=True)
class Added:
    """A model that is in use now."""

    model: InstalledModel
    receipt: Receipt
    test: SelfTest


def add_model(
    source: Path,
    models_dir: Path,
    *,
    model_id: str | None = None,
    signature: Path | None = None,
    keys: Sequence[PublicKey] = (),
    force: bool = False,
    label: Path | None = None,
) -> Added:
    """Install a model from a file or folder; the models stay as they were until everything is well.

    `signature` is a .minisig file of its manifest, where it came apart from the model. With `force` a model
    that fails its self-test is kept, and its receipt says so. `label` is what to call the source where it is
    but a passing folder.

    Raises:
        ModelRefused: no model, one that does not run, a hostile archive, a wrong signature; or NeedsConversion,
            IdTaken, SelfTestFailed and others of its kinds.
        ModelDamaged, ModelMissing, ManifestInvalid: its files are not what its manifest names.
        ModelNotKept: the disk is full, or the models' folder may not be written.
    """
    with stage(source, models_dir, model_id=model_id) as staged:
        word = _signature(staged, signature, keys)
        try:
            test = examine(staged.model)
        except EngineError as error:
            reason = str(error).replace(staged.model.folder.name, "it")
            raise ModelRefused(label or source, f"it cannot be run: {reason}") from error
        if not test.passed and not force:
            raise SelfTestFailed(label or source, f"its self-test {test.summary}")
        receipt = Receipt(
            source=(label or source).name,
            source_sha256=staged.source_sha256,
            signature=word,
            self_test=test.summary,
        )
        model = install(staged, receipt)
    return Added(model, receipt, test)


def examine(model: InstalledModel) -> SelfTest:
    """The self-test in a process of its own, where a model that crashes the engine does no harm.

    Raises:
        EngineError: it does not run at all.
    """
    engine: Engine = EngineProcess(model, threads=1)
    try:
        return self_test(engine)
    finally:
        engine.close()


def _signature(staged: Staged, signature: Path | None, keys: Sequence[PublicKey]) -> str:
    if signature is not None:
        if not staged.brought_manifest:
            raise ModelRefused(
                signature, "the model came without a manifest, so there is nothing it could sign"
            )
        try:
            shutil.copyfile(signature, staged.model.folder / SIGNATURE_NAME)
        except OSError as error:
            raise ModelRefused(signature, error.strerror or str(error)) from error
    try:
        return check_signature(staged.model.folder, keys)
    except ModelRefused as error:  # its path is of the passing folder
        raise ModelRefused(signature or staged.source, error.reason) from error
