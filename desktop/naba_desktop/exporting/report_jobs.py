"""Documents made off the window's thread. Typst and what it needs are loaded here, not with the window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from naba_desktop.work.background import Steps
from naba_translation.export.options import Options

if TYPE_CHECKING:
    from naba_desktop.research.archive import Archive
    from naba_translation.export import Part

MOST_PREVIEWED = 3  # articles: a document of hundreds is not laid out for every click


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about."""

    name: str  # for the window, such as an article's headline
    articles: tuple[str, ...]  # ids
    together: bool = False  # they tell one story
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Seal:
    """What to sign with."""

    key: Path  # a secret key of minisign's format
    passphrase: str = field(default="", repr=False)


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


def write(
    archive: Archive, subject: Subject, path: Path, kind: str, *, models: Path, seal: Seal | None = None
) -> Steps:
    """Write the document to `path`; a file that is there is replaced. Returns the paths, empty for no article.

    With a `seal`, its signature is written beside it.

    Raises:
        ExportError: it could not be written; what was there is as before.
        KeyUnusable: the key cannot be used, or its passphrase is wrong; nothing was written.
    """
    from naba_translation.export import export_report
    from naba_translation.export.signing import open_key, sign

    key = open_key(seal.key, passphrase=seal.passphrase) if seal is not None else None
    report = yield from _report(archive, subject, models)
    if report is None:
        return ()
    yield
    paths = export_report(report, folder=path.parent, stem=path.stem, formats=[kind], replace=True)
    return paths if key is None else (*paths, *(sign(written, key) for written in paths))


def _report(archive: Archive, subject: Subject, models: Path) -> Steps:
    """The Report; each article is a step."""
    from naba_translation.export import article_report
    from naba_translation.export.collect import collect, library_report, story_report

    parts: list[Part] = []
    for article_id in subject.articles:
        parts += collect(archive.store, [article_id], models=models)
        yield
    if not parts:
        return None
    if subject.together:
        return story_report(parts, encoder=archive.encoder, options=subject.options)
    if len(subject.articles) == 1:
        return article_report(parts[0], subject.options)
    return library_report(parts, encoder=archive.encoder, options=subject.options)
