"""Which checks these are: a digest of their code and tables, because a number somebody must raise by hand would lie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import naba_resources

_TABLES = ("lexicon", "meanings", "names")  # folders of naba_resources that the checks read
_SHOWN = 12  # hexadecimal digits


@cache
def checks_version() -> str:
    """Such as "naba 0.1.0, code 3fae12c04b91": the same where every check, every rule of names and every table that
    they read is the same.

    Where the program comes without its source, the version alone.
    """
    digest = hashlib.sha256()
    sources = list(_sources())
    for file in (*sources, *_tables()):
        digest.update(f"{file.name}\0".encode() + file.read_bytes())
    code = f", code {digest.hexdigest()[:_SHOWN]}" if sources else ""
    return f"naba {version('naba')}{code}"


def _sources() -> Iterator[Traversable]:
    for package in ("naba_translation.checks", "naba_translation.names"):
        folder = files(package)
        listed = [file for file in folder.iterdir() if file.name.endswith(".py")] if folder.is_dir() else []
        yield from sorted(listed, key=lambda file: file.name)


def _tables() -> Iterator[Path]:
    for folder in _TABLES:
        yield from sorted(file for file in naba_resources.path(folder).iterdir() if file.suffix != ".md")
