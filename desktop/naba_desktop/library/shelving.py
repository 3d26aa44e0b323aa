"""The jobs of the analyst's order: tags, notes, what is reviewed, what is watched for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from collections.abc import Collection

    from naba_desktop.research.archive import Archive
    from naba_translation.library.connection import Place


def set_reviewed(store: Place, article_ids: Sequence[str], reviewed: bool) -> Steps:
    """Say that articles are reviewed, or not."""
    from naba_translation.library.shelf import Shelf
    from naba_translation.library.store import Store

    with Store(store) as library:
        for article_id in article_ids:
            Shelf(library).set_reviewed(article_id, reviewed)
            yield


def set_order(
    store: Place, article_ids: Sequence[str], *, add: Iterable[str], drop: Iterable[str], note: str | None
) -> Steps:
    """Add and take off tags, and set the note where it is not None. Returns the tags of each article by id."""
    from naba_translation.library.shelf import Shelf
    from naba_translation.library.store import Store

    found: dict[str, tuple[str, ...]] = {}
    with Store(store) as library:
        shelf = Shelf(library)
        for article_id in article_ids:
            shelf.set_tags(article_id, {*shelf.tags_of(article_id), *add} - set(drop))
            if note is not None:
                shelf.set_note(article_id, note)
            found[article_id] = shelf.tags_of(article_id)
            yield
    return found


def set_terms(store: Place, terms: Sequence[str]) -> Steps:
    """Watch for these terms and no others."""
    from naba_translation.library.shelf import Shelf
    from naba_translation.library.store import Store

    yield
    with Store(store) as library:
        shelf = Shelf(library)
        known = shelf.watched_terms()
        for term in known:
            if term not in terms:
                shelf.unwatch(term)
        for term in terms:
            if term not in known:
                shelf.watch(term)


def watched(archive: Archive, among: Collection[str] | None) -> tuple[tuple[str, ...], object]:
    """The watched terms, and those that each article (of `among`, where given) mentions, by its id."""
    from naba_translation.library.shelf import Shelf

    shelf = Shelf(archive.store)
    return shelf.watched_terms(), shelf.watched(among)
