"""A model as the window shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from naba_models import InstalledModel, ModelError, default_model, installed_models, read_receipt, versions
from naba_models.licence import in_words
from naba_translation.counted import counted
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
    texts: tuple[tuple[str, str], ...] = ()  # that it came with, by the names of their files
    earlier: str = ""  # the version that was in use before; empty where there is none
    doubtful: bool = False  # kept although its self-test failed
    problem: Message | None = None  # why it cannot be used

    @property
    def called(self) -> str:
        """Its name, with its id where the name does not hold it: two models may have one name."""
        return self.name if self.built_in or self.id in self.name else f"{self.name} ({self.id})"


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
        ("Size", f"{in_megabytes(_megabytes(model))} in {counted(len(manifest.files), 'file')}"),
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
        texts=tuple(_texts(model.folder)),
        earlier=before[0].manifest.version if before else "",
        doubtful=receipt.doubtful,
    )


def in_megabytes(size: float) -> str:
    """A size in MB, in words."""
    return f"{size:.0f} MB" if size >= 10 else f"{size:.1f} MB"


def _megabytes(model: InstalledModel) -> float:
    return sum(file.bytes for file in model.manifest.files) / 1e6


def _scores(model: InstalledModel) -> str:
    return ", ".join(
        f"{name} {metric} {value:g}"
        for name, metrics in model.manifest.scores.items()
        for metric, value in metrics.items()
    )


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Its Markdown and licence files."""
    paths = [path for pattern in ("*.md", "LICEN*", "NOTICE*") for path in sorted(folder.glob(pattern))]
    for path in dict.fromkeys(paths):
        with path.open(encoding="utf-8", errors="replace") as file:
            yield path.name, file.read(_CARD_CHARACTERS)
