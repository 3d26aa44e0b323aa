"""Where the program keeps a user's things. Nothing is created by asking."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "NABA_HOME"
"""Set to a folder, it holds everything: for a stick, a second profile, or tests."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one profile."""

    data: Path  # the library: articles, translations, edits
    models: Path  # models added by the analyst
    config: Path  # settings of the window

    @property
    def store(self) -> Path:
        """The library file."""
        return self.data / "library.db"

    @classmethod
    def of_user(cls) -> Paths:
        """Below $NABA_HOME where it is set, else where the system keeps such things."""
        if home := os.environ.get(HOME_VARIABLE):
            root = Path(home).expanduser().absolute()
            return cls(data=root / "data", models=root / "models", config=root / "config")
        system = PlatformDirs("naba", appauthor=False)
        data = Path(system.user_data_dir)
        return cls(data=data, models=data / "models", config=Path(system.user_config_dir))
