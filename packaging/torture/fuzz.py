"""Damaged files of every kind that comes from outside: none may take the program along.

    .venv/bin/python packaging/torture/fuzz.py [GROUP …] [--count N] [--minutes M] [--seed S] [--only KIND …]
    .venv/bin/python packaging/torture/fuzz.py --again KIND N

Groups: documents, models, packages, exchange. Each file is made of a good one, or of a damaged one that reached
new lines of the parsers (damage_corpus.py), by changes that keep its structure or do not (tests/mutations.py), the
same for the same seed and number. It goes the way a stranger's file goes: documents and exported files through the
fenced reader; files of a model, with a manifest that vouches for them, through the fenced engine, which loads and
translates; packages, manifests and lists through the program itself. The fenced processes are the product's, with
its limits; they take many files, as in the product, and every 500th file also goes the product's whole way with
fresh ones.

"child deaths" are fenced processes that were killed or gave up, which is what the fence is for; each was tried
again in a fresh one. "main deaths" are ends of the program itself, and errors in it that have no words: there must
be none. What is done is kept in the state file, so that 10,000 of each can be run in pieces. `--again` writes one
file to this folder.
"""

from __future__ import annotations

import argparse
import importlib
import os
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from damage import SAMPLE, Kind, Way
from damage_corpus import SLICE, Corpus
from fuzz_state import Place, State, Tally

GROUPS = ("documents", "models", "packages", "exchange")
TRACED = 25  # one of so many files is followed line by line
LONGEST = 200  # seconds for one file, with all second tries, before the program itself counts as hanging
MEMORY = 4_000_000_000  # bytes of addresses the program itself may have
READ = "read"


def main() -> None:
    options = _options()
    if options.again:
        name, number = options.again
        Path(f"again-{number}-{name}").write_bytes(_again(options, name, int(number)))
        return
    State(options.state, options.seed)  # ends here where it is of another seed
    end, groups = monotonic() + 60 * options.minutes, options.groups or GROUPS
    for left, group in zip(range(len(groups), 0, -1), groups, strict=True):
        place, mended, over = Place(), True, monotonic() + (end - monotonic()) / left
        while status := _piece(group, options, over, place, mended=mended):
            if os.WIFEXITED(status):
                sys.exit(f"{group}: this program itself is at fault, see above")
            name, number = place.get()
            state = State(options.state, options.seed)
            tally = state.tally(name)
            if not name or (not mended and str(number) in tally.faults):
                sys.exit(f"{group}: this program ends by itself, whatever the file is")
            tally.faults[str(number)] = f"the program ended ({signal.Signals(os.WTERMSIG(status)).name})"
            state.keep(name, tally)
            mended = False
    sys.exit(1 if _print(State(options.state, options.seed), options.count) else 0)


def _piece(group: str, options: argparse.Namespace, over: float, place: Place, *, mended: bool) -> int:
    """Try the files of a group in a process that stands for the program; how it ended, 0 for well."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
        warnings.simplefilter("ignore")
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            kinds = [kind for kind in _kinds(group, Path(folder), stack) if _wanted(kind, options)]
            state = State(options.state, options.seed)
            if mended:
                _try_faults(kinds, state, options, place)
            _run(group, kinds, state, options, over, place)
        code = 0
    except Exception:  # noqa: BLE001  it must not run on as the supervisor
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _kinds(group: str, folder: Path, stack: ExitStack) -> Iterator[Kind]:
    """Imported late, since each engine's process imports this file anew."""
    found: Iterator[Kind] = importlib.import_module(f"damaged_{group}").kinds(folder, stack)
    return found


def _wanted(kind: Kind, options: argparse.Namespace) -> bool:
    return not options.only or kind.name in options.only


def _try_faults(kinds: list[Kind], state: State, options: argparse.Namespace, place: Place) -> None:
    """Once more what went wrong in an earlier run: it may be mended now."""
    for kind in kinds:
        tally = state.tally(kind.name)
        corpus = _corpus(kind, options.seed, tally)
        for number in map(int, tuple(tally.faults)):
            place.set(kind.name, number)
            words = tally.faults.pop(str(number))
            _one(kind.way, corpus, number, tally, again=True)
            print(f"{kind.name} {number}, {words}: {tally.faults.get(str(number), 'mended')}", flush=True)
        state.keep(kind.name, tally)


def _run(
    group: str, kinds: list[Kind], state: State, options: argparse.Namespace, over: float, place: Place
) -> None:
    """The kind that is furthest behind goes next, until all have `count` or the minutes are over."""
    tallies = {kind.name: state.tally(kind.name) for kind in kinds}
    corpora = {kind.name: _corpus(kind, options.seed, tallies[kind.name]) for kind in kinds}
    for kind in kinds:
        tallies[kind.name].group = group
    while kinds and monotonic() < over:
        kind = min(kinds, key=lambda kind: tallies[kind.name].done)
        tally = tallies[kind.name]
        if tally.done >= options.count:
            return
        end = min(options.count, tally.done + SLICE - tally.done % SLICE)
        began, deaths = monotonic(), kind.way.deaths
        for number in range(tally.done, end):
            place.set(kind.name, number)
            if str(number) not in tally.faults:
                _one(kind.way, corpora[kind.name], number, tally)
        tally.done = end
        tally.seconds += monotonic() - began
        tally.deaths += kind.way.deaths - deaths
        state.keep(kind.name, tally)


def _corpus(kind: Kind, seed: int, tally: Tally) -> Corpus:
    return Corpus(kind.name, kind.grammar, kind.good, seed, tally.kept)


def _one(way: Way, corpus: Corpus, number: int, tally: Tally, *, again: bool = False) -> None:
    data = corpus.made(number)
    signal.alarm(LONGEST)
    try:
        if number % SAMPLE == SAMPLE - 1:
            way.whole(data)
        if number % TRACED == 0 and not again:
            end, lines = way.traced(data)
            if new := set(lines) - tally.lines:
                tally.lines |= new
                corpus.keep(number, data)
        else:
            end = way.attempt(data)
    except Exception as error:  # noqa: BLE001  what this looks for
        tally.faults[str(number)] = f"{type(error).__name__}: {error}"[:300]
        print(f"FAULT {corpus.name} {number}: {tally.faults[str(number)]}", flush=True)
    else:
        tally.ends[end] += 1
    finally:
        signal.alarm(0)


def _again(options: argparse.Namespace, name: str, number: int) -> bytes:
    state = State(options.state, options.seed)
    for group in GROUPS:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            for kind in _kinds(group, Path(folder), stack):
                if kind.name == name:
                    return _corpus(kind, options.seed, state.tally(name)).made(number)
    sys.exit(f"there is no kind {name}")


def _print(state: State, count: int) -> int:
    """The table; how many files took the program along."""
    columns = f"{'refused in words':>16} {'read':>7} {'child deaths':>12} {'main deaths':>11} {'seconds':>8}"
    print(f"{'kind':24} {'files':>7} {columns}")
    tallies = {name: state.tally(name) for name in state.names()}
    for name, tally in tallies.items():
        _row(name, tally)
    for group in GROUPS:
        members = [tally for tally in tallies.values() if tally.group == group]
        if members:
            _row(f"{group} ({len(members)} kinds)", _sum(members))
    _row("all", _sum(tallies.values()))
    faults = [
        f"{name} {number}: {words}"
        for name, tally in tallies.items()
        for number, words in tally.faults.items()
    ]
    for line in faults:
        print(f"main death: {line}")
    behind = [name for name in tallies if tallies[name].done < count]
    if behind:
        print(f"not yet {count:,}: {', '.join(behind)}")
    largest = max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"most memory of any process in this run: {largest / 1024:,.0f} MB")
    return len(faults)


def _sum(tallies: Iterable[Tally]) -> Tally:
    """Of the figures; which files were kept is each kind's own."""
    whole = Tally.of({})
    for tally in tallies:
        whole.done, whole.seconds = whole.done + tally.done, whole.seconds + tally.seconds
        whole.deaths, whole.ends = whole.deaths + tally.deaths, whole.ends + tally.ends
        whole.faults |= {f"{number} of {id(tally)}": words for number, words in tally.faults.items()}
    return whole


def _row(name: str, tally: Tally) -> None:
    refused = tally.ends.total() - tally.ends[READ]
    numbers = f"{refused:16,} {tally.ends[READ]:7,} {tally.deaths:12,} {len(tally.faults):11,} {tally.seconds:8,.0f}"
    print(f"{name:24} {tally.done:7,} {numbers}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)} (default: all)")
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so many (default: when done)")
    parser.add_argument("--count", type=int, default=10_000, help="files of each kind (default: 10,000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other files (default: 1)")
    parser.add_argument("--only", nargs="*", metavar="KIND")
    parser.add_argument(
        "--state", type=Path, default=Path("fuzz-state.json"), help="what is done (default: here)"
    )
    parser.add_argument("--again", nargs=2, metavar=("KIND", "N"), help="write file N of a kind, and stop")
    options = parser.parse_args()
    if unknown := set(options.groups) - set(GROUPS):
        parser.error(f"no such group: {', '.join(unknown)}")
    return options


if __name__ == "__main__":
    main()
