"""Documents made off the window's thread. Typst and what it needs are loaded here, not with the window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from naba_desktop.background import Steps
from naba_translation.export.options import Options

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive

MOST_PREVIEWED = 3  # articles: a document of hundreds is not laid out for every click


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about."""

    name: str  # for the window, such as an article's headline
    articles: tuple[str, ...]  # ids
    together: bool = False  # they tell one story
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages as PNG."""

    pages: tuple[bytes, ...]
    more: int  # articles that are not among the pages


def nothing() -> Steps:
    """A job after which all jobs before it are done."""
    yield


def preview(archive: Archive, subject: Subject, *, models: Path, resolution: float) -> Steps:
    """Returns the Preview; None where none of the articles is in the library any more."""
    from naba_translation.export import preview as draw

    shown = subject if subject.together else replace(subject, articles=subject.articles[:MOST_PREVIEWED])
    report = yield from _report(archive, shown, models)
    if report is None:
        return None
    return Preview(draw(report, resolution=resolution), len(subject.articles) - len(shown.articles))


def write(archive: Archive, subject: Subject, path: Path, kind: str, *, models: Path) -> Steps:
    """Write the document to `path`; a file that is there is replaced. Returns the paths, empty for no article.

    Raises:
        ExportError: it could not be written; what was there is as before.
    """
    from naba_translation.export import export_report

    report = yield from _report(archive, subject, models)
    if report is None:
        return ()
    yield
    return export_report(report, folder=path.parent, stem=path.stem, formats=[kind], replace=True)


def _report(archive: Archive, subject: Subject, models: Path) -> Steps:
    """The Report; each article is a step."""
    from naba_translation.export import Report, ReportKind, article_report
    from naba_translation.export.gather import Library, story_of

    parts = []
    for part in Library(archive.store, models).parts(subject.articles):
        parts.append(part)
        yield
    if not parts:
        return None
    if not subject.together and len(subject.articles) == 1:
        return article_report(parts[0], subject.options)
    made = parts[0].provenance.made
    if subject.together:
        story = story_of(parts, encoder=archive.encoder)
        return Report(ReportKind.STORY, tuple(parts), made, subject.options, stories=(story,))
    return Report(ReportKind.LIBRARY, tuple(parts), made, subject.options)
