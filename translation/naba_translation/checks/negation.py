"""A denial that is lost, or made up: the fault that turns a sentence into its opposite.

Arabic denies with few words, so they are listed, with the company in which they mean something else (لا يزال
is "still", غير أن "however"). English denies in many ways (not, un-, -less, fail to, lack of) and human
translators use them all: any will do, so what is flagged has none, or too few for the clauses that deny.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.arabic_denial import AVERTED, denials, may_deny
from naba_translation.checks.english_denial import denying, plain
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

NAME = "negation"


def negation(arabic: View, english: View) -> Iterator[Flag]:
    """Arabic that denies where no English word does; English that denies where no Arabic word could."""
    yield from _averted(arabic, english)
    denied = denials(arabic)
    if denied:
        there = denying(english, only=any(denial.exceptive for denial in denied))
        clauses = [denial for denial in denied if denial.verbal]
        if not there:
            first = denied[0]
            yield Flag(
                NAME,
                f"The Arabic says not, no or without ({quoted(arabic.said(first.start, first.end))}); "
                "the English has no such word.",
                Level.DOUBT if clauses else Level.LOOK,
                arabic=arabic.spans((denial.start, denial.end) for denial in denied),
            )
        elif len(clauses) > there:
            yield Flag(
                NAME,
                f"The Arabic says not or no {len(clauses)} times; the English only {there}.",
                arabic=arabic.spans((denial.start, denial.end) for denial in clauses),
            )
    said = plain(english)
    if said and (possible := may_deny(arabic)) < len(said):
        word = quoted(english.said(*said[0][:2]))
        yield Flag(
            NAME,
            f"The English says {word}; nothing in the Arabic denies."
            if not possible
            else f"The English says not or no {len(said)} times ({word}…); the Arabic at most {possible}.",
            english=english.spans((token.start, token.end) for token in said),
        )


def _averted(arabic: View, english: View) -> Iterator[Flag]:
    """To avoid, to refuse, to put an end to something: lost, they leave the thing itself."""
    ours = " ".join(token.form for token in arabic.tokens)
    for averted in AVERTED:
        match = averted.arabic.search(ours)
        if match is None or averted.english.search(" ".join(token.form for token in english.tokens)):
            continue
        at = ours[: match.start() + (match.group()[0] == " ")].count(" ")
        token = arabic.tokens[at]
        yield Flag(
            NAME,
            f"The Arabic speaks of {averted.what} ({quoted(arabic.said(*token[:2]))}); the English does not.",
            arabic=arabic.spans([token[:2]]),
        )
