"""Engines by model: made when they are first needed, closed when memory or time says so.

One thread asks for engines and uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic

from naba_models import InstalledModel, default_model, find_model
from naba_translation.engine import Engine
from naba_translation.model_choice import read_choice

MEMORY_BYTES = 2_000_000_000
"""What the models that are loaded together may take. One model alone may take more: it was chosen."""

LOADED_TO_FILE = 1.6
"""Memory of a loaded model for each byte of its files: the embedded model's 30 MB take 48."""

IDLE_SECONDS = 600.0
"""An engine nobody asked for so long is closed; loading it again takes a second."""


class Engines:
    """The engines of a profile. `built_in` is the embedded model's; `make` makes those of the others."""

    def __init__(
        self,
        *,
        built_in: Engine,
        make: Callable[[InstalledModel], Engine],
        models: Path,
        config: Path,
        memory: int = MEMORY_BYTES,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._built_in = built_in
        self._make = make
        self._models = models
        self._config = config
        self._memory = memory
        self._clock = clock
        self._made: dict[Path, Engine] = {}  # by the model's folder, which is another for each version
        self._open: dict[Path, tuple[int, float]] = {}  # bytes and when it was last asked for, oldest first
        self._built_in_folder = default_model().folder

    def engine(self, model_id: str = "") -> Engine:
        """The engine of a model; of the built-in one for an empty id.

        Raises:
            ModelMissing: no such model is installed.
        """
        model = find_model(model_id or None, self._models)
        self._make_room(model)
        if model.folder == self._built_in_folder:
            return self._built_in
        if model.folder not in self._made:
            self._made[model.folder] = self._make(model)
        return self._made[model.folder]

    def for_article(self, article_id: str = "", tags: Iterable[str] = ()) -> Engine:
        """The engine of the model chosen for an article, or by default. The choice is read anew each time.

        Raises:
            ModelMissing: the model that was chosen is no longer installed.
        """
        return self.engine(read_choice(self._config).model_for(article_id, tags))

    def close_idle(self) -> None:
        """Close the engines nobody asked for in a while."""
        now = self._clock()
        for folder in [folder for folder, (_, used) in self._open.items() if now - used > IDLE_SECONDS]:
            self._close(folder)

    def close(self) -> None:
        """Close all; those asked for again load anew."""
        for folder in list(self._open):
            self._close(folder)

    def _make_room(self, model: InstalledModel) -> None:
        """Close what was not asked for the longest until this one fits in beside the others."""
        self._open.pop(model.folder, None)
        wanted = round(LOADED_TO_FILE * sum(entry.bytes for entry in model.manifest.files))
        while self._open and wanted + sum(size for size, _ in self._open.values()) > self._memory:
            self._close(next(iter(self._open)))
        self._open[model.folder] = wanted, self._clock()

    def _close(self, folder: Path) -> None:
        del self._open[folder]
        (self._built_in if folder == self._built_in_folder else self._made.pop(folder)).close()
