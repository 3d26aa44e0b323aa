"""What was written into a library, read back from a disk that may have changed it.

A bit that flips in a text leaves SQLite content, and its row reads like any other. What can be done without is then
left out, so that one date does not hide ten thousand articles; what cannot is told as damage of the library.
`naba library check` names both (integrity.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from naba_translation.errors import StoreDamaged

UNKNOWN = datetime.fromtimestamp(0, UTC)
"""When something was done whose moment cannot be read: a moment that has a local time in every zone and system."""

_YEARS = range(1970, 3000)  # those for which every system tells a local time


def day(text: str | None) -> date | None:
    """A day; None where none is written, or what is written is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except (ValueError, TypeError):  # SQLite keeps a number as gladly as a text
        return None


def moment(text: str) -> datetime:
    """A moment in its time zone; UNKNOWN where what is written is none, or of a year that cannot be."""
    try:
        made = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return UNKNOWN
    return made if made.tzinfo and made.year in _YEARS else UNKNOWN


def lines(text: str) -> tuple[str, ...]:
    """What was written as a list of texts; none where it is no such list."""
    try:
        found = json.loads(text)
    except (ValueError, TypeError):
        return ()
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


@contextmanager
def making_sense(path: Path) -> Iterator[None]:
    """Tell of a row that says what Naba cannot have written. Only for reading rows: it hides faults of the program.

    Raises: StoreDamaged.
    """
    try:
        yield
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise StoreDamaged(path, "a row of it says what cannot be") from error
