"""Who denies and who condemns, what rose and what fell: an English word of a meaning contrary to the Arabic one.

`meaning_family.py` finds the words; this file decides. Translators turn sentences around, so a flag needs all of:
an Arabic word that can hardly mean anything else and is not denied; no English word, of however wide a choice,
that may tell it; an English word of a contrary meaning that is not denied; and no Arabic word that may stand
behind that one. Of a few meanings that must not be lost it is enough that no English word may tell them.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.article import Flag, Level
from naba_translation.checks.family_tables import table
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.meaning_family import Families
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

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
_ALWAYS_TOLD: Final = frozenset("deny ban condemn accuse admit fail export import".split())
"""Families whose words turn a sentence where they are lost (مناطق حظر الطيران, "aviation zones"), and which translators
tell nearly always: of 31,900 pairs of commentary and news 1,538 have such a word, and 4.2 % of those no English one, as
"critique" or "finger pointing"; of the 994 human references of flores-dev none."""


class Meanings(NamedTuple):
    """All tables of families together."""

    families: Families
    contrary: Mapping[str, frozenset[str]]  # of each family's name those of its contraries
    stances: frozenset[str]  # names of the families of who holds what


@lru_cache(maxsize=1)
def meanings() -> Meanings:
    """Read when the first sentence is checked, in a tenth of a second."""
    stances, events, changes = (table(name) for name in ("stances", "events", "changes"))
    contraries: dict[str, set[str]] = {}
    for one, other in stances.contrary | events.contrary | changes.contrary:
        contraries.setdefault(one, set()).add(other)
        contraries.setdefault(other, set()).add(one)
    return Meanings(
        Families((*stances.families, *events.families, *changes.families)),
        {name: frozenset(others) for name, others in contraries.items()},
        frozenset(family.name for family in stances.families),
    )


def contrary(arabic: View, english: View) -> Iterator[Flag]:
    """At most one flag for each meaning of the Arabic: "attribution" for what somebody holds, "negation" for what
    happened."""
    families, contraries, stances = meanings()
    meant: dict[str, list[int]] = {}  # the tokens that say it and can hardly say anything else
    behind: dict[str, set[int]] = {}  # the tokens that may say it
    for at, sense in families.arabic(arabic):
        behind.setdefault(sense.family, set()).add(at)
        if sense.narrow and not _is_denied(arabic.tokens, at, _ARABIC_DENIALS):
            meant.setdefault(sense.family, []).append(at)
    if not meant:
        return
    told: Counter[str] = Counter()
    tells: dict[str, list[int]] = {}
    for at, sense in families.english(english):
        told[sense.family] += 1
        if sense.narrow and not _is_denied(english.tokens, at, _ENGLISH_DENIALS):
            tells.setdefault(sense.family, []).append(at)
    for family, words in meant.items():
        if len(words) <= told[family]:
            continue
        # In the order of the English, so that the same one is shown in every run.
        for other in (name for name in tells if name in contraries.get(family, ())):
            places, others = tells[other], behind.get(other, set())
            at, place = words[0], places[0]
            if len(places) <= len(others) or _is_explained(arabic, english, at, place, apart=others):
                continue
            word, tell = arabic.tokens[at], english.tokens[place]
            yield Flag(
                _STANCE if family in stances else _EVENT,
                f"The Arabic speaks of {families.by_name[family].meaning} ({quoted(arabic.said(*word[:2]))}); "
                f"the English says {quoted(english.said(*tell[:2]))}.",
                Level.DOUBT,
                arabic=arabic.spans([word[:2]]),
                english=english.spans([tell[:2]]),
            )
            break
        else:
            if family in _ALWAYS_TOLD and not told[family]:
                yield _lost(arabic, arabic.tokens[words[0]], families.by_name[family].meaning)


def _lost(arabic: View, token: Token, meaning: str) -> Flag:
    return Flag(
        _EVENT,
        f"The Arabic speaks of {meaning} ({quoted(arabic.said(*token[:2]))}); no word of the English says it.",
        Level.LOOK,
        arabic=arabic.spans([token[:2]]),
    )


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
