"""Damaged files of every kind that comes from outside: none may take the program along.

    .venv/bin/python packaging/bench/fuzz.py GROUP [--minutes M] [--count N] [--only KIND …] [--again KIND N]

GROUP is documents, models or archives. Each input is made of a good file by one to eight changes, every other
by a single small one, the same for the same number (tests/mutations.py). It goes the way a stranger's file goes:
documents through the fenced reader; files of a model, with a manifest that vouches for them, through the fenced
engine, which loads and translates; archives and manifests through the import, which runs in the program itself.

Counted is how each ended. "died" is a child that was killed by a signal or gave up, which is what the fence is
for; ESCAPED is an error in the program itself that is not a known one, and must be 0. What is done is kept in the
state file, so that 10,000 of each can be run in pieces; `--again` writes one input to a file.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))


import tiny_model
from mutations import mutated, touched
from naba_models import InstalledModel, KnownError, load_model, verify
from naba_models.manifest import MANIFEST_NAME, describe_file, write_manifest
from naba_models.staging import stage
from naba_translation import engine_process
from naba_translation.engine import CTranslate2Engine
from naba_translation.engine_process import EngineProcess
from naba_translation.fence import shut_in
from naba_translation.read import Reader
from naba_translation.signature import Decoding

TEXT = ["أعلنت وزارة النقل أن الميناء الجديد سيفتح"]
BEAM = Decoding(beam=2)
SLICE = 50  # inputs of one kind before the next kind has its turn
MODEL_FILES = ("model.bin", "sentencepiece.model", "shared_vocabulary.json", "config.json", "vmap.txt")

Try = Callable[[bytes], str]
"""Sends one damaged input on its way and says how it ended."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file."""

    name: str
    good: bytes
    attempt: Try


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        made = GROUPS[options.group](Path(folder), stack)
        kinds = [kind for kind in made if not options.only or kind.name in options.only]
        if options.again:
            name, number = options.again
            kind = next(kind for kind in kinds if kind.name == name)
            Path(f"again-{number}-{name}").write_bytes(_damaged(kind, int(number)))
            return
        state = json.loads(options.state.read_text()) if options.state.exists() else {}
        _run(kinds, state, options)
    escaped = _print(state)
    sys.exit(1 if escaped else 0)


def _run(kinds: list[Kind], state: dict[str, Counter[str]], options: argparse.Namespace) -> None:
    """The kind that is furthest behind goes next, until all have `count` or the minutes are over."""
    over = monotonic() + 60 * options.minutes
    while monotonic() < over:
        kind = min(kinds, key=lambda kind: sum(state.get(kind.name, {}).values()))
        ends = Counter(state.get(kind.name, {}))
        first = ends.total()
        if first >= options.count:
            return
        for number in range(first, min(first + SLICE, options.count)):
            ends[end := _ended(kind, number)] += 1
            if end.startswith(("died", "hung")):
                print(f"{kind.name} {number}: {end}", flush=True)
            if monotonic() > over:
                break
        state[kind.name] = ends
        temporary = options.state.with_suffix(".tmp")
        temporary.write_text(json.dumps(state))
        temporary.replace(options.state)


def _ended(kind: Kind, number: int) -> str:
    try:
        return kind.attempt(_damaged(kind, number))
    except KnownError as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001  what this looks for
        print(f"ESCAPED {kind.name} {number}: {type(error).__name__}: {error}", flush=True)
        return "ESCAPED"


def _damaged(kind: Kind, number: int) -> bytes:
    """Every other input is changed in one small place only, or few would come past the first look."""
    random = Random(f"{kind.name} {number}")
    return mutated(kind.good, random) if number % 2 else touched(kind.good, random)


def _documents(_: Path, stack: ExitStack) -> Iterator[Kind]:
    import documents  # late, because what it loads makes each fork of the models' group slower

    reader = stack.enter_context(Reader())
    for name, data in documents.every_format().items():
        yield Kind(name, data, partial(_read, reader, name))


def _models(folder: Path, _: ExitStack) -> Iterator[Kind]:
    nursery = _Nursery(folder)
    for name in MODEL_FILES:
        yield Kind(name, (nursery.model.folder / name).read_bytes(), partial(nursery.translate, name))


def _packages(folder: Path, _: ExitStack) -> Iterator[Kind]:
    model, work = _model(folder / "tiny"), folder / "work"
    yield Kind(MANIFEST_NAME, (model.folder / MANIFEST_NAME).read_bytes(), partial(_load, model, work))
    for name, data in _archives(model).items():
        yield Kind(name, data, partial(_import, folder, name))


GROUPS = {"documents": _documents, "models": _models, "archives": _packages}


def _read(reader: Reader, name: str, damaged: bytes) -> str:
    reader.load_bytes(damaged, name)
    return "read"


class _Nursery:
    """A fenced process that runs the engine on one damaged model after the other.

    As the engine's own process, but for the price of starting Python. What kills it goes through the engine's
    own process once more, which must end in a known error.
    """

    def __init__(self, folder: Path) -> None:
        self._model = _model(folder / "tiny")
        self._folder = folder
        self._work = folder / "work"
        self._child: tuple[BaseProcess, Connection] | None = None

    @property
    def model(self) -> InstalledModel:
        return self._model

    def translate(self, name: str, damaged: bytes) -> str:
        """Put the damaged file into an otherwise whole model whose manifest says that it is right."""
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._model.folder, self._work)
        (self._work / name).write_bytes(damaged)
        files = tuple(
            describe_file(self._work, self._work / entry.path) if entry.path == name else entry
            for entry in self._model.manifest.files
        )
        write_manifest(self._work, replace(self._model.manifest, files=files))
        if self._child is None:
            self._child = self._started()
        process, connection = self._child
        try:
            connection.send(str(self._work))
            return str(connection.recv()) if connection.poll(60) else self._hung(process)
        except (EOFError, OSError):
            self._child = None
            process.join()
            return self._again(process.exitcode)

    def _started(self) -> tuple[BaseProcess, Connection]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_translate_all, args=(theirs, self._folder), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def _hung(self, process: BaseProcess) -> str:
        process.kill()
        self._child = None
        return "hung"

    def _again(self, code: int | None) -> str:
        engine = EngineProcess(load_model(self._work), decoding=BEAM, threads=1)
        try:
            engine.translate(TEXT)
        except KnownError:
            return f"died ({code})"
        finally:
            engine.close()
        return f"died once ({code})"


def _translate_all(connection: Connection, folder: Path) -> None:
    engine_process._be_silent()
    shut_in(memory_bytes=6_000_000_000, open_files=256, readable=[folder])
    while True:
        try:
            model = load_model(Path(connection.recv()))
            CTranslate2Engine(model, decoding=BEAM, threads=1).translate(TEXT)
        except EOFError:
            return
        except KnownError as error:
            connection.send(type(error).__name__)
        else:
            connection.send("translated")


def _load(model: InstalledModel, work: Path, damaged: bytes) -> str:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(model.folder, work)
    (work / MANIFEST_NAME).write_bytes(damaged)
    verify(load_model(work))
    return "verified"


def _import(folder: Path, name: str, damaged: bytes) -> str:
    path = folder / name
    path.write_bytes(damaged)
    with stage(path, folder / "models") as staged:
        return "verified" if staged.brought_manifest else "described"


def _model(folder: Path) -> InstalledModel:
    """The tests' tiny model with a lexical shortlist of its whole vocabulary."""
    model = tiny_model.build(folder)
    pieces = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    lines = ["\t" + " ".join(pieces[3:60]), *(f"{piece}\t{' '.join(pieces[60:90])}" for piece in pieces[4:])]
    path = folder / "vmap.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = (*model.manifest.files, describe_file(folder, path))
    write_manifest(folder, replace(model.manifest, files=files))
    return load_model(folder)


def _archives(model: InstalledModel) -> dict[str, bytes]:
    """The model as each kind of package that goes around."""
    about = {"package_version": "1.0", "from_code": "ar", "to_code": "en"}
    files = {path.name: path.read_bytes() for path in sorted(model.folder.iterdir())}
    packages: dict[str, bytes] = {}
    for name in ("a.zip", "a.argosmodel"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for file, data in files.items():
                inner = "model/" if name == "a.argosmodel" and not file.startswith("sentence") else ""
                if name == "a.zip" or file != MANIFEST_NAME:
                    archive.writestr(f"package/{inner}{file}", data)
            if name == "a.argosmodel":
                archive.writestr("package/metadata.json", json.dumps(about))
        packages[name] = buffer.getvalue()
    for name, mode in (("a.tar", "w:"), ("a.tar.gz", "w:gz"), ("a.tar.xz", "w:xz")):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
            for file, data in files.items():
                info = tarfile.TarInfo(f"package/{file}")
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        packages[name] = buffer.getvalue()
    return packages


def _print(state: dict[str, Counter[str]]) -> int:
    """The table; how many errors escaped."""
    print(f"{'kind':24} {'inputs':>7} {'ESCAPED':>8}  ends")
    for name, counted in state.items():
        ends = Counter(counted)
        words = ", ".join(f"{end} {count}" for end, count in ends.most_common() if end != "ESCAPED")
        print(f"{name:24} {ends.total():7,} {ends['ESCAPED']:8}  {words}")
    return sum(Counter(ends)["ESCAPED"] for ends in state.values())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("group", choices=GROUPS)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so many (default: when done)")
    parser.add_argument("--count", type=int, default=10_000, help="inputs of each kind (default: 10,000)")
    parser.add_argument("--only", nargs="*", metavar="KIND")
    parser.add_argument("--state", type=Path, default=Path("fuzz.json"), help="what is done (default: here)")
    parser.add_argument("--again", nargs=2, metavar=("KIND", "N"), help="write input N to a file, and stop")
    return parser.parse_args()


if __name__ == "__main__":
    main()
