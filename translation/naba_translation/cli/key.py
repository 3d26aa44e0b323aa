"""`naba key new NAME`: a key to sign reports with, in minisign's format; `naba key list`."""

from __future__ import annotations

import argparse

from naba_translation.cli.articles import shown
from naba_translation.cli.passphrase import ask_passphrase

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
        epilog="Whoever has the secret half can sign as you. Without a terminal the passphrase is one line of "
        "standard input.",
    )
    new.add_argument("name", nargs="?", default=DEFAULT_NAME, metavar="NAME", help="(default: reports)")
    new.add_argument("--no-passphrase", action="store_true", help="for a machine that signs by itself")
    new.set_defaults(run=run_new)
    actions.add_parser("list", help="list the keys").set_defaults(run=run_list)


def run_new(arguments: argparse.Namespace) -> int:
    """Make a key and say where it is."""
    import sys

    from naba_translation.export.signing import make_key
    from naba_translation.paths import Paths

    passphrase = "" if arguments.no_passphrase else ask_passphrase("Passphrase: ", twice=True)
    if not passphrase and not arguments.no_passphrase:
        print("naba: a passphrase is needed, or --no-passphrase", file=sys.stderr)
        return 1
    secret, public = make_key(Paths.of_user().config, arguments.name, passphrase=passphrase)
    print(f"secret {shown(str(secret))}\npublic {shown(str(public))}")
    return 0


def run_list(_: argparse.Namespace) -> int:
    """Print the keys that are known, the analyst's own first."""
    from naba_translation.export.signing import known_keys
    from naba_translation.paths import Paths

    for key in known_keys(Paths.of_user().config):
        print(shown(key.label))
    return 0
