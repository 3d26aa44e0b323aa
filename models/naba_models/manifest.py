"""manifest.json: what a model folder must hold, to the byte.

CTranslate2 has no checksum of its own: 86 % of single bit flips in `model.bin` load and translate
without a word of warning. So every file's size and SHA-256 are written down when the model is made and
compared before it is loaded.

    {"format": 1, "id": "naba-ar-en", "version": "0", "source": "ar", "target": "en",
     "licence": "CC-BY-SA-4.0", "name": "…", "made": "2026-11-22",
     "files": [{"path": "model.bin", "bytes": 29704932, "sha256": "…"}, …],
     "scores": {"flores-dev": {"bleu": 18.1, "chrf2++": 43.8}},
     "score_levels": {"look": -0.65, "doubt": -0.95}}

`score_levels` may be missing. A model of another kind also says how its text is cut up (`tokenizer`, `limits`:
tokenizer.py), its `family` and its `origin`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from naba_models.errors import ManifestInvalid, ModelDamaged, ModelMissing
from naba_models.tokenizer import Limits, Tokenizer, limits_from_json, to_json, tokenizer_from_json

MANIFEST_NAME = "manifest.json"
FORMAT = 1
MOST_BYTES = 4 << 20
"""Of a manifest; one with a thousand files has a twentieth."""
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a model."""

    path: str  # relative to the model's folder, forward slashes, never outside it
    bytes: int
    sha256: str  # 64 lower-case hexadecimal digits


@dataclass(frozen=True, slots=True)
class ScoreLevels:
    """Below which score of its own a model's draft is doubtful; measured when the model is made, as no two
    models' scores are alike. Mean log-probability a token, at most 0; `doubt` is at most `look`."""

    look: float
    doubt: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """What manifest.json says."""

    id: str
    version: str
    name: str
    source: str  # BCP 47 language of the input
    target: str  # BCP 47 language of the output
    licence: str  # SPDX identifier, or words where there is none
    made: str  # ISO date
    files: tuple[ManifestFile, ...]
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    tokenizer: Tokenizer = field(default_factory=Tokenizer)
    limits: Limits = field(default_factory=Limits)
    family: str = ""  # see families.py; empty for our own
    origin: str = ""  # where it came from and how it was converted, in words
    score_levels: ScoreLevels | None = None  # None: never measured

    @property
    def digest(self) -> str:
        """SHA-256 over all files' names and hashes, and how they are used: one line for the whole model."""
        lines = sorted(f"{f.sha256}  {f.path}\n" for f in self.files)
        handling = (to_json(self.tokenizer), to_json(self.limits))
        lines += [json.dumps(fields, sort_keys=True) for fields in handling if fields]
        return hashlib.sha256("".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model folder whose manifest could be read. Its files are not trusted until `verify` passed."""

    folder: Path
    manifest: Manifest


def load_model(folder: Path) -> InstalledModel:
    """Read a model folder's manifest; reads no other file.

    Raises:
        ModelMissing: there is no folder or no manifest.
        ManifestInvalid: the manifest cannot be understood or names a file outside the folder.
    """
    path = folder / MANIFEST_NAME
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ModelMissing(path, error.strerror or "cannot be read") from error
    try:
        if len(raw) > MOST_BYTES:
            raise ValueError(f"more than {MOST_BYTES:,} bytes")
        return InstalledModel(folder, _parse(json.loads(raw)))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ManifestInvalid(path, f"not a manifest of format {FORMAT}: {error}") from error


def verify(model: InstalledModel) -> None:
    """Compare every file with the manifest. About 0.1 s for the embedded model.

    Raises:
        ModelMissing: a file is not there or cannot be read.
        ModelDamaged: a file's size or SHA-256 is another one.
    """
    for entry in model.manifest.files:
        path = model.folder / entry.path
        try:
            size, digest = _measure(path)
        except OSError as error:
            raise ModelMissing(path, error.strerror or "cannot be read") from error
        if size != entry.bytes:
            raise ModelDamaged(path, f"{size} bytes instead of {entry.bytes}")
        if digest != entry.sha256:
            raise ModelDamaged(path, f"SHA-256 {digest[:12]}… instead of {entry.sha256[:12]}…")


def describe_file(folder: Path, path: Path) -> ManifestFile:
    """Measure one file for a new manifest."""
    size, digest = _measure(path)
    return ManifestFile(path.relative_to(folder).as_posix(), size, digest)


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """Write manifest.json into `folder`, replacing an older one only when the new one is whole."""
    document = {
        "format": FORMAT,
        "id": manifest.id,
        "version": manifest.version,
        "name": manifest.name,
        "source": manifest.source,
        "target": manifest.target,
        "licence": manifest.licence,
        "made": manifest.made,
        "files": [{"path": f.path, "bytes": f.bytes, "sha256": f.sha256} for f in manifest.files],
        "scores": manifest.scores,
    }
    extras = {
        "tokenizer": to_json(manifest.tokenizer),
        "limits": to_json(manifest.limits),
        "family": manifest.family,
        "origin": manifest.origin,
        "score_levels": manifest.score_levels and asdict(manifest.score_levels),
    }
    document |= {key: value for key, value in extras.items() if value}
    path = folder / MANIFEST_NAME
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(path)
    return path


def _measure(path: Path) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file, reading 1 MiB at a time."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
    return size, digest.hexdigest()


def _parse(document: Any) -> Manifest:
    if document["format"] != FORMAT:
        raise ValueError(f"format {document['format']}")
    files = tuple(
        ManifestFile(_inside(f["path"]), int(f["bytes"]), _sha256(f["sha256"])) for f in document["files"]
    )
    if not files:
        raise ValueError("it names no files")
    texts = {
        key: str(document[key]) for key in ("id", "version", "name", "source", "target", "licence", "made")
    }
    tokenizer = tokenizer_from_json(document.get("tokenizer", {}))
    for name in (tokenizer.source_file, tokenizer.target_file):
        _inside(name)
    return Manifest(
        **texts,
        files=files,
        scores=_scores(document.get("scores", {})),
        tokenizer=tokenizer,
        limits=limits_from_json(document.get("limits", {})),
        family=str(document.get("family", "")),
        origin=str(document.get("origin", "")),
        score_levels=_score_levels(document["score_levels"]) if "score_levels" in document else None,
    )


def _score_levels(fields: Any) -> ScoreLevels:
    levels = ScoreLevels(float(fields["look"]), float(fields["doubt"]))
    if not -math.inf < levels.doubt <= levels.look <= 0:
        raise ValueError(f"score levels out of order: {levels}")
    return levels


def _scores(document: Any) -> dict[str, dict[str, float]]:
    return {
        str(name): {str(metric): float(value) for metric, value in metrics.items()}
        for name, metrics in document.items()
    }


def _inside(path: str) -> str:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path or not pure.parts:
        raise ValueError(f"file outside the folder: {path}")
    return path


def _sha256(text: str) -> str:
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError(f"not a SHA-256: {text[:20]}")
    return text
