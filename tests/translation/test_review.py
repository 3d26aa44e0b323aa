"""What is read of few sentences is what is read of all of them: the others are still what an article is measured by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from library_makers import SIGNATURE, make_article
from naba_translation.article import Draft, Pair
from naba_translation.checks.draft import SCORE
from naba_translation.checks.dropped import NAME as DROPPED
from naba_translation.engines.drafting import with_keys
from naba_translation.engines.second_opinion import SECOND_MODEL
from naba_translation.library.store import Store
from naba_translation.paths import Paths
from naba_translation.review import load_review, load_reviews, load_some
from naba_translation.segment import split

SENTENCES = 16
ARABIC = "وصلت السفينة رقم {} إلى المرفأ صباح الأحد مع وزير النقل وقالت الوزارة إن العمل بدأ فيه قبل عامين."
ENGLISH = "Ship number {} came to the port on Sunday morning with the minister, and work began, they said."
OTHER = "model:other@2|sha:00|beam:5"
SHORT, UNSURE, OTHERWISE = 3, 7, 11


@pytest.fixture
def store(profile: Paths) -> Iterator[Store]:
    with Store(profile.store) as store:
        yield store


@pytest.fixture
def article(store: Store) -> str:
    """One with a draft that is short, one of which the engine was unsure and one that another model says otherwise,
    each beside its fellows only."""
    made = make_article(1, text=" ".join(ARABIC.format(number) for number in range(SENTENCES)))
    stored, _ = with_keys(split(made))
    store.add_article(made, stored)
    store.set_signature(made.id, SIGNATURE)
    drafts, others = {}, {}
    for item in stored:
        number = item.sentence.index
        words = "Ship number 3 came." if number == SHORT else ENGLISH.format(number)
        drafts[item.key or ""] = Draft(words, -2.0 if number == UNSURE else -0.5 - number / 100, 9, 9)
        others[item.key or ""] = Draft(ENGLISH.format(99 if number == OTHERWISE else number), -0.5, 9, 9)
    store.save_drafts(SIGNATURE, drafts)
    store.save_drafts(OTHER, others)
    return made.id


def all_pairs(store: Store, article_id: str) -> tuple[Pair, ...]:
    (review,) = load_reviews(store, [article_id])
    return review.pairs


def test_each_sentence_alone_has_the_flags_that_it_has_among_all(store: Store, article: str) -> None:
    whole = all_pairs(store, article)
    assert len(whole) == SENTENCES
    found = {number: {flag.check for flag in whole[number].flags} for number in range(SENTENCES)}
    assert DROPPED in found[SHORT]
    assert SCORE in found[UNSURE]
    assert SECOND_MODEL in found[OTHERWISE]
    loaded = store.article(article)
    assert loaded is not None
    stored = store.sentences(loaded)
    for number in range(SENTENCES):
        some = load_some(store, article, stored, only={number})
        assert [pair.english for pair in some] == [pair.english for pair in whole]
        assert some[number].flags == whole[number].flags
        assert not any(pair.flags for pair in some if pair.sentence.index != number)


def test_many_are_read_as_one_is_but_for_its_summary(store: Store, article: str) -> None:
    (one,) = load_reviews(store, [article])
    alone = load_review(store, article)
    assert alone is not None
    assert alone.summary.indexes
    assert not one.summary.indexes
    assert (one.article, one.pairs, one.signature) == (alone.article, alone.pairs, alone.signature)
