"""What stands alone in a cell of a table and has no word: a figure, a percentage, the dash of an empty one."""

from __future__ import annotations

import re

from naba_translation.article import Kind
from naba_translation.read.dates import find_date

_LETTER = re.compile(r"[^\W\d_]")


def is_figure(text: str) -> bool:
    """Whether a text has no letter."""
    return _LETTER.search(text) is None


def figure(cell: str) -> Kind | None:
    """The kind of a figure in a table: body, where the same line on a page would be a counter or a page's number.

    None for words, and for a whole date, which at an article's head tells when it was published.
    """
    return Kind.BODY if is_figure(cell) and find_date(cell) is None else None
