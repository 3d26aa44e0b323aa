"""One story from many articles: what they say, who says it, and how they put the same thing side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from naba_translation.article import Article, Kind, Review
from naba_translation.counted import counted
from naba_translation.headline import english_headline
from naba_translation.publisher import outlet_of, publisher_of, source_of
from naba_translation.stories.copies import copies
from naba_translation.stories.likeness import vectors
from naba_translation.stories.said import Said, said_of
from naba_translation.stories.statements import Likeness, Statement, liken, most_of_each, statements
from naba_translation.stories.trust import trust
from naba_translation.timeline.mentions import anchor_of

if TYPE_CHECKING:
    from naba_translation.search.encoder import Encoder
    from naba_translation.stories.likeness import Matrix

_AGAIN = 0.35  # likeness from which a sentence says again what the summary has
_TURN = 0.8  # how much less a sentence is worth for each that its telling has in the summary
_FADE = 0.6  # how fast a sentence counts less with its place in the article: place ** -_FADE
_ANOTHER = 0.5  # of the best sentence's worth: what a telling that has had its word must have for another
_READABLE = (
    0.45  # trust below which English is left out; on flores-dev twice as many such drafts are bad ones
)
_OF_THE_BEST = 0.6  # and the share of the best one's that is enough where all of it reads badly


@dataclass(frozen=True, slots=True)
class Story:
    """Several articles on one event."""

    title: str  # in English where it is translated
    articles: tuple[Article, ...]
    folded: tuple[tuple[int, ...], ...]  # numbers of `articles`; those that are copies of one report together
    summary: tuple[Said, ...]  # in the order of the articles and their sentences
    comparisons: tuple[tuple[Said, ...], ...]  # statements made in several articles, the most alike first


def in_common(story: Story) -> str:
    """How many of the reports make a statement that another makes too, in words; empty where all do.

    Reports that have no statement in common may tell of one matter on different days, unless they came out on one.
    """
    ids = [[story.articles[at].id for at in one] for one in story.folded]
    making = {said.article.id for one in story.comparisons for said in one}
    alone = sum(not making.intersection(one) for one in ids)
    if not alone or len(ids) < 2:
        return ""
    days = {article.published for article in story.articles}
    perhaps = "" if len(days) == 1 and None not in days else ": they may tell of different days"
    if alone == len(ids):
        return f"No two of these reports make the same statement{perhaps}."
    which = "one makes no statement" if alone == 1 else f"{alone} make no statement"
    return f"Of these {counted(len(ids), 'report')} {which} that another makes too{perhaps}."


def words_of(article: Article) -> str:
    """All that an article says, without furniture."""
    kept = (paragraph for paragraph in article.paragraphs if paragraph.kind is not Kind.FURNITURE)
    return "\n".join(article.text[paragraph.start : paragraph.end] for paragraph in kept)


def tell(reviews: Sequence[Review], *, encoder: Encoder, words: int = 150) -> Story:
    """The story of articles that belong together, with a summary of about `words` Arabic words.

    Sentences are ranked by how many tell the same, by their place in the article and by how well their English
    reads, and one that says again what was chosen is passed over (maximal marginal relevance, Carbonell and
    Goldstein 1998). Reviews that were checked give better summaries: see trust.py.

    Raises ValueError where there is no article.
    """
    if not reviews:
        raise ValueError("a story of no articles")
    reviews = sorted(reviews, key=_by_date)
    folded = copies([words_of(review.article) for review in reviews])
    most = most_of_each(len(folded))
    found = [
        statement
        for number, members in enumerate(folded)
        for statement in statements(number, reviews[_fullest_first(reviews, members)[0]], most=most)
    ]
    rows = vectors([words_of(review.article) for review in reviews])
    wholes = rows[[_fullest_first(reviews, members)[0] for members in folded]]
    likeness = liken(found, wholes=wholes, encoder=encoder)
    sources = [
        source_of(publisher_of(reviews[at].article) for at in _fullest_first(reviews, m)) for m in folded
    ]
    others = [
        [reviews[at] for at in _fullest_first(reviews, members)[1:]] for members in folded
    ]  # those that are copies of the one that is read
    said = said_of(found, likeness, sources, others)
    support = [min(1.0, (len(one.outlets) + len(one.otherwise)) / one.of) for one in said]
    chosen = _choose(found, likeness, support, words)
    return Story(
        title=_title(reviews, rows=rows),
        articles=tuple(review.article for review in reviews),
        folded=folded,
        summary=tuple(said[at] for at in chosen),
        comparisons=tuple(tuple(said[at] for at in one) for one in _comparisons(found, likeness)),
    )


def _by_date(review: Review) -> tuple[bool, date, str]:
    """By the day of publication, or what the text tells of it; what tells nothing is last."""
    day = anchor_of(review.article.published, tuple(pair.sentence.text for pair in review.pairs)).point
    return day is None, day or date.min, review.article.source


def _fullest_first(reviews: Sequence[Review], members: Sequence[int]) -> list[int]:
    return sorted(members, key=lambda at: (-len(words_of(reviews[at].article)), at))


def _choose(
    found: Sequence[Statement], likeness: Likeness, support: Sequence[float], words: int
) -> list[int]:
    """The best statements that say something new, while the sum comes nearer to the budget.

    A telling that has had its word counts less, so that each has one before any has three. What can hardly be read
    is left out, and so is what would only fill up the budget: the summary is shorter then.
    """
    trusted = _trusted(found)
    worth = [
        (2 * share + place**-_FADE) * trust
        for share, place, trust in zip(support, _places(found, likeness), trusted, strict=True)
    ]
    least = min(_READABLE, _OF_THE_BEST * max(trusted, default=0.0))
    left = {at for at in range(len(found)) if trusted[at] >= least}
    another = _ANOTHER * max((worth[at] for at in left), default=0.0)
    heard = [0] * (1 + max((statement.telling for statement in found), default=0))
    chosen: list[int] = []
    total = 0
    while left:
        at = min(left, key=lambda at: (_TURN * heard[found[at].telling] - worth[at], at))
        left.remove(at)
        length = len(found[at].pair.sentence.text.split())
        again = any(likeness.alike[at, other] >= _AGAIN or likeness.said[at, other] for other in chosen)
        filling = heard[found[at].telling] > 0 and worth[at] < another
        if again or filling or (chosen and total + length / 2 > words):
            continue
        chosen.append(at)
        heard[found[at].telling] += 1
        total += length
    return sorted(chosen)


def _places(found: Sequence[Statement], likeness: Likeness) -> list[int]:
    """The place of each statement in its article, or that of one whose words it says as well where that stands nearer
    to a beginning: which of them is told, how its English reads must decide, not that its outlet tells it later."""
    places = np.array([statement.place for statement in found], np.int64)
    said_here = np.where(likeness.said, places[:, None], np.iinfo(np.int64).max)
    nearest = said_here.min(axis=0, initial=np.iinfo(np.int64).max)
    return [int(place) for place in np.minimum(places, nearest)]


def _trusted(found: Sequence[Statement]) -> list[float]:
    """The trust of each statement's English; 1 for all where nothing is translated yet."""
    trusted = [trust(statement.pair) for statement in found]
    return trusted if any(trusted) else [1.0] * len(found)


def _comparisons(found: Sequence[Statement], likeness: Likeness) -> list[list[int]]:
    """Sets of statements that say the same, the most alike first; each statement in one set.

    A set grows from its most alike pair; another statement joins it where it is the same as those of all other
    tellings in it.
    """
    pairs = sorted(
        ((float(likeness.alike[a, b]), a, b) for a, b in np.argwhere(likeness.same).tolist() if a < b),
        reverse=True,
    )
    taken: set[int] = set()
    sets: list[list[int]] = []
    for _, a, b in pairs:
        if a in taken or b in taken:
            continue
        one = [a, b]
        for c in np.flatnonzero(likeness.same[a] | likeness.same[b]).tolist():
            others = [other for other in one if found[other].telling != found[c].telling]
            if c not in taken and c not in one and all(likeness.same[c, other] for other in others):
                one.append(c)
        taken.update(one)
        sets.append(sorted(one))
    return sets


def _title(reviews: Sequence[Review], *, rows: Matrix) -> str:
    """The title that is most like all the articles and reads best; where none has one, a first sentence."""
    middle: list[float] = (rows @ rows.sum(axis=0)).tolist()
    for kind in (Kind.TITLE, Kind.BODY):
        found = [
            (trust(pair) * near, near, -at, pair)  # what has no English yet comes after what has
            for at, (review, near) in enumerate(zip(reviews, middle, strict=True))
            if (pair := next((one for one in review.pairs if one.sentence.kind is kind), None)) is not None
        ]
        if found:
            *_, at, pair = max(found, key=lambda one: one[:3])
            whole = english_headline(reviews[-at]) if kind is Kind.TITLE else pair.english
            return whole if pair.english else pair.sentence.text
    return outlet_of(reviews[0].article)
