"""What the commands that read many articles share: which articles, from files or from the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.attention import LEVEL_WORDS
from naba_translation.cli.profile import open_library
from naba_translation.cli.standard_input import path_or_input, with_standard_input

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naba_translation.library.store import ArticleRow, Store

MARKS = {level: word and f" [{word.lower()}]" for level, word in LEVEL_WORDS.items()}
"""What stands behind English of each level."""

_FEWEST_LETTERS = 6  # of an id: fewer may be the beginning of another one tomorrow


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles a command is about."""

    store: Store
    ids: tuple[str, ...]  # in the order of the paths, or the newest first
    failures: int  # files that could not be read; each was named

    @property
    def exit_code(self) -> int:
        """0 when there are articles and every file could be read, else 1."""
        return 0 if self.ids and not self.failures else 1


def add_articles(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments that choose articles and how they are told."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=path_or_input,
        metavar="PATH",
        help="files or folders, - for standard input; what has no English yet is translated first "
        "(default: the whole library)",
    )
    parser.add_argument("--model", metavar="ID", help="which model; see `naba models list`")
    parser.add_argument("--json", action="store_true", help="as JSON")


@contextmanager
def chosen(arguments: argparse.Namespace) -> Iterator[Chosen]:
    """The open library with the articles at `arguments.paths`, translated; with all of it without paths.

    Where there is none, it was said why.
    """
    with open_library(keeps=bool(arguments.paths)) as store:
        if arguments.paths:
            yield _translated(arguments, store)
            return
        ids = tuple(row.id for row in store.articles())
        if not ids:
            print("naba: the library is empty", file=sys.stderr)
        yield Chosen(store, ids, failures=0)


def _translated(arguments: argparse.Namespace, store: Store) -> Chosen:
    from naba_translation.cli.report import Report
    from naba_translation.cli.translators import engine_for, engines_of
    from naba_translation.paths import Paths
    from naba_translation.pipeline import ArticleDone, ArticleFailed, process
    from naba_translation.read import empty_folders

    engines = engines_of(Paths.of_user())
    engine = engine_for(engines, arguments.model, store)
    done: list[str] = []
    sources = with_standard_input(arguments.paths, store)
    empty = empty_folders(sources)
    failures = len(empty)
    report = Report(quiet=True)
    with report, closing(engines):
        for error in empty:
            report.failed(error.path, error)
        for event in process(sources, engine=engine, store=store):
            arguments.interrupts.raise_again()
            match event:
                case ArticleDone():
                    done.append(event.review.article.id)
                case ArticleFailed():
                    failures += 1
                    report.failed(event.path, event.error)
                case _:
                    report.progress(event)
    return Chosen(store, tuple(dict.fromkeys(done)), failures)


def called(name: str, rows: Iterable[ArticleRow]) -> list[str]:
    """Ids of the articles that were read from the file of this name; else of those whose id begins with it, where it
    is at least six letters long."""
    rows = list(rows)
    path = Path(name).absolute()
    found = [row.id for row in rows if row.source == name or Path(row.source).absolute() == path]
    if not found and len(name) >= _FEWEST_LETTERS:
        found = [row.id for row in rows if row.id.startswith(name.lower())]
    return found


def shown(text: str) -> str:
    """Text for the terminal: on one line, with what could command the terminal made visible."""
    from naba_translation.display import visible

    return visible(" ".join(text.split()))


def print_json(value: object) -> None:
    """Print a value as JSON, Arabic as it is."""
    import json

    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()
