"""Which models the command line translates with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_translation.engines.engine import Engine
    from naba_translation.engines.pool import Engines
    from naba_translation.library.store import Store
    from naba_translation.paths import Paths


def engines_of(paths: Paths, *, threads: int | None = None) -> Engines:
    """The engines of a profile, on so many cores; None: all there are."""
    from naba_models import default_model
    from naba_translation.engines.pool import Engines
    from naba_translation.engines.process import EngineProcess

    make = partial(EngineProcess, threads=threads)
    return Engines(built_in=make(default_model()), make=make, models=paths.models, config=paths.config)


def engine_for(engines: Engines, model_id: str | None, store: Store) -> Engine | Callable[[str], Engine]:
    """The engine of the model that is named, or else, for each article, of the one that is chosen for it.

    Raises:
        ModelMissing: the model that is named, or chosen by default, is not installed.
    """
    from naba_translation.library.shelf import Shelf

    if model_id:
        return engines.engine(model_id)
    engines.for_article()
    return engines.follow(Shelf(store).tags_of)
