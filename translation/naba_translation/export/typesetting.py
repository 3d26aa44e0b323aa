"""Typst, which sets every page: the only file that calls it.

`typst.compile` gives the interpreter lock free while it works, so a worker thread may call it: over 125 pages
another thread never waited more than 34 ms.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import typst

import naba_resources
from naba_translation.export.options import Archive, Options

_TEMPLATE = "export/report.typ"


class UnprintableError(Exception):
    """Some character is in no bundled font, which an archival PDF may not have."""


def pdf(data: Mapping[str, Any], *, options: Options, made_at: datetime, record: str = "") -> bytes:
    """The document of `data` (see pages.py) as PDF, with `record` as an attached file where there is one.

    Raises:
        UnprintableError: see there.
    """
    standards: list[Any] = [] if options.standard is Archive.NONE else [options.standard.value]
    standards += ["ua-1"] if options.accessible else []
    try:
        made: bytes = typst.compile(
            naba_resources.path(_TEMPLATE),
            format="pdf",
            sys_inputs=_inputs({**data, "record": record}),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=standards,
            timestamp=made_at,
        )
    except typst.TypstError as error:
        if "could not be displayed" in str(error):
            raise UnprintableError from error
        raise
    return made


def pictures(data: Mapping[str, Any], *, resolution: float) -> tuple[bytes, ...]:
    """The pages of `data` as PNG, `resolution` in dots per inch."""
    made: bytes | list[bytes] = typst.compile(
        naba_resources.path(_TEMPLATE),
        format="png",
        sys_inputs=_inputs({**data, "record": ""}),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        ppi=resolution,
    )
    return tuple(made) if isinstance(made, list) else (made,)


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


def _fonts() -> list[Any]:
    return [naba_resources.path("fonts"), naba_resources.path("export/fonts")]
