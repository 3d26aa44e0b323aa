"""Whether each sentence of a report stands in a file that another state of the program made.

Such a file cannot be made again here byte for byte: headings, marks and counts may be worded otherwise, and lines and
pages break elsewhere. What must be the same is the English and the Arabic of every sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from naba_translation.export.document import lay_out
from naba_translation.export.report import Report
from naba_translation.normalise import has_arabic, search_key

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+")  # a number apart from the word it is written on to
_BETWEEN = 40  # words that may stand within a sentence of a PDF: the foot of a page and the head of the next


def missing(report: Report, found: Sequence[str], *, kind: str) -> list[str]:
    """The texts of its sentences that do not stand in the lines of a file of this format (visible_text.py), in order.

    Whatever the line breaks. In a PDF what stands on a line of both directions is read in another order, with its
    points and vowel signs elsewhere; there it is enough that all words of the text stand together.
    """
    seen = "".join("".join(found).split())
    missed = [text for text in _texts(report) if "".join(text.split()) not in seen]
    if missed and kind == "pdf":
        every, arabic = _Words(found), _Words([line for line in found if has_arabic(line)])
        missed = [text for text in missed if not (arabic if has_arabic(text) else every).have(_words(text))]
    return missed


def _texts(report: Report) -> Iterator[str]:
    for page in lay_out(report).pages:
        for row in page.rows:
            yield row.english_text
            yield row.arabic_text


def _words(text: str) -> list[str]:
    """Numbers, and words; of an Arabic one its letters in no order, because its last may be read first."""
    words = _WORD.findall(search_key(text))
    return ["".join(sorted(word)) if has_arabic(word) else word for word in words]


class _Words:
    """The words of some lines, for asking whether some stand together."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words = [word for line in lines for word in _words(line)]
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self._words):
            self._places.setdefault(word, []).append(at)

    def have(self, wanted: list[str]) -> bool:
        """Whether all of them, each as often as it is wanted, stand somewhere without many others between them."""
        if not wanted:
            return True
        rarest = min((self._places.get(word, []) for word in wanted), key=len)
        room, often = len(wanted) + _BETWEEN, Counter(wanted)
        return any(often <= Counter(self._words[max(0, place - room) : place + room]) for place in rarest)
