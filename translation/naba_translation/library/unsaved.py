"""What is being typed, kept from moment to moment, so that a sudden end of the program loses a second at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from naba_translation.article import Span
from naba_translation.library.history import History
from naba_translation.library.schema import errors_named, writing
from naba_translation.library.store import Store
from naba_translation.review import load_review
from naba_translation.steps import What

_THERE = "article = ? AND start = ? AND end = ?"


@dataclass(frozen=True, slots=True)
class Recovered:
    """Typing that became an edit after all."""

    article_id: str
    places: tuple[Span, ...]  # of the sentences, as in Sentence.start and .end


class Unsaved:
    """The text of open editors in a library. Every method that writes is one transaction.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.database

    def keep(self, article_id: str, place: Span, english: str, *, author: str) -> None:
        """Keep what stands in the editor of a sentence now. Nothing, where the article is gone."""
        row = [article_id, *place, english, author, datetime.now(UTC).isoformat()]
        with errors_named(self._store.path), writing(self._db):
            self._db.execute(
                """INSERT OR REPLACE INTO unsaved(article, start, end, english, author, made)
                   SELECT id, ?, ?, ?, ?, ? FROM article WHERE id = ?""",
                [*row[1:], article_id],
            )

    def forget(self, article_id: str, place: Span, english: str) -> None:
        """The editor was closed with this text. What another one has kept since for the sentence stays."""
        with errors_named(self._store.path), writing(self._db):
            self._db.table("unsaved").delete_where(f"{_THERE} AND english = ?", [article_id, *place, english])

    def recover(self) -> tuple[Recovered, ...]:
        """Make edits of what no editor is open for any more: at the start, before there is any. What says
        the same as the sentence already does is dropped."""
        with errors_named(self._store.path):
            rows = list(self._db.table("unsaved").rows_where(order_by="article, start"))
        found: dict[tuple[str, str], dict[Span, str]] = {}
        for row in rows:
            of_one = found.setdefault((row["article"], row["author"]), {})
            of_one[row["start"], row["end"]] = row["english"]
        told = []
        for (article_id, author), words in found.items():
            new = self._new(article_id, words)
            if new:
                History(self._store).edit(article_id, new, author=author, what=What.RECOVERED)
                told.append(Recovered(article_id, tuple(new)))
            for place, english in words.items():
                self.forget(article_id, place, english)
        return tuple(told)

    def _new(self, article_id: str, words: Mapping[Span, str]) -> dict[Span, str | None]:
        review = load_review(self._store, article_id)
        if review is None:
            return {}
        shown = {(pair.sentence.start, pair.sentence.end): pair.english for pair in review.pairs}
        typed = {place: text.strip() for place, text in words.items()}
        return {place: text for place, text in typed.items() if text not in ("", shown.get(place))}
