"""An article as it is shown: what the library knows of it, its names enforced, checked and summarised.

Flags and summary are worked out afresh each time: they cost milliseconds, and an edit or a better check
is then never hidden behind an old answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from naba_translation.article import Article, Draft, Edit, Level, Pair, Review, Sentence
from naba_translation.checks import check
from naba_translation.drafting import copied
from naba_translation.memory import Memory
from naba_translation.names.check import with_flags
from naba_translation.names.enforce import enforce
from naba_translation.names.gazetteer import Found, Gazetteer
from naba_translation.names.table import NameTable
from naba_translation.store import Store, StoredSentence
from naba_translation.summary import choose


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be."""

    words: int | None = 100  # of the Arabic original
    percent: float | None = None  # of the article's words; used instead where it is set

    def __str__(self) -> str:
        return f"{self.words} words" if self.percent is None else f"{self.percent:g} %"

    def of(self, sentences: Sequence[Sentence]) -> int:
        """The budget in words for this article."""
        if self.percent is None:
            return self.words or 0
        return round(sum(len(sentence.text.split()) for sentence in sentences) * self.percent / 100)


def assemble(
    article: Article,
    stored: Sequence[StoredSentence],
    *,
    drafts: Mapping[str, Draft],
    edits: Mapping[tuple[int, int], Edit],
    signature: str,
    budget: Budget,
    seconds: Mapping[str, float],
    names: Gazetteer,
) -> Review:
    """Put an article's facts together and check them."""
    started = perf_counter()
    found = _names_in(stored, names)
    checked_pairs = check(_pairs(stored, drafts, edits, found))
    pairs = tuple(with_flags(pair, those, names) for pair, those in zip(checked_pairs, found, strict=True))
    checked = perf_counter()
    sentences = [item.sentence for item in stored]
    summary = choose(sentences, words=budget.of(sentences))
    spent = {"check": checked - started, "summarise": perf_counter() - checked}
    return Review(article, pairs, summary, signature, {**seconds, **spent})


def load_review(store: Store, article_id: str, *, budget: Budget | None = None) -> Review | None:
    """The article from the library with the English it last had; None when it is not there."""
    article = store.article(article_id)
    if article is None:
        return None
    stored = store.sentences(article)
    signature = store.signature(article_id)
    return assemble(
        article,
        stored,
        drafts=store.drafts(signature, [item.key for item in stored if item.key]),
        edits=Memory(store).edits(article_id),
        signature=signature,
        budget=budget or Budget(),
        seconds={},
        names=NameTable(store).gazetteer(),
    )


def keep_doubts(store: Store, review: Review) -> None:
    """Keep what the list and its filters show of a review: to be called whenever its English has changed."""
    levels = [pair.level for pair in review.pairs]
    store.save_doubts(review.article.id, look=levels.count(Level.LOOK), doubt=levels.count(Level.DOUBT))


def load_unchecked(
    store: Store, article_ids: Iterable[str], *, wanted: Callable[[str], bool] | None = None
) -> Iterator[Review]:
    """Those of the articles that are in the library, with their English but neither checked nor summarised.

    For going through many. With `wanted`, only the pairs whose Arabic it wants are there: enforcing the names
    is most of the time.
    """
    names, memory = NameTable(store).gazetteer(), Memory(store)
    for article_id in article_ids:
        article = store.article(article_id)
        if article is None:
            continue
        stored = [one for one in store.sentences(article) if wanted is None or wanted(one.sentence.text)]
        signature = store.signature(article_id)
        drafts = store.drafts(signature, [item.key for item in stored if item.key])
        pairs = _pairs(stored, drafts, memory.edits(article_id), _names_in(stored, names))
        yield Review(article, tuple(pairs), signature=signature)


def _names_in(stored: Sequence[StoredSentence], names: Gazetteer) -> list[tuple[Found, ...]]:
    return [names.find(item.sentence.text) if item.key else () for item in stored]


def _pairs(
    stored: Sequence[StoredSentence],
    drafts: Mapping[str, Draft],
    edits: Mapping[tuple[int, int], Edit],
    found: Sequence[tuple[Found, ...]],
) -> list[Pair]:
    """Each sentence with its English, in which the names have their one form."""
    plain = [
        Pair(
            item.sentence,
            draft=drafts.get(item.key) if item.key else copied(item.sentence),
            edit=edits.get((item.sentence.start, item.sentence.end)),
        )
        for item in stored
    ]
    return [replace(pair, enforced=enforce(pair, those)) for pair, those in zip(plain, found, strict=True)]
