"""The record as a file of its own: complete, versioned, and readable back into the same values. See record.py.

`source` is the path as it was given, so this file, unlike the reports for people, tells where its maker keeps
files.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from naba_translation.article import Review
from naba_translation.errors import FileUnreadable, RecordMissing
from naba_translation.export.provenance import Provenance
from naba_translation.export.record import LaterVersionError, dumps, loads
from naba_translation.export.report import Report


class Loaded(NamedTuple):
    """What the document of one article holds."""

    review: Review
    provenance: Provenance


def render(report: Report) -> bytes:
    """The document's bytes, UTF-8."""
    return (dumps(report, full=True) + "\n").encode()


def load_json(path: Path) -> Loaded:
    """Read the document of one article back.

    Raises:
        FileUnreadable: it is gone or cannot be read.
        RecordMissing: it is no review, is damaged, or was written by a later version of the program.
    """
    first, *others = load_report(path).parts
    if others:
        raise RecordMissing(path, "a report of several articles")
    return Loaded(first.review, first.provenance)


def load_report(path: Path) -> Report:
    """Read a document of one article or several back. Raises as `load_json` does."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be read") from error
    return report_in(content, path=path)


def report_in(content: bytes, *, path: Path) -> Report:
    """The document in a record. `path` is for the error only. Raises RecordMissing."""
    try:
        return loads(content)
    except LaterVersionError as error:
        raise RecordMissing(path, f"written by a later Naba: {error}") from error
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError) as error:
        told = f": {error}" if type(error) is ValueError else ""  # ours; others speak of Python
        raise RecordMissing(path, f"it is no record of Naba, or a damaged one{told}") from error
