"""Models side by side on the same sentences: quality, speed, memory, time to load.

Each model runs in a fresh process, so that its memory is its own and one that dies takes nothing along. It answers
in JSON, never pickles, so that nothing it sends can run code here.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import Any

from naba_models import InstalledModel, KnownError
from naba_translation.article import Draft
from naba_translation.errors import FileUnreadable
from naba_translation.normalise import normalise

_BYTES_OF_KIB = 1_024
_LONGEST_ANSWER = 256 << 20  # bytes


@dataclass(frozen=True, slots=True)
class TestSentence:
    """One sentence of a set."""

    arabic: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """How far one model is."""

    model: str
    done: int  # sentences
    total: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one model did."""

    model: str
    megabytes: float  # its files
    english: tuple[str, ...] = ()
    load_seconds: float = 0.0
    seconds: float = 0.0  # for all sentences, loading not counted
    peak_megabytes: float = 0.0  # most memory its process held
    failure: str = ""


def read_set(path: Path) -> tuple[TestSentence, ...]:
    """A TSV file: Arabic, and perhaps English, on each line; or a folder of articles, without references.

    Raises:
        FileUnreadable: it cannot be read, or it is no UTF-8, or empty.
        ReadError: an article of the folder cannot be read.
    """
    if path.is_dir():
        return _of_articles(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not at a separator of another script
    except (OSError, ValueError) as error:
        raise FileUnreadable(path, getattr(error, "strerror", None) or "not UTF-8 text") from error
    cells = [line.split("\t") for line in lines if line.strip()]
    if not cells:
        raise FileUnreadable(path, "there are no sentences in it")
    return tuple(TestSentence(row[0].strip(), row[1].strip() if len(row) > 1 else "") for row in cells)


def sample_sentences() -> tuple[TestSentence, ...]:
    """The sentences of the bundled sample articles, without references."""
    import naba_resources

    return _of_articles(naba_resources.path("samples"))


def measure_all(
    models: Sequence[InstalledModel], sentences: Sequence[TestSentence], *, threads: int | None = None
) -> Iterator[Row | Step]:
    """A row for each model, as it is done, and steps between them. Closing it ends the model at work."""
    texts = [normalise(sentence.arabic).text for sentence in sentences]
    context = multiprocessing.get_context("spawn")
    for model in models:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_measure, args=(theirs, model, texts, threads), daemon=True)
        process.start()
        theirs.close()
        yield Step(model.manifest.id, 0, len(texts))
        try:
            while isinstance(said := json.loads(ours.recv_bytes(_LONGEST_ANSWER)), int):
                yield Step(model.manifest.id, said, len(texts))
            yield _row(model, said)
        except EOFError:
            process.join()
            yield _failed(model, f"its process died (code {process.exitcode})")
        except (OSError, ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
            yield _failed(model, f"its process gave an answer that makes no sense ({type(error).__name__})")
        finally:
            ours.close()
            process.kill()  # one that has said all is past caring
            process.join()


def _of_articles(folder: Path) -> tuple[TestSentence, ...]:
    """The sentences of all articles in a folder. Raises: as `read_set`."""
    from naba_translation.engines.drafting import with_keys
    from naba_translation.read import Reader, discover
    from naba_translation.segment import split

    with Reader() as reader:
        found = tuple(
            TestSentence(stored.sentence.text)
            for path in discover([folder])
            for stored in with_keys(split(reader.load(path)))[0]
            if stored.key
        )
    if not found:
        raise FileUnreadable(folder, "there are no articles in it")
    return found


def _row(model: InstalledModel, said: Any) -> Row:
    """What the child said, which is as little trusted as its model. Raises ValueError, TypeError, LookupError."""
    if failure := said["failure"]:
        return _failed(model, str(failure))
    english = said["english"]
    if not isinstance(english, list) or not all(isinstance(text, str) for text in english):
        raise TypeError("no sentences")
    return Row(
        model.manifest.id,
        _megabytes(model),
        tuple(english),
        load_seconds=float(said["load_seconds"]),
        seconds=float(said["seconds"]),
        peak_megabytes=float(said["peak_megabytes"]),
    )


def _failed(model: InstalledModel, why: str) -> Row:
    return Row(model.manifest.id, _megabytes(model), failure=why)


def _measure(connection: Connection, model: InstalledModel, texts: list[str], threads: int | None) -> None:
    """The child's life."""
    from naba_translation.engines.drafting import key_of, translate_all
    from naba_translation.engines.engine import CTranslate2Engine, default_threads
    from naba_translation.engines.process import shut_in_with

    shut_in_with(model, threads=threads or default_threads())
    row: dict[str, object] = {"failure": ""}
    try:
        engine = CTranslate2Engine(model, threads=threads)
        started = perf_counter()
        engine.translate([])
        loaded = perf_counter()
        drafts: dict[str, Draft] = {}
        for batch in translate_all(engine, {key_of(text): text for text in texts}):
            drafts.update(batch.drafts)
            connection.send_bytes(json.dumps(len(drafts)).encode())
        row |= {
            "seconds": perf_counter() - loaded,
            "load_seconds": loaded - started,
            "english": [drafts[key_of(text)].english for text in texts],
            "peak_megabytes": _peak_megabytes(),
        }
    except KnownError as error:
        row["failure"] = str(error)
    connection.send_bytes(json.dumps(row).encode())
    connection.close()


def _peak_megabytes() -> float:
    """Most resident memory of this process; on Linux not `getrusage`, which would count the parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(
            line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:")
        )
        return int(line.split()[1]) * _BYTES_OF_KIB / 1e6
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # bytes on macOS


def _megabytes(model: InstalledModel) -> float:
    return sum(entry.bytes for entry in model.manifest.files) / 1e6
