"""Texts that were pasted. Each becomes a file of the profile, so that it is read, queued and verified like any other;
of an encrypted library none does, for a file would lie open beside it: the library holds the text, under the name the
file would have.

The file goes when its article is removed from the library, or when the library is encrypted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from naba_models.private_folder import make_private_folder
from naba_translation.errors import ExportError, ReadError, StoreError
from naba_translation.library.wipe import wipe
from naba_translation.paths import Paths
from naba_translation.whole_file import write_whole

if TYPE_CHECKING:
    from naba_translation.article import Article
    from naba_translation.library.connection import Place
    from naba_translation.library.store import Store

_FOLDER = "pasted"


def folder_of(paths: Paths) -> Path:
    """Where a profile keeps what was pasted."""
    return paths.data / _FOLDER


def keep(text: str | bytes, folder: Path, *, now: datetime) -> Path:
    """Write a text, or the bytes of a document, to a file of its own that nobody else may read, named by the time;
    returns where.

    Raises:
        ExportError: it could not be written.
    """
    try:
        make_private_folder(folder)
        path = _free(folder, now, taken=Path.exists)
    except OSError as error:
        raise ExportError(folder, error.strerror or str(error)) from error
    write_whole(path, _stored(text), private=True)
    return path


def hold(text: str | bytes, store: Store, *, now: datetime) -> Path:
    """Take a text, or a document, into the library as an article, yet to be translated; returns the name it has
    instead of a file.

    Raises: ReadError, StoreFailed, StoreDamaged.
    """
    from naba_translation.read import Reader

    folder = store.path.parent / _FOLDER
    path = _free(folder, now, taken=lambda path: store.article_from(str(path)) is not None or path.exists())
    with Reader() as reader:
        _take_in(reader.load_bytes(_stored(text), str(path)), store)
    return path


def put_away(place: Place) -> tuple[Path, ...]:
    """Let the library hold all that was pasted into files beside it, and overwrite and delete these.

    Returns the files that stay because they cannot be read as an article, or not be written or deleted. Costs nothing
    where there is no file.
    """
    folder = place.path.parent / _FOLDER
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:  # there is no folder, or nothing in it can be seen
        return ()
    return _put_away(files, place) if files else ()


def forget(source: str, folder: Path) -> None:
    """Overwrite and delete the file of a source that was pasted; any other file is left alone.

    Raises:
        ExportError: it could not be deleted.
    """
    path = Path(source)
    if path.parent != folder:
        return
    try:
        wipe(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise ExportError(path, error.strerror or str(error)) from error


def _put_away(files: list[Path], place: Place) -> tuple[Path, ...]:
    from naba_translation.library.store import Store
    from naba_translation.read import Reader

    stay = []
    try:
        with Store(place) as store, Reader() as reader:
            for path in files:
                try:
                    known = store.article_from(str(path))
                    if known is None or known.source_sha256 != hashlib.sha256(path.read_bytes()).hexdigest():
                        _take_in(reader.load(path), store)
                    wipe(path)
                except (ReadError, OSError):
                    stay.append(path)
    except StoreError:
        return tuple(path for path in files if path.exists())
    return tuple(stay)


def _take_in(article: Article, store: Store) -> None:
    from naba_translation.engines.drafting import with_keys
    from naba_translation.segment import split

    stored, _ = with_keys(split(article))
    store.add_article(article, stored)


def _free(folder: Path, now: datetime, *, taken: Callable[[Path], bool]) -> Path:
    """A name by the time that nothing has."""
    stem = f"pasted {now:%Y-%m-%d %H.%M.%S}"
    names = chain([f"{stem}.txt"], (f"{stem} ({number}).txt" for number in count(2)))
    return next(path for name in names if not taken(path := folder / name))


def _stored(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", errors="replace")
