"""`naba memory import|export|stats`: what humans wrote, for the same sentence elsewhere."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.cli.profile import open_library
from naba_translation.counted import counted

if TYPE_CHECKING:
    from naba_translation.library.memory import Memory


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = commands.add_parser(
        "memory",
        help="the translation memory: human English, used again for the same sentence",
        description="Edits serve the same sentence elsewhere; as TMX they go to other tools and back.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    importing = actions.add_parser(
        "import", help="take in a TMX file", description="Take in the Arabic and English of a TMX file."
    )
    importing.add_argument(
        "file", type=Path, metavar="FILE", help="a TMX file, Naba's own or of another tool"
    )
    importing.set_defaults(run=run_import)
    exporting = actions.add_parser(
        "export", help="write a TMX file", description="Write all that is remembered as TMX, for other tools."
    )
    exporting.add_argument("file", type=Path, metavar="FILE.tmx", help="where to write")
    exporting.set_defaults(run=run_export)
    counting = actions.add_parser(
        "stats", help="how much is remembered", description="Print how many sentences are remembered."
    )
    counting.set_defaults(run=run_stats)


def run_import(arguments: argparse.Namespace) -> int:
    """Take in a file's pairs."""
    with _memory(keeps=True) as memory:
        print(counted(memory.import_tmx(arguments.file), "sentence"))
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write all that is remembered."""
    with _memory(keeps=False) as memory:
        print(f"{counted(memory.export_tmx(arguments.file), 'sentence')} → {arguments.file}")
    return 0


def run_stats(_: argparse.Namespace) -> int:
    """Print how many sentences there are."""
    with _memory(keeps=False) as memory:
        stats = memory.stats()
    print(f"{stats.edits} edited here, {stats.imported} imported")
    return 0


@contextmanager
def _memory(*, keeps: bool) -> Iterator[Memory]:
    from naba_translation.library.memory import Memory

    with open_library(keeps=keeps) as store:
        yield Memory(store)
