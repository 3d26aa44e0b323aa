"""`naba read FILE`: what was extracted, without translating."""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "read",
        help="show what is read from a file, without translating",
        description="Show the title, date, outlet, paragraphs and sentences that are read from a file.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a document, or - for standard input")
    parser.add_argument("--json", action="store_true", help="as JSON with the offsets of every sentence")
    parser.set_defaults(run=run)
