"""How a report looks: which parts it has, in which order, on which paper. Chosen by a person, never by an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Paper(StrEnum):
    """Sheets; the values are Typst's names."""

    A4 = "a4"
    LETTER = "us-letter"


class Archive(StrEnum):
    """Which archival standard a PDF keeps to."""

    PDF_A_3B = "a-3b"  # allows attached files, so the record is one that every PDF reader shows
    PDF_A_2B = "a-2b"  # allows none: the record lies in the document as private data of this program
    NONE = "none"


class First(StrEnum):
    """Which language stands on the left."""

    ENGLISH = "english"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True)
class Options:
    """One choice for a report. A part that has nothing to show is left out whatever is chosen.

    `standard` and `accessible` concern PDF only. The machine-readable record goes with every file,
    whatever parts a reader sees.
    """

    cover: bool = False
    contents: bool = False
    summary: bool = True
    sentences: bool = True
    reasons: bool = True  # why a sentence is marked; the marks themselves always stand
    names: bool = True  # the table of names, and which of them were put into their one form
    notes: bool = True  # comments on sentences and the note on the article
    timeline: bool = True
    provenance: bool = True
    only_approved: bool = False  # sentences nobody approved are left out, and counted
    first: First = First.ENGLISH
    paper: Paper = Paper.A4
    standard: Archive = Archive.PDF_A_3B
    accessible: bool = True  # claim PDF/UA-1; the tags are there in any case


TEMPLATES: Mapping[str, Options] = MappingProxyType(
    {
        "standard": Options(),
        "dossier": Options(cover=True, contents=True),
        "reading": Options(
            reasons=False, names=False, notes=False, timeline=False
        ),  # both languages, and the marks
        "brief": Options(sentences=False, names=False, notes=False),  # summary and timeline
        "final": Options(cover=True, reasons=False, notes=False, only_approved=True),  # to hand over
    }
)
"""Choices to begin from, by name; the first is for one article, "dossier" for several."""


def as_json(options: Options) -> dict[str, Any]:
    """Its fields by name."""
    return asdict(options)


def from_json(values: Mapping[str, Any]) -> Options:
    """Options of `as_json`; what an older program did not know has its default.

    Raises:
        ValueError, TypeError: a value is none of those there are.
    """
    kinds = {"first": First, "paper": Paper, "standard": Archive}
    given = {field.name: values[field.name] for field in fields(Options) if field.name in values}
    for name, value in given.items():
        if name in kinds:
            given[name] = kinds[name](value)
        elif not isinstance(value, bool):
            raise TypeError(f"{name}: true or false expected, not {type(value).__name__}")
    return Options(**given)
