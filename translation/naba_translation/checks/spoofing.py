"""Characters that make a sentence look like another: turned reading order, letters of a foreign alphabet.

What the engine reads and what a screen shows can differ. A direction override shows the words in another order
(CVE-2021-42574, "Trojan Source"); a Cyrillic letter in a Latin name looks right and is another name (Unicode
Technical Standard 39, "mixed-script confusables"); a space without width in a word hides it from a search.
Arabic's own joiners and direction marks are no such thing, nor an Arabic article before a Latin name: الـBBC.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.reasons import quoted
from naba_translation.display import code_point, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.article import Span
    from naba_translation.checks.view import View

NAME = "spoofing"
_MOST = 3  # characters or words that a reason names
_OVERRIDES = re.compile("[\u202d\u202e]")
_EMBEDDED = re.compile("[\u202a\u202b]")  # right in old files; closed by U+202C
_DIRECTIONS = re.compile("[\u202a-\u202c\u2066-\u2069]")
_OPENED, _CLOSED = frozenset("\u2066\u2067\u2068"), "\u2069"
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_WIDTHLESS = re.compile(r"(?<=\w)[\u200b\u2060\ufeff]+(?=\w)")
_HIDDEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]")  # any of these
_KINDS = (
    ("a", "\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufefc"),
    ("l", "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    ("o", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυχ\u0400-\u052f\u0531-\u0587\u13a0-\u13ff\ua640-\ua69f"),
)
"""Letters of Arabic; of Latin; and of others that pass for Latin: Greek ones but the signs of units (μm, Ω),
Cyrillic, Armenian, Cherokee."""
_RUNS = re.compile("|".join(f"(?P<{kind}>[{letters}]+)" for kind, letters in _KINDS))
_ARABIC, _LATIN, _OTHER = (re.compile(f"[{letters}]") for _, letters in _KINDS)
_NO_ARABIC = re.compile(f"[{_KINDS[1][1]}{_KINDS[2][1]}]")
_WORD = re.compile(r"[^\W\d_]+")
_DECEITFUL = re.compile("lo|ol|oa|ala")
"""Runs of letters in one word. Arabic before Latin is a particle or an article, Latin before Arabic a space that
was forgotten."""


def spoofing(arabic: View, english: View) -> Iterator[Flag]:
    """A flag for each kind of deception found, with its places in both texts."""
    if arabic.text.isascii() and english.text.isascii():
        return
    if _HIDDEN.search(arabic.text) or _HIDDEN.search(english.text):
        yield from _hidden(arabic, english)
    mixed = (_mixed(arabic.text), _mixed(english.text))
    if any(mixed):
        sides = zip((arabic.text, english.text), mixed, strict=True)
        words = [quoted(visible(text[start:end])) for text, some in sides for start, end in some]
        reason = f"One word has letters of different alphabets and may pass for another: {', '.join(words[:_MOST])}."
        yield Flag(NAME, reason, Level.LOOK, tuple(mixed[0]), tuple(mixed[1]))


def _hidden(arabic: View, english: View) -> Iterator[Flag]:
    turned = (_places(arabic.text, _OVERRIDES), _places(english.text, _OVERRIDES))
    if any(turned):
        yield _flag(
            "Hidden characters turn the order in which this is shown", turned, arabic, english, Level.DOUBT
        )
    left_open = (_left_open(arabic.text), _left_open(english.text))
    if any(left_open):
        yield _flag("Hidden characters change the reading order and do not end", left_open, arabic, english)
    unseen = (
        [*_places(arabic.text, _TAGS), *_places(arabic.text, _WIDTHLESS)],
        [*_places(english.text, _TAGS), *_places(english.text, _WIDTHLESS)],
    )
    if any(unseen):
        yield _flag("Characters that nobody sees stand inside words", unseen, arabic, english)


def _flag(
    what: str, places: tuple[list[Span], list[Span]], arabic: View, english: View, level: Level = Level.LOOK
) -> Flag:
    texts = zip((arabic.text, english.text), places, strict=True)
    hidden = dict.fromkeys(code_point(text[start]) for text, some in texts for start, _ in some)
    return Flag(
        NAME, f"{what}: {', '.join(list(hidden)[:_MOST])}.", level, tuple(places[0]), tuple(places[1])
    )


def _places(text: str, pattern: re.Pattern[str]) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def _left_open(text: str) -> list[Span]:
    """Embeddings and isolates that no sign in the text ends."""
    stacks: dict[str, list[int]] = {"\u202c": [], _CLOSED: []}
    for match in _DIRECTIONS.finditer(text):
        at, char = match.start(), match[0]
        if _EMBEDDED.match(char):
            stacks["\u202c"].append(at)
        elif char in _OPENED:
            stacks[_CLOSED].append(at)
        elif stacks.get(char):
            stacks[char].pop()
    return [(at, at + 1) for at in sorted(at for stack in stacks.values() for at in stack)]


def _mixed(text: str) -> list[Span]:
    """Words with letters of two alphabets that no spelling explains."""
    if text.isascii() or not _NO_ARABIC.search(text):
        return []
    if sum(1 for letters in (_ARABIC, _LATIN, _OTHER) if letters.search(text)) < 2:
        return []
    return [match.span() for match in _WORD.finditer(text) if _DECEITFUL.search(_runs(match[0]))]


def _runs(word: str) -> str:
    return "".join(match.lastgroup or "" for match in _RUNS.finditer(word))
