"""What every kind of damaged file has: how it is made, and the way it is sent on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from lines_reached import LinesReached

from naba_models import KnownError

SAMPLE = 500
"""Every so many files also go the product's whole way, with processes of their own that are new for each."""


class Way(Protocol):
    """Where the files of a kind go, one after the other, as strangers' files do."""

    @property
    def deaths(self) -> int:
        """Fenced processes that a file killed so far; each was tried again in a fresh one."""

    def attempt(self, data: bytes) -> str:
        """How it ended: "read", or the name of the known error. Anything that is raised is a fault."""

    def traced(self, data: bytes) -> tuple[str, list[int]]:
        """The same, and which lines of the parsers it was the first to come to."""

    def whole(self, data: bytes) -> str:
        """The same with fresh processes, and with all that follows in the product."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file."""

    name: str
    grammar: str  # of mutations.damaged
    good: tuple[bytes, ...]
    way: Way


def ended(call: Callable[[], object]) -> str:
    """How a call ended that refuses bad files with known errors."""
    try:
        call()
    except KnownError as error:
        return type(error).__name__
    return "read"


class InProgram:
    """A file that the program reads itself, without a fence."""

    deaths = 0

    def __init__(self, path: Path, look: Callable[[], object]) -> None:
        self._path, self._look = path, look
        self._lines = LinesReached()

    def attempt(self, data: bytes) -> str:
        self._path.write_bytes(data)
        return ended(self._look)

    def traced(self, data: bytes) -> tuple[str, list[int]]:
        self._path.write_bytes(data)
        return self._lines.during(lambda: ended(self._look))

    def whole(self, data: bytes) -> str:
        return self.attempt(data)
