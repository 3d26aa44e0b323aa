"""Numbers lost, altered or made up."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.arabic_number_words import NUMBER_WORDS
from naba_translation.checks.arabic_numbers import arabic_numbers
from naba_translation.checks.english_numbers import english_numbers
from naba_translation.checks.lexicon import arabic_stem, lexicon
from naba_translation.checks.quantity import shown
from naba_translation.checks.reasons import quoted
from naba_translation.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_translation.checks.quantity import Key, Quantity
    from naba_translation.checks.view import View

NAME = "numbers"
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a]")
# How Arabic words begin that have a number in them without being its word (ثلاثية, أربعتهم).
_ROOTS = {
    3.0: ("ثلاث", "ثالث", "ثلث", "مثلث"), 4.0: ("اربع", "رابع", "رباع", "مربع"), 5.0: ("خمس", "خامس", "خماس"),
    6.0: ("سته", "سادس", "سداس"), 7.0: ("سبع", "سابع", "سباع"), 8.0: ("ثمان", "ثامن"), 9.0: ("تسع", "تاسع"),
    10.0: ("عشر", "عاشر"),
}  # fmt: skip


_DUAL = ("ان", "ين", "ا", "ي")  # the last two where a noun or a pronoun follows
_CENTURY = frozenset({"century", "centuries"})
_ROUNDED = 1e7  # below, a whole number has no more than seven digits
_DAY = frozenset("day days daily overnight".split())
_HOURS = frozenset("ساعه ساعات".split())
_BESIDE = 1  # characters from a number to the word it counts
_LISTED = 4  # numbers in one reason
_SHARE = frozenset({"%", "percent", "percentage", "pct", "cent", "percentile"})


def numbers(arabic: View, english: View) -> Iterator[Flag]:
    """What one side says and the other does not; a number that became another is one flag."""
    source, target = arabic_numbers(arabic), english_numbers(english)
    if not source and not target:
        return
    ours, theirs = values_of(source), values_of(target)
    lost = [q for q in source if q.need and q.keys[:1] != (0.0,) and not is_among(q, theirs)]
    if lost and not any(token.form in _CENTURY for token in english.tokens):
        lost = [quantity for quantity in lost if not _is_century(quantity, arabic, theirs)]
    if lost and not english.forms.isdisjoint(_DAY):
        lost = [quantity for quantity in lost if not _is_a_day(quantity, arabic)]
    new = [q for q in target if q.need and not is_among(q, ours) and not _excused(q, arabic)]
    paired = list(zip(lost, new, strict=True)) if len(lost) == len(new) else []
    for left, right in paired:
        yield Flag(
            NAME,
            f"The Arabic says {_said(arabic, left)}; the English says {_said(english, right)}.",
            Level.LOOK if left.ordinal or right.ordinal else Level.DOUBT,
            arabic=arabic.spans([left[:2]]),
            english=english.spans([right[:2]]),
        )
    if lost and not paired:
        listed = ", ".join(_said(arabic, quantity) for quantity in lost[:_LISTED])
        yield Flag(
            NAME,
            f"The Arabic says {listed}; the English has no such number{'s' * (len(lost) > 1)}.",
            Level.LOOK if all(quantity.ordinal for quantity in lost) else Level.DOUBT,
            arabic=arabic.spans(quantity[:2] for quantity in lost),
        )
    if new and not paired:
        listed = ", ".join(_said(english, quantity) for quantity in new[:_LISTED])
        yield Flag(
            NAME,
            f"The English says {listed}; the Arabic has no such number{'s' * (len(new) > 1)}.",
            Level.DOUBT if any(quantity.digits for quantity in new) else Level.LOOK,
            english=english.spans(quantity[:2] for quantity in new),
        )
    yield from _again(source, target, arabic)
    yield from _magnitude(source, target, arabic, english)
    yield from _per_cent(source, target, arabic, english)


def is_among(quantity: Quantity, others: frozenset[Key]) -> bool:
    """Whether `others`, by `values_of`, has one of its readings, or all the numbers it is a sum or a list of."""
    if any(_plain(key) in others for key in quantity.keys):
        return True
    return bool(quantity.parts) and all(_plain(part) in others for part in quantity.parts)


def values_of(quantities: Sequence[Quantity]) -> frozenset[Key]:
    """All the readings of all of them, to be looked up by `is_among`."""
    return frozenset(_plain(key) for quantity in quantities for key in (*quantity.keys, *quantity.parts))


def _plain(key: Key) -> Key:
    """A value to seven digits: a third written in two ways is the same."""
    if isinstance(key, str) or (key < _ROUNDED and key.is_integer()):
        return key
    return float(f"{key:.7g}")


def _is_century(quantity: Quantity, arabic: View, theirs: frozenset[Key]) -> bool:
    """Whether it numbers the century of a year, where the English has years only: in 1940 of the twentieth century."""
    before = arabic.tokens[quantity.first - 1].form if quantity.first else ""
    if not before.endswith("القرن") or not isinstance(quantity.keys[0], float):
        return False
    last = quantity.keys[0] * 100
    return any(isinstance(key, float) and last - 100 <= key < last for key in theirs)


def _is_a_day(quantity: Quantity, arabic: View) -> bool:
    """Whether it numbers the hours of one: الساعات الأربع والعشرين الماضية is "the past day"."""
    return quantity.keys[:1] == (24.0,) and any(
        token.form.removeprefix("ال") in _HOURS
        for token in arabic.tokens
        if quantity.start - _BESIDE <= token.end and token.start <= quantity.end + _BESIDE
    )


def _excused(quantity: Quantity, arabic: View) -> bool:
    """A one or a two, which an Arabic noun says by its form; a small number in words that some root holds."""
    if quantity.keys[:1] in ((0.0,), (1.0,)):
        return True
    if quantity.keys[:1] == (2.0,):
        return any(token.kind == "arabic" and token.form.endswith(_DUAL) for token in arabic.tokens)
    if quantity.digits or not quantity.keys or quantity.keys[0] not in _ROOTS:
        return False
    roots = _ROOTS[quantity.keys[0]]
    forms = (token.form.removeprefix("و").removeprefix("ال") for token in arabic.tokens)
    return any(form.startswith(roots) or _misspells(form, roots) for form in forms)


def _misspells(form: str, roots: Sequence[str]) -> bool:
    """Whether a word that is none is one letter away from them: أريع for أربع."""
    alike = any(
        len(root) > 3 and len(root) == len(form) and sum(map(str.__ne__, root, form)) == 1 for root in roots
    )
    return alike and form not in NUMBER_WORDS and lexicon().get(arabic_stem(form)) is None


def _said(view: View, quantity: Quantity) -> str:
    """The words, and their value where they are Arabic words, in which the reader cannot see it."""
    words = view.said(quantity.start, quantity.end)
    if quantity.keys and _ARABIC_LETTER.search(words):
        return f"{'number ' if quantity.ordinal else ''}{shown(quantity.keys[0])} ({quoted(words)})"
    return quoted(words)


def _again(source: Sequence[Quantity], target: Sequence[Quantity], arabic: View) -> Iterator[Flag]:
    """A number in digits that the Arabic says more often. Beside Latin words it may only be written out twice."""
    said = [q for q in source if q.digits and q.need and q.keys and not _beside_latin(q, arabic)]
    if len(said) < 2:
        return
    often = {key: times for key, times in Counter(quantity.keys[0] for quantity in said).items() if times > 1}
    if not often:
        return
    values = Counter(value for quantity in target for value in values_of([quantity]))
    for key, times in often.items():
        if not isinstance(key, float) or key <= 2:
            continue
        there = values[_plain(key)]
        if 0 < there < times:
            same = [quantity for quantity in said if quantity.keys[0] == key]
            fewer = "once" if there == 1 else counted(there, "time")
            yield Flag(
                NAME,
                f"The Arabic says {_said(arabic, same[0])} {counted(times, 'time')}; the English says it {fewer}.",
                arabic=arabic.spans(quantity[:2] for quantity in same),
            )


def _beside_latin(quantity: Quantity, arabic: View) -> bool:
    around = arabic.tokens[max(0, quantity.first - 2) : quantity.unit + 2]
    return any(token.kind == "latin" for token in around)


def _magnitude(
    source: Sequence[Quantity], target: Sequence[Quantity], arabic: View, english: View
) -> Iterator[Flag]:
    """Unnamed numbers (thousands, millions) that became others."""
    ours = [quantity for quantity in source if _is_unnamed(quantity)]
    theirs = [quantity for quantity in target if _is_unnamed(quantity)]
    lost = [q for q in ours if q.keys[0] not in {other.keys[0] for other in theirs}]
    new = [q for q in theirs if q.keys[0] not in {other.keys[0] for other in ours}]
    if lost and new:
        yield Flag(
            NAME,
            f"The Arabic speaks of {_said(arabic, lost[0])}; the English of {_said(english, new[0])}.",
            Level.DOUBT,
            arabic=arabic.spans([lost[0][:2]]),
            english=english.spans([new[0][:2]]),
        )


def _is_unnamed(quantity: Quantity) -> bool:
    return any(isinstance(key, str) and key.startswith("v:") for key in quantity.keys[:1])


def _per_cent(
    source: Sequence[Quantity], target: Sequence[Quantity], arabic: View, english: View
) -> Iterator[Flag]:
    """A share of a hundred that became a plain number."""
    shares = [quantity for quantity in source if quantity.percent]
    if not shares or any(q.percent for q in target) or any(t.form in _SHARE for t in english.tokens):
        return
    plain = [quantity for quantity in shares if is_among(quantity, values_of(target))]
    if plain:
        yield Flag(
            NAME,
            f"The Arabic says {_said(arabic, plain[0])}, in per cent; the English does not say per cent.",
            Level.DOUBT,
            arabic=arabic.spans([plain[0][:2]]),
        )
