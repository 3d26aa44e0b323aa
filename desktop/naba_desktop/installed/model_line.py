"""A model as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from naba_models import InstalledModel, ModelError, default_model, installed_models, read_receipt, versions
from naba_models.licence import in_words
from naba_translation.messages import Message, describe

_CARD_CHARACTERS = 60_000
_NOT_FREE = ("non-commercial", "licence unknown", "research")


@dataclass(frozen=True, slots=True)
class ModelLine:
    """What is known about one model without reading its weights."""

    id: str
    name: str
    version: str = ""
    built_in: bool = False
    megabytes: float = 0.0
    licence: str = ""  # in words
    restricted: bool = False  # for some uses only, or nobody knows
    facts: tuple[tuple[str, str], ...] = ()  # what, and its words
    card: str = ""  # the texts it came with, one after the other
    earlier: str = ""  # the version that was in use before; empty where there is none
    doubtful: bool = False  # kept although its self-test failed
    problem: Message | None = None  # why it cannot be used


def model_lines(models_dir: Path) -> tuple[ModelLine, ...]:
    """Every installed model, the built-in one first."""
    return tuple(_line(model, models_dir) for model in installed_models(models_dir))


def _line(model: InstalledModel | ModelError, models_dir: Path) -> ModelLine:
    if isinstance(model, ModelError):
        folder = model.path.parent if model.path.suffix else model.path
        return ModelLine(folder.name.partition("@")[0], folder.name, problem=describe(model))
    manifest = model.manifest
    built_in = model.folder == default_model().folder
    licence = in_words(manifest.licence)
    before = () if built_in else versions(manifest.id, models_dir)[1:]
    receipt = read_receipt(model.folder)
    facts = (
        ("Licence", licence),
        ("Version", f"{manifest.version}, made {manifest.made}"),
        ("Languages", f"{manifest.source} to {manifest.target}"),
        ("Size", f"{_megabytes(model):.0f} MB in {len(manifest.files)} files"),
        ("Came from", "with Naba" if built_in else manifest.origin or receipt.source),
        ("Signature", "" if built_in else receipt.signature),
        ("Self-test", "" if built_in else receipt.self_test or "not made"),
        ("Version before", before[0].manifest.version if before else ""),
        ("Scores", _scores(model)),
        ("SHA-256", manifest.digest),
        ("Folder", str(model.folder)),
    )
    return ModelLine(
        id=manifest.id,
        name=manifest.name,
        version=manifest.version,
        built_in=built_in,
        megabytes=_megabytes(model),
        licence=licence,
        restricted=any(words in licence for words in _NOT_FREE),
        facts=tuple((what, words) for what, words in facts if words),
        card=_card(model.folder),
        earlier=before[0].manifest.version if before else "",
        doubtful=receipt.doubtful,
    )


def _megabytes(model: InstalledModel) -> float:
    return sum(file.bytes for file in model.manifest.files) / 1e6


def _scores(model: InstalledModel) -> str:
    return ", ".join(
        f"{name} {metric} {value:g}"
        for name, metrics in model.manifest.scores.items()
        for metric, value in metrics.items()
    )


def _card(folder: Path) -> str:
    """Its Markdown and licence files, as plain text."""
    texts = [path for pattern in ("*.md", "LICEN*", "NOTICE*") for path in sorted(folder.glob(pattern))]
    found = []
    for path in dict.fromkeys(texts):
        with path.open(encoding="utf-8", errors="replace") as file:
            found.append(f"{path.name}\n\n{file.read(_CARD_CHARACTERS)}")
    return "\n\n".join(found)
