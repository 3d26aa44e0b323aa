"""Engines by model: made when they are first needed, closed when memory or time says so.

One thread asks for engines and uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import monotonic

from naba_models import InstalledModel, default_model, find_model
from naba_translation.article import Draft
from naba_translation.engines.engine import Engine, Weighs
from naba_translation.engines.signature import Decoding
from naba_translation.models.choice import read_choice

MEMORY_BYTES = 2_000_000_000
"""What the models that are loaded together may take. One model alone may take more: it was chosen."""

LOADED_TO_FILE = 1.6
"""Memory of a loaded model for each byte of its files: the embedded model's 30 MB take 48."""

IDLE_SECONDS, IDLE_SECONDS_PER_MB, LONGEST_IDLE = 60.0, 0.5, 600.0
"""An engine that did nothing for so long is closed. A larger one, which takes longer to load again, is kept longer:
the embedded model a minute and a half (it is back in a second), one of 700 MB ten minutes, which is the most.
"""


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
        self._make = make
        self._models = models
        self.config = config
        self._memory = memory
        self._clock = clock
        embedded = default_model()
        self._known: dict[Path, Pooled] = {embedded.folder: Pooled(built_in, _loaded_bytes(embedded), self)}
        self._loaded: dict[Pooled, float] = {}  # when each was last used, the least recently used first

    def engine(self, model_id: str = "") -> Engine:
        """The engine of a model; of the built-in one for an empty id. The same one for the same version.

        Raises:
            ModelMissing: no such model is installed.
        """
        model = find_model(model_id or None, self._models)
        if model.folder not in self._known:
            self._known[model.folder] = Pooled(self._make(model), _loaded_bytes(model), self)
        return self._known[model.folder]

    def for_article(self, article_id: str = "", tags: Iterable[str] = ()) -> Engine:
        """The engine of the model chosen for an article, or by default. The choice is read anew each time.

        Raises:
            ModelMissing: the model that was chosen is no longer installed.
        """
        return self.engine(read_choice(self.config).model_for(article_id, tags))

    def follow(self, tags_of: Callable[[str], Iterable[str]]) -> Callable[[str], Engine]:
        """Says for an article's id which engine translates it, by the choice there is then; for the pipeline.

        `tags_of` gives an article's tags, as `Shelf.tags_of` does.
        """
        return lambda article_id: self.for_article(article_id, tags_of(article_id))

    def make_room(self, engine: Pooled) -> None:
        """`engine` is about to work: close those used longest ago until it fits in beside the others."""
        self._loaded.pop(engine, None)
        while self._loaded and engine.bytes + sum(one.bytes for one in self._loaded) > self._memory:
            next(iter(self._loaded)).close()
        self._loaded[engine] = self._clock()

    def forget(self, engine: Pooled) -> None:
        """`engine` was closed."""
        self._loaded.pop(engine, None)

    def close_idle(self) -> None:
        """Close the engines that did nothing for a while."""
        now = self._clock()
        for engine in [engine for engine, used in self._loaded.items() if now - used > _patience(engine)]:
            engine.close()

    def close(self) -> None:
        """Close all; those that are used again load anew."""
        for engine in self._known.values():
            engine.close()


class Pooled:
    """One engine among others."""

    def __init__(self, engine: Engine, size: int, pool: Engines) -> None:
        self.bytes = size  # of memory when its model is loaded, by estimate
        self._engine = engine
        self._pool = pool

    @property
    def signature(self) -> str:
        return self._engine.signature

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        self._pool.make_room(self)
        return self._engine.translate(texts, decoding=decoding)

    def alternatives(self, texts: Sequence[str], *, count: int) -> list[list[Draft]]:
        self._pool.make_room(self)
        return self._engine.alternatives(texts, count=count)

    def likelihoods(
        self, texts: Sequence[Sequence[str]], english: Sequence[str]
    ) -> list[list[tuple[float, ...]]]:
        if not isinstance(self._engine, Weighs):
            return [[] for _ in english]
        self._pool.make_room(self)
        return self._engine.likelihoods(texts, english)

    def close(self) -> None:
        self._pool.forget(self)
        self._engine.close()


def _loaded_bytes(model: InstalledModel) -> int:
    return round(LOADED_TO_FILE * sum(entry.bytes for entry in model.manifest.files))


def _patience(engine: Pooled) -> float:
    """Seconds that an engine is kept without work."""
    return min(LONGEST_IDLE, IDLE_SECONDS + IDLE_SECONDS_PER_MB * engine.bytes / 1e6)
