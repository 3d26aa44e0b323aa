"""Damaged documents, through the fenced reader."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from damage import Kind, ended

from damage_seeds import documents
from naba_translation.read import Reader, discover
from naba_translation.read import reader as reading
from naba_translation.segment import split

_PIPE_BYTES = 1 << 16
_FILES_EACH = 5_000
"""After which the reader's process is replaced; in the product it is 500, and starting takes as long as 300 files."""


def kinds(folder: Path, stack: ExitStack) -> Iterator[Kind]:
    """Every kind of document. Tesseract is hidden from all but the sample: a page takes it a second."""
    reading._FILES_EACH = _FILES_EACH
    reader, traced = stack.enter_context(CountingReader()), stack.enter_context(TracedReader())
    for name, (grammar, good) in documents().items():
        way = (
            _Archive(reader, traced, folder / name) if grammar == "zip" and name.startswith("news") else None
        )
        yield Kind(name, grammar, good, way or FencedWay(reader, traced, name))


class CountingReader(Reader):
    """The product's reader, which also counts the processes that files killed."""

    def __init__(self, *, hidden: bool = True) -> None:
        super().__init__()
        self.deaths = 0
        self._hidden = hidden

    def _exchange(self, message: bytes) -> tuple[bytes, bool]:
        line, slow = super()._exchange(message)
        self.deaths += not line
        return line, slow

    def _started(self) -> subprocess.Popen[bytes]:
        path = os.environ["PATH"]
        try:
            os.environ["PATH"] = str(Path(sys.executable).parent) if self._hidden else path
            return self._begun()
        finally:
            os.environ["PATH"] = path

    def _begun(self) -> subprocess.Popen[bytes]:
        return super()._started()


class TracedReader(CountingReader):
    """A reader whose process tells which lines each document came to."""

    def __init__(self) -> None:
        super().__init__()
        self._pipe = -1

    def reached(self) -> list[int]:
        """What the process has told since it was asked last."""
        data = b""
        with suppress(BlockingIOError):
            while piece := os.read(self._pipe, _PIPE_BYTES):
                data += piece
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._pipe >= 0:
            os.close(self._pipe)
        self._pipe, theirs = os.pipe()
        os.set_blocking(self._pipe, False)
        try:
            return subprocess.Popen(
                [sys.executable, Path(__file__).with_name("traced_worker.py"), str(theirs)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                pass_fds=[theirs],
            )
        finally:
            os.close(theirs)


class FencedWay:
    """One document after the other through the fenced reader."""

    def __init__(self, reader: CountingReader, traced: TracedReader, name: str) -> None:
        self._reader, self._traced, self._name = reader, traced, name
        self._of_samples = 0

    @property
    def deaths(self) -> int:
        return self._reader.deaths + self._traced.deaths + self._of_samples

    def attempt(self, data: bytes) -> str:
        return ended(lambda: self._through(self._reader, data))

    def traced(self, data: bytes) -> tuple[str, list[int]]:
        end = ended(lambda: self._through(self._traced, data))
        return end, self._traced.reached()

    def whole(self, data: bytes) -> str:
        with CountingReader(hidden=False) as reader:
            end = ended(lambda: self._through(reader, data))
            self._of_samples += reader.deaths
        return end

    def _through(self, reader: Reader, data: bytes) -> None:
        article = reader.load_bytes(data, self._name)
        for sentence in split(article):
            if article.text[sentence.start : sentence.end] != sentence.text:
                raise AssertionError("a sentence is not where it says")


class _Archive(FencedWay):
    """A zip archive of documents: its list is read in the program itself, its members by the reader."""

    def __init__(self, reader: CountingReader, traced: TracedReader, path: Path) -> None:
        super().__init__(reader, traced, path.name)
        self._path = path

    def _through(self, reader: Reader, data: bytes) -> None:
        self._path.write_bytes(data)
        for path in discover([self._path]):
            reader.load(path)
