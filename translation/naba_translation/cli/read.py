"""`naba read FILE`: what was extracted, without translating."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from naba_translation.cli.standard_input import STANDARD_INPUT


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "read",
        help="show what is read from a file, without translating",
        description="Show the title, date, outlet, paragraphs and sentences that are read from a file.",
    )
    parser.add_argument("file", metavar="FILE", help="a document, or - for standard input")
    parser.add_argument("--json", action="store_true", help="as JSON with the offsets of every sentence")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what was read."""
    from naba_translation.cli.articles import shown
    from naba_translation.read import Reader, to_json
    from naba_translation.segment import split

    with Reader() as reader:
        if arguments.file == STANDARD_INPUT:
            article = reader.load_bytes(sys.stdin.buffer.read(), "standard input")
        else:
            article = reader.load(Path(arguments.file))
    found = to_json(article, split(article))
    if arguments.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    for name in ("title", "outlet", "byline", "dateline", "published", "source", "extractor"):
        if found.get(name):
            print(f"{name:10} {shown(str(found[name]))}")
    for sentence in found["sentences"]:
        print(f"{sentence['index']:4} {sentence['kind']:9} {shown(sentence['text'])}")
    return 0
