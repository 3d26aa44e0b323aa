"""Small libraries for tests of how a library is kept: articles of our own, their English, edits and notes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from naba_translation.article import Article, Draft, Edit, Paragraph
from naba_translation.engines.drafting import with_keys
from naba_translation.library.connection import Place
from naba_translation.library.history import History
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store, StoredSentence
from naba_translation.segment import split
from naba_translation.steps import What

SIGNATURE = "model:tiny@1"
ARABIC = "وصلت السفينة رقم {} إلى الميناء صباح الأحد. لم تغادر السفينة رقم {} بعد بسبب الرياح."


def make_article(number: int, *, text: str = "") -> Article:
    """An article of two sentences."""
    text = text or ARABIC.format(number, number)
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source=f"/press/ship-{number}.txt",
        source_sha256="0" * 64,
        extractor="test",
        text=text,
        paragraphs=(Paragraph(0, 0, len(text)),),
        title=text.partition(".")[0],
    )


def add_article(store: Store, number: int, *, text: str = "", english: str = "Ship {}.") -> Article:
    """Put an article with English and one edit into the library."""
    article = make_article(number, text=text)
    stored, _ = with_keys(split(article))
    store.add_article(article, stored)
    store.set_signature(article.id, SIGNATURE)
    drafts = {one.key: Draft(english.format(number), -0.5, 9, 9) for one in stored if one.key}
    store.save_drafts(SIGNATURE, drafts)
    save_edit(store, article.id, stored[0], f"The analyst's {english.format(number)}", author="Amal")
    return article


def save_edit(
    store: Store, article_id: str, stored: StoredSentence, english: str | None, *, author: str
) -> Edit | None:
    """Keep the analyst's words for one sentence as the window does; None takes them back. What stands afterwards."""
    place = (stored.sentence.start, stored.sentence.end)
    what = What.EDIT if english is not None else What.RESTORE
    History(store).edit(article_id, {place: english}, author=author, what=what)
    return store.edits(article_id).get(place)


def fill(path: Path, count: int) -> list[Article]:
    """A library of so many articles, the first with a tag and a note."""
    with Store(path) as store:
        articles = [add_article(store, number) for number in range(count)]
        shelf = Shelf(store)
        shelf.set_tags(articles[0].id, ["harbour"])
        shelf.set_note(articles[0].id, "ask the port")
        shelf.watch("ship")
    return articles


def contents(where: Place | Path) -> dict[str, str]:
    """What a reader sees of the library: the newest human English of each article's first sentence, by id."""
    with Store(where) as store:
        return {
            row.id: next((edit.english for edit in store.edits(row.id).values()), "")
            for row in store.articles()
        }
