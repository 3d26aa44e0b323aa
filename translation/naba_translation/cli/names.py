"""`naba names …`: one English form for each Arabic name."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from naba_translation.cli.articles import shown
from naba_translation.cli.profile import open_library
from naba_translation.counted import counted

if TYPE_CHECKING:
    from naba_translation.article import Review
    from naba_translation.names.name import Name
    from naba_translation.names.table import NameTable

_AS_WRITTEN = "write it as the Arabic does"
KINDS = ("person", "place", "org", "title", "currency", "term")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = commands.add_parser(
        "names",
        help="the names of people, places and organisations, and their English",
        description="One English form for each Arabic name, in all articles.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    def action(name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
        one = actions.add_parser(name, help=help_, description=help_[0].upper() + help_[1:] + ".")
        one.set_defaults(run=run)
        return one

    listing = action("list", run_list, "the names added here")
    listing.add_argument(
        "word", nargs="?", default="", metavar="WORD", help="only names with this in their Arabic or English"
    )
    listing.add_argument("--all", action="store_true", help="also those that come with Naba")

    adding = action("add", run_add, "add a name, or change it")
    adding.add_argument("arabic", metavar="ARABIC", help="as it is written, without و ب ل")
    adding.add_argument("english", metavar="ENGLISH", help="the form to use everywhere")
    adding.add_argument("--kind", choices=KINDS, default="term", help="what is named (default: term)")
    adding.add_argument(
        "--variant",
        action="append",
        default=[],
        metavar="ARABIC",
        help="another Arabic spelling; may be repeated",
    )
    adding.add_argument(
        "--also",
        action="append",
        default=[],
        metavar="ENGLISH",
        help="another English form, to be replaced; ~ before it: to be left alone; may be repeated",
    )

    removing = action("remove", run_remove, "remove a name, or switch off one that comes with Naba")
    removing.add_argument("arabic", metavar="ARABIC", help="the name as `naba names list --all` has it")

    action("conflicts", run_conflicts, "names that stand in several English forms in the library")

    action("unknown", run_unknown, "names in the library that have no chosen form yet")

    spelling = action("spell", run_spell, "spell a name in Latin letters by rule")
    spelling.add_argument("arabic", metavar="ARABIC", help="the name")

    importing = action("import", run_import, "take in names from a .csv or .tbx file")
    importing.add_argument("file", type=Path, metavar="FILE", help="a list of names")

    exporting = action("export", run_export, "write names to a .csv or .tbx file")
    exporting.add_argument(
        "file", type=Path, metavar="FILE", help="where to write; its ending says which format"
    )
    exporting.add_argument("--all", action="store_true", help="also those that come with Naba")


def run_list(arguments: argparse.Namespace) -> int:
    """Print a line for each name."""
    word = arguments.word.casefold()
    with _table(keeps=False) as table:
        found = [
            name
            for name in _chosen(table, everything=arguments.all)
            if any(word in form.casefold() for form in (*name.forms, name.english, *name.also))
        ]
    for name in found:
        forms = " | ".join((name.english, *name.also))
        columns = (" | ".join(name.forms), forms, name.kind.value, name.author or "Naba")
        print("\t".join(map(shown, columns)))
    if not found:
        of = "" if arguments.all else " added here; --all lists those that come with Naba, too"
        _say_none(f"There is no such name{of}.")
    return 0


def _say_none(words: str) -> None:
    """Beside the answer, which is empty: other programs may read that."""
    print(f"naba: {words}", file=sys.stderr)


def run_add(arguments: argparse.Namespace) -> int:
    """Add one name; 2 where it has no words, or no Arabic."""
    from naba_translation.login import login_name
    from naba_translation.names.name import Name, NameKind
    from naba_translation.normalise import has_arabic

    for arabic in filter(str.strip, (arguments.arabic, *arguments.variant)):
        if not has_arabic(arabic):
            print(f"naba: There is no Arabic letter in {shown(arabic)!r}; {_AS_WRITTEN}.", file=sys.stderr)
            return 2
    name = Name(
        arguments.arabic,
        arguments.english,
        NameKind(arguments.kind),
        variants=tuple(arguments.variant),
        also=tuple(arguments.also),
    )
    with _table(keeps=True) as table:
        try:
            table.add([name], author=login_name())
        except ValueError as error:
            print(f"naba: {shown(str(error))}", file=sys.stderr)
            return 2
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Remove one name; 1 where there was none."""
    with _table(keeps=True) as table:
        if table.remove(arguments.arabic):
            return 0
    print("naba: There is no such name; see `naba names list --all`.", file=sys.stderr)
    return 1


def run_conflicts(_: argparse.Namespace) -> int:
    """Print each name in conflict with its forms and their numbers."""
    from naba_translation.names.usage import conflicts

    with _table(keeps=False) as table:
        found = conflicts(_reviews(table), table.gazetteer())
    if not found:
        _say_none("No name of the library stands in several English forms.")
    for usage in found:
        columns = (usage.name.arabic, usage.name.english, f"said as {_forms(usage.said)}")
        print("\t".join(map(shown, columns)))
    return 0


def run_unknown(_: argparse.Namespace) -> int:
    """Print each name without a chosen form, what the engine made of it, and a spelling by rule."""
    from naba_translation.names.unknown import unknown

    with _table(keeps=False) as table:
        found = unknown(_reviews(table), table.gazetteer())
    if not found:
        _say_none("No name without a chosen form was found in the library.")
    for name in found:
        print("\t".join(map(shown, (name.arabic, name.spellings.press, f"said as {_forms(name.said)}"))))
    return 0


def run_spell(arguments: argparse.Namespace) -> int:
    """Print the three spellings; 2 where there is no Arabic."""
    from naba_translation.names.transliterate import transliterate
    from naba_translation.normalise import has_arabic

    if not has_arabic(arguments.arabic):
        print(f"naba: There is no Arabic letter in that name; {_AS_WRITTEN}.", file=sys.stderr)
        return 2
    spelled = transliterate(arguments.arabic)
    print(f"press     {spelled.press}\nBGN/PCGN  {spelled.bgn}\nIJMES     {spelled.ijmes}")
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Take in a file's names."""
    from naba_translation.login import login_name
    from naba_translation.names.exchange import import_names

    names = import_names(arguments.file)
    with _table(keeps=True) as table:
        print(counted(table.add(names, author=login_name()), "name"))
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write the names to a file."""
    from naba_translation.names.exchange import export_names

    with _table(keeps=False) as table:
        names = _chosen(table, everything=arguments.all)
    export_names(names, arguments.file)
    print(f"{counted(len(names), 'name')} → {arguments.file}")
    return 0


def _forms(said: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{form} ({count})" for form, count in said)


def _reviews(table: NameTable) -> Iterator[Review]:
    """All articles of the library, one at a time."""
    from naba_translation.review import load_review

    for row in table.store.articles():
        if (review := load_review(table.store, row.id)) is not None:
            yield review


def _chosen(table: NameTable, *, everything: bool) -> tuple[Name, ...]:
    from naba_translation.names.name import NameKind

    names = table.gazetteer().names if everything else table.all()
    return tuple(name for name in names if name.kind is not NameKind.GIVEN)


@contextmanager
def _table(*, keeps: bool) -> Iterator[NameTable]:
    from naba_translation.names.table import NameTable

    with open_library(keeps=keeps) as store:
        yield NameTable(store)
