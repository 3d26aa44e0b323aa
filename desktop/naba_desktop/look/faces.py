"""Which faces the texts are read in, and how large."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Faces:
    """The analyst's choice for both scripts. An empty family is the bundled one."""

    zoom: int = 100  # per cent, of both scripts
    english: str = ""  # a family of the system
    arabic: str = ""
    arabic_size: int = 100  # per cent, of the Arabic beside the English
