"""Another's model becomes one of ours: converted in a process of its own, tried, and put in use.

The core does not know the converter. Who provides one registers `convert` and `fetch` as entry points of the
group "naba.converters"; naba_convert does, and says itself when its libraries are not installed.

The process of its own can be ended at any moment, gives back the memory the libraries took (several times the
model), and where the system ends it for want of memory the program stays. It answers in JSON, never pickles.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import tempfile
import threading
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from importlib.metadata import entry_points
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from naba_models import (
    ConverterMissing,
    ModelError,
    ModelNotKept,
    ModelRefused,
    NeedsNoConversion,
    OtherFormat,
    OtherLanguages,
    PartMissing,
    PickledWeights,
    SelfTestFailed,
)
from naba_models.install import refuse_built_in
from naba_models.leftovers import INCOMING, clear_leftovers, passing
from naba_models.private_folder import make_private_folder
from naba_models.staging import checked_id, id_from
from naba_translation.models.intake import Added, add_model
from naba_translation.offline import refuse_network

CONVERTERS = "naba.converters"
_STEP_SECONDS = 0.2
_ERRORS: dict[str, type[ModelError]] = {
    kind.__name__: kind
    for kind in (
        *(ConverterMissing, PickledWeights, ModelNotKept),
        *(NeedsNoConversion, OtherFormat, OtherLanguages, PartMissing),
    )
}


@dataclass(frozen=True, slots=True)
class Choices:
    """How a model is to be converted."""

    origin: str = ""  # where it came from; empty: from its folder
    quantization: str = "int8"
    unsafe_pickle: bool = False  # open weights that can run any program as the person who opens them


def provided(name: str, source: Path) -> Callable[..., Any]:
    """A converter's function, "convert" or "fetch"; `source` is what is to be converted.

    Raises:
        ConverterMissing: there is none.
    """
    for entry in entry_points(group=CONVERTERS, name=name):
        found: Callable[..., Any] = entry.load()
        return found
    raise ConverterMissing(source, "no converter is installed")


def convert_model(
    source: Path,
    models_dir: Path,
    *,
    choices: Choices | None = None,
    model_id: str | None = None,
    force: bool = False,
    label: Path | None = None,
    failed: Path | None = None,
) -> Generator[str | Added, None, None]:
    """Convert a Hugging Face folder and install what came out; the models stay as they were until all is well.

    What is going on, in words, several times a second while it converts; the last is the Added. Closing it
    before ends the conversion; nothing of it stays. `force` and `label` as for `add_model`. `failed` is a path in
    `models_dir` where the converted model is put when it fails its self-test, so that who keeps it all the same need
    not convert it again (`add_model`); the caller deletes it. Its name begins with `passing(INCOMING)`.

    Raises:
        ConverterMissing: the extra `convert` is not installed.
        PickledWeights: the weights are pickles, and `choices` do not allow these.
        ModelRefused: it cannot be converted, its tokens would not be ours; IdTaken, SelfTestFailed.
        ModelNotKept: the disk is full, or the models' folder may not be written.
    """
    called = (label or source).name
    wanted = checked_id(source, model_id or id_from((label or source.resolve()).name))
    refuse_built_in(label or source, wanted)
    try:
        make_private_folder(models_dir)
        clear_leftovers(models_dir)
        work = tempfile.TemporaryDirectory(
            prefix=passing(INCOMING), dir=models_dir, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise ModelNotKept(models_dir, error.strerror or str(error)) from error
    with work as folder:
        made = Path(folder) / "model"
        options = asdict(choices or Choices()) | {"model_id": wanted}
        with closing(_apart(source, made, options)) as steps:
            for _ in steps:
                yield f"Converting {called}, which may take some minutes"
        yield f"Checking and trying {called}"
        try:
            added = add_model(made, models_dir, force=force, label=label or source)
        except SelfTestFailed:
            if failed is not None:
                with suppress(OSError):  # then it is converted again
                    made.rename(failed)
            raise
        yield added


def _apart(source: Path, out: Path, options: dict[str, Any]) -> Generator[None, None, None]:
    """Convert in a child, with a step now and then while it works. Closing it ends the child."""
    context = multiprocessing.get_context("spawn")  # never fork: the window's process has threads
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_convert, args=(theirs, source, out, options), daemon=True)
    process.start()
    theirs.close()
    try:
        yield
        while not ours.poll(_STEP_SECONDS):
            yield
        answer = json.loads(ours.recv_bytes())
    except EOFError as error:
        process.join()
        reason = (
            f"its conversion ended early (code {process.exitcode}); it may need more memory than there is"
        )
        raise ModelRefused(source, reason) from error
    finally:
        ours.close()
        process.kill()  # one that has answered is past caring
        process.join()
    if answer:
        raise _ERRORS.get(answer["error"], ModelRefused)(Path(answer["path"]), answer["reason"])


def _convert(connection: Connection, source: Path, out: Path, options: dict[str, Any]) -> None:
    """The child's life, which ends with its parent's however that ends."""
    if (parent := multiprocessing.parent_process()) is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    refuse_network()
    answer: dict[str, str] = {}
    try:
        provided("convert", source)(source, out, **options)
    except ModelError as error:
        answer = {"error": type(error).__name__, "path": str(error.path), "reason": error.reason}
    except OSError as error:
        answer = {"error": ModelNotKept.__name__, "path": str(source), "reason": error.strerror or str(error)}
    except KeyboardInterrupt:
        return  # the parent was interrupted too, and says so
    connection.send_bytes(json.dumps(answer).encode())


def _end_after(process: BaseProcess) -> None:
    """A killed program tells its children nothing, and a conversion would go on for minutes with its memory."""
    process.join()
    os._exit(1)
