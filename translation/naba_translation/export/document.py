"""The page model of a whole document: its head, what its articles say together, the articles, the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from naba_translation.article import Article, Pair, State
from naba_translation.counted import counted
from naba_translation.display import Run, runs, visible, visible_reason
from naba_translation.export.options import Options
from naba_translation.export.page import Fact, Page, build, day, left_to_check, title_of
from naba_translation.export.provenance import short_digest
from naba_translation.export.report import Part, Report, ReportKind
from naba_translation.export.rows import LEGEND, Meaning, Row, Sign, row_of
from naba_translation.publisher import in_english, outlet_of
from naba_translation.timeline import Event, events_of, in_order
from naba_translation.timeline.wording import when

if TYPE_CHECKING:
    from naba_translation.stories import Said, Story

HIDDEN_NOTE = (
    "[U+…] stands for a character that is invisible, changes the reading order, or cannot be printed."
)
_KICKERS = {
    ReportKind.ARTICLE: "Arabic–English report",
    ReportKind.STORY: "Story report",
    ReportKind.LIBRARY: "Library report",
}


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One statement of a story."""

    article: int  # Page.number
    outlet: str
    row: Row
    heard: str  # "said by 4 of 5"; empty where there is but one telling
    disputed: str  # "with other numbers in The River (19)"; mostly empty, and a part of `heard`


@dataclass(frozen=True, slots=True)
class Telling:
    """One article in a story's list."""

    article: int  # Page.number
    title: str
    outlet: str
    published: str
    copy_of: int  # Page.number of the article it is a copy of; 0: its own report


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What several articles say of one event."""

    title: str
    tellings: tuple[Telling, ...]
    summary: tuple[SaidRow, ...]
    comparisons: tuple[tuple[SaidRow, ...], ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the timeline."""

    when: str
    article: int  # Page.number
    row: Row  # its sentence
    words: tuple[Run, ...]  # the sentence's Arabic, with the words of time marked
    outlet: str


@dataclass(frozen=True, slots=True)
class Document:
    """All that is shown."""

    kind: ReportKind
    kicker: str
    title: str
    cover_facts: tuple[Fact, ...]
    status: str
    stories: tuple[StoryPage, ...]
    pages: tuple[Page, ...]
    timeline: tuple[EventRow, ...]
    undated: str  # how many sentences more speak of a time that cannot be told; empty where none does
    provenance: tuple[Fact, ...]  # what holds of all articles, where there are several; theirs is the rest
    legend: tuple[Meaning, ...]  # of the signs in it
    options: Options
    footer: str
    marker: str
    has_hidden: bool  # some text holds a "[U+…]"


def lay_out(report: Report) -> Document:
    """Lay a report out."""
    options = report.options
    pages = tuple(build(part, number=number, options=options) for number, part in enumerate(report.parts, 1))
    common, pages = _shared(pages) if report.kind is not ReportKind.ARTICLE else ((), pages)
    numbers = {part.review.article.id: page.number for part, page in zip(report.parts, pages, strict=True)}
    stories = tuple(_story(story, report, numbers) for story in report.stories)
    events = tuple(_events(report)) if options.timeline else ()
    timeline = tuple(_timeline(report, events, numbers))
    shown = {sign for page in pages for row in (*page.rows, *page.summary) for sign in row.signs}
    return Document(
        kind=report.kind,
        kicker=_KICKERS[report.kind],
        title=visible(report.title) or (stories[0].title if stories else pages[0].title),
        cover_facts=tuple(_cover_facts(report)),
        status=_status(report),
        stories=stories,
        pages=pages,
        timeline=timeline,
        undated=_undated_events(events),
        provenance=common,
        legend=tuple(meaning for meaning in LEGEND if meaning.sign in shown | {Sign.LOOK, Sign.DOUBT}),
        options=options,
        footer=_footer(report),
        marker=report.marker,
        has_hidden=any("[U+" in text for page in pages for text in page.texts),
    )


def _shared(pages: tuple[Page, ...]) -> tuple[tuple[Fact, ...], tuple[Page, ...]]:
    """What was said of how all articles were made, once, and the pages with the rest."""
    common = tuple(fact for fact in pages[0].provenance if all(fact in page.provenance for page in pages))
    rest = ([fact for fact in page.provenance if fact not in common] for page in pages)
    return common, tuple(
        replace(page, provenance=tuple(facts)) for page, facts in zip(pages, rest, strict=True)
    )


def _story(story: Story, report: Report, numbers: Mapping[str, int]) -> StoryPage:
    pairs = {
        (part.review.article.id, pair.sentence.index): pair
        for part in report.parts
        for pair in part.review.pairs
    }
    titles = {part.review.article.id: title_of(part.review) for part in report.parts}
    tellings = []
    for members in story.folded:
        first = numbers[story.articles[members[0]].id]
        for at in members:
            article = story.articles[at]
            number = numbers[article.id]
            published = day(article.published) if article.published else "no date"
            copy = 0 if number == first else first
            tellings.append(Telling(number, titles[article.id], _outlet(article), published, copy))

    def row(said: Said) -> SaidRow:
        pair = pairs.get((said.article.id, said.pair.sentence.index), said.pair)
        laid = row_of(pair, opens_paragraph=False, options=report.options)
        heard, disputed = visible_reason(said.heard_from), visible_reason(said.disputed)
        return SaidRow(numbers[said.article.id], _outlet(said.article), laid, heard, disputed)

    return StoryPage(
        visible(story.title),
        tuple(tellings),
        tuple(row(said) for said in story.summary) if report.options.summary else (),
        tuple(tuple(row(said) for said in one) for one in story.comparisons)
        if report.options.sentences
        else (),
    )


def _events(report: Report) -> Iterator[Event]:
    for part in report.parts:
        yield from events_of(part.review.article, _kept(part, report.options))


def _undated_events(events: Sequence[Event]) -> str:
    count = len({(event.article, event.index) for event in events if event.period is None})
    if not count:
        return ""
    more = f"{counted(count, 'sentence')} {'speaks' if count == 1 else 'speak'}"
    return f"{more} of a day that cannot be told, because the article does not say when it was published."


def _timeline(report: Report, events: Sequence[Event], numbers: Mapping[str, int]) -> Iterator[EventRow]:
    reviews = {part.review.article.id: part.review for part in report.parts}
    for event in in_order(events):
        if event.period is not None:
            review = reviews[event.article]
            pair = next(pair for pair in review.pairs if pair.sentence.index == event.index)
            yield EventRow(
                when=when(event.period, assumed=event.assumed),
                article=numbers[event.article],
                row=row_of(pair, opens_paragraph=False, options=report.options),
                words=runs(event.arabic, [event.span]),
                outlet=_outlet(review.article),
            )


def _kept(part: Part, options: Options) -> Sequence[Pair]:
    pairs = part.review.pairs
    return [pair for pair in pairs if pair.state is State.APPROVED] if options.only_approved else pairs


def _cover_facts(report: Report) -> Iterator[Fact]:
    from naba_translation.stories import in_common  # late: it brings numpy

    articles = [part.review.article for part in report.parts]
    if report.kind is not ReportKind.ARTICLE:
        yield Fact("Articles", str(len(articles)))
        outlets = dict.fromkeys(
            visible(in_english(article.outlet)) for article in articles if article.outlet.strip()
        )
        if outlets:
            yield Fact("Outlets", ", ".join(outlets))
    days = sorted(article.published for article in articles if article.published)
    if days:
        span = day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}"
        yield Fact("Published", span if len(days) == len(articles) else f"{span}; {_undated(articles)}")
    for story in report.stories if report.kind is ReportKind.STORY else ():
        if common := in_common(story):
            yield Fact("Compared", visible(common))
    reviewers = {
        visible(who) for part in report.parts for pair in part.review.pairs for who in _reviewers(pair)
    }
    yield Fact("Reviewed by", ", ".join(sorted(reviewers)) or "nobody")
    models = dict.fromkeys(visible(part.provenance.model_id) for part in report.parts)
    yield Fact("Model", ", ".join(name for name in models if name))
    yield Fact("Made", report.made.isoformat(sep=" ", timespec="minutes"))


def _undated(articles: Sequence[Article]) -> str:
    missing = sum(article.published is None for article in articles)
    return f"{missing} of {counted(len(articles), 'article')} without a date"


def _reviewers(pair: Pair) -> Iterator[str]:
    if pair.edit is not None and not pair.edit.origin:
        yield pair.edit.author
    if pair.mark is not None:
        yield pair.mark.author


def _status(report: Report) -> str:
    """The sum over all articles, for the cover and the head of a document of several."""
    pairs = [pair for part in report.parts for pair in part.review.pairs]
    counts = [
        counted(len(report.parts), "article"),
        counted(sum(bool(pair.english) for pair in pairs), "sentence"),
        f"{sum(pair.state is State.APPROVED for pair in pairs)} approved",
        f"{sum(pair.edit is not None for pair in pairs)} edited",
        *left_to_check(pairs),
    ]
    return f"Machine translation. {'; '.join(counts)}."


def _footer(report: Report) -> str:
    models = dict.fromkeys(
        f"{visible(part.provenance.model_id)} {short_digest(part.provenance)}" for part in report.parts
    )
    return f"Machine translation · {', '.join(models)} · {day(report.made.date())}"


def _outlet(article: Article) -> str:
    return visible(outlet_of(article))
