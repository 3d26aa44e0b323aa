"""What happened when, by the dates the texts themselves mention, each with the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naba_translation.article import Article, Kind, Level, Pair, Sentence, Span
from naba_translation.timeline.mentions import Mention, anchor_of, may_tell, mentions
from naba_translation.timeline.period import Grain, Period

__all__ = ["Event", "Grain", "Period", "events_at", "events_of", "in_order", "may_tell", "times_of"]

_TELLING = frozenset(
    (Kind.TITLE, Kind.HEADING, Kind.BODY)
)  # a dateline tells when it was written, not what was


@dataclass(frozen=True, slots=True)
class Event:
    """One sentence and one time it speaks of."""

    period: Period | None  # None: told by words like "yesterday" in an article whose date is not known
    assumed: bool  # the year was worked out from other dates in the text
    article: str  # Article.id
    source: str
    index: int  # Sentence.index
    arabic: str
    english: str  # empty where nothing is translated yet
    span: Span  # the words of time, in `arabic`
    level: Level = Level.OK  # of the English
    doubts: tuple[str, ...] = ()  # why: Pair.doubts


def events_of(article: Article, pairs: Iterable[Pair], *, published: date | None = None) -> tuple[Event, ...]:
    """The events of one article in the order of its sentences, a time once for each sentence.

    `published` stands in where the article's own date is not known. `pairs` may leave out sentences for which
    `may_tell` is false. What is doubted is told of pairs that were checked.
    """
    pairs = tuple(pairs)
    sentences = [pair.sentence for pair in pairs]
    return events_at(times_of(article, sentences, published=published), article, pairs)


def times_of(
    article: Article, sentences: Sequence[Sentence], *, published: date | None = None
) -> Mapping[int, tuple[Mention, ...]]:
    """The words of time of each sentence that tells of one, by Sentence.index. It takes the Arabic alone, so that
    whoever goes through many articles knows of which sentences the English is wanted. `published`: as in `events_of`.
    """
    anchor = anchor_of(article.published or published, tuple(sentence.text for sentence in sentences))
    found: dict[int, tuple[Mention, ...]] = {}
    for sentence in sentences:
        if sentence.kind not in _TELLING or not may_tell(sentence.text):
            continue
        said = mentions(sentence.text, anchor=anchor)
        if said and _says_more(sentence.text, said):
            found[sentence.index] = said
    return found


def events_at(
    times: Mapping[int, tuple[Mention, ...]], article: Article, pairs: Iterable[Pair]
) -> tuple[Event, ...]:
    """As `events_of`, where `times` are known of the same sentences."""
    events: list[Event] = []
    for pair in pairs:
        seen: set[Period] = set()
        for mention in times.get(pair.sentence.index, ()):
            if mention.period in seen:
                continue
            if mention.period is not None:
                seen.add(mention.period)
            events.append(
                Event(
                    period=mention.period,
                    assumed=mention.assumed,
                    article=article.id,
                    source=article.source,
                    index=pair.sentence.index,
                    arabic=pair.sentence.text,
                    english=pair.english,
                    span=mention.span,
                    level=pair.level,
                    doubts=pair.doubts,
                )
            )
    return tuple(events)


def _says_more(text: str, found: Iterable[Mention]) -> bool:
    """Whether anything is told of the times: a table's cell may hold a date and no more."""
    at, left = 0, []
    for mention in found:
        start, end = mention.span
        left.append(text[at:start])
        at = end
    return any(character.isalpha() for character in "".join([*left, text[at:]]))


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events whose time is known, the earliest first; where two begin together, the shorter first."""
    dated = [
        (event.period.first, event.period.last, event.source, event.index, event)
        for event in events
        if event.period
    ]
    return tuple(event for *_, event in sorted(dated, key=lambda item: item[:4]))
