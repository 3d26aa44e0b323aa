"""`naba verify FILE`: is an exported document still what was made, and by whom was it edited?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naba_translation.cli.articles import print_json, shown
from naba_translation.export import FORMATS

if TYPE_CHECKING:
    from naba_translation.export.report import Part, Report
    from naba_translation.export.verification import Difference, Finding, Places, Verified

_SIGNS = {"good": "ok     ", "bad": "WRONG  ", "unknown": "unknown"}
_SHOWN = 10  # differences and acts printed


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "verify",
        help="check an exported document: unchanged, signed, edited by whom, the same when translated again",
        description="Read a document that Naba wrote, make it again from the record in it, and say what "
        f"matches: its signature, its text, the source file, the model. Any format: {', '.join(FORMATS)}.",
        epilog="Exit code: 0 nothing wrong was found, 1 something does not match or is no document of Naba.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the document")
    parser.add_argument(
        "--source", type=Path, action="append", default=[], metavar="PATH", help="where its source file lies"
    )
    parser.add_argument(
        "--key", type=Path, action="append", default=[], metavar="PUB", help="a public key to check with"
    )
    parser.add_argument("--again", action="store_true", help="translate again and compare every byte")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, tell; the exit code."""
    from naba_translation.export.signing import known_keys
    from naba_translation.export.table_verification import verify_table
    from naba_translation.export.verification import Outcome, verify
    from naba_translation.paths import Paths

    paths = Paths.of_user()
    keys = known_keys(paths.config, *arguments.key)
    if arguments.file.suffix.lower() == ".csv":
        verified = verify_table(arguments.file, keys=keys)
    else:
        with _sources(arguments, paths) as source:
            verified = verify(arguments.file, keys=keys, models=paths.models, source=source)
    findings, differences = [*verified.findings], [*verified.differences]
    if arguments.again and verified.report is not None:
        finding, more = _again(verified.report, paths)
        findings.append(finding)
        differences += more
    if arguments.json:
        print_json(_as_json(verified, findings, differences))
    else:
        _print(verified, findings, differences)
    return 1 if any(finding.outcome is Outcome.BAD for finding in findings) else 0


@contextmanager
def _sources(arguments: argparse.Namespace, paths: Any) -> Iterator[Any]:
    """What finds a source file, with the library as far as it is open to everybody."""
    from naba_translation.export.verification import places
    from naba_translation.library.connection import is_encrypted
    from naba_translation.library.store import Store

    readable = paths.store.is_file() and not is_encrypted(paths.store)  # a locked one is not asked for
    store = Store(paths.store) if readable else None

    def find(part: Part) -> Places:
        name = Path(part.review.article.source).name
        named = [path for path in arguments.source if path.name == name or len(arguments.source) == 1]
        return places(part, document=arguments.file, named=named, store=store)

    try:
        yield find
    finally:
        if store is not None:
            store.close()


def _again(report: Report, paths: Any) -> tuple[Finding, tuple[Difference, ...]]:
    from tqdm import tqdm

    from naba_models import default_model
    from naba_translation.engines.engine import CTranslate2Engine
    from naba_translation.export.again import Again, translate_again
    from naba_translation.export.provenance import installed

    digest = report.parts[0].provenance.model_digest
    models = (model for model in installed(paths.models) if model.manifest.digest == digest)
    engine = CTranslate2Engine(next(models, None) or default_model())
    try:
        with tqdm(file=sys.stderr, leave=False, disable=not sys.stderr.isatty()) as bar:
            for event in translate_again(report, engine):
                if isinstance(event, Again):
                    return event.finding, event.differences
                bar.n, bar.total = event
                bar.refresh()
    finally:
        engine.close()
    raise AssertionError("translate_again ends with an answer")


def _print(verified: Verified, findings: list[Finding], differences: list[Difference]) -> None:
    from naba_translation.headline import english_headline

    if verified.report is not None:
        for part in verified.report.parts:
            provenance = part.provenance
            article = part.review.article
            print(shown(english_headline(part.review)) or shown(Path(article.source).name))
            print(
                f"  article {article.id[:12]}, {shown(provenance.model_id)}, made {provenance.made.isoformat()}"
            )
    for finding in findings:
        print(f"{_SIGNS[finding.outcome]} {finding.what:10} {shown(finding.words)}")
    for difference in differences[:_SHOWN]:
        print(f"  - {shown(difference.made)}" if difference.made else "  - (nothing)")
        print(f"  + {shown(difference.found)}" if difference.found else "  + (nothing)")
    if len(differences) > _SHOWN:
        print(f"  … and {len(differences) - _SHOWN} more")
    parts = verified.report.parts if verified.report is not None else ()
    for number, part in enumerate(parts, 1):
        if part.acts:
            print(f"What people did to article {number}:" if len(parts) > 1 else "What people did:")
        for act in part.acts:
            time = act.made.isoformat(sep=" ", timespec="seconds")
            print(f"  {time} {shown(act.author)}: {act.act}, sentence {act.sentence + 1}: {shown(act.words)}")


def _as_json(verified: Verified, findings: list[Finding], differences: list[Difference]) -> dict[str, Any]:
    from naba_translation.export.acts import to_json

    report = verified.report
    return {
        "file": str(verified.path),
        "good": not any(finding.outcome == "bad" for finding in findings),
        "kind": report.kind if report else "table",
        "articles": [part.review.article.id for part in report.parts] if report else [],
        "findings": [{"what": one.what, "outcome": one.outcome, "words": one.words} for one in findings],
        "differences": [{"made": one.made, "found": one.found} for one in differences],
        "acts": [
            {"article": part.review.article.id, **to_json(act)}
            for part in (report.parts if report else ())
            for act in part.acts
        ],
    }
