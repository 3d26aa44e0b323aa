"""What a document needs of the library: articles with their names, notes and provenance, and their stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.export.names_table import names_of
from naba_translation.export.provenance import provenance_of
from naba_translation.export.report import Part, part_of
from naba_translation.names.table import NameTable
from naba_translation.review import Budget, load_review
from naba_translation.shelf import Filter, Shelf
from naba_translation.store import Store
from naba_translation.stories import tell

if TYPE_CHECKING:
    from naba_translation.search.encoder import Encoder
    from naba_translation.stories import Story


@dataclass(frozen=True, slots=True)
class Library:
    """Where the facts of a document come from. In the store's thread."""

    store: Store
    models: Path | None  # the folder of the installed models; None: only the embedded one is known
    budget: Budget = field(default_factory=Budget)  # of the summaries

    def parts(self, article_ids: Sequence[str]) -> Iterator[Part]:
        """These articles, checked and summarised, in this order; what is not in the library is left out."""
        gazetteer = NameTable(self.store).gazetteer()
        notes = {entry.id: entry.note for entry in Shelf(self.store).entries(_only(article_ids))}
        for article_id in article_ids:
            review = load_review(self.store, article_id, budget=self.budget)
            if review is not None:
                provenance = provenance_of(review, models=self.models, options={"summary": str(self.budget)})
                names = names_of(review, gazetteer)
                yield part_of(review, provenance, names=names, note=notes.get(article_id, ""))


def story_of(parts: Sequence[Part], *, encoder: Encoder) -> Story:
    """What articles that belong together tell.

    Raises ValueError where there is none.
    """
    return tell([part.review for part in parts], encoder=encoder)


def _only(article_ids: Sequence[str]) -> Filter:
    return Filter(among=frozenset(article_ids))
