"""Whether an exported file still is what was made, and what of it can be checked on this machine.

The record in the file is read and the file made again from it: the same program makes the same bytes, so any
change anywhere is found, and what a reader sees is then compared line by line to say where. Whoever changes the
record and the text together is found out by a signature only; the words say so.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from naba_models import InstalledModel, ModelError
from naba_models import verify as verify_model
from naba_translation.counted import counted
from naba_translation.errors import ReadError
from naba_translation.export import render
from naba_translation.export.carrier import content_of
from naba_translation.export.json_document import report_in
from naba_translation.export.provenance import installed, library_versions
from naba_translation.export.record import digest
from naba_translation.export.report import Part, Report
from naba_translation.export.signing import Signed, check_signature
from naba_translation.export.standing import missing
from naba_translation.export.visible_text import lines_of
from naba_translation.minisign import PublicKey
from naba_translation.read import Reader

if TYPE_CHECKING:
    from naba_translation.library.store import Store

MOST_DIFFERENCES = 50
_MAKERS = ("naba", "typst", "python-docx")  # whose versions decide what a file looks like to the byte
_CHUNK = 1 << 20


class Outcome(StrEnum):
    """What came of one check."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"  # it cannot be told here


@dataclass(frozen=True, slots=True)
class Finding:
    """One check and what it found, in words."""

    what: str  # "signature", "record", "file", "text", "source", "model", "again"
    outcome: Outcome
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where a reader sees other words than those the record makes."""

    made: str  # empty: added since
    found: str  # empty: taken away since


@dataclass(frozen=True, slots=True)
class Verified:
    """All there is to say of a file."""

    path: Path
    report: Report | None  # None of a table, which carries no record of the whole
    findings: tuple[Finding, ...]
    differences: tuple[Difference, ...] = ()  # at most MOST_DIFFERENCES

    @property
    def good(self) -> bool:
        """Whether nothing was found to be wrong."""
        return all(finding.outcome is not Outcome.BAD for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Places:
    """Where an article's source file may lie."""

    told: tuple[Path, ...] = ()  # by the analyst, or by the library that read it there
    beside: Path | None = None  # the document; it has the source's name, as another document of it may have


FindSource = Callable[[Part], Places]
"""Where to look on this machine, as far as the caller knows."""


def places(part: Part, *, document: Path, named: Sequence[Path] = (), store: Store | None = None) -> Places:
    """Where the source of `part` may lie: as named, beside the document, or where the library read it."""
    article = part.review.article
    known = store.article(article.id) if store is not None else None
    return Places(
        (*named, *((Path(known.source),) if known else ())), document.parent / Path(article.source).name
    )


def verify(
    path: Path,
    *,
    keys: tuple[PublicKey, ...] = (),
    models: Path | None = None,
    source: FindSource | None = None,
) -> Verified:
    """Check an exported file of any format but CSV (see table_verification.py). Up to a second an article.

    Raises:
        FileUnreadable, FileTooLarge: it cannot be read.
        FormatUnsupported: it carries no record of Naba, or a damaged one.
        ReaderFailed: it killed the process that reads it, or took it too long.
        KeyUnusable: its signature is none.
    """
    content = content_of(path)
    with Reader() as reader:  # a stranger's file: it is taken apart in a process of its own
        record = reader.record(content, path)
        report = report_in(record, path=path)
        file, differences = _file(content, path, report, reader)
    findings = (
        signature(path, content, keys),
        _record(record),
        file,
        _text(report),
        *_sources(report, source),
        *_models(report, models),
    )
    return Verified(path, report, findings, differences)


def signature(path: Path, content: bytes, keys: tuple[PublicKey, ...]) -> Finding:
    """What its signature says."""
    found = check_signature(path, content, keys)
    outcomes = {Signed.GOOD: Outcome.GOOD, Signed.FORGED: Outcome.BAD}
    words = {
        Signed.NOT: "not signed: whoever changed the text and its record together would not be found out",
        Signed.GOOD: f"signed with {found.key}: {' '.join(found.comment.split())}",
        Signed.UNKNOWN: f"signed with a key that is not known here, {found.key}",
        Signed.FORGED: f"the signature of {found.key} is not of this file",
    }
    return Finding("signature", outcomes.get(found.state, Outcome.UNKNOWN), words[found.state])


def _record(record: bytes) -> Finding:
    values = json.loads(record)
    if values.get("sha256") == digest(values):
        return Finding("record", Outcome.GOOD, "whole, by its own SHA-256")
    return Finding("record", Outcome.BAD, "changed since it was made: its own SHA-256 is another")


def _file(
    content: bytes, path: Path, report: Report, reader: Reader
) -> tuple[Finding, tuple[Difference, ...]]:
    kind = path.suffix[1:].lower()
    made = render(report, kind)
    if made == content:
        return Finding("file", Outcome.GOOD, "byte for byte what its record makes"), ()
    try:
        found = reader.lines(content, path)
    except ReadError as error:
        return Finding("file", Outcome.BAD, f"changed since it was made, and unreadable: {error.reason}"), ()
    differences = tuple(_differences(lines_of(made, kind), found))
    if others := _other_versions(report):
        return _of_others(others, missing(report, found, kind=kind), differences)
    if not differences:
        words = "changed since it was made, such as by saving it again; what a reader sees is the same"
        return Finding("file", Outcome.BAD, words), ()
    words = f"changed since it was made: a reader sees other words in {counted(len(differences), 'place')}"
    return Finding("file", Outcome.BAD, words), differences[:MOST_DIFFERENCES]


def _differences(made: Sequence[str], found: Sequence[str]) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, made, found, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield Difference("\n".join(made[a:b]), "\n".join(found[c:d]))


def _of_others(
    others: str, missed: Sequence[str], differences: Sequence[Difference]
) -> tuple[Finding, tuple[Difference, ...]]:
    """Of a file that another state of the program made: what is not a sentence may be worded otherwise here."""
    made = f"made by another state of the program, {others}"
    if missed:
        words = (
            f"{made}, and changed since: {counted(len(missed), 'sentence')} cannot be found in it as recorded"
        )
        return Finding("file", Outcome.BAD, words), tuple(
            Difference(text, "") for text in missed[:MOST_DIFFERENCES]
        )
    words = f"{made}: each sentence stands in it as recorded, in both languages; what stands around them "
    words += "cannot be compared here" if differences else "is the same too"
    return Finding("file", Outcome.UNKNOWN, words), ()


def _other_versions(report: Report) -> str:
    """The versions that made the file, where they are not the ones here."""
    here, there = library_versions(), report.parts[0].provenance.versions
    return ", ".join(
        f"{name} {there.get(name, 'unknown')} (here {here[name]})"
        for name in _MAKERS
        if there.get(name) != here[name]
    )


def _text(report: Report) -> Finding:
    for part in report.parts:
        article = part.review.article
        whole = hashlib.sha256(article.text.encode(errors="surrogatepass")).hexdigest() == article.id
        cut = all(
            article.text[pair.sentence.start : pair.sentence.end] == pair.sentence.text
            for pair in part.review.pairs
        )
        if not whole or not cut:
            return Finding("text", Outcome.BAD, f"the Arabic of “{article.title}” is not what was read")
    return Finding("text", Outcome.GOOD, "the Arabic is what was read, by its SHA-256")


def _sources(report: Report, find: FindSource | None) -> Iterator[Finding]:
    for part in report.parts:
        article = part.review.article
        name = Path(article.source).name
        found = find(part) if find is not None else Places()
        told = [path for path in found.told if path.is_file()]
        beside = [found.beside] if found.beside is not None and found.beside.is_file() else []
        read = next((path for path in told + beside if _sha256(path) == article.source_sha256), None)
        if read is not None:
            yield Finding("source", Outcome.GOOD, f"{read} is the file that was read")
        elif told:
            yield Finding(
                "source", Outcome.BAD, f"{told[0]} is not the file that was read, or was changed since"
            )
        else:
            what = (
                f"{name}, as it lies beside the document, is another file or was changed since"
                if beside
                else (f"{name} is not here")
            )
            yield Finding("source", Outcome.UNKNOWN, f"{what}; name the source with --source")


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _models(report: Report, folder: Path | None) -> Iterator[Finding]:
    wanted = {part.provenance.model_digest: part.provenance.model_id for part in report.parts}
    for model_digest, name in wanted.items():
        model = next((one for one in installed(folder) if one.manifest.digest == model_digest), None)
        yield _model(model, name)


def _model(model: InstalledModel | None, name: str) -> Finding:
    if model is None:
        return Finding("model", Outcome.UNKNOWN, f"{name} with these files is not installed here")
    try:
        verify_model(model)
    except ModelError as error:
        return Finding("model", Outcome.BAD, f"{name} is installed, but damaged: {error.reason}")
    return Finding("model", Outcome.GOOD, f"{name} is installed, every file as recorded")
