"""What every check looks at: one sentence as tokens that know where they stand and how they are looked up.

A token's `form` is what the word lists are written in: Arabic as `normalise.search_key` folds it, English in
lower case with a plain apostrophe, digits of every script as Western ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.normalise import Normalised, fold_letters, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naba_translation.article import Span

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_TOKEN = re.compile(
    rf"(?P<arabic>[{_ARABIC}]+)"
    r"|(?P<number>\d+(?:[.,،]\d+)*[¼-¾⅐-⅞]?|[¼-¾⅐-⅞])"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff]+(?:['’][^\W\d_\u0600-\u06ff]+)*)"
    r"|(?P<mark>\S)"
)
# The same for ASCII, in half the time.
_ASCII_TOKEN = re.compile(
    r"(?P<latin>[A-Za-z]+(?:'[A-Za-z]+)*)|(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<mark>\S)"
)
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class Token(NamedTuple):
    """A word, a number or a single mark. Offsets are into `View.clean.text`."""

    start: int
    end: int
    form: str
    kind: str  # "number", "arabic", "latin" or "mark"


_token = tuple.__new__
"""Makes a Token of its four fields in half the time that the class takes itself: every sentence has dozens."""


@dataclass(frozen=True)
class View:
    """One sentence, in one language, with what several checks ask of it, found out once."""

    text: str
    clean: Normalised
    tokens: tuple[Token, ...]

    @cached_property
    def forms(self) -> frozenset[str]:
        """Of all tokens: one look tells most checks that there is nothing for them."""
        return frozenset([token.form for token in self.tokens])

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Of all tokens."""
        return frozenset([token.kind for token in self.tokens])

    @cached_property
    def joined(self) -> str:
        """The forms of all tokens with a space between each two, for patterns over several words."""
        return " ".join([token.form for token in self.tokens])

    @cached_property
    def letters(self) -> int:
        """Of its words and numbers, marks and spaces aside."""
        return sum([end - start for start, end, _, kind in self.tokens if kind != "mark"])

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


def lower(word: str) -> str:
    """The form of a word in Latin letters."""
    return word.lower().translate(_APOSTROPHES)


@lru_cache(maxsize=512)
def look(text: str) -> View:
    """Cut one sentence into tokens; every character of its cleaned text that is no space is in one.

    An article's worth is remembered: each of its sentences is asked about more than once.
    """
    clean = normalise(text)
    if clean.text.isascii():
        forms = clean.text.lower()
        tokens = [
            _token(Token, (start := match.start(), end := match.end(), forms[start:end], match.lastgroup))
            for match in _ASCII_TOKEN.finditer(clean.text)
        ]
        return View(text, clean, tuple(tokens))
    forms = fold_letters(clean.text)  # as long as the text
    tokens = []
    for match in _TOKEN.finditer(clean.text):
        start, end = match.span()
        kind, form = match.lastgroup, forms[start:end]
        tokens.append(_token(Token, (start, end, lower(form) if kind == "latin" else form, kind)))
    return View(text, clean, tuple(tokens))
