"""Damaged files of a model, with a manifest that vouches for them, through the fenced engine."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import ExitStack, chdir
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from damage import Kind, ended

import tiny_model
from naba_models import InstalledModel, load_model
from naba_models.manifest import MANIFEST_NAME, describe_file, write_manifest
from naba_models.tokenizer import Limits
from naba_translation.engines import process as engine_process
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.engines.signature import Decoding

TEXT = "أعلنت وزارة النقل"
BEAM = Decoding(beam=2)
ANSWER_SECONDS = engine_process.ANSWER_SECONDS
_MODELS_EACH = 500  # after which the process is replaced
_LIMITS = Limits(target_tokens=8)  # of a sentence, since a random model seldom ends one
_RULES = "0041\t0061\nFEFB\t0644 0627\n0640\t\n"  # A, lam-alef and the lengthening stroke
_GRAMMARS = {
    "model.bin": "weights",
    "sentencepiece.model": "protobuf",
    "config.json": "json",
    "shared_vocabulary.json": "json",
    "shared_vocabulary.txt": "lines",
    "vmap.txt": "lines",
}


def kinds(folder: Path, stack: ExitStack) -> Iterator[Kind]:
    """Every file of a model."""
    model = small_model(folder)
    nursery = stack.enter_context(Nursery(model, folder / "nursery"))
    for name, grammar in _GRAMMARS.items():
        yield Kind(name, grammar, (_content(model, name),), Vouched(nursery, model, name))


def small_model(folder: Path) -> InstalledModel:
    """The tests' tiny model with few rules of normalisation and a lexical shortlist."""
    rules = Path("rules.tsv")
    with chdir(folder):  # the vocabulary holds the table's path, and must be the same tomorrow
        rules.write_text(_RULES, encoding="utf-8")
        model = tiny_model.build(folder / "tiny", rules=rules)
    pieces = json.loads(_content(model, "shared_vocabulary.json"))
    lines = [
        "\t" + " ".join(pieces[3:30]),
        *(f"{piece}\t{' '.join(pieces[60:75])}" for piece in pieces[4:40]),
    ]
    (model.folder / "vmap.txt").write_text(
        "\n".join([*lines, f"{pieces[5]} {pieces[6]}\t{pieces[9]}"]) + "\n", encoding="utf-8"
    )
    limited = InstalledModel(model.folder, replace(model.manifest, limits=_LIMITS))
    return described(limited, model.folder, "vmap.txt")


def described(model: InstalledModel, folder: Path, name: str, *, instead_of: str = "") -> InstalledModel:
    """The model with a file of that name, whatever is in it, and a manifest that says so."""
    kept = tuple(entry for entry in model.manifest.files if entry.path not in (name, instead_of))
    files = (*kept, describe_file(folder, folder / name))
    write_manifest(folder, replace(model.manifest, files=files))
    return load_model(folder)


def _content(model: InstalledModel, name: str) -> bytes:
    if name == "shared_vocabulary.txt":
        return "\n".join(json.loads(_content(model, "shared_vocabulary.json"))).encode()
    return (model.folder / name).read_bytes()


class Nursery:
    """The engine's own process, fence and answers, which takes one model after the other out of one folder.

    What is left out is the start of Python for each. What kills it goes through the product's process too.
    """

    def __init__(self, model: InstalledModel, folder: Path) -> None:
        self._model, self.folder = model, folder
        self._child: tuple[BaseProcess, Connection] | None = None
        self._served = 0
        self._damaged = ""

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def lay_out(self, name: str, data: bytes) -> InstalledModel:
        """The good model with one file damaged. The folder stays the same, since the fence knows it."""
        self.folder.mkdir(exist_ok=True)
        instead_of = "shared_vocabulary.json" if name == "shared_vocabulary.txt" else ""
        for old in {name, instead_of, self._damaged} - {""}:
            (self.folder / old).unlink(missing_ok=True)  # never written to: it may be a link to the good one
        self._damaged = name
        for good in self._model.folder.iterdir():
            if good.name not in (name, instead_of, MANIFEST_NAME) and not (self.folder / good.name).exists():
                os.link(good, self.folder / good.name)
        (self.folder / name).write_bytes(data)
        return described(self._model, self.folder, name, instead_of=instead_of)

    def translate(self, model: InstalledModel) -> bool:
        """Have it loaded and used; False where the process died. Raises the engine's errors."""
        if self._child is None or self._served >= _MODELS_EACH:
            self._end()
            self._child = self._started(model)
        self._served += 1
        process, connection = self._child
        try:
            connection.send_bytes(b"next")
            if not connection.poll(ANSWER_SECONDS):
                process.kill()
            answer = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            self._end()
            return False
        with engine_process._making_sense():
            engine_process._draft(engine_process._checked(answer)["drafts"][0])
        return True

    def _started(self, model: InstalledModel) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, model), daemon=True)
        process.start()
        theirs.close()
        self._served = 0
        return process, ours

    def _end(self) -> None:
        if self._child is not None:
            process, connection = self._child
            self._child = None
            connection.close()
            process.join(2)
            process.kill()
            process.join()


class Vouched:
    """One file of a model, damaged."""

    def __init__(self, nursery: Nursery, model: InstalledModel, name: str) -> None:
        self._nursery, self._model, self._name = nursery, model, name
        self.deaths = 0

    def attempt(self, data: bytes) -> str:
        damaged = self._nursery.lay_out(self._name, data)
        return ended(lambda: self._translated(damaged))

    def traced(self, data: bytes) -> tuple[str, list[int]]:
        return self.attempt(data), []  # what parses it is no Python

    def whole(self, data: bytes) -> str:
        return ended(lambda: _by_product(self._nursery.lay_out(self._name, data)))

    def _translated(self, damaged: InstalledModel) -> None:
        if not self._nursery.translate(damaged):
            self.deaths += 1
            _by_product(damaged)


def _by_product(model: InstalledModel) -> None:
    engine = EngineProcess(model, decoding=BEAM, threads=1)
    try:
        engine.translate([TEXT])
    finally:
        engine.close()


def _serve(connection: Connection, model: InstalledModel) -> None:
    """As engine_process._serve, but with the model read anew for each request."""
    os.environ["OMP_NUM_THREADS"] = "1"
    engine_process._be_silent()
    engine_process.shut_in_with(model, threads=1)
    while True:
        try:
            connection.recv_bytes()
        except EOFError:
            return
        engine = CTranslate2Engine(load_model(model.folder), decoding=BEAM, threads=1)
        connection.send_bytes(json.dumps(engine_process._answer(engine, {"texts": [TEXT]})).encode())
