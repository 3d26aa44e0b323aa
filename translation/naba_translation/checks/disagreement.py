"""Where two translations of one sentence say different things: of two models, or a draft and its second try.

Two systems rarely invent the same number, so a value, a denial or a name that only one of them has is worth a
look, whatever the Arabic says. Measured on flores-dev: of 300 outputs of Argos, five disagreed with another
system's in a number or a denial, and each of the five had such a fault when read by hand (of its five number
faults four were found); with OPUS-MT four of five. Two good systems differ in a name in 3 sentences of 100, a
good and a poor one in 12. Nothing here reads the Arabic: which of the two is right, the other checks tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from naba_translation.article import Level, Span
from naba_translation.checks.english_denial import denying, plain
from naba_translation.checks.english_numbers import english_numbers
from naba_translation.checks.numbers import is_among, values_of
from naba_translation.checks.quantity import Key, Quantity
from naba_translation.checks.reasons import quoted
from naba_translation.checks.view import View, look
from naba_translation.names.forms import alike

NUMBERS, NEGATION, NAMES, WORDING = "numbers", "negation", "names", "wording"

_APART = (
    0.4  # likeness below which 5 to 10 in ten drafts were of their system's worst tenth by chrF, measured so
)
_FEW = 24  # characters: of shorter texts a likeness says little
_ORDER = 6  # the longest run of characters that chrF counts
_SPELT = 0.6  # likeness from which two capitalised words are one name
_STEM = 4  # letters two words share when one is the other's adjective: Syria, Syrian
_SMALL = frozenset(
    "a an the of to in on at by for as is it he we me my us so no or if up do be am was are".split()
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_STARTS = frozenset('.?!:;"“”«»()-–—…') | {"...", "'", "‘"}
_GENITIVE = re.compile(r"'s?$")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which two English versions of a sentence disagree."""

    check: str  # "numbers", "negation", "names" or "wording"
    reason: str  # one plain line; calls them "one translation" and "the other"
    level: Level
    first: tuple[Span, ...]  # where, in the first text; empty where it has nothing of it
    second: tuple[Span, ...]  # where, in the second


def disagreements(first: str, second: str) -> tuple[Difference, ...]:
    """The differences that matter, the gravest first; none where one of the texts is empty.

    Spans are code points of the two texts. Swapping the texts swaps the spans and changes nothing else but
    the order of what a reason quotes.
    """
    one, other = look(first), look(second)
    if not one.tokens or not other.tokens:
        return ()
    found = chain(_numbers(one, other), _negation(one, other), _names(one, other), _wording(one, other))
    order = list(Level)
    return tuple(sorted(found, key=lambda difference: -order.index(difference.level)))


def likeness(first: str, second: str) -> float:
    """How much two texts share, 0 to 1: the mean of chrF (Popović 2015, "chrF: character n-gram F-score for
    automatic MT evaluation") with beta 1, which makes it the same both ways. White space does not count."""
    one, other = "".join(first.split()).casefold(), "".join(second.split()).casefold()
    scores = []
    for size in range(1, min(_ORDER, len(one), len(other)) + 1):
        ours, theirs = _runs(one, size), _runs(other, size)
        scores.append(2 * (ours & theirs).total() / (ours.total() + theirs.total()))
    return sum(scores) / len(scores) if scores else float(one == other)


def _runs(text: str, size: int) -> Counter[str]:
    return Counter(text[at : at + size] for at in range(len(text) - size + 1))


def _numbers(one: View, other: View) -> Iterator[Difference]:
    ours, theirs = english_numbers(one), english_numbers(other)
    left, right = _only_in(ours, theirs), _only_in(theirs, ours)
    if not left and not right:
        return
    said = [", ".join(quoted(v.said(*q[:2])) for q in some[:3]) for v, some in ((one, left), (other, right))]
    if left and right:
        reason = f"One translation says {said[0]}, the other {said[1]}."
    else:
        reason = f"One translation says {said[0] or said[1]}; the other has no such number."
    yield Difference(
        NUMBERS,
        reason,
        Level.DOUBT if any(q.digits for q in (*left, *right)) else Level.LOOK,
        one.spans(q[:2] for q in left),
        other.spans(q[:2] for q in right),
    )


def _only_in(mine: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    there = values_of(others) | {decade for quantity in others for decade in _decades(quantity)}
    return [
        quantity
        for quantity in mine
        if quantity.need and not is_among(quantity, there) and there.isdisjoint(_decades(quantity))
    ]


def _decades(quantity: Quantity) -> Iterator[Key]:
    """The 1970s are the other's seventies."""
    for key in quantity.keys:
        if isinstance(key, float) and _FIRST_YEAR <= key <= _LAST_YEAR and key % 10 == 0:
            yield f"d:{key % 100:.0f}"


def _negation(one: View, other: View) -> Iterator[Difference]:
    ours, theirs = denying(one, only=False), denying(other, only=False)
    if bool(ours) == bool(theirs):
        return
    deniers = (plain(one), plain(other))
    said = next((v.said(t.start, t.end) for v, ts in zip((one, other), deniers, strict=True) for t in ts), "")
    if not said:  # un-, -less and their like are often said in other words
        return
    yield Difference(
        NEGATION,
        f"One translation says {quoted(said)}; the other denies nothing.",
        Level.DOUBT,
        one.spans((token.start, token.end) for token in deniers[0]),
        other.spans((token.start, token.end) for token in deniers[1]),
    )


def _names(one: View, other: View) -> Iterator[Difference]:
    left, right = _names_only_in(one, other), _names_only_in(other, one)
    if not left and not right:
        return
    said = [
        ", ".join(quoted(view.text[slice(*span)]) for span in view.spans(places)[:3])
        for view, places in ((one, left), (other, right))
    ]
    if left and right:
        reason = f"One translation names {said[0]}, the other {said[1]}."
    else:
        reason = f"One translation names {said[0] or said[1]}; the other has no such name."
    yield Difference(NAMES, reason, Level.LOOK, one.spans(left), other.spans(right))


def _names_only_in(mine: View, other: View) -> list[tuple[int, int]]:
    """Capitalised words inside a sentence that the other text has in no spelling, neighbours as one name.

    A word beside a name that both have adds nothing to it: the Pacific Ocean, the Pacific.
    """
    there = [_GENITIVE.sub("", token.form) for token in other.tokens if token.kind == "latin"]
    known = _spelt_out(mine, other) | _in_numbers(mine)
    alone: list[tuple[int, int]] = []
    before, shared = -2, False  # the last capitalised word, and whether the name it is in is shared
    for at, token in enumerate(mine.tokens):
        if not _is_name(mine, at):
            continue
        goes_on = before == at - 1
        had = at in known or _has(there, _GENITIVE.sub("", token.form))
        if had:
            if goes_on and not shared and alone and alone[-1][1] == mine.tokens[before].end:
                alone.pop()
            shared = True
        elif not (goes_on and shared):
            start = alone.pop()[0] if goes_on and alone else token.start
            alone.append((start, token.end))
            shared = False
        before = at
    return alone


def _in_numbers(view: View) -> frozenset[int]:
    """Ordinals, months and Roman numerals: another difference's business."""
    return frozenset(at for q in english_numbers(view) for at in range(q.first, q.unit))


def _is_name(view: View, at: int) -> bool:
    """A capital that no sentence and no quotation begins with."""
    token = view.tokens[at]
    inside = at > 0 and view.tokens[at - 1].form not in _STARTS
    said = view.clean.text[token.start : token.end]
    return token.kind == "latin" and len(said) > 1 and said[0].isupper() and inside


def _has(words: Sequence[str], name: str) -> bool:
    """In any spelling, as an adjective, or shortened (Governor, Gov)."""
    return any(
        word[:_STEM] == name[:_STEM]
        or (len(name) > 1 and len(name) < _STEM and word.startswith(name))
        or (len(word) > 1 and word not in _SMALL and len(word) < _STEM and name.startswith(word))
        or alike(word, name, least=_SPELT)
        for word in words
    )


def _spelt_out(mine: View, other: View) -> frozenset[int]:
    """Numbers of the tokens that are an acronym which the other text writes out, or the other way about."""
    found: set[int] = set()
    for view, against in ((mine, other), (other, mine)):
        begins = "".join(token.form[0] for token in against.tokens)
        for at, token in enumerate(view.tokens):
            letters = view.clean.text[token.start : token.end]
            if 1 < len(letters) < 7 and letters.isupper() and (where := begins.find(letters.lower())) >= 0:
                found |= {at} if view is mine else set(range(where, where + len(letters)))
    return frozenset(found)


def _wording(one: View, other: View) -> Iterator[Difference]:
    ours, theirs = one.clean.text, other.clean.text
    if min(len(ours), len(theirs)) < _FEW and max(len(ours), len(theirs)) < 2 * _FEW:
        return
    alike_by = likeness(ours, theirs)
    if alike_by < _APART:
        yield Difference(
            WORDING,
            f"The two translations have little in common (likeness {alike_by:.0%}).",
            Level.LOOK,
            one.spans([(0, len(ours))]),
            other.spans([(0, len(theirs))]),
        )
