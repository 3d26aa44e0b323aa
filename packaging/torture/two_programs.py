"""The window and the command line at work on one library: no error, and nothing that either was told is lost.

    python packaging/torture/two_programs.py [--minutes 5]

`naba translate` runs again and again on articles that are new each time, as a user's script would, while this
process does what the window does, each as a job with a connection of its own: list, open, edit, approve, keep
typing, search, back up.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from outcome import tell

import tiny_model
from kept import Kept
from life_acts import ACTS_OF_THE_WINDOW
from life_home import SENTENCES, Home
from naba_models import KnownError
from naba_translation.library.store import Store
from naba_translation.messages import describe
from naba_translation.paths import HOME_VARIABLE

NABA = Path(sys.executable).with_name("naba")
FILES = 3  # of each run


def work(home: Home, seconds: float) -> tuple[Kept, list[str], int]:
    """What the window was told, all errors of both, and how many articles the command line did."""
    kept, errors, runs = Kept(), [], 0
    command: subprocess.Popen[str] | None = None
    end = time.monotonic() + seconds
    chance = Random(7)
    while time.monotonic() < end or command is not None:
        if command is not None and command.poll() is not None:
            _, said = command.communicate()
            errors += [
                line for line in said.splitlines() if "naba:" in line or "FAILED" in line or "Error" in line
            ]
            if command.returncode:
                errors.append(f"run {runs} of `naba translate` ended with {command.returncode}")
            command, runs = None, runs + 1
        if command is None and time.monotonic() < end:
            command = _translate(home, runs)
        try:
            with Store(home.paths.store) as store:
                for _ in chance.choice(ACTS_OF_THE_WINDOW)(home, store, None, chance, kept.hear):
                    pass
        except KnownError as error:
            errors.append(describe(error).line)
    return kept, errors, runs


def _translate(home: Home, run: int) -> subprocess.Popen[str]:
    folder = home.folder / f"batch-{run}"
    folder.mkdir()
    for number in range(FILES):
        text = "\n\n".join(one.format(f"{run}-{number}-{n}") for n in range(4) for one in SENTENCES)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    arguments = (
        "translate",
        folder,
        "--out",
        home.out / str(run),
        *"--format json --model tiny --jobs 1".split(),
    )
    return subprocess.Popen(
        [str(part) for part in (NABA, *arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {HOME_VARIABLE: str(home.folder)},
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = tiny_model.build(Path(folder) / "tiny").folder
        home = Home(Path(folder) / "home").furnish(model)
        shutil.copytree(model, home.paths.models / "tiny")
        kept, errors, runs = work(home, 60 * options.minutes)
        lost = kept.problems(home)
        exports = sum(1 for path in home.out.rglob("*.json") if json.loads(path.read_text(encoding="utf-8")))
        with Store(home.paths.store) as store:
            articles = len(store.articles())
    errors += [
        f"{count} {what} where there should be {FILES * runs}"
        for what, count in (("exports", exports), ("articles", articles))
        if count != FILES * runs
    ]
    return tell(
        {"runs of `naba translate`": runs, "exports": exports, "acts of the window": kept.told}, errors + lost
    )


if __name__ == "__main__":
    sys.exit(main())
