"""Whether the lines of an exported CSV still are what was made: each carries the SHA-256 over its own cells.

Lines that were taken out leave no trace in such a table, and whoever changes a line can reckon its SHA-256 anew;
a signature finds out either.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from naba_translation.counted import counted
from naba_translation.errors import RecordMissing
from naba_translation.export.carrier import content_of
from naba_translation.export.table import COLUMNS, read, row_digest
from naba_translation.export.verification import Difference, Finding, Outcome, Verified, signature
from naba_translation.minisign import PublicKey


def verify_table(path: Path, *, keys: tuple[PublicKey, ...] = ()) -> Verified:
    """Check a CSV.

    Raises:
        FileUnreadable, FileTooLarge: it cannot be read.
        RecordMissing: it is no table of ours.
        KeyUnusable: its signature is none.
    """
    content = content_of(path)
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (ValueError, csv.Error) as error:
        raise RecordMissing(path, "it is no table, or a damaged one") from error
    if not lines or tuple(lines[0]) != COLUMNS:
        raise RecordMissing(path, "its columns are not those of an export")
    changed = [line for line in lines[1:] if not _is_whole(line)]
    total = len(lines) - 1
    words = f"each of its {counted(total, 'line')} is as it was made"
    if changed:
        words = f"{len(changed):,} of {counted(total, 'line')} changed since the table was made"
    finding = Finding("file", Outcome.BAD if changed else Outcome.GOOD, words)
    differences = tuple(Difference("", " | ".join(line)) for line in changed)
    return Verified(path, None, (signature(path, content, keys), finding), differences)


def _is_whole(line: list[str]) -> bool:
    cells = [read(cell) for cell in line]
    return len(cells) == len(COLUMNS) and row_digest(cells[:-1]) == cells[-1]
