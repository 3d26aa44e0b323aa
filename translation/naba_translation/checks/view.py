"""What every check looks at: one sentence as tokens that know where they stand and how they are looked up.

A token's `form` is what the word lists are written in: Arabic as `normalise.search_key` folds it, English in
lower case with a plain apostrophe, digits of every script as Western ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.normalise import Normalised, fold_letters, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naba_translation.article import Span

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,،]\d+)*[¼-¾⅐-⅞]?|[¼-¾⅐-⅞])"
    rf"|(?P<arabic>[{_ARABIC}]+)"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff]+(?:['’][^\W\d_\u0600-\u06ff]+)*)"
    r"|(?P<mark>\S)"
)
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class Token(NamedTuple):
    """A word, a number or a single mark. Offsets are into `View.clean.text`."""

    start: int
    end: int
    form: str
    kind: str  # "number", "arabic", "latin" or "mark"


@dataclass(frozen=True, slots=True)
class View:
    """One sentence, in one language."""

    text: str
    clean: Normalised
    tokens: tuple[Token, ...]

    @property
    def letters(self) -> int:
        """Of its words and numbers, marks and spaces aside."""
        return sum(token.end - token.start for token in self.tokens if token.kind != "mark")

    def span(self, start: int, end: int) -> Span:
        """The range of `text` that `clean.text[start:end]` came from."""
        return self.clean.to_original(start, end)

    def spans(self, pieces: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        """`span` of each, in order, each once."""
        return tuple(sorted({self.clean.to_original(start, end) for start, end in pieces}))

    def said(self, start: int, end: int) -> str:
        """The words of `text` at `clean.text[start:end]`, on one line, for a reason to quote."""
        first, last = self.clean.to_original(start, end)
        return " ".join(self.text[first:last].split())


def look(text: str) -> View:
    """Cut one sentence into tokens; every character of its cleaned text that is no space is in one."""
    clean = normalise(text)
    folded = fold_letters(clean.text)  # as long as before
    tokens = []
    for match in _TOKEN.finditer(clean.text):
        kind = match.lastgroup or "mark"
        start, end = match.span()
        if kind == "arabic":
            form = folded[start:end]
        elif kind == "latin":
            form = match[0].lower().translate(_APOSTROPHES)
        else:
            form = match[0]
        tokens.append(Token(start, end, form, kind))
    return View(text, clean, tuple(tokens))
