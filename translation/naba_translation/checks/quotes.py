"""Words in quotation marks: who said what must stay visible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.article import Flag
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

NAME = "quotes"
_QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"")
_ANY = re.compile(r"[«»“”„\"]|(?<!\w)['‘’]|['’](?!\w)")
_DOUBLE = re.compile(r"[«»“”„\"]")
_MARKS = frozenset('«»“”„"')
_NAME = 6  # words: a shorter quotation may be a name or a term, which English may put in italics or capitals
_SPEAKING = re.compile(r"(?::|\b[وف]?(?:قال|[أا]ضاف|تابع|صرح|كتب|[أا]علن|[أا]كد)\w*|\b[إأا]ن\w*)\s*$")


def quotes(arabic: View, english: View) -> Iterator[Flag]:
    """Speech that lost its quotation marks; a quotation left open in the middle.

    One single mark is let pass: where a quotation runs over several sentences, each has one end of it.
    """
    if arabic.forms.isdisjoint(_MARKS) and english.forms.isdisjoint(_MARKS):
        return
    ours, theirs = arabic.clean.text, english.clean.text
    speech = [match.span() for match in _QUOTED.finditer(ours) if _is_speech(ours, match)]
    marks = [match.span() for match in _DOUBLE.finditer(theirs)]
    if speech and not _ANY.search(theirs):
        yield Flag(
            NAME,
            f"The Arabic quotes someone's words, {quoted(arabic.said(*speech[0]))}; "
            "the English has no quotation marks.",
            arabic=arabic.spans(speech),
        )
    elif len(marks) > 1 and len(marks) % 2 and len(_DOUBLE.findall(ours)) % 2 == 0:
        yield Flag(
            NAME,
            "A quotation is opened or closed on one side only in the English; the Arabic has both ends.",
            english=english.spans(marks),
        )


def _is_speech(text: str, quotation: re.Match[str]) -> bool:
    words = len(quotation.group().split())
    return words > _NAME or (words > 2 and _SPEAKING.search(text[: quotation.start()]) is not None)
