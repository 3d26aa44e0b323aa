"""How a document came to be: what every export carries besides the text."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from naba_models import InstalledModel, ManifestFile, Tokenizer, installed_models, versions
from naba_translation.article import Review
from naba_translation.checks.version import checks_version
from naba_translation.code_digest import code_digest
from naba_translation.engines.signature import SHORT_DIGEST, fields_of

_LIBRARIES = ("ctranslate2", "sentencepiece", "typst", "python-docx")
_LOOKS = ("export", "fonts")  # folders of naba_resources that decide what a document looks like


@dataclass(frozen=True, slots=True)
class Provenance:
    """Facts about one run, given by the caller; nothing here is looked up.

    Raises:
        ValueError: `made` has no time zone.
    """

    model_id: str
    model_digest: str  # SHA-256 over all the model's files, see naba_models.Manifest.digest
    signature: str  # how the drafts were made, see engines/signature.py
    made: datetime  # of the export, with time zone
    options: Mapping[str, str] = field(default_factory=dict)  # as the user set them: "summary": "120 words"
    versions: Mapping[str, str] = field(
        default_factory=dict
    )  # "naba": "0.1.0+3fae12c04b91", "typst": "0.15.2"
    model_files: tuple[ManifestFile, ...] = ()  # of the model that made the drafts; empty where it is gone
    tokenizer: Tokenizer | None = None  # how that model's text was cut up; its files are among the model's
    checks: str = ""  # which checks judged the sentences, see checks/version.py

    def __post_init__(self) -> None:
        if self.made.tzinfo is None:
            raise ValueError("made: the time zone is missing")


def provenance_now(model: InstalledModel, *, signature: str, options: Mapping[str, str]) -> Provenance:
    """What an export made at this moment says of drafts with `signature`, made by `model`, and of the libraries
    installed here."""
    manifest = model.manifest
    return Provenance(
        model_id=f"{manifest.id}@{manifest.version}",
        model_digest=manifest.digest,
        signature=signature,
        made=_now(),
        options=options,
        versions=library_versions(),
        model_files=manifest.files,
        tokenizer=manifest.tokenizer,
        checks=checks_version(),
    )


def provenance_of(review: Review, *, models: Path | None, options: Mapping[str, str]) -> Provenance:
    """The same for a review from the library, whichever model made it: its signature says.

    Of a model that is not installed any more, only what the signature tells is known: its name and the first
    digits of its digest.
    """
    said = fields_of(review.signature)
    for model in installed(models):
        if said.get("sha") and model.manifest.digest.startswith(said["sha"]):
            return provenance_now(model, signature=review.signature, options=options)
    return Provenance(
        model_id=said.get("model", ""),
        model_digest=said.get("sha", ""),
        signature=review.signature,
        made=_now(),
        options=options,
        versions=library_versions(),
        checks=checks_version(),
    )


def installed(folder: Path | None) -> Iterator[InstalledModel]:
    """All models that are installed, older versions too; some twice."""
    for model in installed_models(folder):
        if isinstance(model, InstalledModel):
            yield model
            if folder is not None:
                yield from versions(model.manifest.id, folder)


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)  # Typst takes whole seconds


@cache
def program_version() -> str:
    """Such as "0.1.0+3fae12c04b91" (a local version of PEP 440): the same where the same record makes the same bytes.

    Where the program comes without its source, the version alone.
    """
    code = code_digest(("naba_translation",), folders=_LOOKS)
    return version("naba") + (f"+{code}" if code else "")


def library_versions() -> dict[str, str]:
    """What made a document on this machine: the program first."""
    libraries = {name: version(name) for name in _LIBRARIES}
    return {"naba": program_version(), **libraries, "python": platform.python_version()}


def short_digest(provenance: Provenance) -> str:
    """The first digits of the model's digest, for the foot of a page."""
    return provenance.model_digest[:SHORT_DIGEST]
