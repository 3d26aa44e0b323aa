"""Asking for a passphrase: on the terminal without showing it, or one line of a pipe."""

from __future__ import annotations

import sys


def ask_passphrase(prompt: str, *, twice: bool = False) -> str:
    """What was typed; asked for again until two are the same with `twice`. Empty at the end of input."""
    from getpass import getpass

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    while True:
        said = getpass(prompt)
        if not twice or said == getpass("Again: "):
            return said
        print("The two were not the same.", file=sys.stderr)
