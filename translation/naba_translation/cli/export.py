"""`naba export [ARTICLE…]`: articles of the library as documents, one each or several in one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naba_translation.cli.articles import called, shown
from naba_translation.cli.passphrase import ask_passphrase
from naba_translation.cli.profile import open_library
from naba_translation.cli.translate import formats, positive
from naba_translation.export import FORMATS

if TYPE_CHECKING:
    from naba_translation.export import Options, Part, Report
    from naba_translation.library.store import ArticleRow
    from naba_translation.minisign import SecretKey

PARTS = ("cover", "contents", "summary", "sentences", "reasons", "names", "notes", "timeline", "provenance")
TEMPLATES = ("standard", "dossier", "reading", "brief", "final")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "export",
        help="write articles of the library as documents, or a story, or all of it",
        description="Write what is in the library, with all edits and approvals, as documents that carry the "
        "record of how each sentence came to be. `naba verify` reads them back.",
        epilog="An ARTICLE is the file it was read from, or the first letters of its id, six or more, as in "
        "`naba verify`. Without any, --library and --story mean all articles there are.",
    )
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="which articles (default: all)")
    together = parser.add_mutually_exclusive_group()
    together.add_argument("--story", action="store_true", help="one document: they tell of one event")
    together.add_argument("--library", action="store_true", help="one document, with the stories in it")
    parser.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="where to write (default: here)"
    )
    parser.add_argument("--name", default="", metavar="NAME", help="file name of a story or a library")
    parser.add_argument("--title", default="", help="title of a story or a library")
    parser.add_argument(
        "--format",
        type=formats,
        default=("pdf",),
        metavar="LIST",
        help=f"any of {','.join(FORMATS)} (default: pdf)",
    )
    parser.add_argument("--replace", action="store_true", help="write over any file of that name")
    _add_looks(parser)
    parser.add_argument("--sign", metavar="KEY", help="sign each file with this key; see `naba key new`")
    parser.set_defaults(run=run)


def _add_looks(parser: argparse.ArgumentParser) -> None:
    looks = parser.add_argument_group("looks")
    looks.add_argument(
        "--template",
        choices=TEMPLATES,
        help="what to begin from (default: standard; of several articles, dossier)",
    )
    looks.add_argument("--with", dest="wanted", type=_parts, default=(), metavar="LIST", help="parts to add")
    looks.add_argument(
        "--without",
        type=_parts,
        default=(),
        metavar="LIST",
        help=f"parts to leave out, of {','.join(PARTS)}",
    )
    looks.add_argument("--only-approved", action="store_true", help="leave out what nobody approved")
    looks.add_argument("--arabic-first", action="store_true", help="the Arabic on the left")
    looks.add_argument("--paper", choices=("a4", "letter"), default="a4", help="(default: a4)")
    looks.add_argument(
        "--archive",
        choices=("a-3b", "a-2b", "none"),
        default="a-3b",
        help="which PDF/A; in A-2b the record is no attached file, but private data (default: a-3b)",
    )
    looks.add_argument(
        "--words", type=positive, default=150, metavar="N", help="of a story's summary (default: 150)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the documents; the exit code."""
    from naba_translation.export.collect import collect
    from naba_translation.paths import Paths

    paths = Paths.of_user()
    key = _key(arguments.sign, paths.config) if arguments.sign else None
    with open_library(keeps=False) as store:
        rows = store.articles()
        ids, unknown = _chosen(arguments.articles, rows)
        for name in unknown:
            print(f"naba: {shown(name)!r} is not in the library; translate it first", file=sys.stderr)
        if not arguments.articles:
            ids = [row.id for row in rows]
        if not ids:
            if not unknown:
                print("naba: the library is empty", file=sys.stderr)
            return 1
        parts = collect(store, ids, models=paths.models)
    for report, stem in _reports(arguments, parts):
        _write(arguments, report, stem, key)
    return 1 if unknown else 0


def _chosen(names: Sequence[str], rows: Sequence[ArticleRow]) -> tuple[list[str], list[str]]:
    """Ids of what is meant, and the names that mean nothing."""
    ids: list[str] = []
    unknown: list[str] = []
    for name in names:
        found = called(name, rows)
        ids += found
        if not found:
            unknown.append(name)
    return list(dict.fromkeys(ids)), unknown


def _reports(arguments: argparse.Namespace, parts: Sequence[Part]) -> list[tuple[Report, str]]:
    from naba_translation.export import article_report
    from naba_translation.export.collect import library_report, story_report
    from naba_translation.search.encoder import SentenceEncoder

    if not (arguments.story or arguments.library):
        options = _options(arguments, default="standard")
        return [(article_report(part, options), _stem(part)) for part in parts]
    make, name = (story_report, "story") if arguments.story else (library_report, "library")
    report = make(
        parts,
        encoder=SentenceEncoder(),
        options=_options(arguments, default="dossier"),
        words=arguments.words,
        title=arguments.title,
    )
    return [(report, arguments.name or arguments.title or name)]


def _stem(part: Part) -> str:
    return Path(part.review.article.source).stem


def _options(arguments: argparse.Namespace, *, default: str) -> Options:
    from dataclasses import replace

    from naba_translation.export import TEMPLATES, Archive, First, Paper

    options = TEMPLATES[arguments.template or default]
    parts: dict[str, Any] = dict.fromkeys(arguments.wanted, True) | dict.fromkeys(arguments.without, False)
    return replace(
        options,
        **parts,
        only_approved=options.only_approved or arguments.only_approved,
        first=First.ARABIC if arguments.arabic_first else options.first,
        paper=Paper.LETTER if arguments.paper == "letter" else Paper.A4,
        standard=Archive(arguments.archive),
    )


def _write(arguments: argparse.Namespace, report: Report, stem: str, key: SecretKey | None) -> None:
    from naba_translation.export import export_report
    from naba_translation.export.signing import sign

    written = export_report(
        report, folder=arguments.out, stem=stem, formats=arguments.format, replace=arguments.replace
    )
    for path in written:
        print(shown(str(path)))
        if key is not None:
            print(shown(str(sign(path, key))))


def _key(name: str, config: Path) -> SecretKey:
    from naba_translation.export.signing import key_path, needs_passphrase, open_key

    path = key_path(config, name)
    passphrase = ask_passphrase(f"Passphrase of {path.name}: ", of=path) if needs_passphrase(path) else ""
    return open_key(path, passphrase=passphrase)


def _parts(text: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    if unknown := [name for name in names if name not in PARTS]:
        raise argparse.ArgumentTypeError(f"unknown part {unknown[0]!r}; choose from {', '.join(PARTS)}")
    return names
