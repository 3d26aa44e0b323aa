"""Who denies and who condemns, what rose and what fell: an English word of a meaning contrary to the Arabic one.

`meaning_family.py` finds the words; this file decides. Translators turn sentences around, so a flag needs all of:
an Arabic word that can hardly mean anything else and is not denied; no English word, of however wide a choice,
that may tell it; an English word of a contrary meaning that is not denied; and no Arabic word that may stand
behind that one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from naba_translation.article import Flag, Level
from naba_translation.checks.changes import CHANGES, CONTRARY_CHANGES
from naba_translation.checks.events import CONTRARY_EVENTS, EVENTS
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.meaning_family import Families
from naba_translation.checks.reasons import quoted
from naba_translation.checks.stances import CONTRARY_STANCES, STANCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from naba_translation.checks.view import Token, View

_STANCE, _EVENT = "attribution", "negation"
_NEAR = 3  # words before one, in which what denies it stands
_ARABIC_DENIALS: Final = frozenset(
    "لا لم لن ليس ليست ليسوا غير عدم دون بدون بلا ما ولا ولم ولن وليس وليست فلا فلم فلن وما فما وعدم بعدم لعدم "
    "كف توقف".split()
)
_ENGLISH_DENIALS: Final = frozenset(
    "not no never without nor neither cannot none stop stopped stops cease ceased fail failed fails failing failure "
    "unable hardly little lack without less anti non refuse refused refuses refusing".split()
)
_OWN = 3.0
"""How much likelier an English word makes an Arabic one that it may stand for, by the table of words."""


def _contraries() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in CONTRARY_STANCES | CONTRARY_EVENTS | CONTRARY_CHANGES:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {name: frozenset(others) for name, others in found.items()}


FAMILIES: Final = Families((*STANCES, *EVENTS, *CHANGES))
CONTRARY: Final = _contraries()
_WHO_HOLDS_WHAT: Final = frozenset(family.name for family in STANCES)


def contrary(arabic: View, english: View) -> Iterator[Flag]:
    """At most one flag for each meaning of the Arabic: "attribution" for what somebody holds, "negation" for what
    happened."""
    meant: dict[str, list[int]] = {}  # the tokens that say it and can hardly say anything else
    behind: dict[str, set[int]] = {}  # the tokens that may say it
    for at, sense in FAMILIES.arabic(arabic.tokens):
        behind.setdefault(sense.family, set()).add(at)
        if sense.narrow and not _is_denied(arabic.tokens, at, _ARABIC_DENIALS):
            meant.setdefault(sense.family, []).append(at)
    if not meant:
        return
    told: Counter[str] = Counter()
    tells: dict[str, list[int]] = {}
    for at, sense in FAMILIES.english(english.tokens):
        told[sense.family] += 1
        if sense.narrow and not _is_denied(english.tokens, at, _ENGLISH_DENIALS):
            tells.setdefault(sense.family, []).append(at)
    for family, words in meant.items():
        if len(words) <= told[family]:
            continue
        # In the order of the English, so that the same one is shown in every run.
        for other in (name for name in tells if name in CONTRARY[family]):
            places, others = tells[other], behind.get(other, set())
            at, place = words[0], places[0]
            if len(places) <= len(others) or _is_explained(arabic, english, at, place, apart=others):
                continue
            word, tell = arabic.tokens[at], english.tokens[place]
            yield Flag(
                _STANCE if family in _WHO_HOLDS_WHAT else _EVENT,
                f"The Arabic speaks of {FAMILIES.by_name[family].meaning} ({quoted(arabic.said(*word[:2]))}); "
                f"the English says {quoted(english.said(*tell[:2]))}.",
                Level.DOUBT,
                arabic=arabic.spans([word[:2]]),
                english=english.spans([tell[:2]]),
            )
            break


def _is_denied(tokens: Sequence[Token], at: int, denials: frozenset[str]) -> bool:
    return any(
        token.form in denials or token.form.endswith("n't") for token in tokens[max(0, at - _NEAR) : at]
    )


def _is_explained(arabic: View, english: View, at: int, place: int, *, apart: Set[int]) -> bool:
    """Whether the table of words knows another English word for the Arabic one, or another Arabic word for the
    English one. `apart`: Arabic words that have an English one of their own already."""
    entry = lexicon().get(arabic_stem(arabic.tokens[at].form))
    if entry is not None and any(
        (stem := english_stem(token.form)) in entry.english and entry.ratios[stem] > _OWN
        for number, token in enumerate(english.tokens)
        if number != place
    ):
        return True
    tell = english_stem(english.tokens[place].form)
    return any(
        other is not None and other.ratios.get(tell, 0.0) > _OWN
        for number, token in enumerate(arabic.tokens)
        if number != at and number not in apart and token.kind == "arabic"
        for other in (lexicon().get(arabic_stem(token.form)),)
    )
