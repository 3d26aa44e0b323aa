"""One story from many articles: what they say, who says it, and how they put the same thing side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from naba_translation.article import Article, Kind, Pair, Review
from naba_translation.headline import outlet_of
from naba_translation.normalise import has_arabic, search_key
from naba_translation.stories.copies import copies
from naba_translation.stories.likeness import vectors

if TYPE_CHECKING:
    from naba_translation.search.encoder import Encoder
    from naba_translation.stories.likeness import Matrix

_SAME = 0.35  # likeness from which two sentences of different articles make the same statement
_AGAIN = 0.35  # and from which a sentence says again what the summary has
_DENIAL = re.compile(r"(?<![\w])[وف]?(?:ي|ت|ا)?(?:نف[يوت]\w?|انكر\w*|كذب\w*|دحض\w*|لا\sصحه)(?![\w])")
_SHORTEST = 6  # Arabic words: a shorter sentence states nothing that could be compared
_TURN = 0.8  # how much less a sentence is worth for each that its telling has in the summary
_FADE = 0.6  # how fast a sentence counts less with its place in the article: place ** -_FADE


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a story."""

    article: Article
    pair: Pair
    outlets: tuple[str, ...]  # that make this statement, this one first
    of: int  # how many there are; copies of one report count once

    @property
    def heard(self) -> str:
        """Who says so, in words: "said by 4 of 5", "only in X"; empty where there is but one telling."""
        if self.of == 1:
            return ""
        return (
            f"said by {len(self.outlets)} of {self.of}"
            if len(self.outlets) > 1
            else f"only in {self.outlets[0]}"
        )


@dataclass(frozen=True, slots=True)
class Story:
    """Several articles on one event."""

    title: str  # in English where it is translated
    articles: tuple[Article, ...]
    folded: tuple[tuple[int, ...], ...]  # numbers of `articles`; those that are copies of one report together
    summary: tuple[Said, ...]  # in the order of the articles and their sentences
    comparisons: tuple[tuple[Said, ...], ...]  # statements made in several articles, the most alike first


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence and where it stands."""

    telling: int  # which group of copies
    review: Review
    pair: Pair
    place: int  # among its article's statements, from 1


def words_of(article: Article) -> str:
    """All that an article says, without furniture."""
    kept = (paragraph for paragraph in article.paragraphs if paragraph.kind is not Kind.FURNITURE)
    return "\n".join(article.text[paragraph.start : paragraph.end] for paragraph in kept)


def tell(reviews: Sequence[Review], *, encoder: Encoder, words: int = 150) -> Story:
    """The story of articles that belong together, with a summary of about `words` Arabic words.

    Sentences are ranked by how many tell the same and by their place in the article, and one that says again
    what was chosen is passed over (maximal marginal relevance, Carbonell and Goldstein 1998).

    Raises ValueError where there is no article.
    """
    if not reviews:
        raise ValueError("a story of no articles")
    reviews = sorted(reviews, key=_by_date)
    folded = copies([words_of(review.article) for review in reviews])
    statements = [
        statement
        for number, members in enumerate(folded)
        for statement in _statements(number, reviews[_fullest(reviews, members)])
    ]
    alike = _alike([statement.pair.sentence.text for statement in statements], encoder)
    same = _same(statements, alike)
    said = [_said(at, statements, same, len(folded)) for at in range(len(statements))]
    chosen = _choose(statements, alike, [len(one.outlets) / one.of for one in said], words)
    return Story(
        title=_title(reviews, rows=vectors([words_of(review.article) for review in reviews])),
        articles=tuple(review.article for review in reviews),
        folded=folded,
        summary=tuple(said[at] for at in chosen),
        comparisons=tuple(tuple(said[at] for at in one) for one in _comparisons(statements, alike, same)),
    )


def _by_date(review: Review) -> tuple[bool, str, str]:
    published = review.article.published
    return published is None, published.isoformat() if published else "", review.article.source


def _fullest(reviews: Sequence[Review], members: Sequence[int]) -> int:
    return max(members, key=lambda at: (len(words_of(reviews[at].article)), -at))


def _statements(telling: int, review: Review) -> list[_Statement]:
    pairs = [
        pair
        for pair in review.pairs
        if pair.sentence.kind is Kind.BODY
        and sum(has_arabic(word) for word in pair.sentence.text.split()) >= _SHORTEST
    ]
    return [_Statement(telling, review, pair, place) for place, pair in enumerate(pairs, 1)]


def _alike(texts: Sequence[str], encoder: Encoder) -> Matrix:
    """Likeness of every two sentences, 0 to 1: the geometric mean of that by letters and that by meaning.

    Each errs in its own way: letters on sentences that share long names, meaning on those of one subject. A
    sentence that denies is like no sentence that does not: "said by 2 of 5" must never join the two.
    """
    letters, meaning = vectors(texts), encoder.encode(texts)
    alike = np.sqrt(np.clip(letters @ letters.T, 0, 1) * np.clip(meaning @ meaning.T, 0, 1))
    denies = np.array([bool(_DENIAL.search(search_key(text))) for text in texts])
    likeness: Matrix = np.where(denies[:, None] == denies[None, :], alike, 0.0).astype(np.float32)
    return likeness


def _same(statements: Sequence[_Statement], alike: Matrix) -> list[list[int]]:
    """For each statement those of other tellings that say the same."""
    tellings = np.array([statement.telling for statement in statements])
    return [
        np.flatnonzero((alike[at] >= _SAME) & (tellings != tellings[at])).tolist()
        for at in range(len(statements))
    ]


def _said(at: int, statements: Sequence[_Statement], same: Sequence[Sequence[int]], of: int) -> Said:
    tellings: dict[int, str] = {}
    for other in (at, *same[at]):
        tellings.setdefault(statements[other].telling, outlet_of(statements[other].review.article))
    statement = statements[at]
    return Said(statement.review.article, statement.pair, tuple(tellings.values()), of)


def _choose(
    statements: Sequence[_Statement], alike: Matrix, support: Sequence[float], words: int
) -> list[int]:
    """The best statements that say something new, while the sum comes nearer to the budget.

    A telling that has had its word counts less, so that each has one before any has three.
    """
    worth = [
        2 * share + statement.place**-_FADE for share, statement in zip(support, statements, strict=True)
    ]
    left = set(range(len(statements)))
    heard = [0] * (1 + max((statement.telling for statement in statements), default=0))
    chosen: list[int] = []
    total = 0
    while left:
        at = min(left, key=lambda at: (_TURN * heard[statements[at].telling] - worth[at], at))
        left.remove(at)
        length = len(statements[at].pair.sentence.text.split())
        if any(alike[at, other] >= _AGAIN for other in chosen) or (chosen and total + length / 2 > words):
            continue
        chosen.append(at)
        heard[statements[at].telling] += 1
        total += length
    return sorted(chosen)


def _comparisons(
    statements: Sequence[_Statement], alike: Matrix, same: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Sets of statements that say the same, the most alike first; each statement in one set.

    A set grows from its most alike pair; another statement joins it where it is the same as both of those.
    """
    pairs = sorted(
        ((float(alike[a, b]), a, b) for a in range(len(statements)) for b in same[a] if a < b), reverse=True
    )
    taken: set[int] = set()
    found: list[list[int]] = []
    for _, a, b in pairs:
        if a in taken or b in taken:
            continue
        more = [c for c in same[a] if c in same[b] and c not in taken]
        one = sorted({a, b, *more})
        taken.update(one)
        found.append(one)
    return found


def _title(reviews: Sequence[Review], *, rows: Matrix) -> str:
    """The title of the article that is most like all of them."""
    middle = rows @ rows.sum(axis=0)
    order: list[int] = np.argsort(-middle, kind="stable").tolist()
    for kind in (Kind.TITLE, Kind.BODY):
        for at in order:
            for pair in reviews[at].pairs:
                if pair.sentence.kind is kind:
                    return pair.english or pair.sentence.text
    return outlet_of(reviews[0].article)
