"""The parallel text that the tables are counted on: a folder of NAME.tsv.xz, each line Arabic, English and source."""

from __future__ import annotations

import argparse
import lzma
from collections.abc import Iterator
from pathlib import Path


def folder_named(about: str) -> Path:
    """The folder on the command line of a script, whose first lines are `about`."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA", help="folder of parallel text, as NAME.tsv.xz")
    folder: Path = parser.parse_args().data
    return folder


def lines_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Arabic, English and source of each line. Only a line feed ends one: what else may end a line may stand in it.

    Raises: ValueError for a line of fewer columns.
    """
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            arabic, english, source = line.rstrip("\n").split("\t")[:3]
            yield arabic, english, source
