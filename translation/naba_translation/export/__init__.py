"""Handing reviews over: documents of one article, a story or a library, one file per format, whole or not at all.

A format is a module with `render(report) -> bytes`. Those for people (pdf, docx, html, md, txt) are made of one
page model and so say the same; the tables (csv, tmx, xlf) are for other programs; json is the record itself.
Every file carries that record (carrier.py), and `naba verify` reads it back (verification.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from naba_translation.errors import ExportError

if TYPE_CHECKING:
    from naba_translation.article import Review
    from naba_translation.export.json_document import load_json
    from naba_translation.export.names_table import NameRow, names_of
    from naba_translation.export.options import TEMPLATES, Archive, First, Options, Paper
    from naba_translation.export.pdf import preview
    from naba_translation.export.provenance import Provenance, provenance_now, provenance_of
    from naba_translation.export.report import Part, Report, ReportKind, article_report, part_of

__all__ = [
    "FORMATS",
    "TEMPLATES",
    "Archive",
    "First",
    "NameRow",
    "Options",
    "Paper",
    "Part",
    "Provenance",
    "Report",
    "ReportKind",
    "article_report",
    "export",
    "export_report",
    "load_json",
    "names_of",
    "part_of",
    "preview",
    "provenance_now",
    "provenance_of",
    "render",
]

FORMATS = ("pdf", "docx", "html", "md", "txt", "json", "csv", "tmx", "xlf")
"""What `export` can make; each is also the suffix of its file."""

_PLACES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("TEMPLATES", "Archive", "First", "Options", "Paper"), "options"),
        **dict.fromkeys(("Provenance", "provenance_now", "provenance_of"), "provenance"),
        **dict.fromkeys(("Part", "Report", "ReportKind", "article_report", "part_of"), "report"),
        **dict.fromkeys(("NameRow", "names_of"), "names_table"),
        "load_json": "json_document",
        "preview": "pdf",
    }
)


def __getattr__(name: str) -> Any:
    """The names above, from their files when they are first asked for (PEP 562): the window chooses options at
    its start, and loading typst, Word and lxml with them would cost it half a second."""
    if name in _PLACES:
        return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def export(
    review: Review,
    *,
    folder: Path,
    stem: str,
    formats: Sequence[str],
    provenance: Provenance,
    replace: bool = False,
    options: Options | None = None,
    names: Sequence[NameRow] = (),
    note: str = "",
) -> tuple[Path, ...]:
    """Write the document of one article; see `export_report`. `names` are those of `names_of`."""
    from naba_translation.export.report import article_report, part_of

    report = article_report(part_of(review, provenance, names=names, note=note), options)
    return export_report(report, folder=folder, stem=stem, formats=formats, replace=replace)


def export_report(
    report: Report, *, folder: Path, stem: str, formats: Sequence[str], replace: bool = False
) -> tuple[Path, ...]:
    """Write `report` to FOLDER/STEM.FORMAT for each of `formats`, and return the paths in that order.

    `stem` is made a safe file name first (see names.safe_stem). Where a file of that name is another
    report's, the new ones are called STEM-2 and so on; an older export of the same articles is written over,
    and with `replace` (the user has been asked) any file. `folder` is made if only its last part is missing.
    All formats are rendered before the first is written, and each file appears whole or not at all. Safe to
    call from a worker thread: it does not hold the interpreter lock for long.

    Raises:
        ExportError: a file could not be written; what was there is as before.
        ValueError: a format is none of FORMATS.
    """
    from naba_translation.export.names import output_paths
    from naba_translation.whole_file import write_whole

    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise ValueError(f"no such format: {', '.join(unknown)}; there are {', '.join(FORMATS)}")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(folder, error.strerror or str(error)) from error
    paths = output_paths(folder, stem, formats, marker=report.marker, replace=replace)
    contents = [render(report, name) for name in formats]
    for path, content in zip(paths, contents, strict=True):
        write_whole(path, content)
    return paths


def render(report: Report, kind: str) -> bytes:
    """The bytes of one format of FORMATS."""
    from naba_translation.export import (
        docx_document,
        html,
        json_document,
        markdown,
        pdf,
        table,
        text,
        tmx_file,
        xliff,
    )

    renderers = {
        "pdf": pdf.render,
        "docx": docx_document.render,
        "html": html.render,
        "md": markdown.render,
        "txt": text.render,
        "json": json_document.render,
        "csv": table.render,
        "tmx": tmx_file.render,
        "xlf": xliff.render,
    }
    return renderers[kind](report)
