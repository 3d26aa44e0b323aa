"""Who says so: claims, denials and hearsay must not become facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from naba_translation.article import Flag, Level
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

NAME = "attribution"
_SAYING = (
    r"sa(?:y|id)|told|tell|add(?:ed|s|ing)|announc|stat(?:e[sd]?|ing|ement)\b|report|declar|confirm|affirm|stress|emphas"
    r"|indicat|point|expla|not(?:ed|es|ing)\b|clarif|reveal|claim|alleg|accord|express|argu|insist|maintain|mention|disclos"
    r"|call|ask|contin|comment|descri|deem|consider|believ|th(?:ink|ought)|view|remark|observ|warn|reiter|acknowl"
    r"|recogni|conce|admi|assert|suggest|urg|vow|pledg|quot|cit(?:ed|es|ing)|sp(?:eak|oke)|inform|predict|estim|agree|den[iy]"
    r"|repl|answer|accus|purport|suppos|contend|so-called|hear|rumo|apparent|seem|impl|recount|recall|relat|read|wr(?:ite|ote)"
    r"|words?\b|talk|discuss|propos|promis|threat|condemn|criti|prais|welcom|tweet|post|publish|show|find|found|known|see"
)


class _Rule(NamedTuple):
    words: frozenset[str]  # one of which is in whatever `arabic` finds
    arabic: re.Pattern[str]  # of the folded words, joined by spaces
    english: re.Pattern[str]  # of the lower-case words, joined by spaces
    what: str  # is reported
    level: Level


def _rule(words: str, english: str, what: str, level: Level = Level.LOOK, *, then: str = "") -> _Rule:
    """`words`: folded Arabic, with or without "and" before them, two joined by "_"; `then`: a pattern of what must
    follow; `english`: patterns of how a word begins that may tell it."""
    known = words.replace("_", " ").split()
    arabic = "|".join(words.split()).replace("_", " ")
    return _Rule(
        frozenset(before + word for word in known for before in ("", "و", "ف")),
        re.compile(rf"(?:^| )[وف]?(?:{arabic}){then}(?= |$)"),
        re.compile(rf"(?:^| )(?:{english})"),
        what,
        level,
    )


_THAT = " ب?(?:ان|انه|انها|انهم)"
_RULES = (
    _rule(
        "نفي نفت ينفي تنفي ينفون نفوا نافيا نافيه نفيه نفيها لا_صحه",
        r"den[iy]|refut|reject|dismiss|disput|disavow|rul|negat|not? |never|without|untrue|unfound"
        r"|baseless|false|incorrect|contradict|debunk|exil|banish|deport|oil|contest|repudi|discount|absence|un|\S+n't",
        "a denial",
        Level.DOUBT,
    ),
    _rule(
        "زعم زعمت زعموا يزعم تزعم يزعمون زاعما زاعمه مزاعم المزاعم المزعوم المزعومه بزعم ادعاءات",
        rf"{_SAYING}|pretend|grounds|pretext|myth|ostensib|lead|led|head",
        "a claim",
    ),
    _rule("يقال قيل", _SAYING, "hearsay", then=_THAT),
    _rule(
        "قال قالت قالوا يقول تقول صرح صرحت افاد افادت",
        rf"{_SAYING}|per |based|depend",
        "what someone says",
        then=rf"(?: \S+){{0,8}}?{_THAT}",
    ),
)


def attribution(arabic: View, english: View) -> Iterator[Flag]:
    """Arabic words of claiming, denying and reporting where the English has none of any kind."""
    ours = arabic.joined
    for rule in _RULES:
        match = None if arabic.forms.isdisjoint(rule.words) else rule.arabic.search(ours)
        if match is None or rule.english.search(english.joined + " "):
            continue
        start = match.start() + (match.group()[0] == " ")
        first = arabic.tokens[ours[:start].count(" ")]
        yield Flag(
            NAME,
            f"The Arabic reports {rule.what} ({quoted(arabic.said(*first[:2]))}); the English does not.",
            rule.level,
            arabic=arabic.spans([first[:2]]),
        )
