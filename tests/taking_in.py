"""Models installed for a test, as `naba models import` and the window do it."""

from __future__ import annotations

from pathlib import Path

from naba_models import InstalledModel, Receipt
from naba_models.install import install
from naba_models.staging import stage


def take_in(source: Path, models: Path, model_id: str | None = None) -> InstalledModel:
    """The model of a file or folder, installed among `models`, under another name where one is given."""
    with stage(source, models, model_id=model_id) as staged:
        return install(staged, Receipt(source=source.name))
