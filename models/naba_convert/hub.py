"""Fetching a model from the Hugging Face hub: on a machine that is online, and only when asked to.

The hub names a SHA-256 for each large file and a Git hash for each small one. The client library compares
sizes only, so every file is hashed here after it came; one that is wrong is thrown away.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from naba_convert.errors import HubFailed
from naba_models import ConverterMissing

_ID = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}", re.ASCII)
_SAFE = ("*.json", "*.safetensors", "*.spm", "*.model", "README*", "LICEN[CS]E*", "NOTICE*", "*vocab*.txt")
_PICKLED = ("pytorch_model*.bin",)
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A model that came whole."""

    folder: Path
    revision: str  # the commit, so that it can be fetched again exactly
    origin: str


def is_hub_id(text: str) -> bool:
    """Whether this can name a model on the hub: OWNER/NAME."""
    return _ID.fullmatch(text) is not None and ".." not in text


def fetch(model: str, into: Path, *, revision: str | None = None, unsafe_pickle: bool = False) -> Fetched:
    """Download a model's files into the folder `into`; a download that was cut goes on where it stopped.

    Raises:
        HubFailed: no name of a model, no connection, no such model, or a file that is not the one the hub names.
        ConverterMissing: the extra is not installed.
    """
    if not is_hub_id(model):
        raise HubFailed(f"{model}: neither a folder here nor OWNER/NAME on the hub")
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = os.environ["HF_HUB_DISABLE_XET"] = "1"
    try:
        from huggingface_hub import HfApi
    except ImportError as error:
        raise ConverterMissing(into, f"{error.name or 'huggingface_hub'} is not installed") from error

    api = HfApi(endpoint=_endpoint(), token=False)
    try:
        info = api.model_info(model, revision=revision, files_metadata=True)
    except _network_errors() as error:
        raise HubFailed(f"{model}: {_first_line(error)}") from error
    siblings = [entry for entry in info.siblings or () if _wanted(entry.rfilename, unsafe_pickle)]
    if not info.sha or not siblings:
        raise HubFailed(f"{model}: there are no files of a translation model that are safe to open")
    for entry in siblings:
        expected = entry.lfs.sha256 if entry.lfs else None
        _file(model, info.sha, into, entry.rfilename, sha256=expected, git=entry.blob_id)
    return Fetched(into, info.sha, f"{model} at {info.sha[:12]}")


def _file(model: str, revision: str, into: Path, name: str, *, sha256: str | None, git: str | None) -> None:
    from huggingface_hub import hf_hub_download

    try:
        path = Path(
            hf_hub_download(model, name, revision=revision, local_dir=into, endpoint=_endpoint(), token=False)
        )
    except _network_errors() as error:
        raise HubFailed(f"{model}, {name}: {_first_line(error)}") from error
    whole = _sha256(path) == sha256 if sha256 else _git_hash(path) == git
    if not whole:
        path.unlink()
        raise HubFailed(f"{model}, {name}: what came is not what the hub names; it was thrown away")


def _network_errors() -> tuple[type[Exception], ...]:
    """The client library's errors and those of the HTTP library below it, which changes with its versions."""
    from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

    return (*HfHubHTTPError.__bases__, OfflineModeIsEnabled, OSError, ValueError)


def _endpoint() -> str | None:
    """Another hub than the public one, as the client library's own variable names it."""
    return os.environ.get("HF_ENDPOINT")


def _wanted(name: str, unsafe_pickle: bool) -> bool:
    """Only the files of a model, and none below a folder."""
    patterns = _SAFE + (_PICKLED if unsafe_pickle else ())
    return "/" not in name and any(fnmatch(name, pattern) for pattern in patterns)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _git_hash(path: Path) -> str:
    """Git's name for a file's content: SHA-1 over its length and bytes."""
    digest = hashlib.sha1(f"blob {path.stat().st_size}\0".encode(), usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def _first_line(error: BaseException) -> str:
    """What a library says of its failure, without the number of the system's error."""
    lines = str(error).splitlines()
    return re.sub(r"^\[Errno -?\d+\] ", "", lines[0]) if lines else type(error).__name__
