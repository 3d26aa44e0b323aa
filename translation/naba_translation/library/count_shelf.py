"""What the list counts of each article, how many of its sentences are to check, kept in step with the checks.

A count holds for the checks that counted. So with it is kept what the article tells of times (timeline_shelf.py): one
row, which goes with any change of the article's words, of names and of the memory. An article without such a row of
these very checks is counted anew; with one, neither the list nor the timeline needs it read again.
"""

from __future__ import annotations

from naba_translation.article import Review
from naba_translation.index import dates
from naba_translation.library.schema import errors_named, writing
from naba_translation.library.store import Store
from naba_translation.library.timeline_shelf import dumped, method
from naba_translation.review import keep_doubts, load_reviews
from naba_translation.timeline import events_of


class CountShelf:
    """The counts of the list. In the store's thread.

    Raises (every method): StoreFailed, StoreDamaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.database

    def waiting(self) -> tuple[str, ...]:
        """The translated articles that these checks have not counted as they are now, the newest first."""
        with errors_named(self._store.path):
            return tuple(dates.without(self._db, method(counted=True)))

    def seen(self) -> int:
        """Another number whenever somebody else, in whichever program, has written to the library."""
        with errors_named(self._store.path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def renew(self, article_id: str) -> Review | None:
        """Count one article anew: its review, without a summary. None where nothing was kept, as the article is not
        there or somebody wrote meanwhile: it then waits as before."""
        seen = self.seen()
        review = next(load_reviews(self._store, [article_id]), None)
        return review if review is not None and self.keep(review, seen=seen) else None

    def keep(self, review: Review, *, seen: int) -> bool:
        """Keep what is counted of a review that was made of the whole library as it was at `seen`; whether it was.

        Nothing is kept where somebody else has written since: it may have been about this article. No lock is held
        while an article is read, which may be a book.
        """
        if self.seen() != seen:
            return False
        keep_doubts(self._store, review)
        events = dumped(events_of(review.article, review.pairs))
        with errors_named(self._store.path), writing(self._db):
            if self.seen() != seen:
                return False
            dates.keep(self._db, method(counted=True), {review.article.id: events})
        return True
