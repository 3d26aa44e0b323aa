"""The report as PDF: tagged, archival, with the record inside, and Arabic that can be searched and copied.

Typst sets it, with the bundled fonts only. The text goes in as JSON, never as markup, so "#" and "$" in an
article are just characters.
"""

from __future__ import annotations

from naba_translation.export.document import HIDDEN_NOTE, lay_out
from naba_translation.export.options import Archive
from naba_translation.export.pages import data_of, printable
from naba_translation.export.pdf_record import with_private_record
from naba_translation.export.record import dumps
from naba_translation.export.report import Report
from naba_translation.export.typesetting import UnprintableError, pdf, pictures


def render(report: Report) -> bytes:
    """The PDF's bytes. About 0.1 s for an article, 2 s for a hundred pages."""
    options = report.options
    record = dumps(report)
    attached = record if options.standard is not Archive.PDF_A_2B else ""
    data = data_of(lay_out(report))
    try:
        made = pdf(data, options=options, made_at=report.made, record=attached)
    except UnprintableError:
        data = {**printable(data), "hidden_note": HIDDEN_NOTE}
        made = pdf(data, options=options, made_at=report.made, record=attached)
    if options.standard is Archive.PDF_A_2B:
        made = with_private_record(made, record, made=report.made)
    return made


def preview(report: Report, *, resolution: float = 72.0) -> tuple[bytes, ...]:
    """The pages as the PDF will show them, as PNG; `resolution` in dots per inch.

    Takes about as long as the PDF, and 10 ms a page more; safe to call from a worker thread. What is shown is
    the whole report, so for a large one give a report of its first articles.
    """
    data = data_of(lay_out(report))
    shown = printable(data)
    if shown != data:
        shown["hidden_note"] = HIDDEN_NOTE
    return pictures(shown, resolution=resolution)
