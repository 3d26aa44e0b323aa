"""All proofs that nothing is lost, one after the other, and a table of what they found.

    python packaging/torture/in_one_piece.py [--state torture.json] [--only kills full_disk] [--share 1.0]

The long ones go in pieces. Each piece that is done stands in the file of the state, so an end at any moment costs
the piece in hand, and the next run goes on from there; when the program or a proof has changed in the meantime, it
begins anew. All takes place in memory where the system has such a folder: a sync costs nothing there, and power
cuts are made on paper anyway. Ends with 1 where anything was lost, with 2 where a proof could not be made here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import reduce
from operator import add
from pathlib import Path

from io_faults import FAULTS
from outcome import NOT_PROVED, parse

ROOT = Path(__file__).parents[2]
PROVED = ("translation/naba_translation", "models/naba_models")
PROVING = ("kept.py", "lives.py", "life_acts.py", "life_home.py", "library_makers.py", "tiny_model.py")
PARTS = ("outcome", "paper_disk", "recorded_calls")
MEMORY = Path("/dev/shm")  # noqa: S108  a folder in memory
WIDTH = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of a proof."""

    proof: str
    arguments: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return " ".join((self.proof, *self.arguments))


@dataclass(frozen=True, slots=True)
class Done:
    """How a piece ended."""

    code: int
    seconds: float
    line: str  # its last one


def pieces(share: float) -> Iterator[Piece]:
    """All pieces, the short proofs first; a share of what each does, at least one thing."""

    def some(count: int) -> str:
        return str(max(1, round(share * count)))

    yield Piece("full_disk", ("--fillings", some(24)))
    yield from (Piece("bit_rot", ("--flips", some(500), "--first", str(first))) for first in range(4))
    yield from (Piece("power_cuts", ("--cuts", some(150), "--first", str(first))) for first in range(11, 15))
    yield from (Piece("kills", ("--kills", some(125), "--first", str(125 * n))) for n in range(8))
    yield Piece("two_programs", ("--minutes", f"{5 * share:g}"))
    every = str(max(1, round(1 / share)))
    yield from (Piece("io_faults", ("--fault", fault, "--step", every)) for fault in reversed(FAULTS))


def run(piece: Piece) -> Done:
    """Run one, showing what it prints."""
    started = time.monotonic()
    command = [sys.executable, str(Path(__file__).with_name(f"{piece.proof}.py")), *piece.arguments]
    environment = os.environ | ({"TMPDIR": str(MEMORY)} if os.access(MEMORY, os.W_OK) else {})
    line = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None  # noqa: S101  it is a pipe
        for line in process.stdout:
            print(f"    {line}", end="", flush=True)
    return Done(process.returncode, time.monotonic() - started, line.strip())


def table(done: Mapping[str, Done], all_pieces: Iterable[Piece]) -> Iterator[str]:
    """A line for each proof: what was done in how long, and how often it ended badly."""
    by_proof: dict[str, list[Done | None]] = {}
    for piece in all_pieces:
        by_proof.setdefault(piece.proof, []).append(done.get(piece.name))
    for proof, ends in by_proof.items():
        there = [end for end in ends if end is not None]
        minutes = sum(end.seconds for end in there) / 60
        lines = [_words(there)] if there else ["not yet"]
        if len(there) < len(ends):
            lines.append(f"({len(there)} of {len(ends)} pieces)")
        yield f"{proof:{WIDTH}}{minutes:6.1f} min  {' '.join(lines)}"


def _words(ends: list[Done]) -> str:
    told = [end for end in ends if end.code != NOT_PROVED]
    not_proved = [f"NOT PROVED: {end.line}" for end in ends if end.code == NOT_PROVED][:1]
    try:
        sums = [reduce(add, (parse(end.line) for end in told)).line] if told else []
    except ValueError:
        sums = [f"ENDED BY ITSELF: {next((end.line for end in told if end.code), 'without a word')}"]
    return "; ".join((*sums, *not_proved))


def code_digest() -> str:
    """Of everything that decides how a proof ends."""
    digest = hashlib.sha256()
    files = [path for folder in PROVED for path in sorted((ROOT / folder).rglob("*.py"))]
    files += [ROOT / "tests" / name for name in PROVING]
    files += [Path(__file__).with_name(f"{name}.py") for name in (*PARTS, *_proofs())]
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _proofs() -> tuple[str, ...]:
    return tuple(dict.fromkeys(piece.proof for piece in pieces(1.0)))


def _load(state: Path, digest: str) -> dict[str, Done]:
    try:
        kept = json.loads(state.read_text(encoding="utf-8"))
        if kept["code"] == digest:
            return {name: Done(**end) for name, end in kept["done"].items()}
    except (OSError, ValueError, KeyError, TypeError):  # none yet, or of no use
        pass
    return {}


def _save(state: Path, digest: str, done: Mapping[str, Done]) -> None:
    kept = {"code": digest, "done": {name: asdict(end) for name, end in done.items()}}
    unfinished = state.with_suffix(".tmp")
    unfinished.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    unfinished.replace(state)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--state", type=Path, default=ROOT / "torture.json")
    parser.add_argument("--only", nargs="+", choices=_proofs(), help="these proofs alone")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of what each proof does, above 0, at most 1"
    )
    options = parser.parse_args()
    chosen = [one for one in pieces(options.share) if options.only is None or one.proof in options.only]
    digest = code_digest()
    done = _load(options.state, digest)
    for piece in chosen:
        former = done.get(piece.name)
        if former is None or former.code:  # what went wrong is tried again
            print(piece.name, flush=True)
            done[piece.name] = run(piece)
            _save(options.state, digest, done)
    print("\n".join(table(done, chosen)))
    codes = {done[piece.name].code for piece in chosen}
    return 1 if codes - {0, NOT_PROVED} else max(codes)


if __name__ == "__main__":
    sys.exit(main())
