"""A denial that is lost, or made up: the fault that turns a sentence into its opposite.

Arabic denies with few words, so they are listed, with the company in which they mean something else (لا يزال
is "still", غير أن "however"). English denies in many ways (not, un-, -less, fail to, lack of) and human
translators use them all: any will do, so what is flagged has none, or too few for the clauses that deny.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level
from naba_translation.checks.arabic_denial import denials, may_deny
from naba_translation.checks.english_denial import denying, plain
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

NAME = "negation"


def negation(arabic: View, english: View) -> Iterator[Flag]:
    """Arabic that denies where no English word does; English that denies where no Arabic word could."""
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
        return
    said = plain(english)
    if said and not may_deny(arabic):
        yield Flag(
            NAME,
            f"The English says {quoted(english.said(*said[0][:2]))}; nothing in the Arabic denies.",
            english=english.spans((token.start, token.end) for token in said),
        )
