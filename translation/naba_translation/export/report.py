"""What a document is made of: the facts, before any format or page has a say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from naba_translation.article import Review
from naba_translation.export.acts import Act, acts_in
from naba_translation.export.names import record
from naba_translation.export.options import Options
from naba_translation.export.provenance import Provenance

if TYPE_CHECKING:
    from naba_translation.export.names_table import NameRow
    from naba_translation.stories import Story


class ReportKind(StrEnum):
    """What a document is about."""

    ARTICLE = "article"
    STORY = "story"  # the articles on one event, and what they say of it together
    LIBRARY = "library"  # any articles, with the stories among them


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a document."""

    review: Review
    provenance: Provenance
    marker: str  # by which an export is known to be this article's, see names.record
    names: tuple[NameRow, ...] = ()
    note: str = ""  # the analyst's, on the whole article
    acts: tuple[Act, ...] = ()  # in order of time


@dataclass(frozen=True, slots=True)
class Report:
    """One document.

    Raises:
        ValueError: there is no article, or a story has one that is not in the document.
    """

    kind: ReportKind
    parts: tuple[Part, ...]
    made: datetime  # of the export, with time zone
    options: Options = field(default_factory=Options)
    stories: tuple[Story, ...] = ()
    title: str = ""  # given by a person; empty: the article's or the story's own

    def __post_init__(self) -> None:
        here = {part.review.article.id for part in self.parts}
        if not here:
            raise ValueError("a report without an article")
        if any(article.id not in here for story in self.stories for article in story.articles):
            raise ValueError("a story with an article that is not in the report")

    @property
    def marker(self) -> str:
        """By which an older export of the same things is known, so that it may be written over."""
        if self.kind is ReportKind.ARTICLE:
            return self.parts[0].marker
        ids = "\n".join([self.kind, *sorted(part.review.article.id for part in self.parts)])
        return f"naba-report:{sha256(ids.encode()).hexdigest()}"


def part_of(
    review: Review,
    provenance: Provenance,
    *,
    names: Sequence[NameRow] = (),
    note: str = "",
    acts: Sequence[Act] | None = None,
) -> Part:
    """An article ready for a document. Without `acts`, those of `acts_in`: what holds now."""
    done = acts_in(review) if acts is None else tuple(acts)
    return Part(review, provenance, record(review.article), tuple(names), note, done)


def article_report(part: Part, options: Options | None = None) -> Report:
    """The document of one article."""
    return Report(ReportKind.ARTICLE, (part,), part.provenance.made, options or Options())


def report_of(review: Review, provenance: Provenance, options: Options | None = None) -> Report:
    """The document of one review with nothing besides."""
    return article_report(part_of(review, provenance), options)
