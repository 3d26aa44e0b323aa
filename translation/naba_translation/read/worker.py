"""The process that parses strangers' files, started by `Reader`: one request a line, one answer a line.

It gives up what a parser never needs before the first file comes: the network, writing files, other
processes, much memory, many open files. Run as `python -m naba_translation.read.worker`.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import BinaryIO

from naba_translation.errors import FileUnreadable, FormatUnsupported, ReaderFailed, ReadError
from naba_translation.fence import shut_in
from naba_translation.read.document import load, load_bytes
from naba_translation.read.limits import Limits
from naba_translation.read.wire import RECORD, dump_article, dump_error, dump_lines, dump_record

_OPEN_FILES = 64


def main() -> None:
    """Serve requests until the pipe closes."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    requests = sys.stdin.buffer
    limits = Limits(**json.loads(requests.readline()))
    logging.disable(logging.CRITICAL)  # libraries log bits of the text they parse
    fence = shut_in(memory_bytes=limits.memory_bytes, open_files=_OPEN_FILES, programs=True)  # Tesseract
    answers.write(json.dumps({"fence": asdict(fence)}).encode() + b"\n")
    for line in requests:
        _renew_processor_time(limits)
        answers.write(_answer(json.loads(line), requests, limits))


def _answer(request: dict[str, str | int], requests: BinaryIO, limits: Limits) -> bytes:
    path = Path(str(request["path"]))
    try:
        if "wanted" in request:
            return _of_an_export(str(request["wanted"]), requests.read(int(request["bytes"])), path)
        if "bytes" in request:
            return dump_article(load_bytes(requests.read(int(request["bytes"])), str(path), limits=limits))
        return dump_article(load(path, limits=limits))
    except ReadError as error:
        return dump_error(error)
    except MemoryError:
        return dump_error(
            ReaderFailed(path, f"it takes more than {limits.memory_bytes / 1e9:.0f} GB of memory")
        )
    except OSError as error:
        return dump_error(FileUnreadable(path, error.strerror or type(error).__name__))


def _of_an_export(wanted: str, content: bytes, path: Path) -> bytes:
    """The record or the lines of a file that Naba wrote, and that anybody may have changed since."""
    from naba_translation.export.carrier import record_of
    from naba_translation.export.visible_text import lines_of

    try:
        if wanted == RECORD:
            return dump_record(record_of(content, path=path))
        return dump_lines(lines_of(content, path.suffix[1:].lower()))
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # whatever the libraries raise for a damaged file
        raise FormatUnsupported(path, f"damaged ({type(error).__name__})") from error


def _renew_processor_time(limits: Limits) -> None:
    """Processor seconds count from the process's start, the allowance is for one file."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + limits.processor_seconds + 1
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


def limits_line(limits: Limits) -> bytes:
    """The first line the process is sent."""
    return json.dumps({field.name: getattr(limits, field.name) for field in fields(limits)}).encode() + b"\n"


if __name__ == "__main__":
    main()
