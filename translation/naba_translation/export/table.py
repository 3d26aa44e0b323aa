"""The sentences as CSV (RFC 4180), for spreadsheets and scripts: one line a sentence, nothing but the table.

The file begins with a byte order mark, because Excel reads a CSV without one in the system's old code page and
shows every Arabic letter wrong; other programs know it as a mark and skip it. A cell that a spreadsheet would run
as a formula (one that begins with = + - @, a tab or a line end) gets an apostrophe before it (OWASP, "CSV
Injection").

A record in one cell would be too long for Excel (32,767 letters), and a line that is no sentence would spoil every
filter; so each line carries its own: where it comes from, what the machine wrote, who changed and approved it and
when, and the SHA-256 over the cells before, by which `naba verify` finds a line that was changed.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence

from naba_translation.article import Kind, Level, Pair, State
from naba_translation.export.report import Part, Report
from naba_translation.publisher import outlet_of

COLUMNS = (
    *(
        "article",
        "outlet",
        "published",
        "sentence",
        "kind",
        "arabic",
        "english",
        "machine",
        "level",
        "reasons",
    ),
    *("state", "edited_by", "edited", "origin", "judged_by", "judged", "comments", "score"),
    *("source", "source_sha256", "model", "model_sha256", "signature", "made", "sha256"),
)
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def render(report: Report) -> bytes:
    """The file's bytes, UTF-8 with a byte order mark, lines ended by CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for part in report.parts:
        for pair in part.review.pairs:
            if pair.sentence.kind is Kind.FURNITURE:
                continue
            if report.options.only_approved and pair.state is not State.APPROVED:
                continue
            cells = list(_cells(part, pair, report))
            writer.writerow(safe(cell) for cell in (*cells, row_digest(cells)))
    return b"\xef\xbb\xbf" + out.getvalue().encode(errors="replace")


def safe(cell: str) -> str:
    """A cell no spreadsheet runs."""
    return "'" + cell if _FORMULA.match(cell) else cell


def read(cell: str) -> str:
    """The cell that `safe` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def row_digest(cells: Sequence[str]) -> str:
    """SHA-256 over a line's cells but the last, each ended by a line end."""
    lines = "".join(f"{cell}\n" for cell in cells)
    return hashlib.sha256(lines.encode(errors="replace")).hexdigest()


def _cells(part: Part, pair: Pair, report: Report) -> Iterator[str]:
    article, provenance = part.review.article, part.provenance
    edit, mark = pair.edit, pair.mark
    yield part.marker.split()[0]
    yield outlet_of(article)
    yield article.published.isoformat() if article.published else ""
    yield str(pair.sentence.index + 1)
    yield pair.sentence.kind
    yield pair.sentence.text
    yield pair.english
    yield pair.draft.english if pair.draft else ""
    yield pair.level
    yield "\n".join(f"{flag.check}: {flag.reason}" for flag in pair.flags if flag.level is not Level.OK)
    yield pair.state
    yield from (edit.author, edit.made.isoformat(), edit.origin) if edit else ("", "", "")
    yield from (mark.author, mark.made.isoformat()) if mark else ("", "")
    yield "\n".join(f"{one.author}, {one.made.isoformat()}: {one.text}" for one in pair.comments)
    yield f"{pair.draft.score:.3f}" if pair.draft else ""
    yield article.source.replace("\\", "/").rpartition("/")[2]
    yield article.source_sha256
    yield from (provenance.model_id, provenance.model_digest, part.review.signature)
    yield report.made.isoformat()
