"""What the library keeps of its timeline is what reading it anew would give, whatever was changed meanwhile."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from library_makers import SIGNATURE, add_article
from naba_translation.article import Article, Draft, Level
from naba_translation.library.history import History
from naba_translation.library.memory import Memory
from naba_translation.library.store import Store
from naba_translation.library.timeline_shelf import TimelineShelf
from naba_translation.names.name import Name, NameKind
from naba_translation.names.table import NameTable
from naba_translation.paths import Paths
from naba_translation.review import load_reviews
from naba_translation.timeline import Event, events_of

TEXT = "وصل الوفد إلى المرفأ يوم 18 يونيو 2021 بعد رحلة طويلة. وعاد أمس إلى البلدة القديمة."


@pytest.fixture
def store(profile: Paths) -> Iterator[Store]:
    with Store(profile.store) as store:
        yield store


def fresh(store: Store, articles: list[Article]) -> dict[str, tuple[Event, ...]]:
    reviews = load_reviews(store, [article.id for article in articles])
    return {review.article.id: events_of(review.article, review.pairs) for review in reviews}


def shelved(store: Store, articles: list[Article]) -> dict[str, tuple[Event, ...]]:
    found: dict[str, tuple[Event, ...]] = {}
    for some in TimelineShelf(store).events([article.id for article in articles]):
        found |= some
    return found


def kept(store: Store) -> int:
    return int(store.database.execute("SELECT count(*) FROM dates").fetchone()[0])


def test_the_second_time_nothing_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [add_article(store, number, text=f"{TEXT} {number}.") for number in range(20)]
    found = shelved(store, articles)
    assert found == fresh(store, articles)
    assert any(
        event.period is None for events in found.values() for event in events
    )  # "yesterday", of no day
    assert kept(store) == 20
    monkeypatch.setattr("naba_translation.library.timeline_shelf.read_events", None)
    assert shelved(store, articles) == found


@pytest.mark.parametrize(
    "damage", [b"\x00", zlib.compress(b"[[1"), zlib.compress(b"[[1, 2]]"), zlib.compress(b"7")]
)
def test_what_is_damaged_is_read_again(store: Store, damage: bytes) -> None:
    articles = [add_article(store, number, text=f"{TEXT} {number}.") for number in range(3)]
    found = shelved(store, articles)
    store.database.execute("UPDATE dates SET events = ? WHERE article = ?", [damage, articles[1].id])
    assert shelved(store, articles) == found


def draft(store: Store, article: Article) -> None:
    keys = [one.key for one in store.sentences(article) if one.key]
    store.save_drafts(SIGNATURE, {key: Draft("Other words on 18 June 2021.", -0.1, 9, 9) for key in keys})


def model(store: Store, article: Article) -> None:
    store.save_drafts("another", {store.sentences(article)[0].key or "": Draft("Another's.", -0.1, 9, 9)})
    store.set_signature(article.id, "another")


def place(store: Store, article: Article) -> tuple[int, int]:
    sentence = store.sentences(article)[0].sentence
    return sentence.start, sentence.end


def edit(store: Store, article: Article) -> None:
    History(store).edit(article.id, {place(store, article): "The analyst's other words."}, author="Amal")


def undo(store: Store, article: Article) -> None:
    History(store).undo(article.id, author="Amal")


def name(store: Store, article: Article) -> None:
    NameTable(store).add([Name("مرفأ", "Marfa", NameKind.PLACE, also=("Ship",))], author="Amal")


def moved(store: Store, article: Article) -> None:
    store.database.execute("UPDATE article SET published = '2021-07-01' WHERE id = ?", [article.id])


@pytest.mark.parametrize("change", [draft, model, edit, undo, name, moved], ids=lambda one: one.__name__)
def test_a_change_is_seen(store: Store, change: Callable[[Store, Article], None]) -> None:
    articles = [add_article(store, number, text=f"{TEXT} {number}.") for number in range(3)]
    shelved(store, articles)
    change(store, articles[1])
    assert shelved(store, articles) == fresh(store, articles)


def test_what_is_doubted_is_kept_with_its_reason_and_goes_with_an_edit(store: Store) -> None:
    article = add_article(store, 1, text=TEXT)
    keys = [one.key for one in store.sentences(article) if one.key]
    store.save_drafts(
        SIGNATURE, {key: Draft("The delegation arrived on 18 June 1999.", -0.1, 9, 9) for key in keys}
    )
    (before,) = shelved(store, [article]).values()
    assert shelved(store, [article])[article.id] == before
    assert before[0].level is not Level.OK
    assert any("2021" in reason for reason in before[0].doubts)
    words = "After a long journey the delegation came to the port on 18 June 2021."
    History(store).edit(article.id, {place(store, article): words}, author="Amal")
    (after,) = shelved(store, [article]).values()
    assert (after[0].level, after[0].doubts) == (Level.OK, ())


def test_other_checks_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    article = add_article(store, 1, text=TEXT)
    before = shelved(store, [article])
    store.database.execute("UPDATE dates SET events = ?", [zlib.compress(b"[]")])
    assert shelved(store, [article]) == {article.id: ()}
    monkeypatch.setattr("naba_translation.library.timeline_shelf.checks_version", lambda: "naba 99, code 0")
    assert shelved(store, [article]) == before


def test_an_edit_that_serves_another_article_is_seen_there(store: Store) -> None:
    articles = [add_article(store, 1, text=TEXT), add_article(store, 2, text=f"{TEXT} وعاد إلى المطار.")]
    before = shelved(store, articles)
    second = store.sentences(articles[0])[1].sentence  # of the first, each has an edit of its own
    History(store).edit(articles[0].id, {(second.start, second.end): "They went back."}, author="Amal")
    after = shelved(store, articles)
    assert after == fresh(store, articles)
    assert after[articles[1].id] != before[articles[1].id]


def test_an_imported_memory_is_seen(store: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "other.db") as other:
        add_article(other, 1, text=TEXT)
        Memory(other).export_tmx(tmp_path / "memory.tmx")
    articles = [add_article(store, 2, text=f"{TEXT} {TEXT}")]
    shelved(store, articles)
    assert kept(store) == 1
    assert Memory(store).import_tmx(tmp_path / "memory.tmx")
    assert kept(store) == 0
    assert shelved(store, articles) == fresh(store, articles)
