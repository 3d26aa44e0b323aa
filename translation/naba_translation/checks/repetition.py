"""Loops: words the engine said again and again, and letters within a word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.article import Flag, Level
from naba_translation.checks.reasons import quoted
from naba_translation.counted import counted
from naba_translation.remembered import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_translation.checks.view import Token, View

NAME = "repetition"
_STUTTER = 6  # times a single letter may follow itself
_STAMMER = re.compile(r"([a-z])\1{2,}|([a-z]{2,3})\2{2,}")  # Meaaaa, Mattimimimi
_ROMAN = re.compile(r"[ivxlcdm]+|w{3}")
_LAUGH = frozenset("ha he ah la no na bla".split())  # people do say these again and again
_LONG = 5  # letters
_SMALL = frozenset(
    "a an the of for in on at to by with from and or about as his her its their our among while until "
    "after before which there would could should where other these those being because since between "
    "under over".split()
)
_SOON = 12  # words
_STOP = re.compile(r"[.?!] ")
_CLITICS = re.compile(r"^(?:[وف]?[بلك]?ال|[وف]?لل|[وف])")
_LONGEST = 8  # words of a piece that follows itself
_DOUBLED = frozenset({"had", "that", "very", "so", "no", "bye", "ha", "knock", "is"})  # in good English too


class _Loop(NamedTuple):
    start: int  # word numbers
    size: int
    times: int


def repetition(arabic: View, english: View) -> Iterator[Flag]:
    """Words that follow themselves, at once or soon; four words said three times. Unlike the Arabic."""
    yield from _stammered(arabic, english)
    words = [token for token in english.tokens if token[3] != "mark"]
    forms = [word[2] for word in words]
    if len(words) == len(set(forms)):  # nothing that could come back
        return
    source = [token for token in arabic.tokens if token.kind != "mark"]
    loop = _on_end(english, words, forms)
    if loop is not None:
        if _on_end(arabic, source, [word.form for word in source]) is None:
            piece = words[loop.start : loop.start + loop.size]
            end = words[loop.start + loop.size * loop.times - 1].end
            times = counted(loop.times, "time")
            yield Flag(
                NAME,
                f"The English says {_said(english, piece)} {times} in a row; the Arabic does not.",
                Level.DOUBT,
                english=english.spans([(piece[0].start, end)]),
            )
        return
    often = _often(words, forms)
    if often and _most_paired(source) < len(often):
        yield Flag(
            NAME,
            f"The English says {_said(english, often[0])} {counted(len(often), 'time')}; the Arabic does not.",
            english=english.spans((piece[0].start, piece[-1].end) for piece in often),
        )
        return
    long = [form for form in forms if len(form) >= _LONG and form not in _SMALL]
    if len(set(long)) == len(long):
        return
    twice = frozenset([form for form, times in Counter(long).items() if times > 1])
    again = _again(words, twice) or _soon(english, words, twice)
    if again is not None and not _repeats_a_long_word(source):
        yield Flag(
            NAME,
            f"The English says {_said(english, again[0])} twice; the Arabic repeats nothing like it.",
            english=english.spans((piece[0].start, piece[-1].end) for piece in again),
        )


def _stammered(arabic: View, english: View) -> Iterator[Flag]:
    """Words no language has: a letter three times in a row, or two or three letters. Not those the Arabic has too."""
    if not (stammered := _STAMMERED(english.forms)):
        return
    for word in english.tokens:
        if word.kind == "latin" and word.form in stammered and word.form not in arabic.forms:
            yield Flag(
                NAME,
                f"The English has {_said(english, [word])}: no word is spelled like that.",
                english=english.spans([(word.start, word.end)]),
            )


def _is_stammered(form: str) -> bool:
    found = _STAMMER.search(form)
    return found is not None and found[2] not in _LAUGH and not _ROMAN.fullmatch(form)


_STAMMERED = Telling(_is_stammered)


def _said(view: View, piece: Sequence[Token]) -> str:
    return quoted(view.said(piece[0].start, piece[-1].end))


def _on_end(view: View, words: Sequence[Token], forms: Sequence[str]) -> _Loop | None:
    """The first and shortest piece that follows itself and is no way of speaking. `forms`: of the words."""
    apart = _apart(forms)
    for size in range(1, min(_LONGEST, len(forms) // 2) + 1):
        if apart[size] < size:
            continue  # so many words at least stand again where the piece does
        start = 0
        while start + 2 * size <= len(forms):
            times = 1
            while forms[start : start + size] == forms[start + times * size : start + (times + 1) * size]:
                times += 1
            loop = _Loop(start, size, times)
            if times > 1 and not _is_speech(view, words, loop):
                return loop
            start += (times - 1) * size + 1  # past it: a page of the same number must not take for ever
    return None


def _apart(forms: Sequence[str]) -> list[int]:
    """How many words are the same as the one so many before, for each distance that a piece may have."""
    apart = [0] * (_LONGEST + 1)
    last: dict[str, int] = {}
    before: list[int] = []  # where each word stood last
    for at, form in enumerate(forms):
        place = last.get(form, -_LONGEST - 1)
        before.append(place)
        last[form] = at
        while at - place <= _LONGEST:
            apart[at - place] += 1
            place = before[place]
    return apart


def _is_speech(view: View, words: Sequence[Token], loop: _Loop) -> bool:
    """Numbers may follow themselves (6-4, 6-4); twice, so may a name and words set apart by a mark."""
    piece = words[loop.start : loop.start + loop.size]
    if not any(word.kind in ("latin", "arabic") and len(word.form) > 1 for word in piece):
        return loop.times < _STUTTER or not any(word.kind in ("latin", "arabic") for word in piece)
    if loop.times > 2:
        return False
    if loop.size == 1 and (piece[0].form in _DOUBLED or view.clean.text[piece[0].start].isupper()):
        return True
    return bool(view.clean.text[piece[-1].end : words[loop.start + loop.size].start].strip())


def _often(words: Sequence[Token], forms: Sequence[str]) -> list[Sequence[Token]]:
    """The places of the most frequent piece of four words, where it stands three times or more."""
    if len(forms) - len(set(forms)) < 8:  # four words said twice more
        return []
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - 3):
        places[tuple(forms[at : at + 4])].append(at)
    best = max(places.values(), key=len, default=[])
    return [words[at : at + 4] for at in best] if len(best) > 2 else []


def _most_paired(words: Sequence[Token]) -> int:
    """How often the most frequent pair of words stands in the Arabic."""
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for first, second in pairwise(words):
        counts[first.form, second.form] += 1
    return max(counts.values(), default=0)


def _again(words: Sequence[Token], twice: frozenset[str]) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """A long word that comes back after nothing but small ones, "the" among them: the envoy for the envoy. `twice`:
    the long words that stand there more than once."""
    for at, word in enumerate(words):
        if word.form not in twice or word.kind != "latin":
            continue
        between: list[str] = []
        for other in range(at + 1, min(at + 5, len(words))):
            form = words[other].form
            if form == word.form and "the" in between:
                return words[at : at + 1], words[other : other + 1]
            if form not in _SMALL:
                break
            between.append(form)
    return None


def _soon(
    view: View, words: Sequence[Token], twice: frozenset[str]
) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """Two long words in a row that soon come back: the Russian meeting about the Russian meeting."""
    seen: dict[tuple[str, str], int] = {}
    for at, (first, second) in enumerate(pairwise(words)):
        if first.form in twice and second.form in twice and first.kind == second.kind == "latin":
            before = seen.get((first.form, second.form))
            if (
                before is not None
                and at - before <= _SOON
                and not _STOP.search(view.clean.text, words[before].end, first.start)
            ):
                return words[before : before + 2], words[at : at + 2]
            seen[first.form, second.form] = at
    return None


def _repeats_a_long_word(words: Sequence[Token]) -> bool:
    """Whether an Arabic word of four letters or more, its clitics and article aside, stands there twice."""
    stems = [_CLITICS.sub("", word.form)[:5] for word in words if len(word.form) > 3]
    return len(set(stems)) < len(stems)
