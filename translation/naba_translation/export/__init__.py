"""Handing a review over: one file per format, whole or not at all.

A format is a module with `render(review, provenance) -> bytes`. Those for people (pdf, html, txt) are made of
the page model in page.py and so say the same; json is the machine's record and can be read back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from naba_translation.article import Review
from naba_translation.errors import ExportError
from naba_translation.export import html, json_document, pdf, text
from naba_translation.export.json_document import load_json
from naba_translation.export.names import output_paths
from naba_translation.export.provenance import Provenance, provenance_now
from naba_translation.export.write import write_whole

__all__ = ["FORMATS", "Provenance", "export", "load_json", "provenance_now"]

_RENDERERS: Mapping[str, Callable[[Review, Provenance], bytes]] = MappingProxyType(
    {"pdf": pdf.render, "html": html.render, "json": json_document.render, "txt": text.render}
)
FORMATS = tuple(_RENDERERS)
"""What `export` can make; each is also the suffix of its file."""


def export(
    review: Review,
    *,
    folder: Path,
    stem: str,
    formats: Sequence[str],
    provenance: Provenance,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write `review` to FOLDER/STEM.FORMAT for each of `formats`, and return the paths in that order.

    `stem` is made a safe file name first (see names.safe_stem). Where a file of that name is another
    article's, the new ones are called STEM-2 and so on; an older export of the same article is written over,
    and with `replace` (the user has been asked) any file. `folder` is made if only its last part is missing.
    All formats are rendered before the first is written, and each file appears whole or not at all. Safe to
    call from a worker thread: it does not hold the interpreter lock for long.

    Raises:
        ExportError: a file could not be written; what was there is as before.
        ValueError: a format is none of FORMATS.
    """
    unknown = [name for name in formats if name not in _RENDERERS]
    if unknown:
        raise ValueError(f"no such format: {', '.join(unknown)}; there are {', '.join(FORMATS)}")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ExportError(folder, error.strerror or str(error)) from error
    paths = output_paths(folder, stem, formats, article=review.article, replace=replace)
    contents = [_RENDERERS[name](review, provenance) for name in formats]
    for path, content in zip(paths, contents, strict=True):
        write_whole(path, content)
    return paths
