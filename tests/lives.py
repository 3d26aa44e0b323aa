"""Lives of the program that may be ended at any moment: each works on a library and says what is done, and what
it said must be there afterwards (kept.py looks). Used by the tests of sudden ends and, in thousands, by
packaging/torture.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import ctranslate2  # noqa: F401  so that a life begins with it: it is what takes long to load

from life_acts import RANDOM_LIFE, SHORT_LIFE, Say, translate
from life_home import Home
from naba_models import KnownError, load_model
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.signature import Decoding
from naba_translation.library.store import Store
from naba_translation.messages import describe


def live(home: Home, seed: int, say: Say, *, actions: int = 10_000, forgiving: bool = False) -> None:
    """Do random things, saying of each what will be done (`begin`) and that it is (`done`).

    A `forgiving` life goes on after an error that is the world's fault, and says it.
    """
    chance = Random(seed)
    engine = CTranslate2Engine(load_model(home.folder / "model"), decoding=Decoding(beam=1), threads=1)
    for number in range(actions):
        act = chance.choices(tuple(RANDOM_LIFE), weights=tuple(RANDOM_LIFE.values()))[0]
        try:
            with Store(home.paths.store) as store:
                if not store.articles():
                    act = translate
                for _ in act(home, store, engine, Random(f"{seed}-{number}"), say):
                    pass
        except KnownError as error:
            if not forgiving:
                raise
            _complain(error, say)


def short_life(home: Home, say: Say) -> None:
    """One thing of each kind, in the same order each time; an error that is the world's fault is said, and the next
    thing is done."""
    for number, act in enumerate(SHORT_LIFE):
        try:
            with Store(home.paths.store) as store:
                for _ in act(home, store, None, Random(number), say):
                    pass
        except KnownError as error:
            _complain(error, say)


def _complain(error: KnownError, say: Say) -> None:
    say({"trouble": type(error).__name__, "line": describe(error).line})


def words_of(messages: Sequence[dict[str, Any]]) -> list[str]:
    """The lines with which a forgiving life told its troubles."""
    return [message["line"] for message in messages if "trouble" in message]
