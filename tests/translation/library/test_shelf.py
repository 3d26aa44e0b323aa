from __future__ import annotations

import hashlib
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from naba_translation.article import Article, Draft, Paragraph, Sentence
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.library.shelf import Filter, Shelf
from naba_translation.library.store import Store, StoredSentence
from naba_translation.library.story_shelf import StoryShelf
from naba_translation.pipeline import ArticleDone, process
from naba_translation.search import search


def keep(store: Store, name: str, text: str = "وصلت السفينة.", english: str = "", **facts: object) -> None:
    key = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        name, f"/{name}.txt", "", "txt/1", text, (Paragraph(0, 0, len(text)),), title=name, **facts
    )
    store.add_article(article, [StoredSentence(Sentence(0, 0, 0, len(text), text), key)])
    store.set_signature(name, "s")
    if english:
        store.save_drafts("s", {key: Draft(english, -1.0, 1, 1)})


@pytest.fixture
def shelf(store: Store) -> Shelf:
    keep(store, "a", outlet="الساحل", published=date(2024, 1, 5))
    keep(store, "b", "غادر الوزير.", outlet="النهر", published=date(2024, 2, 5))
    keep(store, "c", "حذر من الأسلحة الكيميائية.", english="He warned of poison gas.")
    return Shelf(store)


def names(shelf: Shelf, **only: object) -> str:
    return "".join(sorted(entry.id for entry in shelf.entries(Filter(**only))))


def test_the_list_comes_in_pages_the_newest_first(shelf: Shelf) -> None:
    assert [entry.id for entry in shelf.entries()] == ["c", "b", "a"]
    assert [entry.id for entry in shelf.entries(start=1, limit=1)] == ["b"]
    assert shelf.count() == 3
    assert [(entry.sentences, entry.done) for entry in shelf.entries()] == [(1, 1), (1, 0), (1, 0)]


def test_tags_notes_and_review_stay_when_the_text_is_read_again(shelf: Shelf, store: Store) -> None:
    shelf.set_tags("a", [" port  city ", "", "urgent", "urgent"])
    shelf.set_note("a", "ask Amal")
    shelf.set_reviewed("a", True)
    keep(store, "a", "وصلت السفينة. ثم غادرت.")
    (entry,) = shelf.entries(Filter(tag="urgent"))
    assert (entry.tags, entry.note) == (("port city", "urgent"), "ask Amal")
    assert entry.reviewed is not None
    shelf.set_reviewed("a", False)
    shelf.set_tags("a", [])
    assert shelf.tags() == ()
    assert names(shelf, reviewed=True) == ""


def test_what_is_kept_of_an_article_goes_with_it(shelf: Shelf, store: Store) -> None:
    shelf.set_tags("a", ["urgent"])
    store.remove("a")
    assert shelf.tags() == ()
    shelf.set_tags("a", ["urgent"])
    shelf.set_note("a", "gone")
    assert shelf.tags() == ()
    assert shelf.count() == 2


def test_filters_narrow_and_join(shelf: Shelf, store: Store) -> None:
    store.save_doubts("a", look=0, doubt=2)
    store.save_doubts("b", look=1, doubt=0)
    StoryShelf(store).save([["a", "c"]])
    assert names(shelf, since=date(2024, 1, 5)) == "ab"
    assert names(shelf, since=date(2024, 1, 6), until=date(2024, 2, 5)) == "b"
    assert names(shelf, outlet="النهر") == "b"
    assert names(shelf, story="a") == "ac"
    assert names(shelf, story="a", outlet="الساحل") == "a"
    assert names(shelf, doubtful=True) == "a"
    assert names(shelf, doubtful=False) == "b"
    assert names(shelf, among=frozenset("bc")) == "bc"
    assert names(shelf, among=frozenset()) == ""
    assert shelf.outlets() == ("الساحل", "النهر")
    StoryShelf(store).save([["b", "d"]])
    assert names(shelf, story="a") == ""
    assert names(shelf, story="b") == "b"


def test_watched_terms_mark_what_is_there_and_what_comes(shelf: Shelf, store: Store) -> None:
    shelf.watch("chemical weapons")
    shelf.watch("الوزير")
    shelf.watch('"poison gas"')
    assert shelf.watched() == {"c": ("chemical weapons", '"poison gas"'), "b": ("الوزير",)}
    keep(store, "d", "والوزير والأسلحة الكيماوية في تقرير واحد.")
    assert shelf.watched()["d"] == ("chemical weapons", "الوزير")
    shelf.unwatch("chemical weapons")
    assert shelf.watched_terms() == ("الوزير", '"poison gas"')
    assert shelf.watched()["c"] == ('"poison gas"',)


def test_the_pipeline_tells_the_list_what_is_doubtful(
    tmp_path: Path, engine: CTranslate2Engine, store: Store
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("أعلنت الوزارة أن 317 سفينة وصلت في 2016 إلى الميناء الجديد.\n" * 3, encoding="utf-8")
    (done,) = [e for e in process([path], engine=engine, store=store) if isinstance(e, ArticleDone)]
    (entry,) = Shelf(store).entries()
    levels = [pair.level for pair in done.review.pairs]
    assert (entry.look, entry.doubt) == (levels.count("look"), levels.count("doubt"))
    assert entry.doubt, "nonsense without its numbers was not doubted"


def test_a_library_of_the_step_before_is_listed_and_searched_after_the_upgrade(store: Store) -> None:
    keep(store, "a", "وصلت السفينة إلى الميناء.", english="The ship arrived.")
    path = store.path
    store.close()
    with sqlite3.connect(path) as old:
        for table in ("arabic_words", "english_words", "meaning", "passage", "tag", "watch", "listing"):
            old.execute(f"DROP TABLE {table}")
        for (trigger,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            old.execute(f"DROP TRIGGER {trigger}")
        old.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_index_and_listing'")
        old.execute("PRAGMA user_version = 2")
    old.close()
    with Store(path) as upgraded:
        assert [(row.sentences, row.done) for row in upgraded.articles()] == [(1, 1)]
        assert [hit.article for hit in search(upgraded, "ship")] == ["a"]
        assert [hit.article for hit in search(upgraded, "سفينة")] == ["a"]
