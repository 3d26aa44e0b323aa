"""What the list counts is what the checks of today find, whatever was changed meanwhile and by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from library_makers import SIGNATURE, add_article, make_article
from naba_translation.article import Article, Draft
from naba_translation.attention import attention
from naba_translation.engines.drafting import with_keys
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.library.count_shelf import CountShelf
from naba_translation.library.history import History
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.library.timeline_shelf import TimelineShelf
from naba_translation.names.name import Name, NameKind
from naba_translation.names.table import NameTable
from naba_translation.paths import Paths
from naba_translation.pipeline import ArticleDone, process
from naba_translation.review import load_review
from naba_translation.segment import split

TEXT = "وصل الوفد إلى المرفأ يوم 18 يونيو 2021 بعد رحلة طويلة. وعاد أمس إلى البلدة القديمة."


@pytest.fixture
def store(profile: Paths) -> Iterator[Store]:
    with Store(profile.store) as store:
        yield store


@pytest.fixture
def articles(store: Store) -> list[Article]:
    """Five with English and without counts, the newest last."""
    return [add_article(store, number, text=f"{TEXT} {number}.") for number in range(5)]


def renew_all(store: Store) -> list[str]:
    shelf = CountShelf(store)
    return [article for article in shelf.waiting() if shelf.renew(article) is not None]


def listed(store: Store) -> dict[str, tuple[int | None, int | None]]:
    return {row.id: (row.look, row.doubt) for row in Shelf(store).entries()}


def found(store: Store) -> dict[str, tuple[int | None, int | None]]:
    """What the list should show."""
    counts: dict[str, tuple[int | None, int | None]] = {}
    for row in store.articles():
        review = load_review(store, row.id)
        assert review is not None
        left = attention(review.pairs)
        counts[row.id] = left.to_check - left.doubtful, left.doubtful
    return counts


def other_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naba_translation.library.timeline_shelf.checks_version", lambda: "naba 99, code 0")


def test_the_newest_is_counted_first_and_then_nothing_waits(store: Store, articles: list[Article]) -> None:
    assert renew_all(store) == [article.id for article in reversed(articles)]
    assert listed(store) == found(store)
    assert CountShelf(store).waiting() == ()


def test_other_checks_count_anew_and_write_no_more_than_that(
    store: Store, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    renew_all(store)
    store.save_doubts(articles[2].id, look=7, doubt=5, english="As other checks had it")
    other_checks(monkeypatch)
    assert len(renew_all(store)) == 5
    assert listed(store) == found(store)
    with Store(store.path) as other:
        before = CountShelf(other).seen()
        assert renew_all(store) == []
        assert CountShelf(other).seen() == before, "something was written where nothing had changed"


def test_what_is_counted_need_not_be_read_for_the_timeline(
    store: Store, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = {k: v for some in TimelineShelf(store).events([a.id for a in articles]) for k, v in some.items()}
    renew_all(store)
    monkeypatch.setattr("naba_translation.library.timeline_shelf.read_events", None)
    kept = {k: v for some in TimelineShelf(store).events([a.id for a in articles]) for k, v in some.items()}
    assert kept == read
    assert all(kept.values())


def test_what_was_translated_waits_for_nothing(
    store: Store, engine: CTranslate2Engine, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (done,) = (one for one in process([path], engine=engine, store=store) if isinstance(one, ArticleDone))
    assert CountShelf(store).waiting() == ()
    assert listed(store) == found(store)
    assert done.review.article.id in listed(store)


def test_what_is_not_translated_has_nothing_to_count(store: Store) -> None:
    article = make_article(1, text=TEXT)
    store.add_article(article, with_keys(split(article))[0])
    assert CountShelf(store).waiting() == ()


def draft(store: Store, article: Article) -> None:
    keys = [one.key for one in store.sentences(article) if one.key]
    store.save_drafts(SIGNATURE, {key: Draft("Other words on 9 June 1999.", -0.1, 9, 9) for key in keys})


def second_model(store: Store, article: Article) -> None:
    keys = [one.key for one in store.sentences(article) if one.key]
    store.save_drafts("model:other@2", {key: Draft("3000 came.", -0.1, 9, 9) for key in keys})


def edit(store: Store, article: Article) -> None:
    first = store.sentences(article)[0].sentence
    History(store).edit(article.id, {(first.start, first.end): "In 1999 it came."}, author="Amal")


def name(store: Store, article: Article) -> None:
    NameTable(store).add([Name("مرفأ", "Marfa", NameKind.PERSON)], author="Amal")


CHANGES = (draft, second_model, edit, name)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_a_change_is_counted(
    store: Store, articles: list[Article], change: Callable[[Store, Article], None]
) -> None:
    renew_all(store)
    change(store, articles[1])
    assert articles[1].id in CountShelf(store).waiting()
    renew_all(store)
    assert listed(store) == found(store)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_what_somebody_changes_while_an_article_is_read_is_not_missed(
    store: Store, articles: list[Article], change: Callable[[Store, Article], None]
) -> None:
    shelf = CountShelf(store)
    seen = shelf.seen()
    review = load_review(store, articles[1].id)
    assert review is not None
    before = listed(store)
    with Store(store.path) as other:
        change(other, articles[1])
    assert not shelf.keep(review, seen=seen)
    assert listed(store) == before
    assert articles[1].id in shelf.waiting()
    renew_all(store)
    assert listed(store) == found(store)


def test_two_programs_count_side_by_side(
    store: Store, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    other_checks(monkeypatch)
    with Store(store.path) as other:
        shelves = CountShelf(store), CountShelf(other)
        for article, again in zip(shelves[0].waiting(), shelves[1].waiting(), strict=True):
            shelves[0].renew(article)
            shelves[1].renew(again)
        assert shelves[0].waiting() == shelves[1].waiting() == ()
    assert listed(store) == found(store)


def test_an_article_that_went_meanwhile_is_passed_over(store: Store, articles: list[Article]) -> None:
    shelf = CountShelf(store)
    waiting = shelf.waiting()
    store.remove(articles[2].id)
    assert [shelf.renew(article) is None for article in waiting] == [False, False, True, False, False]
