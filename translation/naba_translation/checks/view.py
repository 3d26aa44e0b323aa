"""What every check looks at: one sentence as tokens that know where they stand and how they are looked up.

A token's `form` is what the word lists are written in: Arabic as `normalise.search_key` folds it, English in
lower case with a plain apostrophe, digits of every script as Western ones.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.normalise import Normalised, fold_letters, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from naba_translation.article import Span

_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_KINDS = {
    "arabic": rf"[{_ARABIC}]+",
    "number": r"\d+(?:[.,،]\d+)*[¼-¾⅐-⅞]?|[¼-¾⅐-⅞]",
    "latin": r"[^\W\d_\u0600-\u06ff]+(?:['’][^\W\d_\u0600-\u06ff]+)*",
    "mark": r"\S",
}
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_PIECES = re.compile("|".join([*_KINDS.values(), r"\s+"]))
# The same for ASCII, in half the time.
_ASCII_PIECES = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,][0-9]+)*|\S|\s+")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


class Token(NamedTuple):
    """A word, a number or a single mark. Offsets are into `View.clean.text`."""

    start: int
    end: int
    form: str
    kind: str  # "number", "arabic", "latin" or "mark"


_token = tuple.__new__
"""Makes a Token of its four fields in half the time that the class takes itself: every sentence has dozens."""


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
    shown = clean.text
    if shown.isascii():
        forms = _ASCII_PIECES.findall(shown.lower())
        ends = list(accumulate(map(len, forms)))
        kinds = [_KIND_OF[form[0]] for form in forms]
        pieces = zip([0, *ends], ends, forms, kinds, strict=False)
    else:
        folded = fold_letters(shown)  # as long as the text
        ends = list(accumulate(map(len, _PIECES.findall(shown))))
        starts = [0, *ends[:-1]]
        kinds = [_KIND_OF[shown[start]] for start in starts]
        forms = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
        if "latin" in kinds:
            forms = [
                lower(form) if kind == "latin" else form for form, kind in zip(forms, kinds, strict=True)
            ]
        pieces = zip(starts, ends, forms, kinds, strict=True)
    return _view(text, clean, [_token(Token, piece) for piece in pieces if piece[3]])


def _view(text: str, clean: Normalised, tokens: Sequence[Token]) -> View:
    forms = [form for _, _, form, _ in tokens]
    return View(
        text,
        clean,
        tuple(tokens),
        frozenset(forms),
        frozenset([kind for _, _, _, kind in tokens]),
        " ".join(forms),
        sum([end - start for start, end, _, kind in tokens if kind != "mark"]),
    )


class _KindOf(dict[str, str]):
    """The kind of the token that a character begins: its first one tells; empty for a space."""

    def __missing__(self, character: str) -> str:
        match = _KIND.match(character)
        kind = self[character] = (match.lastgroup or "") if match is not None else ""
        return kind


_KIND_OF = _KindOf()
