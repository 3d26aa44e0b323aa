"""The jobs that ask the engines for other English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps
from naba_translation.article import Pair

if TYPE_CHECKING:
    from naba_translation.engines.pool import Engines
    from naba_translation.library.connection import Place


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways to say a sentence."""

    pairs: tuple[Pair, ...]
    model: str  # whose they are, its id; empty: the built-in one


def other_ways(engines: Engines, pair: Pair, *, article_id: str, model: str | None, store: Place) -> Steps:
    """Returns the Ways of a model; of the one that is chosen for the article where `model` is None."""
    from naba_translation.engines.alternatives import other_ways as ways
    from naba_translation.library.shelf import Shelf
    from naba_translation.library.store import Store
    from naba_translation.models.choice import read_choice
    from naba_translation.names.table import NameTable

    yield
    with Store(store) as library:
        if model is None:
            model = read_choice(engines.config).model_for(article_id, Shelf(library).tags_of(article_id))
        names = NameTable(library).gazetteer()
    return Ways(ways(pair, engine=engines.engine(model), names=names), model)


def compare(
    engines: Engines, pairs: Sequence[Pair], *, article_id: str, first: str, second: str, store: Place
) -> Steps:
    """Compare sentences of an article. Yields how many drafts are made; returns a tuple of Compared.

    What the models disagree on is to check from then on, and counted so in the list.
    """
    from naba_translation.engines.alternatives import compare as compared
    from naba_translation.library.store import Store
    from naba_translation.names.table import NameTable
    from naba_translation.review import keep_doubts, load_review

    yield 0
    with Store(store) as library:
        names = NameTable(library).gazetteer()
        one, other = engines.engine(first), engines.engine(second)
        for step in compared(pairs, first=one, second=other, store=library, names=names):
            if not isinstance(step, int):
                if (review := load_review(library, article_id)) is not None:
                    keep_doubts(library, review)
                return step
            yield step
    return ()
