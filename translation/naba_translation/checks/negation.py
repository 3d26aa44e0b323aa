"""A denial that is lost, or made up: the fault that turns a sentence into its opposite.

Arabic denies with few words, so they are listed, with the company in which they mean something else (لا يزال
is "still", غير أن "however"). English denies in many ways (not, un-, -less, fail to, lack of) and human
translators use them all: any will do, so what is flagged has none, or too few for the clauses that deny.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.arabic_denial import AVERTED, Denial, denials, may_deny, prefixed, soft
from naba_translation.checks.english_denial import denying, other_than, plain, prefixes
from naba_translation.checks.late import is_told_late, says_late
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.opposites import opposites
from naba_translation.checks.own_words import said_plainly, spoken_for
from naba_translation.checks.reasons import quoted
from naba_translation.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from naba_translation.checks.view import Token, View

NAME = "negation"
_NEAR = 12  # characters from what is denied to the word that carries the meaning: لا تظهر عليهم أعراض
_BEFORE = 8  # words before one, in which what denies it stands
_BESIDE = 3  # words before one, in which what denies it stands whatever else is denied
_OTHERWISE = frozenset({"without"})  # what may stand for "outside" as well


def negation(arabic: View, english: View) -> Iterator[Flag]:
    """Arabic that denies where no English word does; English that denies where no Arabic word could."""
    turned = list(opposites(arabic, english))
    yield from _averted(arabic, english)
    yield from _lost(arabic, english, {word for word, _ in turned})
    yield from _new(arabic, english)
    yield from _turned(arabic, english, turned)


def _lost(arabic: View, english: View, turned: Set[Token]) -> Iterator[Flag]:
    """Denials without an English word for them. غير counts only where its word stands bare: it is not lost where
    غير متكافئ is "lopsided". `turned`: Arabic words whose opposite the English has, which is a denial's work."""
    found = [denial for denial in denials(arabic) if not _is_name(arabic, denial, english)]
    denied = [
        denial
        for denial in found
        if not any(denial.start < word.start <= denial.end + _NEAR for word in turned)
    ]
    if not denied:
        return
    there = denying(english, only=any(denial.exceptive for denial in denied)) - spoken_for(arabic, english)
    there -= len(found) - len(denied)
    if not all(denial.verbal or denial.adjective for denial in denied):
        there += sum(token.form == "against" for token in english.tokens)  # advised against: بعدم
    if all(denial.adjective for denial in denied):
        there += other_than(english)
    there += is_told_late(arabic, english)
    clauses = [denial for denial in denied if denial.verbal]
    forms = [token.form for token in arabic.tokens]
    words = {token.form for token in english.tokens}
    only_if = ("ما", "لم") in pairwise(forms) and words >= {"only", "if"}  # لا … ما لم: two denials in one
    if there <= 0:
        bare = [denial for denial in denied if not denial.adjective or _stands_bare(arabic, denial, english)]
        if bare:
            yield Flag(
                NAME,
                f"The Arabic says not, no or without ({quoted(arabic.said(*bare[0][:2]))}); "
                "the English has no such word.",
                Level.DOUBT if any(denial.verbal for denial in bare) else Level.LOOK,
                arabic=arabic.spans(denial[:2] for denial in bare),
            )
    elif len(clauses) - only_if > there - min(len(denied) - len(clauses), prefixes(english)):
        yield Flag(
            NAME,
            f"The Arabic says not or no in {counted(len(clauses), 'place')}; the English has too few such words.",
            arabic=arabic.spans(denial[:2] for denial in clauses),
        )


def _turned(arabic: View, english: View, turned: Sequence[tuple[Token, Token]]) -> Iterator[Flag]:
    """An opposite by prefix where nothing near any of its Arabic words denies."""
    rightly = {
        opposite
        for word, opposite in turned
        if _is_denied(arabic, word, english, within=_BESIDE)
        or (_is_denied(arabic, word, english, within=_BEFORE) and not _are_told(arabic, english, opposite))
    }
    for word, opposite in turned:
        if opposite not in rightly:
            yield Flag(
                NAME,
                f"The English says {quoted(english.said(*opposite[:2]))}; the Arabic "
                f"({quoted(arabic.said(*word[:2]))}) seems to say the opposite, and nothing beside it denies.",
                Level.DOUBT,
                arabic=arabic.spans([word[:2]]),
                english=english.spans([opposite[:2]]),
            )
            return  # one is enough to look


def _is_denied(arabic: View, word: Token, english: View, *, within: int) -> bool:
    at = arabic.tokens.index(word)
    near = arabic.of(arabic.tokens[max(0, at - within) : at + 2])
    return may_deny(near) > said_plainly(soft(near), english) or bool(denials(near))


def _are_told(arabic: View, english: View, opposite: Token) -> bool:
    """Whether the English has a word for each of the Arabic denials besides this one."""
    others = english.of([token for token in english.tokens if token != opposite])
    return denying(others, only=False) >= may_deny(arabic) - said_plainly(soft(arabic), others)


def _is_name(arabic: View, denial: Denial, english: View) -> bool:
    """La Scala and its like, where لا is an article of another language."""
    return arabic.clean.text.startswith("لا ", denial.start) and any(
        token.form == "la" for token in english.tokens
    )


def _stands_bare(arabic: View, denial: Denial, english: View) -> bool:
    """Whether the English has what is denied, as far as the lexicon knows."""
    word = next(token for token in arabic.tokens if token.end == denial.end)
    entry = lexicon().get(arabic_stem(word.form))
    return entry is None or any(english_stem(token.form) in entry.english for token in english.tokens)


def _new(arabic: View, english: View) -> Iterator[Flag]:
    """A "not" in the English that no word of the Arabic may stand behind."""
    plainly = plain(english)
    if not plainly:
        return
    others = prefixed(arabic, english) + said_plainly(soft(arabic), english)
    possible = max(may_deny(arabic) - others, 0) + says_late(arabic, english)
    said = [token for token in plainly if token.form not in _OTHERWISE]
    if possible < len(said):
        word = quoted(english.said(*said[0][:2]))
        yield Flag(
            NAME,
            f"The English says {word}; nothing in the Arabic denies."
            if not possible
            else f"The English says not or no {counted(len(said), 'time')} ({word}…); the Arabic at most {possible}.",
            english=english.spans((token.start, token.end) for token in said),
        )


def _averted(arabic: View, english: View) -> Iterator[Flag]:
    """To avoid, to refuse, to put an end to something: lost, they leave the thing itself."""
    ours = arabic.joined
    for averted in AVERTED:
        for core in averted.cores:
            if core in ours:
                break
        else:
            continue
        match = averted.arabic.search(ours)
        if match is None or averted.english.search(english.joined):
            continue
        at = ours[: match.start() + (match.group()[0] == " ")].count(" ")
        token = arabic.tokens[at]
        yield Flag(
            NAME,
            f"The Arabic speaks of {averted.what} ({quoted(arabic.said(*token[:2]))}); the English does not.",
            arabic=arabic.spans([token[:2]]),
        )
