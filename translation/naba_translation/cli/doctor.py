"""`naba doctor`: is everything there that the program needs?"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from naba_translation.counted import counted

if TYPE_CHECKING:
    from naba_translation.library.backups import Backups

Line = tuple[bool, str, str]
"""Whether it is well, what it is, and what was found."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "doctor", help="check the installation", description="Check the installation."
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print what was found; 1 when something is missing or damaged."""
    well = True
    for examine in (_versions, _model, _fonts, _store, _threads, _fences, _scans, _network):
        for good, name, found in _guarded(examine):
            well = well and good
            print(f"{'ok   ' if good else 'FAULT'} {name:18} {found}")
    return 0 if well else 1


def _guarded(examine: Callable[[], Iterator[Line]]) -> Iterator[Line]:
    """One organ's failure is a finding, not the end of the examination."""
    from naba_models import KnownError
    from naba_translation.messages import describe

    try:
        yield from examine()
    except KnownError as error:
        yield False, examine.__name__.strip("_"), describe(error).line


def _versions() -> Iterator[Line]:
    import platform
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    yield True, "system", f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    for name in ("naba", "ctranslate2", "sentencepiece", "sqlite-utils", "typst", "PySide6-Essentials"):
        try:
            yield True, name, version(name)
        except PackageNotFoundError:
            yield False, name, "not installed"
    yield True, "SQLite", sqlite3.sqlite_version


def _model() -> Iterator[Line]:
    from naba_models import default_model, verify

    model = default_model()
    verify(model)
    manifest = model.manifest
    yield (
        True,
        "model",
        f"{manifest.id} {manifest.version}, every file as in its manifest ({manifest.digest[:12]})",
    )


def _fonts() -> Iterator[Line]:
    import naba_resources

    fonts = sorted(path.name for path in naba_resources.path("fonts").glob("*.ttf"))
    yield any("Naskh" in name for name in fonts), "fonts", ", ".join(fonts) or "none"


def _store() -> Iterator[Line]:
    from naba_translation.library.backups import Backups
    from naba_translation.library.connection import is_encrypted
    from naba_translation.library.integrity import examine
    from naba_translation.paths import Paths

    path = Paths.of_user().store
    if not path.exists():
        yield True, "library", f"{path} (none yet)"
        return
    if is_encrypted(path):
        yield True, "library", f"{path}, encrypted; `naba library check` asks for its passphrase"
    else:
        findings = examine(path)
        found = f"{counted(findings.rows, 'row')}, each as it was written"
        if findings.damage:
            damaged = counted(len(findings.damage), "damaged row or page", "damaged rows or pages")
            found = f"{damaged}; see `naba library check`"
        yield not findings.damage, "library", f"{path}: {found}"
    yield from _backups(Backups(path))


def _backups(backups: Backups) -> Iterator[Line]:
    newest = next(iter(backups.list()), None)
    found = "none yet" if newest is None else f"{len(backups.list())}, the newest of {newest.made:%Y-%m-%d}"
    problem = backups.last_problem
    yield not problem, "backups", f"{found}{'; the last try failed: ' if problem else ''}{problem}"


def _threads() -> Iterator[Line]:
    from naba_translation.engines.engine import default_threads

    yield True, "cores", f"{default_threads()} used for translating"


def _fences() -> Iterator[Line]:
    """Not what could be: each process is started and says what stands around it."""
    from contextlib import closing

    from naba_models import default_model
    from naba_translation.engines.process import EngineProcess
    from naba_translation.read import Reader

    with Reader() as reader:
        yield True, "reading", reader.fence.in_words()
    with closing(EngineProcess(default_model(), threads=1)) as engine:
        yield True, "translating", engine.fence.in_words()


def _scans() -> Iterator[Line]:
    from naba_translation.read.scan import is_installed

    found = (
        "Tesseract with Arabic"
        if is_installed()
        else "not readable (optional: tesseract-ocr, tesseract-ocr-ara)"
    )
    yield True, "scans", found


def _network() -> Iterator[Line]:
    yield True, "network", "not used, and refused to everything in this process"
