"""From the library to reports: articles with their names and notes, the stories among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.export.acts import acts_of_log
from naba_translation.export.names_table import names_of
from naba_translation.export.options import TEMPLATES, Options
from naba_translation.export.provenance import provenance_of
from naba_translation.export.report import Part, Report, ReportKind, part_of
from naba_translation.library.history import History
from naba_translation.library.shelf import Filter, Shelf
from naba_translation.library.store import Store
from naba_translation.names.table import NameTable
from naba_translation.review import Budget, load_review

if TYPE_CHECKING:
    from naba_translation.search.encoder import Encoder

DEFAULT_WORDS = 150  # of a story's summary, in Arabic


def collect(
    store: Store, article_ids: Iterable[str], *, models: Path | None, budget: Budget | None = None
) -> tuple[Part, ...]:
    """The articles of the library with these ids, in that order; those that are not there are left out.

    `models` is the folder of added models, in which the one that made the English is looked for.

    Raises:
        StoreFailed, StoreDamaged
    """
    names, shelf, history = NameTable(store).gazetteer(), Shelf(store), History(store)
    budget = budget or Budget()
    parts = []
    for article_id in dict.fromkeys(article_ids):
        review = load_review(store, article_id, budget=budget)
        if review is not None:
            entries = shelf.entries(Filter(among=frozenset((article_id,))))
            parts.append(
                part_of(
                    review,
                    provenance_of(review, models=models, options={"summary": str(budget)}),
                    names=names_of(review, names),
                    note=entries[0].note if entries else "",
                    acts=acts_of_log(review, history.log(article_id)),
                )
            )
    return tuple(parts)


def story_report(
    parts: Sequence[Part],
    *,
    encoder: Encoder,
    options: Options | None = None,
    words: int = DEFAULT_WORDS,
    title: str = "",
) -> Report:
    """The document of articles on one event, with what they say together in about `words` Arabic words.

    Raises ValueError where there is no article.
    """
    from naba_translation.stories import tell

    story = tell([part.review for part in parts], encoder=encoder, words=words)
    order = [article.id for article in story.articles]
    ordered = sorted(parts, key=lambda part: order.index(part.review.article.id))
    return Report(
        ReportKind.STORY, tuple(ordered), _now(), options or TEMPLATES["dossier"], (story,), title=title
    )


def library_report(
    parts: Sequence[Part],
    *,
    encoder: Encoder,
    options: Options | None = None,
    words: int = DEFAULT_WORDS,
    title: str = "",
) -> Report:
    """The document of any articles, with each story that two or more of them tell; those first, story by story.

    Raises ValueError where there is no article.
    """
    from naba_translation.stories import Telling, group, tell, words_of

    articles = [part.review.article for part in parts]
    groups = group([Telling(words_of(article), article.published) for article in articles])
    stories = tuple(
        tell([parts[at].review for at in members], encoder=encoder, words=words)
        for members in groups
        if len(members) > 1
    )
    together = [article.id for story in stories for article in story.articles]
    places = {article_id: at for at, article_id in enumerate(together)}
    ordered = sorted(parts, key=lambda part: places.get(part.review.article.id, len(places)))
    return Report(
        ReportKind.LIBRARY, tuple(ordered), _now(), options or TEMPLATES["dossier"], stories, title=title
    )


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)  # Typst takes whole seconds
