"""The command line: `naba translate`, `read`, `summary`, `stories`, `timeline`, `search`, `export`, `verify`,
`key`, `check`, `compare`, `names`, `memory`, `library`, `gui`, `models`, `doctor`.

Each command is a module with `add(commands)`, which only describes it, and `run(arguments)`, which imports
what it needs: `naba --help` loads neither Qt, CTranslate2 nor numpy.
"""

from __future__ import annotations

import argparse
import errno
import io
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from naba_models import KnownError
from naba_models.leftovers import clear_leftovers
from naba_translation.cli import (
    check,
    compare,
    doctor,
    export,
    gui,
    key,
    library,
    memory,
    models,
    names,
    read,
    search,
    stories,
    summary,
    timeline,
    translate,
    verify,
)
from naba_translation.cli.interrupts import Interrupts
from naba_translation.messages import describe
from naba_translation.offline import refuse_network
from naba_translation.paths import Paths
from naba_translation.private import kept_private

OK, FAILED, USAGE, STOPPED = 0, 1, 2, 130
"""Exit codes: all done; some of it failed, each named; wrong usage; stopped by the user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _write_any_letter()
    parsed = _parsed(arguments)
    if not getattr(parsed, "online", False):  # `models convert --online` goes offline after its download
        refuse_network()
    from naba_translation.fence import forbid_core_dumps  # not for `naba --help`

    parsed.interrupts = interrupts = Interrupts()
    paths = Paths.of_user()
    try:
        forbid_core_dumps()
        with interrupts, kept_private(paths):
            clear_leftovers(paths.models)
            code = int(parsed.run(parsed))
            sys.stdout.flush()  # here, where it is told what is wrong with it
            return code
    except KnownError as error:
        if interrupts.pressed:
            return _stopped()
        print(f"naba: {describe(error).line}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return _stopped()
    except BrokenPipeError:  # the reader of our output, such as `head`, has enough
        sys.stderr.close()
        return OK
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        print("naba: Cannot write the answer: no space is left where it goes.", file=sys.stderr)
        sys.stdout = io.StringIO()  # what it still holds would fail once more when the program ends
        return FAILED


def _write_any_letter() -> None:
    """A terminal or a pipe that has no Arabic letters gets their codes ("\\u0646") instead of an end."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command and its arguments. Paths may stand on both sides of an option, as everywhere else; argparse by
    itself takes those after it for unknown.
    """
    parser = _parser()
    parsed, left = parser.parse_known_args(arguments)
    paths = getattr(parsed, "paths", None)
    if left and isinstance(paths, list) and not any(one.startswith("-") for one in left):
        parsed.paths = [*paths, *map(Path, left)]
    elif left:
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    return parsed


def _stopped() -> int:
    print("naba: Stopped. What was translated is kept; the same command goes on from there.", file=sys.stderr)
    return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="naba",
        description="Read the Arabic press in English, offline, and see how far each sentence can be trusted.",
        epilog="No text ever leaves: Naba uses no network, but to fetch a model when told `--online`.",
    )
    parser.add_argument("--version", action="version", version=f"naba {version('naba')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    of_articles = (translate, read, summary, stories, timeline, search)
    for command in (
        *of_articles,
        export,
        verify,
        key,
        check,
        compare,
        names,
        memory,
        library,
        gui,
        models,
        doctor,
    ):
        command.add(commands)
    return parser
