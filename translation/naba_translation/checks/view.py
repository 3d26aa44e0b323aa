"""What every check looks at: one sentence as tokens that know where they stand and how they are looked up.

A token's `form` is what the word lists are written in: Arabic as `normalise.search_key` folds it, English in
lower case with a plain apostrophe, digits of every script as Western ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.normalise import Normalised, fold_letters, normalise
from naba_translation.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from naba_translation.article import Span

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_TOKEN = re.compile(
    rf"(?P<arabic>[{_ARABIC}]+)"
    r"|(?P<number>\d+(?:[.,،]\d+)*[¼-¾⅐-⅞]?|[¼-¾⅐-⅞])"
    r"|(?P<latin>[^\W\d_\u0600-\u06ff]+(?:['’][^\W\d_\u0600-\u06ff]+)*)"
    r"|(?P<mark>\S)"
)
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_LONGEST = 40  # characters between two spaces that are remembered


class Token(NamedTuple):
    """A word, a number or a single mark. Offsets are into `View.clean.text`."""

    start: int
    end: int
    form: str
    kind: str  # "number", "arabic", "latin" or "mark"
    written: str  # as it stands in `View.clean.text`


_token = tuple.__new__
"""Makes a Token of its fields in half the time that the class takes itself: every sentence has dozens."""


class View(NamedTuple):
    """One sentence, in one language, with what several checks ask of it, found out once."""

    text: str
    clean: Normalised
    tokens: tuple[Token, ...]
    forms: frozenset[str]
    """Of all tokens: one look tells most checks that there is nothing for them."""
    kinds: frozenset[str]
    """Of all tokens."""
    joined: str
    """The forms of all tokens with a space between each two, for patterns over several words."""
    letters: int
    """Of its words and numbers, marks and spaces aside."""

    def of(self, tokens: Sequence[Token]) -> View:
        """The same sentence as if it had these tokens only."""
        return _view(self.text, self.clean, tokens)

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
    tokens: list[Token] = []
    at = 0
    for written in clean.text.split(" "):
        for start, end, form, kind, word in (_pieces if len(written) <= _LONGEST else _cut)(written):
            tokens.append(_token(Token, (at + start, at + end, form, kind, word)))
        at += len(written) + 1
    return _view(text, clean, tokens)


def _view(text: str, clean: Normalised, tokens: Sequence[Token]) -> View:
    forms = [token[2] for token in tokens]
    return View(
        text,
        clean,
        tuple(tokens),
        frozenset(forms),
        frozenset([token[3] for token in tokens]),
        " ".join(forms),
        sum([token[1] - token[0] for token in tokens if token[3] != "mark"]),
    )


def _cut(written: str) -> tuple[Token, ...]:
    """The tokens of what stands between two spaces."""
    folded = fold_letters(written)  # as long
    tokens = []
    for match in _TOKEN.finditer(written):
        start, end = match.span()
        kind, form = match.lastgroup or "", folded[start:end]
        tokens.append(Token(start, end, lower(form) if kind == "latin" else form, kind, match[0]))
    return tuple(tokens)


_pieces = remembered(_cut)
