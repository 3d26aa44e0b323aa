"""Arabic as the engine was taught to read it, with a way back to the original.

The engine was trained on cleaned text, so what it is given must be cleaned in exactly the same way: character
references resolved; NFC; presentation forms (U+FB50–FDFF, U+FE70–FEFC) to their letters by NFKC, and only
those, because NFKC would also turn "m²" into "m2"; tashkeel and tatweel, zero-width and direction marks
removed; Persian kaf and yeh to Arabic; Arabic and Persian digits and separators to ASCII; white space to
single spaces. What messages and posts have and the training texts had not is taken out too: pictographs, the
marks of bold and italic ("*عاجل*"), the sign and the underscores of a hashtag. Alef, hamza, ta marbuta and
alef maqsura are kept: they carry meaning. `search_key` folds them, for looking things up only.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from naba_translation.article import Span

VERSION = 2
"""Stands in the engine's signature: raise it when `normalise` gives another text for anything."""

_ARABIC = re.compile(r"[\u0621-\u064A\u0671-\u06D3\uFB50-\uFDFB\uFE80-\uFEFC]")
# The pattern html.unescape finds references with.
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
# NFC may be taken piece by piece where each piece begins with a character that never joins the one before it:
# everything below U+0300, Arabic letters, digits and punctuation, and general punctuation.
_SETTLED = r"\x00-\u02FF\u0600-\u060F\u061B-\u064A\u0660-\u066F\u0671-\u06D5\u2000-\u206F"
_UNSETTLED = re.compile(f"[{_SETTLED}]?[^{_SETTLED}]+")
_PRESENTATION_FORMS = r"\uFB50-\uFDFF\uFE70-\uFEFC"
_MARKS = (
    r"\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640"  # tashkeel, Quranic marks, tatweel
    r"\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD"  # zero-width, direction, soft hyphen
)
_PICTOGRAPHS = (  # what Unicode draws as emoji; the model knows next to none and loses the clause around it
    r"\u20E3\u2300-\u23FF\u25AA\u25AB\u25B6\u25C0\u25FB-\u25FE\u2600-\u27BF\u2B00-\u2BFF\uFE0E\uFE0F"
    r"\U0001F000-\U0001FAFF\U000E0020-\U000E007F"
)
_PRESENTATION = re.compile(f"[{_PRESENTATION_FORMS}]")
_DROPPED = re.compile(f"[{_MARKS}]+")
_PICTOGRAPH = re.compile(f"[{_PICTOGRAPHS}]+")
# One look for these three together, and for the signs of the last two, is enough for most sentences.
_UNUSUAL = re.compile(f"[{_PRESENTATION_FORMS}{_MARKS}{_PICTOGRAPHS}]")
_SELDOM = re.compile(f"[{_PRESENTATION_FORMS}{_PICTOGRAPHS}]")
_ANY_SIGN = re.compile("[*_#]")
_EMPHASIS = re.compile(  # of messengers and Markdown: at the edge of words, neither within one nor by itself
    r"(?<![^\W_])(?<![*_])[*_]++(?=\S)|(?<=[^\s*_])[*_]++(?![^\W_])"
)
_HASHTAG = re.compile(r"(?<![^\W_])#+(?=[\u0621-\u064A])|(?<=[\u0621-\u064A])_+(?=[\u0621-\u064A])")
_FOREIGN = "کی٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬"
_ANY_FOREIGN = re.compile(f"[{_FOREIGN}]")
_LETTERS = str.maketrans(_FOREIGN, "كي01234567890123456789%.,")
_SPACE = re.compile(r"\s+")
_FOLDED = tuple(zip("آأإٱؤئىة", "ااااوييه", strict=True))


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text for the engine. Character i came from the original's `starts[i]` to `ends[i]`, half-open."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def to_original(self, start: int, end: int) -> Span:
        """The original's range of `text[start:end]`, with the marks that were taken off its last letter.

        `0 <= start <= end <= len(text)`; an empty range gives an empty one. Raises IndexError outside that.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}:{end} is not inside 0:{len(self.text)}")
        if start == end:
            at = self.starts[start] if start < len(self.text) else (self.ends[-1] if self.text else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """Clean one piece of Arabic. Any text will do; time and memory grow with its length.

    Cleaning what is clean changes nothing, but for text that spells out a character reference ("&amp;lt;") or
    hides a combining mark behind a zero-width one: the second time resolves those, as in training.
    """
    clean = _Tracked(text, range(len(text)), range(1, len(text) + 1))
    if "&" in text:
        clean = clean.replace(_REFERENCE, html.unescape)
    if not clean.text.isascii():  # nothing of this concerns plain English
        if not unicodedata.is_normalized("NFC", clean.text):
            clean = clean.replace(_UNSETTLED, lambda piece: unicodedata.normalize("NFC", piece))
        if _UNUSUAL.search(clean.text):
            seldom = _SELDOM.search(clean.text) is not None  # marks of vowels are in every second sentence
            if seldom:
                clean = clean.replace(_PRESENTATION, lambda letter: unicodedata.normalize("NFKC", letter))
            clean = clean.replace(_DROPPED, lambda _: "")
            if seldom:
                clean = clean.replace(_PICTOGRAPH, lambda _: " ")
        if _ANY_SIGN.search(clean.text):
            clean = clean.replace(_EMPHASIS, lambda _: "")
            clean = clean.replace(_HASHTAG, lambda sign: "" if "#" in sign else " ")
        if _ANY_FOREIGN.search(clean.text):
            clean.text = clean.text.translate(_LETTERS)
    if " ".join(clean.text.split()) != clean.text:  # quick to ask, and seldom so
        clean = clean.replace(_SPACE, lambda _: " ")
    begin, end = clean.text.startswith(" "), len(clean.text) - clean.text.endswith(" ")
    kept = slice(int(begin), max(end, int(begin)))
    return Normalised(clean.text[kept], _frozen(clean.starts[kept]), _frozen(clean.ends[kept]))


def has_arabic(text: str) -> bool:
    """Whether there is any Arabic letter."""
    return _ARABIC.search(text) is not None


def search_key(text: str) -> str:
    """What two spellings of the same words share: hamza, ta marbuta, alef maqsura and case are folded."""
    return fold_letters(normalise(text).text).casefold()


def fold_letters(text: str) -> str:
    """Cleaned text with hamza, ta marbuta and alef maqsura folded: as many characters, at the same places."""
    for letter, folded in _FOLDED:  # many times faster than str.translate, which looks up every character
        text = text.replace(letter, folded)
    return text


def _frozen(offsets: list[int] | range) -> tuple[int, ...] | range:
    return offsets if isinstance(offsets, range) else tuple(offsets)


@dataclass(slots=True)
class _Tracked:
    """Text on its way, with each character's range in the original."""

    text: str
    starts: list[int] | range
    ends: list[int] | range

    def replace(self, pattern: re.Pattern[str], made: Callable[[str], str]) -> _Tracked:
        """Replace each match: what is new comes from all of it, what is removed joins the letter before."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = made(match.group())
            if new == match.group():
                continue
            pieces += (self.text[done : match.start()], new)
            starts += self.starts[done : match.start()]
            ends += self.ends[done : match.start()]
            done = match.end()
            begin, end = self.starts[match.start()], self.ends[done - 1]
            if new:
                starts += [begin] * len(new)
                ends += [end] * len(new)
            elif ends:
                ends[-1] = end
        if not done:
            return self
        pieces.append(self.text[done:])
        starts += self.starts[done:]
        ends += self.ends[done:]
        return _Tracked("".join(pieces), starts, ends)
