"""`naba library …`: look for damage, copy, restore, salvage, forget, and put under a passphrase."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from naba_translation.cli.articles import called
from naba_translation.cli.passphrase import ask_new_passphrase
from naba_translation.cli.profile import library_place
from naba_translation.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from naba_translation.library.connection import Place
    from naba_translation.library.encryption import Change
    from naba_translation.library.integrity import Damage

_MOST = 40  # lines of damage on the terminal


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = commands.add_parser(
        "library",
        help="keep the library safe: check, back up, restore, forget, encrypt",
        description="The library holds articles, English and edits. A copy is made every day it was changed.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    def action(name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
        one = actions.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        one.set_defaults(run=run)
        return one

    action("check", run_check, "look at every row for damage")
    action("backup", run_backup, "make a copy now")
    action("backups", run_backups, "list the copies")
    restoring = action(
        "restore", run_restore, "put a copy in the library's place; the former library is kept"
    )
    restoring.add_argument("number", type=int, metavar="NUMBER", help="which one; see `naba library backups`")
    action("salvage", run_salvage, "save what can be read of a damaged library; the damaged file is kept")
    forgetting = action(
        "forget", run_forget, "remove articles so that no byte of them is left, in backups too"
    )
    forgetting.add_argument(
        "articles",
        nargs="*",
        metavar="ARTICLE",
        help="the beginning of its id, or the file it came from; none: end what was interrupted",
    )
    forgetting.add_argument(
        "--damaged-too", action="store_true", help="delete damaged libraries that were set aside, too"
    )
    action("encrypt", run_encrypt, "put the library and its copies under a passphrase")
    action("passphrase", run_passphrase, "change the passphrase")
    action("decrypt", run_decrypt, "take the passphrase off")


def run_check(_: argparse.Namespace) -> int:
    """Name every row that is not as it was written."""
    from naba_translation.library.integrity import examine

    place = _place_there()
    if place is None:
        return 1
    findings = examine(place)
    _tell(findings.damage)
    print(f"{counted(findings.rows, 'row')} compared with the hash of each; {len(findings.damage)} damaged")
    return 1 if findings.damage else 0


def run_backup(_: argparse.Namespace) -> int:
    """Make a copy."""
    from naba_translation.library.backups import Backups

    place = _place_there()
    if place is None:
        return 1
    backup = Backups(place).make()
    print(f"{backup.number}: {backup.path}, checked, {backup.size / 1e6:.1f} MB")
    return 0


def run_backups(_: argparse.Namespace) -> int:
    """List the copies, the newest first."""
    from naba_translation.library.backups import Backups
    from naba_translation.paths import Paths

    backups = Backups(Paths.of_user().store)
    for backup in backups.list():
        made = f"{backup.made.astimezone():%Y-%m-%d %H:%M}"
        print(f"{backup.number:6}  {made}  {backup.why.words:28} {backup.size / 1e6:8.1f} MB")
    if problem := backups.last_problem:
        print(f"naba: The last copy could not be made: {problem}", file=sys.stderr)
        return 1
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Put a copy in the library's place."""
    from naba_translation.library.backups import Backups

    backups = Backups(library_place())
    chosen = next((one for one in backups.list() if one.number == arguments.number), None)
    if chosen is None:
        print(f"naba: There is no copy {arguments.number}; see `naba library backups`.", file=sys.stderr)
        return 1
    former = backups.restore(chosen)
    print(f"Restored as of {chosen.made.astimezone():%Y-%m-%d %H:%M}.")
    if former is not None:
        print(f"The library as it was before: {former}")
    return 0


def run_salvage(_: argparse.Namespace) -> int:
    """Save what can be read, put it in the library's place, and write down the analyst's words that have no
    article any more."""
    from naba_translation.library.backups import Backups
    from naba_translation.library.integrity import examine
    from naba_translation.library.salvage import salvage
    from naba_translation.library.unfinished import unfinished

    place = _place_there()
    if place is None:
        return 1
    findings = examine(place)
    if not findings.damage:
        rows = counted(findings.rows, "row")
        print(f"Nothing to salvage: the library is sound, {rows} as they were written. It stays as it is.")
        return 0
    new = place.beside(unfinished(place.path))
    try:
        saved = salvage(place, new)
        aside = Backups(place).replace_library(new.path)
    finally:
        new.path.unlink(missing_ok=True)
    _tell(saved.damage)
    rows = ", ".join(f"{table} {count:,}" for table, count in saved.saved.items())
    print(f"Rows saved, by table: {rows or 'none'}")
    print(f"The damaged library: {aside}")
    if saved.homeless and aside is not None:
        words = aside.with_name(f"{aside.stem}-words.txt")
        _write_private(words, "\n\n".join(f"{what}\n{text}" for what, text in saved.homeless))
        print(f"Words of the analyst whose article is lost: {words}")
    return 1 if saved.damage else 0


def run_forget(arguments: argparse.Namespace) -> int:
    """Remove articles for good; with those whose removal was interrupted."""
    from naba_translation.library.forget import forget, interrupted
    from naba_translation.library.store import Store
    from naba_translation.pasted import folder_of
    from naba_translation.pasted import forget as forget_pasted
    from naba_translation.paths import Paths

    place = library_place()
    with Store.to_read(place) as store:
        rows = store.articles()
    ids: list[str] = []
    for wanted in arguments.articles:
        found = called(wanted, rows)
        if len(found) != 1:
            how_many = f"{counted(len(found), 'article')} are" if found else "no article is"
            print(f"naba: {how_many} called {wanted!r}; nothing was removed.", file=sys.stderr)
            return 1
        ids += found
    ids += interrupted(place)
    if not ids:
        print("Nothing is left to be forgotten.")
        return 0
    for row in rows:
        if row.id in ids:
            forget_pasted(row.source, folder_of(Paths.of_user()))
    steps = forget(place, ids)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        done = end.value
    copies = counted(len(done.rewritten), "copy", "copies")
    print(f"{counted(len(set(ids)), 'article')} forgotten; the library and {copies} are written anew")
    for path in done.deleted:
        print(f"Deleted, because it was damaged: {path}")
    for path in done.remaining:
        if arguments.damaged_too:
            path.unlink()
        print(f"{'Deleted' if arguments.damaged_too else 'May still hold it'}: {path}")
    if done.held_open:
        print(
            "naba: A window or command has the library open; run this again when it is closed.",
            file=sys.stderr,
        )
    return 1 if done.held_open or (done.remaining and not arguments.damaged_too) else 0


def run_encrypt(_: argparse.Namespace) -> int:
    """Ask for a new passphrase twice."""
    from naba_translation.library.encryption import encrypting

    place = library_place()
    print("Without the passphrase nobody can open the library again, you neither.", file=sys.stderr)
    words = ask_new_passphrase("New passphrase: ", of=place.path)
    return _told(encrypting(place, words), "The library and its copies open with the new passphrase only.")


def run_passphrase(arguments: argparse.Namespace) -> int:
    """Change the passphrase; 1 where there is none."""
    from naba_translation.library.connection import is_encrypted
    from naba_translation.paths import Paths

    if not is_encrypted(Paths.of_user().store):
        print(
            "naba: The library is not under a passphrase; `naba library encrypt` puts it under one.",
            file=sys.stderr,
        )
        return 1
    return run_encrypt(arguments)


def run_decrypt(_: argparse.Namespace) -> int:
    """Take the passphrase off."""
    from naba_translation.library.encryption import decrypting

    return _told(decrypting(library_place()), "The library and its copies open without a passphrase.")


def _place_there() -> Place | None:
    """Where the library is; None where there is none, which is told."""
    place = library_place()
    if place.path.exists():
        return place
    print(f"naba: There is no library yet: {place.path} is not there.", file=sys.stderr)
    return None


def _told(change: Change, words: str) -> int:
    """Do it, with a bar on a terminal, and say what came of it."""
    from tqdm import tqdm

    changed = None
    with tqdm(
        file=sys.stderr, leave=False, unit="B", unit_scale=True, disable=not sys.stderr.isatty()
    ) as bar:
        while changed is None:
            try:
                bar.n, bar.total = next(change)
                bar.refresh()
            except StopIteration as end:
                changed = end.value
    print(words)
    for path in changed.remaining:
        print(f"As it was: {path}")
    return 0


def _tell(damage: Iterable[Damage]) -> None:
    lines = [one.line for one in damage]
    for line in lines[:_MOST]:
        print(line)
    if len(lines) > _MOST:
        print(f"… and {len(lines) - _MOST:,} more")


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(text)
