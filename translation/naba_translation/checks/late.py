"""What happens late, which one language says with a denial and the other without.

"Won't be back for weeks" is سيعود بعد أسابيع, and لم يغادر إلا بعد الاجتماع is "left after the meeting". Many sentences
have an "after" somewhere, so it must be the same time: the weeks of both, or the meeting of both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from naba_translation.checks.view import View

_AFTER_ALL = re.compile(r"(?:^| )الا (?:بعد|في|مع|عند|حين|عندما|بحلول) ")
_DENIAL = r"(?:n't|\bnot|\bnever)"
_WORDS = r"(?: [\w'-]+)"  # of the joined forms, no mark between them
_FOR_LONG = re.compile(rf"{_DENIAL}{_WORDS}{{0,10}}? for({_WORDS}{{1,4}})")
_NOT_BEFORE = re.compile(rf"{_DENIAL}{_WORDS}{{0,10}}? (?:until|before)({_WORDS}{{1,6}})")
_AFTERWARDS = re.compile(rf"\b(?:after|until|before)({_WORDS}{{1,6}})")
_AFTER, _BEFORE = frozenset("بعد وبعد فبعد".split()), frozenset("قبل وقبل".split())
_NEAR = 4  # words after "after" or "before" that may say what that is
_LENGTHS: Final = {
    english: re.compile(rf"(?:ال)?(?:{arabic})")
    for names, arabic in (
        ("minute", "دقيق|دقايق"),
        ("hour", "ساع"),
        ("day", "يوم|ايام"),
        ("week", "اسبوع|اسابيع"),
        ("month", "شهر|اشهر|شهور"),
        ("year", "عام|اعوام|سن[هوت]|سنين"),
        ("decade", "عقد|عقود"),
        ("time while long", "وقت|فتره|حين|مده|زمن"),
    )
    for english in names.split()
}
"""How the folded Arabic words for a length of time begin, by its English word."""


def is_told_late(arabic: View, english: View) -> bool:
    """Whether the Arabic denies that it was before, and the English says that it was after."""
    if "after" in english.forms and not arabic.forms.isdisjoint(_BEFORE):
        return _is_same(_following(arabic, _BEFORE), _AFTERWARDS.findall(english.joined))
    return not english.forms.isdisjoint({"after", "before", "until"}) and bool(
        _AFTER_ALL.search(arabic.joined)
    )


def says_late(arabic: View, english: View) -> bool:
    """Whether the English denies that it is before, and the Arabic says that it is after."""
    if arabic.forms.isdisjoint(_AFTER):
        return False
    following = _following(arabic, _AFTER)
    for length in _FOR_LONG.findall(english.joined):
        units = [
            unit for word in length.split() if (unit := _LENGTHS.get(word.removesuffix("s"))) is not None
        ]
        if any(unit.match(form) for unit in units for forms in following for form in forms):
            return True
    return _is_same(following, _NOT_BEFORE.findall(english.joined))


def _following(arabic: View, heads: frozenset[str]) -> list[Sequence[str]]:
    """The next words after each of these."""
    forms = [token.form for token in arabic.tokens]
    return [forms[at + 1 : at + 1 + _NEAR] for at, form in enumerate(forms) if form in heads]


def _is_same(ours: Iterable[Sequence[str]], theirs: Iterable[str]) -> bool:
    """Whether the table of words knows one of the English words for one of the Arabic ones, or both have the same
    number."""
    there = {word for words in theirs for word in words.split()}
    stems = {stem for word in there if (stem := english_stem(word))}
    return any(
        form in there
        or ((entry := lexicon().get(arabic_stem(form))) is not None and not stems.isdisjoint(entry.english))
        for forms in ours
        for form in forms
    )
