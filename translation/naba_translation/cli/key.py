"""`naba key new NAME`: a key to sign reports with, in minisign's format; `naba key list`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from naba_translation.cli.articles import shown
from naba_translation.cli.passphrase import PASSPHRASE_VARIABLE, ask_new_passphrase

DEFAULT_NAME = "reports"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "key",
        help="keys to sign reports with",
        description="Keys to sign reports with, in minisign's format: `naba export --sign NAME` signs, and "
        "`naba verify` or `minisign -V` checks.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    new = actions.add_parser(
        "new",
        help="make a key",
        description="Make a key. Its secret half stays here, behind the passphrase; give NAME.pub to whoever "
        "is to check your reports.",
        epilog="Whoever has the secret half can sign as you. Without a terminal the passphrase is read "
        f"from the descriptor that {PASSPHRASE_VARIABLE} names, twice, a line each.",
    )
    new.add_argument("name", nargs="?", default=DEFAULT_NAME, metavar="NAME", help="(default: reports)")
    new.add_argument("--no-passphrase", action="store_true", help="for a machine that signs by itself")
    new.set_defaults(run=run_new)
    actions.add_parser("list", help="list the keys").set_defaults(run=run_list)


def run_new(arguments: argparse.Namespace) -> int:
    """Make a key and say where it is."""
    from naba_translation.export.signing import make_key
    from naba_translation.paths import Paths

    config = Paths.of_user().config
    passphrase = (
        "" if arguments.no_passphrase else ask_new_passphrase("Passphrase: ", of=Path(arguments.name))
    )
    secret, public = make_key(config, arguments.name, passphrase=passphrase)
    print(f"secret {shown(str(secret))}\npublic {shown(str(public))}")
    return 0


def run_list(_: argparse.Namespace) -> int:
    """Print the keys that are known, the analyst's own first."""
    from naba_translation.export.signing import known_keys
    from naba_translation.paths import Paths

    keys = known_keys(Paths.of_user().config)
    for key in keys:
        print(shown(key.label))
    if not keys:
        print("naba: There is no key yet; `naba key new` makes one.", file=sys.stderr)
    return 0
