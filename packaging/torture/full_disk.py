"""Works on a disk that is full and on one that cannot be written, and looks whether anything is lost.

    python packaging/torture/full_disk.py [--fillings 24]

The profile lies on a file system of some megabytes in memory, in a name space of its own: root may mount one there,
and most systems let everybody (`unshare -Urm`); where neither is allowed this says so. A file beside the library
fills the disk to the last page, then a little more room is left each time. On each full disk everything is done once:
taking articles in, translating, editing, judging, commenting, undoing, typing, importing a memory, exporting, backing
up, going back to a copy, putting a library under a passphrase and under another one; and once by commands. What does
not work must be told in words that say to free some space, nothing that was acknowledged may be lost, and all of it
must work when there is room again. In every other filling the room that a backup looks for before it begins is not
asked for, as when another program takes it a moment later.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from outcome import NOT_PROVED, tell

MEGABYTES, STEP = 48, 40_960
INSIDE = "NABA_FULL_DISK_INSIDE"
NABA = Path(sys.executable).with_name("naba")
ADVICE = "free some space"


class Disk:
    """Some megabytes that are filled and emptied."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"
        self._mount(f"size={MEGABYTES}m", "-t", "tmpfs", "naba")

    def fill(self, *, room: int) -> None:
        """Leave so many bytes."""
        free = os.statvfs(self.folder)
        self._ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))

    def empty(self) -> None:
        self._ballast.unlink()

    def let_write(self, *, may: bool) -> None:
        self._mount(f"remount,{'rw' if may else 'ro'}")

    def _mount(self, options: str, *words: str) -> None:
        subprocess.run(["mount", "-o", options, *words, self.folder], check=True)


class Life:
    """A library on a disk, another one that goes from passphrase to passphrase, and what both must hold."""

    def __init__(self, folder: Path, model: Path) -> None:
        from kept import Kept
        from library_makers import contents, fill
        from life_home import Home
        from naba_models import load_model
        from naba_translation.engines.engine import CTranslate2Engine
        from naba_translation.engines.signature import Decoding
        from naba_translation.library.connection import Place

        self.home, self.kept = Home(folder).furnish(model), Kept()
        self._engine = CTranslate2Engine(load_model(model), decoding=Decoding(beam=1), threads=1)
        self._locked = Place(folder / "locked" / "library.db")
        self._passphrases = cycle(("a long sentence of nobody", "another sentence of nobody"))
        fill(self._locked.path, 12)
        self._contents = contents(self._locked)

    def acts(self, seed: int) -> Iterator[tuple[str, Callable[[], None]]]:
        """Everything once, by name."""
        from life_acts import EVERYTHING

        for number, act in enumerate(EVERYTHING):
            yield act.__name__.strip("_"), partial(self._do, act, Random(f"{seed}-{number}"))
        yield "encrypt", self._encrypt

    def problems(self) -> list[str]:
        """What is lost, half done, or lies about."""
        from library_makers import contents
        from naba_translation.library.integrity import examine

        found = self.kept.problems(self.home)
        found += [one.line for one in examine(self._locked).damage]
        if contents(self._locked) != self._contents:
            found.append("words of the encrypted library are lost")
        return found + [f"{path.name} lies about" for path in self.home.folder.rglob("*.new")]

    def _do(self, act: Callable[..., Iterator[None]], chance: Random) -> None:
        from naba_models import KnownError
        from naba_translation.library.store import Store

        try:
            with Store(self.home.paths.store) as store:
                for _ in act(self.home, store, self._engine, chance, self.kept.hear):
                    pass
        except KnownError:
            self.kept.excuse_exports(self.home)
            raise

    def _encrypt(self) -> None:
        from naba_translation.library.encryption import encrypt

        self._locked = encrypt(self._locked, next(self._passphrases)).place


def troubles(acts: Iterator[tuple[str, Callable[[], None]]]) -> Iterator[tuple[str, str]]:
    """Of each act, how its trouble was told; empty where it had none."""
    from naba_models import KnownError
    from naba_translation.messages import describe

    for name, act in acts:
        try:
            act()
            yield name, ""
        except KnownError as error:
            yield name, describe(error).line
        except Exception as error:  # noqa: BLE001  what has no words is what is looked for
            yield name, f"no words for {type(error).__name__} ({error})"


def one_filling(disk: Disk, model: Path, number: int) -> tuple[int, int, list[str]]:
    """How many acts were done on a full disk, how many told a trouble, and what was wrong."""
    from naba_translation.library import backups

    life, room = Life(disk.folder / "home", model), number // 2 * STEP
    asked = backups._ROOM
    acts, told, wrong = 0, 0, []
    for step, full in enumerate((False, True, False)):
        when = f"with {room:,} bytes of room" if full else "before" if not step else "with room again"
        if full:
            disk.fill(room=room)
            backups._ROOM = asked * (number % 2)
        for name, trouble in troubles(life.acts(3 * number + step)):
            acts, told = acts + full, told + (full and bool(trouble))
            if trouble and not (full and ADVICE in trouble.lower()):
                wrong.append(f"{name} {when}: {trouble}")
            if full and not room and not trouble:
                wrong.append(f"{name} {when} told nothing")
        if full:
            disk.empty()
            backups._ROOM = asked
        wrong += [f"{when}: {problem}" for problem in life.problems()]
    shutil.rmtree(life.home.folder)
    return acts, told, wrong


def by_commands(disk: Disk, model: Path) -> list[str]:
    """What was wrong with what commands said on a full disk, and with what they did afterwards."""
    from naba_translation.paths import HOME_VARIABLE

    life = Life(disk.folder / "home", model)
    shutil.copytree(model, life.home.paths.models / "tiny")
    wrong = [f"before: {told}" for _, told in troubles(life.acts(7)) if told]

    def run(*arguments: object, passphrases: str = "") -> subprocess.CompletedProcess[str]:
        variables = {HOME_VARIABLE: str(life.home.folder), "NABA_PASSPHRASE_FD": "0"}
        return subprocess.run(
            [str(part) for part in (NABA, *arguments)],
            input=passphrases,
            capture_output=True,
            text=True,
            env=os.environ | variables,
            check=False,
        )

    commands = (
        (("translate", life.home.press, "--out", life.home.out, "--model", "tiny", "--jobs", "1"), ""),
        (("library", "backup"), ""),
        (("library", "restore", "1"), ""),
        (("library", "encrypt"), "one passphrase\none passphrase\n"),
    )
    disk.fill(room=0)
    for command, passphrases in commands:
        done = run(*command, passphrases=passphrases)
        if done.returncode == 0 or ADVICE not in done.stderr.lower() or "Traceback" in done.stderr:
            wrong.append(f"naba {command[:2]} on a full disk: {done.returncode} {done.stderr[-300:]}")
    disk.empty()
    wrong += [f"after commands: {problem}" for problem in life.problems()]
    for command, passphrases in commands:
        done = run(*command, passphrases=passphrases)
        if done.returncode:
            wrong.append(f"naba {command[:2]} with room again: {done.returncode} {done.stderr[-300:]}")
    shutil.rmtree(life.home.folder)
    return wrong


def read_only(disk: Disk, model: Path) -> tuple[int, list[str]]:
    """How many acts told a trouble while the disk refused all writes, and what was wrong then and afterwards."""
    life = Life(disk.folder / "home", model)
    wrong = [f"before: {told}" for _, told in troubles(life.acts(1)) if told]
    disk.let_write(may=False)
    told = dict(troubles(life.acts(2)))
    disk.let_write(may=True)
    wrong += [
        f"{name} on a disk that cannot be written told nothing" for name, line in told.items() if not line
    ]
    wrong += [f"{name}: {line}" for name, line in told.items() if line.startswith("no words")]
    wrong += [f"{name} with a disk to write: {line}" for name, line in troubles(life.acts(3)) if line]
    wrong += life.problems()
    shutil.rmtree(life.home.folder)
    return len(told), wrong


def in_name_space() -> int:
    """This program again, where it may mount."""
    for words in (("unshare", "-m"), ("unshare", "-Urm")):
        allowed = [*words, "mount", "-t", "tmpfs", "naba", "/mnt"]
        if (
            shutil.which("unshare")
            and not subprocess.run(allowed, capture_output=True, check=False).returncode
        ):
            return subprocess.run(
                [*words, sys.executable, *sys.argv], check=False, env=os.environ | {INSIDE: "1"}
            ).returncode
    print("Neither root nor a user may mount a file system in a name space here (unshare -m, unshare -Urm).")
    return NOT_PROVED


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--fillings", type=int, default=24)
    options = parser.parse_args()
    if INSIDE not in os.environ:
        return in_name_space()
    import tiny_model

    with tempfile.TemporaryDirectory() as name:
        model = tiny_model.build(Path(name) / "tiny").folder
        mounted = Path(name) / "disk"
        mounted.mkdir()
        disk = Disk(mounted)
        ends = [one_filling(disk, model, number) for number in range(options.fillings)]
        wrong = [line for *_, lines in ends for line in lines] + by_commands(disk, model)
        refused, of_read_only = read_only(disk, model)
        subprocess.run(["umount", mounted], check=True)
    figures = {
        "full disks": options.fillings,
        "acts on them": sum(acts for acts, *_ in ends),
        "told a trouble in words": sum(told for _, told, _ in ends),
        "acts on a disk that cannot be written": refused,
    }
    return tell(figures, wrong + of_read_only)


if __name__ == "__main__":
    sys.exit(main())
