"""The tables of meanings: who holds what (stances), what was done (events), which way things go (changes).

They lie in naba_resources/meanings/. A line is a field and its words, with a tab between them; lines of the same
field are one; "#" begins a comment. Of each family: `family`, its name; `means`, what goes on "The Arabic speaks of";
`arabic` and `english`, words that can hardly mean anything else; `arabic wide` and `english wide`, further words that
may stand for it; `contrary`, families told apart from it by everybody, so that English that tells one of them where
the Arabic has this one, or the reverse, is wrong. A pair of contraries stands once, in the family that comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import naba_resources
from naba_translation.checks.meaning_family import Family

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final = ("family", "means", "arabic", "english", "arabic wide", "english wide", "contrary")
_FIRST: Final = FIELDS[0]


class Table(NamedTuple):
    """What one of the files says."""

    families: tuple[Family, ...]
    contrary: frozenset[tuple[str, str]]  # names of families, each pair once


def table(name: str) -> Table:
    """The bundled table of that name, such as "stances", read anew.

    Raises:
        OSError: it cannot be read.
        ValueError: a line has no field of ours.
    """
    return read_table(naba_resources.path(f"meanings/{name}.tsv").read_text(encoding="utf-8"))


def read_table(text: str) -> Table:
    """Read the lines of such a file.

    Raises:
        ValueError: a line has no field of ours, or stands before the first family.
    """
    blocks: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        field, tab, words = line.partition("\t")
        if field == _FIRST:
            blocks.append({})
        if field not in FIELDS or not tab or not blocks:
            raise ValueError(f"line {number} of a table of meanings is no field of a family: {field!r}")
        blocks[-1][field] = f"{blocks[-1].get(field, '')} {words}".strip()
    return Table(
        tuple(_family(block) for block in blocks),
        frozenset((block[_FIRST], other) for block in blocks for other in block.get("contrary", "").split()),
    )


def _family(block: Mapping[str, str]) -> Family:
    name, meaning, arabic, english, arabic_wide, english_wide = (
        block.get(field, "") for field in FIELDS[:-1]
    )
    return Family(name, meaning, arabic, english, arabic_wide, english_wide)
