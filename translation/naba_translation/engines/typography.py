"""How the engine's English is set: no space inside quotation marks and brackets, none before a stop, a capital first.

Models write `that " Since the start`, `group ( ISIS)`, `km/ hour`, `mid- September`. Of the default model's English
of flores-dev one pair of quotation marks in ten is spaced so, and one sentence in forty begins with a small letter.
Only spaces are taken out and one letter becomes a capital: no word, digit or mark is changed, and what could be meant
otherwise stays as it came: "pre- and post-war", 5' 10", "3 : 1", a quotation mark of which nothing tells the side.

The spaces go from the pieces, before these become text and before the links are counted, so both count the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import accumulate
from typing import Final

from naba_translation.alignment import MARK

VERSION = 1
"""Stands in the engine's signature: raise it when any English is set otherwise."""

_PREFIXES = "anti|co|counter|e|ex|inter|intra|mid|multi|neo|non|post|pre|pro|re|semi|sub|trans|ultra|al|el"
_SUSPENDED = "and|or|nor|to|but|as|rather|through|versus|vs"  # "pre- and post-war"
_FAULTS = (  # each names the spaces that are too many
    re.compile(r"\S (?P<gap> +)(?=\S)"),
    re.compile(r"(?:^ *|[^:;=])[(\[{](?P<gap> +)(?=[^\s)\]}])"),  # "( ISIS)", but neither ":( " nor "[ ]"
    re.compile(r"[^\s:;=([{](?P<gap> +)(?=[)\]}](?!\w))"),
    re.compile(r"(?:^ *|[\s(\[])“(?P<gap> +)(?=\S)"),
    re.compile(r"\S(?P<gap> +)(?=”(?!\w))"),
    re.compile(r"[^\s\d:;=([{](?P<gap> +)(?=(?:[,!?][)\]]*|[;:](?! *[()]))(?:[\s”\"]|$))"),
    re.compile(r"\d(?P<gap> +)(?=[,;:!?](?:[)\]”\"]|\s+\D|$))"),  # not "3 : 1"
    re.compile(r"[\w%)\]”](?P<gap> +)(?=\.(?:[)\]”\"]|\s+[A-Z“]|$))"),
    re.compile(r"[^\W\d_][^\W_]/(?P<gap> +)(?=\w)"),  # "km/ hour", but not "w/ cheese"
    re.compile(rf"\b(?:{_PREFIXES})-(?P<gap> +)(?=[^\W_])(?!(?:{_SUSPENDED})\b)", re.IGNORECASE),
)
_QUOTE = '"'
_LEADS_IN = re.compile(r"(?:\bthat|:) *\Z")  # what stands before speech and hardly ends any
_FIRST_WORD = re.compile(
    r"[\s\"“‘«(\[*•–—-]*(?P<word>[a-z]+(?:['’-][A-Za-z]+)*)(?=[\s,;!?)\]\"'’”»]|[.:]?(?:\s|\Z))"
)


_ENDS = re.compile(r"[.!?…:][\"”’')\]]*\Z")
_SMALL: Final = frozenset(  # neither a name nor a month can be one of them
    """A An The In On At Of To By For From With Without As And But Or Nor So Yet Because While When Where Which Who Whom
    Whose What That Than Then This These Those Despite Although Though If Since After Before During Until Unless Against
    Between Among About Over Under Through Its His Her Their Our It He She They We There Not Is Are Was Were Has Have
    Had Would Could Should Must""".split()
)


class _Side(Enum):
    """Of what it quotes a mark stands on which side."""

    OPENS = auto()
    CLOSES = auto()
    UNSURE = auto()


_NOTHING_OPEN = (None, _Side.CLOSES)
_NOT_CLOSED = (None, _Side.OPENS)


def mended(pieces: Sequence[str]) -> list[str]:
    """SentencePiece pieces without the spaces that are faults; as many pieces as there were, some perhaps empty."""
    kept = list(pieces)
    while faults := set(_faults("".join(kept).replace(MARK, " "))):
        starts = accumulate(map(len, kept), initial=0)
        kept = [
            "".join(sign for place, sign in enumerate(piece, start) if place not in faults)
            for piece, start in zip(kept, starts, strict=False)
        ]
    return kept


def begun(english: str, *, arabic: str) -> str:
    """A sentence with the capital it begins with; `arabic` is what it was made of.

    As it came where the first word has a capital or a digit in it (iPhone), is an address, or stands so in the Arabic.
    """
    found = _FIRST_WORD.match(english)
    if found is None or found["word"] in arabic.split():
        return english
    place = found.start("word")
    return english[:place] + english[place].upper() + english[place + 1 :]


def joined(parts: Sequence[str]) -> str:
    """The English of a sentence's parts as one. A model begins each with a capital, as if it were a sentence: small
    words of grammar lose it where the part before ends nothing."""
    text = ""
    for part in filter(None, parts):
        goes_on = part.split(" ", 1)[0].rstrip(",") in _SMALL and not _ENDS.search(text)
        more = part[0].lower() + part[1:] if goes_on else part
        text = f"{text} {more}" if text else part
    return text


def _faults(text: str) -> Iterator[int]:
    """Where the spaces stand that are faults."""
    for pattern in _FAULTS:
        for found in pattern.finditer(text):
            yield from range(*found.span("gap"))
    for start, end in _inside_quotes(text):
        yield from range(start, end)


def _inside_quotes(text: str) -> Iterator[tuple[int, int]]:
    """The spaces between straight quotation marks and what they quote, where it is sure what that is.

    A mark with spaces on both sides opens where the next one closes and nothing is open, or where what leads in
    speech stands before it; it closes where the one before opened and the next does not close.
    """
    places = [place for place, sign in enumerate(text) if sign == _QUOTE]
    sides = [_side(text, place) for place in places]
    around = [None, *sides, None]
    for place, before, after in zip(places, around, around[2:], strict=False):
        head, tail = text[:place].rstrip(), text[place + 1 :].lstrip()
        side = _side(text, place)
        if side is _Side.UNSURE:
            side = _side_by_others(before, after, head=head)
        if side is _Side.OPENS and before in _NOTHING_OPEN and tail:
            yield place + 1, len(text) - len(tail)
        elif side is _Side.CLOSES and before is _Side.OPENS and head:
            yield len(head), place


def _side_by_others(before: _Side | None, after: _Side | None, *, head: str) -> _Side:
    """Of a mark by those around it and by the text before it."""
    if head[-1:].isdigit():  # a board of 12 " and more
        return _Side.UNSURE
    if before in _NOTHING_OPEN and (after is _Side.CLOSES or (after is None and _LEADS_IN.search(head))):
        return _Side.OPENS
    return _Side.CLOSES if before is _Side.OPENS and after in _NOT_CLOSED else _Side.UNSURE


def _side(text: str, place: int) -> _Side:
    """What the spaces and stops around a quotation mark say of it."""
    before, after = text[:place], text[place + 1 :]
    if not before.strip() or before[-1] in "([":
        return _Side.OPENS
    if not after.strip() or re.match(r"\s*[,.;:!?)\]](?:\s|$)", after):
        return _Side.CLOSES
    if before[-1].isspace() == after[0].isspace():
        return _Side.UNSURE
    return _Side.OPENS if before[-1].isspace() else _Side.CLOSES
