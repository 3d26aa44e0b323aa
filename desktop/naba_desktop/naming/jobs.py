"""The jobs of the list of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from naba_desktop.naming.name_row import NameRow
from naba_desktop.work.background import Steps

if TYPE_CHECKING:
    from naba_translation.library.connection import Place


def look_at(store: Place, article_ids: Sequence[str]) -> Steps:
    """Returns the Usages of the names in these articles, and what is Unknown in them."""
    from naba_translation.library.store import Store
    from naba_translation.names.table import NameTable
    from naba_translation.names.unknown import unknown
    from naba_translation.names.usage import usages
    from naba_translation.review import load_unchecked

    yield
    with Store(store) as library:
        gazetteer = NameTable(library).gazetteer()
        reviews = tuple(load_unchecked(library, article_ids))
        return usages(reviews, gazetteer), unknown(reviews, gazetteer)


def choose(store: Place, row: NameRow, english: str, *, author: str) -> Steps:
    """Let `english` be the form of a name from now on; the former one gives way to it, and so do the forms
    the engine wrote where there was none."""
    from naba_translation.library.store import Store
    from naba_translation.names.name import Name, NameKind
    from naba_translation.names.table import NameTable

    yield
    with Store(store) as library:
        table = NameTable(library)
        known = next((name for name in table.gazetteer().names if name.key == row.key), None)
        name = known or Name(row.arabic, english, NameKind(row.kind or "term"))
        former = [form for form in (row.english, *(form for form, _ in row.said)) if form]
        also = dict.fromkeys((*name.also, *(former if known is None or known.enforced else former[:1])))
        kept = tuple(form for form in also if form.removeprefix("~").casefold() != english.casefold())
        table.add([replace(name, english=english, also=kept, author=author)], author=author)


def remove(store: Place, arabic: str) -> Steps:
    """Take out a name that was added here, or switch off one that comes with the program."""
    from naba_translation.library.store import Store
    from naba_translation.names.table import NameTable

    yield
    with Store(store) as library:
        return NameTable(library).remove(arabic)


def import_file(store: Place, path: Path, *, author: str) -> Steps:
    """Take in a CSV or TBX file; returns how many names."""
    from naba_translation.library.store import Store
    from naba_translation.names.exchange import import_names
    from naba_translation.names.table import NameTable

    yield
    with Store(store) as library:
        return NameTable(library).add(import_names(path), author=author)


def export_file(store: Place, path: Path) -> Steps:
    """Write the names added here to a CSV or TBX file; returns how many."""
    from naba_translation.library.store import Store
    from naba_translation.names.exchange import export_names
    from naba_translation.names.table import NameTable

    yield
    with Store(store) as library:
        names = NameTable(library).all()
        export_names(names, path)
        return len(names)
