"""What has been tried and what came of it: in a file between runs, and in shared memory within one."""

from __future__ import annotations

import json
import mmap
import struct
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Tally:
    """What came of one kind so far, as the state file keeps it."""

    group: str
    done: int
    ends: Counter[str]
    deaths: int  # of fenced processes
    faults: dict[str, str]  # file's number → how the program ended or which error had no words
    seconds: float
    kept: list[int]
    lines: set[int]

    @classmethod
    def of(cls, values: dict[str, Any]) -> Tally:
        """As it was kept; empty for a kind that was never tried."""
        return cls(
            group=values.get("group", ""),
            done=values.get("done", 0),
            ends=Counter(values.get("ends", {})),
            deaths=values.get("deaths", 0),
            faults=values.get("faults", {}),
            seconds=values.get("seconds", 0.0),
            kept=values.get("kept", []),
            lines=set(values.get("lines", [])),
        )

    def values(self) -> dict[str, Any]:
        """To be kept."""
        return {
            name: sorted(value) if isinstance(value := getattr(self, name), set) else value
            for name in self.__slots__
        }


class State:
    """What is done, in a file that is whole at any moment."""

    def __init__(self, path: Path, seed: int) -> None:
        self._path = path
        self._values: dict[str, Any] = (
            json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"seed": seed, "kinds": {}}
        )
        if self._values["seed"] != seed:
            sys.exit(f"{path} is of seed {self._values['seed']}: name another file with --state")

    def tally(self, name: str) -> Tally:
        return Tally.of(self._values["kinds"].get(name, {}))

    def names(self) -> tuple[str, ...]:
        return tuple(self._values["kinds"])

    def keep(self, name: str, tally: Tally) -> None:
        self._values["kinds"][name] = tally.values()
        temporary = self._path.with_suffix(".tmp")
        temporary.write_text(json.dumps(self._values), encoding="utf-8")
        temporary.replace(self._path)


class Place:
    """The file that is being tried, where it can still be read when the program has died of it."""

    _FORM = "<64sI"

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, struct.calcsize(self._FORM))

    def set(self, name: str, number: int) -> None:
        self._shared[:] = struct.pack(self._FORM, name.encode(), number)

    def get(self) -> tuple[str, int]:
        name, number = struct.unpack(self._FORM, self._shared)
        return name.rstrip(b"\0").decode(), number
