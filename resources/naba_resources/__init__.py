"""Fonts, style, samples and templates, reached as files."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def path(name: str) -> Path:
    """The bundled file or folder `name`, such as "fonts" or "samples/ports.txt"."""
    return Path(str(files(__name__))) / name
