"""Damaged files that other programs and people hand back: names, memories, keys, and documents that Naba wrote.

Documents are taken apart by the fenced reader, then understood by the program; lists and keys by the program alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from damage import InProgram, Kind, Way, ended
from damaged_documents import CountingReader, FencedWay, TracedReader
from damaged_packages import always_the_same_key

from damage_seeds import LINES, TITLE, documents
from naba_translation.article import Draft, Edit, Pair, Review, Summary
from naba_translation.export import Provenance, Report, render
from naba_translation.export.json_document import report_in
from naba_translation.export.report import report_of
from naba_translation.export.table_verification import verify_table
from naba_translation.export.verification import verify
from naba_translation.models.signature import read_key
from naba_translation.names.exchange import import_names, to_csv, to_tbx
from naba_translation.names.name import Name, NameKind
from naba_translation.read import Reader, load_bytes
from naba_translation.segment import split
from naba_translation.tmx import Unit, as_tmx, from_tmx

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
_GRAMMARS = {
    "json": "json",
    "html": "html",
    "docx": "zip",
    "pdf": "pdf",
    "md": "lines",
    "tmx": "xml",
    "xlf": "xml",
    "csv": "lines",
}


def kinds(folder: Path, stack: ExitStack) -> Iterator[Kind]:
    """Lists of names, a memory, a public key, and every format of export that can be checked."""
    names = [Name("هدى سلامة", "Huda Salama", NameKind.PERSON, ("هدى",), ("~Huda",), note="mayor")]
    names.append(Name("الميناء", "El Mina", NameKind.PLACE))
    for name, grammar, data in (("names.csv", "lines", to_csv(names)), ("names.tbx", "xml", to_tbx(names))):
        path = folder / name
        yield Kind(name, grammar, (data,), InProgram(path, partial(import_names, path)))
    units = [Unit(arabic, TITLE, author="sami", made=MADE, notes=("x",)) for arabic in LINES]
    memory = folder / "memory.tmx"
    yield Kind(memory.name, "xml", (as_tmx(units),), InProgram(memory, lambda: _units(memory)))
    key = folder / "key.pub"
    good = always_the_same_key().public("key").text().encode()
    yield Kind(key.name, "lines", (good,), InProgram(key, lambda: read_key(key)))
    reader, traced = stack.enter_context(CountingReader()), stack.enter_context(TracedReader())
    report = _report()
    for ending, grammar in _GRAMMARS.items():
        path = folder / f"report.{ending}"
        way: Way = _Returned(reader, traced, path)
        if ending == "csv":
            way = InProgram(path, partial(verify_table, path))
        yield Kind(path.name, grammar, (render(report, ending),), way)


def _units(path: Path) -> None:
    for _ in from_tmx(path.read_bytes(), path=path):
        pass


def _report() -> Report:
    """A document of one article with an edit, without an engine."""
    article = load_bytes(documents()["a.txt"][1][0], "a.txt")
    drafts = [
        Pair(sentence, Draft(f"Sentence {sentence.index}.", -0.5, 9, 8), edit=edit)
        for sentence, edit in zip(
            split(article), (None, Edit("Said otherwise.", "sami", MADE), None, None), strict=True
        )
    ]
    signature = "model:naba-ar-en@1|sha:ce3fce3fce3f|beam:4"
    review = Review(article, tuple(drafts), Summary((2,), "lead-rank/1|words:100"), signature)
    provenance = Provenance(
        "naba-ar-en@1", "ce3f" * 16, signature, MADE, {"summary": "100 words"}, {"naba": "0.1.0"}
    )
    return report_of(review, provenance)


class _Returned(FencedWay):
    """A document that Naba wrote and somebody changed: its lines and its record; as a sample the whole check."""

    def __init__(self, reader: CountingReader, traced: TracedReader, path: Path) -> None:
        super().__init__(reader, traced, path.name)
        self._path = path

    def whole(self, data: bytes) -> str:
        self._path.write_bytes(data)
        return ended(lambda: verify(self._path))

    def _through(self, reader: Reader, data: bytes) -> None:
        ended(lambda: reader.lines(data, self._path))
        report_in(reader.record(data, self._path), path=self._path)
