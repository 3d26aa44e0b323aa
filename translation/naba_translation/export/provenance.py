"""How a document came to be: what every export carries besides the text."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version

from naba_models import InstalledModel


@dataclass(frozen=True, slots=True)
class Provenance:
    """Facts about one run, given by the caller; nothing here is looked up.

    Raises:
        ValueError: `made` has no time zone.
    """

    model_id: str
    model_digest: str  # SHA-256 over all the model's files, see naba_models.Manifest.digest
    signature: str  # how the drafts were made, see signature.py
    made: datetime  # of the export, with time zone
    options: Mapping[str, str] = field(default_factory=dict)  # as the user set them: "summary": "120 words"
    versions: Mapping[str, str] = field(default_factory=dict)  # "naba": "0.1.0", "ctranslate2": "4.8.5"

    def __post_init__(self) -> None:
        if self.made.tzinfo is None:
            raise ValueError("made: the time zone is missing")


def provenance_now(model: InstalledModel, *, signature: str, options: Mapping[str, str]) -> Provenance:
    """What an export made at this moment says of drafts with `signature`, and of the libraries installed here."""
    names = ("naba", "ctranslate2", "sentencepiece", "typst")
    return Provenance(
        model_id=f"{model.manifest.id}@{model.manifest.version}",
        model_digest=model.manifest.digest,
        signature=signature,
        made=datetime.now().astimezone().replace(microsecond=0),  # Typst takes whole seconds
        options=options,
        versions={**{name: version(name) for name in names}, "python": platform.python_version()},
    )
