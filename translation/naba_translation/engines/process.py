"""The engine in a process of its own: the program stays alive whatever a model does.

A malformed model can abort the process that loads it, and a long batch would hold back the window's
interpreter. The child can read its model and nothing else of the analyst's, write nothing, start nothing and
reach no network (fence/). Requests and answers are JSON over a pipe, never pickles, so that nothing the child
sends can run code here.
"""

from __future__ import annotations

import json
import logging
import math
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from naba_models import InstalledModel, ManifestInvalid, ModelDamaged, ModelError, ModelMissing
from naba_translation.article import Draft, Link
from naba_translation.engines.engine import CTranslate2Engine, default_threads
from naba_translation.engines.signature import Decoding, signature
from naba_translation.errors import EngineDied, EngineError
from naba_translation.fence import Fence, shut_in

log = logging.getLogger(__name__)

CLOSE_SECONDS = 2.0
LOAD_SECONDS = 180.0
"""Longest wait for a model: 5 GB read and hashed from a slow stick."""
ANSWER_SECONDS, SECONDS_PER_WORD = 60.0, 1.0
"""Longest wait for an answer, and so much more for each Arabic word; the slowest models need a tenth of it."""
_OPEN_FILES = 256
_LONGEST_ANSWER = 256 << 20  # bytes
_MEMORY_BYTES, _OF_A_THREAD, _OF_THE_MODEL = 6_000_000_000, 300_000_000, 8
"""Address space the child may have, to which come as much for each thread and so many times its model. The
embedded model holds 0.15 GB of memory and 1.4 GB of addresses; less than 1.2 GB stops the largest usual one."""

_MODEL_ERRORS: dict[str, type[ModelError]] = {
    kind.__name__: kind for kind in (ModelMissing, ModelDamaged, ManifestInvalid)
}


class EngineProcess:
    """A `CTranslate2Engine` in a child process, started at the first translation.

    A child that dies is started again and the same texts are tried once more; if it dies again the
    texts are at fault, or the memory is, and `EngineDied` is raised. One that dies while it loads, twice, is
    the model's fault: `EngineError`. One that gives no answer for minutes is killed and counts as dead. The
    next call starts a new child.
    """

    def __init__(
        self, model: InstalledModel, *, decoding: Decoding | None = None, threads: int | None = None
    ) -> None:
        self._model = model
        self._decoding = decoding or Decoding()
        self._threads = threads or default_threads()
        self._child: tuple[BaseProcess, Connection] | None = None
        self._fence: Fence | None = None  # of the child that is running, once its model is loaded

    @property
    def signature(self) -> str:
        return signature(self._model, self._decoding)

    @property
    def pid(self) -> int | None:
        """The child's process id; None when there is no child."""
        return self._child[0].pid if self._child else None

    @property
    def fence(self) -> Fence:
        """What stands around the child, which is started if there is none. Raises as `translate` does."""
        self.translate([])
        assert self._fence is not None  # noqa: S101  the child has answered
        return self._fence

    def start(self) -> None:
        """Start the child and load the model now rather than at the first translation; does not wait."""
        if self._child is None:
            self._child = self._spawn()

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        with _making_sense():
            answer = self._ask({"texts": list(texts), "decoding": decoding and asdict(decoding)})
            return [_draft(answer["drafts"][place]) for place, _ in enumerate(texts)]

    def alternatives(self, texts: Sequence[str], *, count: int) -> list[list[Draft]]:
        with _making_sense():
            answer = self._ask({"texts": list(texts), "count": count})
            several = [answer["alternatives"][place] for place, _ in enumerate(texts)]
            return [[_draft(fields) for fields in drafts] for drafts in several]

    def likelihoods(
        self, texts: Sequence[Sequence[str]], english: Sequence[str]
    ) -> list[list[tuple[float, ...]]]:
        together = [text for several in texts for text in several]
        sizes = [len(several) for several in texts]
        with _making_sense():
            answer = self._ask({"texts": together, "english": list(english), "sizes": sizes})
            weighed = [
                [tuple(map(_likelihood, scores)) for scores in answer["likelihoods"][place]]
                for place, _ in enumerate(english)
            ]
            if any(several and len(several) != size for several, size in zip(weighed, sizes, strict=True)):
                raise ValueError("not as many as were asked for")
            return weighed

    def close(self) -> None:
        self._stop()

    def _load(self) -> None:
        """Start the child where there is none, and wait until it is ready."""
        self.start()
        if self._fence is None:
            answer = self._answer(LOAD_SECONDS)
            if "error" in answer:
                self._stop()
            self._fence = Fence(**_checked(answer)["fence"])

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The child's answer to a request with texts; it is asked twice where it dies."""
        texts = request["texts"]
        for last_try in (False, True):
            try:
                self._load()
                assert self._child is not None  # noqa: S101  _load() was called
                self._child[1].send_bytes(json.dumps(request).encode())
                seconds = SECONDS_PER_WORD * request.get("count", 1) * sum(map(_words, texts))
                return _checked(self._answer(ANSWER_SECONDS + seconds))
            except (EOFError, OSError) as error:
                loading = self._fence is None
                code = self._stop()
                log.warning("engine process ended with code %s while translating %d texts", code, len(texts))
                if last_try:
                    if loading:
                        raise EngineError(f"its process died twice while it loaded ({_end(code)})") from error
                    raise EngineDied(f"its process died twice ({_end(code)})") from error
        raise AssertionError("unreachable")

    def _answer(self, seconds: float) -> dict[str, Any]:
        """The child's next message. Raises EOFError where it died, TimeoutError where none came."""
        assert self._child is not None  # noqa: S101  start() was called
        process, connection = self._child
        if not connection.poll(seconds):
            process.kill()
            raise TimeoutError(f"no answer for {seconds:.0f} seconds")
        answer: dict[str, Any] = json.loads(connection.recv_bytes(_LONGEST_ANSWER))
        return answer

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
        self._child = self._fence = None
        connection.close()  # the child reads end-of-file and leaves
        process.join(CLOSE_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
        code = process.exitcode
        process.close()
        return code


@contextmanager
def _making_sense() -> Iterator[None]:
    """Whatever the child sends, it does no more here than an error that is known."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError) as error:
        raise EngineError(
            f"its process gave an answer that makes no sense ({type(error).__name__})"
        ) from error


def _checked(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, or the error that is in it."""
    if "error" not in answer:
        return answer
    if kind := _MODEL_ERRORS.get(answer["error"]):
        raise kind(Path(answer["path"]), answer["reason"])
    raise EngineError(answer["reason"])


def _draft(fields: dict[str, Any]) -> Draft:
    """A draft of the child's words, which are as little trusted as its model."""
    links = tuple(Link(*link) for link in fields["links"])
    draft = Draft(**fields | {"links": links, "contrasts": ()})
    texts, counts = (draft.english, draft.rejected), (draft.source_tokens, draft.target_tokens, draft.parts)
    numbers = (draft.score, *(part for link in draft.links for part in link))
    if not (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(count, int) for count in counts)
        and all(isinstance(number, int | float) and math.isfinite(number) for number in numbers)
    ):
        raise TypeError("not a draft")
    return draft


def _likelihood(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError("no number")
    return min(0.0, float(number))


def _words(text: str) -> int:
    return text.count(" ") + 1


def _end(code: int | None) -> str:
    """How a process ended, in words: by which signal, or with which code."""
    if code is None or code >= 0:
        return f"code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _serve(connection: Connection, model: InstalledModel, decoding: Decoding, threads: int) -> None:
    """The child's life: shut itself in, load, then answer until the pipe closes."""
    os.environ["OMP_NUM_THREADS"] = "1"  # each of the engine's workers has one core
    _be_silent()
    fence = shut_in_with(model, threads=threads)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()  # behind the fence, too
    engine = CTranslate2Engine(model, decoding=decoding, threads=threads)
    try:
        loaded = _answer(engine, {"texts": []})  # while the window waits for the first request
        connection.send_bytes(json.dumps(loaded | {"fence": asdict(fence)}).encode())
        while True:
            request = json.loads(connection.recv_bytes())
            connection.send_bytes(json.dumps(_answer(engine, request)).encode())
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the parent has gone, or is stopping


def _end_with_the_parent() -> None:
    """A killed program takes its engine along, also in the middle of a batch of minutes, which reads no pipe."""
    parent = multiprocessing.parent_process()
    if parent is not None:  # None where a test calls this in its own process
        parent.join()
        os._exit(1)


def shut_in_with(model: InstalledModel, *, threads: int) -> Fence:
    """Put the engine's fence around this process: of the analyst's files it can read the model's only."""
    size = sum(entry.bytes for entry in model.manifest.files)
    return shut_in(
        memory_bytes=_MEMORY_BYTES + _OF_A_THREAD * threads + _OF_THE_MODEL * size,
        open_files=_OPEN_FILES,
        readable=[model.folder.resolve()],
    )


def _be_silent() -> None:
    """What a library prints may quote a text, or hold codes that act on the analyst's terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _answer(engine: CTranslate2Engine, request: dict[str, Any]) -> dict[str, Any]:
    decoding = Decoding(**fields) if (fields := request.get("decoding")) else None
    texts = request["texts"]
    try:
        if "count" in request:
            ways = engine.alternatives(texts, count=request["count"])
            return {"alternatives": [[asdict(draft) for draft in drafts] for drafts in ways]}
        if "english" in request:
            rest = iter(texts)
            several = [list(islice(rest, size)) for size in request["sizes"]]
            return {"likelihoods": engine.likelihoods(several, request["english"])}
        return {"drafts": [asdict(draft) for draft in engine.translate(texts, decoding=decoding)]}
    except ModelError as error:
        return {"error": type(error).__name__, "path": str(error.path), "reason": error.reason}
    except EngineError as error:
        return {"error": "EngineError", "reason": str(error)}
