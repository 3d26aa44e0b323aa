"""Ends the program suddenly, over and over, and looks whether anything it had said to be done is lost.

    python packaging/torture/kills.py [--kills 1000] [--longest 0.9] [--first 0]

Each life translates, edits, approves, comments, types, imports, exports, backs up and forgets in a random order in
one library, and is killed (-9) at a random moment. Afterwards every draft, edit, approval, comment, keystroke,
imported sentence, export and backup that it had acknowledged must be there, what was forgotten must be gone, and no
job may be there in part. Counted are the kills that came while a job was under way; where none did, nothing is proved.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from outcome import tell

import tiny_model
from kept import Kept, end_suddenly
from life_home import Home
from lives import short_life


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--longest", type=float, default=0.9, help="seconds a life lasts at most")
    parser.add_argument("--first", type=int, default=0, help="the number the first life is drawn by")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder)).furnish(tiny_model.build(Path(folder) / "tiny").folder)
        kept = Kept()
        short_life(home, kept.hear)  # so that there is something to edit from the first life on
        wrong: list[str] = []
        within = 0
        for seed in range(options.first, options.first + options.kills):
            end_suddenly(home, kept, seed=seed, longest=options.longest)
            within += bool(kept.begun)
            problems = kept.problems(home, copies=seed % 10 == 0)
            wrong += [f"kill {seed}: {problem}" for problem in problems]
            if seed % 50 == 49:
                print(f"kill {seed}: {kept.told:,} acknowledged, {len(wrong)} problems", flush=True)
    if not within:
        wrong.append("no job was under way at any kill")
    figures = {"kills": options.kills, "of them within a job": within, "acknowledged": kept.told}
    return tell(figures, wrong)


if __name__ == "__main__":
    sys.exit(main())
