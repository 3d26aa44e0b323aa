"""The engine in a process of its own: the window stays alive whatever a model does.

A malformed model can abort the process that loads it, and a long batch would hold back the window's
interpreter. Requests and answers are JSON over a pipe, never pickles, so that nothing the child sends can
run code here.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
from collections.abc import Sequence
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from naba_models import InstalledModel, ManifestInvalid, ModelDamaged, ModelError, ModelMissing
from naba_translation.article import Draft, Link
from naba_translation.engine import CTranslate2Engine, default_threads
from naba_translation.errors import EngineError
from naba_translation.signature import Decoding, signature

log = logging.getLogger(__name__)

CLOSE_SECONDS = 2.0
_MODEL_ERRORS: dict[str, type[ModelError]] = {
    kind.__name__: kind for kind in (ModelMissing, ModelDamaged, ManifestInvalid)
}


class EngineProcess:
    """A `CTranslate2Engine` in a child process, started at the first translation.

    A child that dies is started again and the same texts are tried once more; if it dies again the
    texts are at fault, or the memory is, and `EngineError` is raised. The next call starts a new child.
    """

    def __init__(
        self, model: InstalledModel, *, decoding: Decoding | None = None, threads: int | None = None
    ) -> None:
        self._model = model
        self._decoding = decoding or Decoding()
        self._threads = threads or default_threads()
        self._child: tuple[BaseProcess, Connection] | None = None

    @property
    def signature(self) -> str:
        return signature(self._model, self._decoding)

    @property
    def pid(self) -> int | None:
        """The child's process id; None when there is no child."""
        return self._child[0].pid if self._child else None

    def start(self) -> None:
        """Start the child and load the model now rather than at the first translation; does not wait."""
        if self._child is None:
            self._child = self._spawn()

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        for last_try in (False, True):
            self.start()
            try:
                return self._ask({"texts": list(texts), "decoding": decoding and asdict(decoding)})
            except (EOFError, OSError) as error:
                code = self._stop()
                log.warning("engine process ended with code %s while translating %d texts", code, len(texts))
                if last_try:
                    raise EngineError(f"the engine's process died twice (code {code})") from error
        raise AssertionError("unreachable")

    def close(self) -> None:
        self._stop()

    def _ask(self, request: dict[str, Any]) -> list[Draft]:
        assert self._child is not None  # noqa: S101  start() was called
        connection = self._child[1]
        connection.send_bytes(json.dumps(request).encode())
        answer = json.loads(connection.recv_bytes())
        if "drafts" in answer:
            return [_draft(fields) for fields in answer["drafts"]]
        if kind := _MODEL_ERRORS.get(answer["error"]):
            raise kind(Path(answer["path"]), answer["reason"])
        raise EngineError(answer["reason"])

    def _spawn(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("spawn")  # never fork: the window's process has threads
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve,
            args=(theirs, self._model, self._decoding, self._threads),
            name="naba-engine",
            daemon=True,
        )
        process.start()
        theirs.close()
        return process, ours

    def _stop(self) -> int | None:
        if self._child is None:
            return None
        process, connection = self._child
        self._child = None
        connection.close()  # the child reads end-of-file and leaves
        process.join(CLOSE_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
        code = process.exitcode
        process.close()
        return code


def _draft(fields: dict[str, Any]) -> Draft:
    return Draft(**fields | {"links": tuple(Link(*link) for link in fields["links"])})


def _serve(connection: Connection, model: InstalledModel, decoding: Decoding, threads: int) -> None:
    """The child's life: load, then answer until the pipe closes."""
    os.environ["OMP_NUM_THREADS"] = "1"  # each of the engine's workers has one core
    engine = CTranslate2Engine(model, decoding=decoding, threads=threads)
    try:
        _answer(engine, {"texts": []})  # loads the model while the window waits for the first request
        while True:
            request = json.loads(connection.recv_bytes())
            connection.send_bytes(json.dumps(_answer(engine, request)).encode())
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the parent has gone, or is stopping


def _answer(engine: CTranslate2Engine, request: dict[str, Any]) -> dict[str, Any]:
    decoding = Decoding(**fields) if (fields := request.get("decoding")) else None
    try:
        return {"drafts": [asdict(draft) for draft in engine.translate(request["texts"], decoding=decoding)]}
    except ModelError as error:
        return {"error": type(error).__name__, "path": str(error.path), "reason": error.reason}
    except EngineError as error:
        return {"error": "EngineError", "reason": str(error)}
