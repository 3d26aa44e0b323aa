"""An article as it is shown: what the library knows of it, its names enforced, checked and summarised.

Flags and summary are worked out afresh each time: they cost milliseconds, and an edit or a better check
is then never hidden behind an old answer.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from naba_translation.article import (
    Article,
    Comment,
    Draft,
    Edit,
    Mark,
    Pair,
    Review,
    Sentence,
    Span,
    Summary,
)
from naba_translation.attention import attention
from naba_translation.checks import check
from naba_translation.counted import counted
from naba_translation.engines.drafting import copied
from naba_translation.engines.second_opinion import SecondOpinion, contradicted, second_opinion
from naba_translation.engines.signature import score_levels
from naba_translation.headline import english_headline
from naba_translation.library.history import History
from naba_translation.library.memory import Memory
from naba_translation.library.store import Store, StoredSentence
from naba_translation.names.check import with_flags
from naba_translation.names.enforce import enforce
from naba_translation.names.gazetteer import Found, Gazetteer
from naba_translation.names.table import NameTable
from naba_translation.summary import choose


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be."""

    words: int | None = 100  # of the Arabic original
    percent: float | None = None  # of the article's words; used instead where it is set

    def __str__(self) -> str:
        return counted(self.words or 0, "word") if self.percent is None else f"{self.percent:g} %"

    def of(self, sentences: Sequence[Sentence]) -> int:
        """The budget in words for this article."""
        if self.percent is None:
            return self.words or 0
        return round(sum(len(sentence.text.split()) for sentence in sentences) * self.percent / 100)


@dataclass(frozen=True, slots=True)
class Human:
    """What people said about an article's sentences, by their start and end."""

    edits: Mapping[Span, Edit] = field(default_factory=dict)  # made there, or remembered from elsewhere
    marks: Mapping[Span, Mark] = field(default_factory=dict)
    comments: Mapping[Span, tuple[Comment, ...]] = field(default_factory=dict)

    @staticmethod
    def of(store: Store, article_id: str) -> Human:
        """All that the library holds of it."""
        history = History(store)
        edits = Memory(store).edits(article_id)
        return Human(edits, history.marks(article_id), history.comments(article_id))


def assemble(
    article: Article,
    stored: Sequence[StoredSentence],
    *,
    drafts: Mapping[str, Draft],
    human: Human,
    signature: str,
    budget: Budget | None,
    seconds: Mapping[str, float],
    names: Gazetteer,
    second: SecondOpinion | None = None,
) -> Review:
    """Put an article's facts together and check them; against another model's words where there are any. `budget`: of
    the summary; None: without one."""
    started = perf_counter()
    pairs = _checked(stored, drafts, human, signature=signature, names=names, second=second)
    checked = perf_counter()
    sentences = [item.sentence for item in stored]
    summary = choose(sentences, words=budget.of(sentences)) if budget is not None else Summary()
    spent = {"check": checked - started, "summarise": perf_counter() - checked}
    return Review(article, pairs, summary, signature, {**seconds, **spent})


def load_review(store: Store, article_id: str, *, budget: Budget | None = None) -> Review | None:
    """The article from the library with the English it last had; None when it is not there."""
    return _load(store, article_id, budget or Budget())


def load_reviews(store: Store, article_ids: Iterable[str]) -> Iterator[Review]:
    """Those of the articles that are in the library, as `load_review` gives each, but not summarised."""
    for article_id in article_ids:
        review = _load(store, article_id, None)
        if review is not None:
            yield review


def load_some(
    store: Store, article_id: str, stored: Sequence[StoredSentence], *, only: Container[int]
) -> tuple[Pair, ...]:
    """An article's sentences with their English, of which those of these numbers (Sentence.index) are checked: for
    who wants few of the sentences of many articles. What was judged and remarked is left out.
    """
    signature = store.signature(article_id)
    keys = [item.key for item in stored if item.key]
    return _checked(
        stored,
        store.drafts(signature, keys),
        Human(Memory(store).edits(article_id)),
        signature=signature,
        names=NameTable(store).gazetteer(),
        second=second_opinion(store, signature, keys),
        only=only,
    )


def keep_doubts(store: Store, review: Review) -> None:
    """Keep what the list and its filters show of a review: to be called whenever its English has changed.

    What a person has edited or approved is not counted: the list says what is left to check.
    """
    left = attention(review.pairs)
    store.save_doubts(
        review.article.id,
        look=left.to_check - left.doubtful,
        doubt=left.doubtful,
        english=english_headline(review),
    )


def load_unchecked(store: Store, article_ids: Iterable[str]) -> Iterator[Review]:
    """Those of the articles that are in the library, with their English but not checked, judged or summarised.

    For going through many.
    """
    names, memory = NameTable(store).gazetteer(), Memory(store)
    for article_id in article_ids:
        article = store.article(article_id)
        if article is None:
            continue
        stored = store.sentences(article)
        signature = store.signature(article_id)
        drafts = store.drafts(signature, [item.key for item in stored if item.key])
        pairs = _pairs(stored, drafts, Human(memory.edits(article_id)), _names_in(stored, names))
        yield Review(article, tuple(pairs), signature=signature)


def _load(store: Store, article_id: str, budget: Budget | None) -> Review | None:
    article = store.article(article_id)
    if article is None:
        return None
    stored = store.sentences(article)
    signature = store.signature(article_id)
    keys = [item.key for item in stored if item.key]
    return assemble(
        article,
        stored,
        drafts=store.drafts(signature, keys),
        human=Human.of(store, article_id),
        signature=signature,
        budget=budget,
        seconds={},
        names=NameTable(store).gazetteer(),
        second=second_opinion(store, signature, keys),
    )


def _checked(
    stored: Sequence[StoredSentence],
    drafts: Mapping[str, Draft],
    human: Human,
    *,
    signature: str,
    names: Gazetteer,
    second: SecondOpinion | None = None,
    only: Container[int] | None = None,
) -> tuple[Pair, ...]:
    """Each sentence with its English, checked; `only`: the numbers of those that are, where not all."""
    found = _names_in(stored, names)
    checked = check(_pairs(stored, drafts, human, found), levels=score_levels(signature), only=only)
    pairs = tuple(
        with_flags(pair, those, names) if only is None or pair.sentence.index in only else pair
        for pair, those in zip(checked, found, strict=True)
    )
    if second is None:
        return pairs
    asked = [item.key if only is None or item.sentence.index in only else None for item in stored]
    return contradicted(pairs, asked, found, second)


def _names_in(stored: Sequence[StoredSentence], names: Gazetteer) -> list[tuple[Found, ...]]:
    return [names.find(item.sentence.text) if item.key else () for item in stored]


def _pairs(
    stored: Sequence[StoredSentence],
    drafts: Mapping[str, Draft],
    human: Human,
    found: Sequence[tuple[Found, ...]],
) -> list[Pair]:
    """Each sentence with its English, in which the names have their one form."""
    pairs = []
    for item, those in zip(stored, found, strict=True):
        place = (item.sentence.start, item.sentence.end)
        pair = Pair(
            item.sentence,
            draft=drafts.get(item.key) if item.key else copied(item.sentence),
            edit=human.edits.get(place),
            mark=human.marks.get(place),
            comments=human.comments.get(place, ()),
        )
        pairs.append(replace(pair, enforced=enforce(pair, those)))
    return pairs
