"""Arabic words as the index holds them: hamza, ta marbuta and tashkeel folded, clitics and endings taken off.

After the light stemmer of Larkey, Ballesteros and Connell (2002), with one change: what is taken off is not
always a clitic ("والد" is a father, not "and" and "ld"), so a word of the text is kept under each of its
readings, and a word of the question is looked up under those where a clitic is certain or leaves a long word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.normalise import fold_letters, has_arabic, normalise, search_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.article import Span

WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=\w\w)")
_LETTER = re.compile(r"[وف]?[بكل]|[وف]")
_ENDINGS = ("هما", "ها", "هم", "هن", "ات", "ون", "ين", "يه", "يا", "ه", "ي")
_SHORTEST = 3  # letters that must be left
_SURE = 5  # letters that must be left where it is not certain that a word of the question had a clitic


def indexed(text: str) -> str:
    """The words of a piece of Arabic as the index holds them, with spaces between; empty for no words."""
    return " ".join(form for word in WORD.findall(search_key(text)) for form in _readings(word, _SHORTEST))


def asked(word: str) -> tuple[str, ...]:
    """The forms under which one word of a question is looked up; any of them will do."""
    return tuple(_readings(search_key(word), _SURE))


def places(text: str, words: tuple[str, ...]) -> tuple[Span, ...]:
    """Where any of the question's `words` stands in an Arabic text: ranges of code points, in order."""
    wanted = {form for word in words if has_arabic(word) for form in asked(word)}
    if not wanted:
        return ()
    clean = normalise(text)
    return tuple(
        clean.to_original(*found.span())
        for found in WORD.finditer(fold_letters(clean.text).casefold())
        if not wanted.isdisjoint(_readings(found.group(), _SHORTEST))
    )


def _readings(word: str, least: int) -> list[str]:
    """The word and what is left of it without clitics, each without its ending; no form twice."""
    return list(dict.fromkeys(_without_ending(form) for form in _without_clitics(word, least)))


def _without_clitics(word: str, least: int) -> Iterator[str]:
    yield word
    if article := _ARTICLE.match(word):
        yield word[article.end() :]
        return
    if letters := _LETTER.match(word):
        for size in range(1, letters.end() + 1):
            if len(word) - size >= least:
                yield word[size:]


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and has_arabic(word):
            return word[: -len(ending)]
    return word
