"""`naba gui [PATH…]`: open the window.

The core does not know the window. Whoever provides one registers it as an entry point of the group
"naba.windows"; `naba_desktop` does.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import entry_points


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "gui", help="open the window", description="Open the window, with files if given."
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to open")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the window; its exit code when it was closed."""
    for window in entry_points(group="naba.windows"):
        return int(window.load()(arguments.paths))
    print("naba: no window is installed here; use `naba translate`.", file=sys.stderr)
    return 1
