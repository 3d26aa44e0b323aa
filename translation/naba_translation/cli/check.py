"""`naba check --src AR --tgt EN`: all checks on parallel text, whoever translated it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "check",
        help="check any translation: two files, a sentence a line",
        description="Compare the lines of two UTF-8 files and print what is to check: the line's number, "
        "its level, the check that objects, and why.",
        epilog="Exit code: 0 checked, whatever was found; 1 a file could not be read, or they have different numbers "
        "of lines; 2 wrong usage.",
    )
    parser.add_argument("--src", type=Path, required=True, metavar="AR", help="the Arabic")
    parser.add_argument("--tgt", type=Path, required=True, metavar="EN", help="the English")
    parser.add_argument("--json", action="store_true", help="a JSON object for each pair of lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the lines to check with their reasons, or all of them as JSON."""
    from naba_translation.article import Level
    from naba_translation.attention import LEVEL_WORDS
    from naba_translation.checks.files import check_lines
    from naba_translation.counted import counted
    from naba_translation.display import visible, visible_reason
    from naba_translation.names.check import NameCheck
    from naba_translation.names.gazetteer import gazetteer

    arabic, english = _lines(arguments.src), _lines(arguments.tgt)
    if len(arabic) != len(english):
        print(
            f"naba: {visible(str(arguments.src))} has {counted(len(arabic), 'line')}, "
            f"{visible(str(arguments.tgt))} has {counted(len(english), 'line')}. "
            "Each line is compared with the same line of the other file: make them as many.",
            file=sys.stderr,
        )
        return 1
    for record in check_lines(arabic, english, further=NameCheck(gazetteer())):
        if arguments.json:
            print(json.dumps(record, ensure_ascii=False))
        else:
            for flag in record["flags"]:
                level = LEVEL_WORDS[Level(record["level"])].lower()
                print(f"{record['line']}\t{level}\t{flag['check']}\t{visible_reason(flag['reason'])}")
    return 0


def _lines(path: Path) -> list[str]:
    """Lines as editors count them: a separator of another script is no line end."""
    from naba_translation.errors import FileUnreadable, TextDamaged

    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise TextDamaged(path, "not UTF-8 text") from error
    return text.removesuffix("\n").split("\n")
