"""A condition that is lost: what would happen if something else did is told as what happens, or happened.

Arabic has few words for "if", so they are listed, each with the company in which it is something else: في حال
before من is "in a state of", إذا before ب is "all of a sudden", لو is also the French article. English has many
ways (if, unless, should it, had it, in the event of, once, anyone who) and human translators use them all: any
will do, wherever it stands.

A condition made up is not looked for: English "if" is right for so many Arabic words (من, متى, إن, the bare
jussive, a relative clause) that what is left over is chance.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.article import Flag, Level
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

NAME = "condition"


class _Condition(NamedTuple):
    meaning: str  # in English, for the reason
    core: str  # of all its forms: what to look for first
    arabic: re.Pattern[str]  # in `View.joined`; the group is the words that say it
    also: re.Pattern[str]  # English that may tell this one, or the other sense of its words


_SUBJECTS: Final = (
    "he|she|it|they|we|i|you|one|the|there|this|that|these|those|an?|any|some"
    "|his|her|their|its|our|your|my|such"
)
# What tells a condition of any kind, or may: its words, an inversion (had it, should the), and what opens a
# clause without a subject (Viewed from afar, …).
_TOLD: Final = re.compile(
    r"\b(?:ifs?|unless|whether|when(?:ever)?|once|until|till|otherwise|lest|else|where(?:ver)?|whoever|whatever"
    r"|whichever|provid(?:ed|ing)|assum\w+|suppos\w+|condition\w*|contingent|depend\w*|subject|barring|failing|given"
    r"|consider\w*|in cases?|events?|eventuality|even|albeit|though|although|while|as long|so long"
    r"|(?:every|each|next|any) time|any\w*|without|would|'d|could|might|may|possib\w+|hypothe\w+"
    rf"|by \w+ing|(?:had|were|should) (?:{_SUBJECTS}))\b"
    r"|(?:^|[,;:.–—\"“(-] |\b(?:and|or|but|that) )"
    r"(?:had|were|should|(?!indeed|accord|includ)\w+(?:ed|ing)|left|read|seen|put|taken)\b"
)
_STATES: Final = (
    "من|الخطر|خطر|خطره|حرجه|انهيار|تاهب|استنفار|غليان|فوضي|ترقب|حرب|سلام|افضل|احسن|اسوا|جيده?|سيءه?|يرثي"
)
_OR_STATES: Final = r"states?|situations?|status|shape|mode|circumstances?|cases?|mood|critical\w*|serious\w*"


def _condition(meaning: str, core: str, arabic: str, also: str = "(?!)") -> _Condition:
    return _Condition(meaning, core, re.compile(arabic), re.compile(rf"\b(?:{also})\b"))


_CONDITIONS: Final = (
    _condition("in case", "في حال", rf"(?<!\S)([وف]?في حال)(?!\S)(?! (?:{_STATES})(?!\S))", _OR_STATES),
    _condition(
        "in case",
        "في حاله",
        r"(?<!\S)([وف]?في حاله) (?:وجود|حدوث|وقوع|وفاه|فشل|رفض|كان|كانت|تم)(?!\S)",
        _OR_STATES,
    ),
    _condition(
        "if",
        "اذا",
        # Not "whether" (ما إذا), "thus" (إذاً), "all of a sudden" (إذا ب, إذا هو), nor the opening of a thought
        # (وإذا كان, إذا نظرنا).
        r"(?<!ما )(?<!^)(?<!\S)([وف]?اذا)(?= [^ب\W])(?! (?:ما )?\S+نا(?!\S))"
        r"(?! (?:هو|هي|هم|انا|نحن|ان|انه|انها|انهم|اننا|الي|في|علي|من|لماذا|كيف|فان|ال\S+)(?!\S))",
        r"so|then|therefore|thus|hence|you|your|we|our|one|wish\w*|hop\w+|like|beyond|only|except|save"
        r"|ask\w*|wonder\w*|question\w*|clear|unclear|sure|certain|know\w*",
    ),
    _condition(
        "if",
        "لو",
        r"(?<!كما )(?<!\S)(ف?لو)(?= (?:كان|كانت|كانوا|كنت|كنا|لم|انه|انها|انهم|تم)(?!\S))",
        r"wish\w*|hop\w+|like|as",
    ),
    _condition(
        "unless", "ما لم", r"(?<!\S)([وف]?ما لم)(?!\S)", r"what|which|that|things?|something|those|as"
    ),
    _condition(
        "provided that",
        "شريطه",
        r"(?<!\S)([وف]?شريطه)(?!\S)",
        r"ribbons?|tapes?|strips?|stipulat\w+|must|only|requir\w+|with",
    ),
    _condition("provided that", "بشرط", r"(?<!\S)([وف]?بشرط)(?!\S)", r"stipulat\w+|must|only|requir\w+|with"),
    _condition("otherwise", "والا", r"(?<!\S)(والا)(?= (?:ف(?!لا)|سوف|س[يتن]))", r"or"),
    _condition(
        "were it not for",
        "لولا",
        r"(?<!\S)([وف]?لولا)(?!\S)(?! دا )",
        r"lula|lola|thank\w*|because|due|but|almost|nearly",
    ),
)


def condition(arabic: View, english: View) -> Iterator[Flag]:
    """One flag at most, for the first condition of the Arabic, where nothing in the English may tell any."""
    ours = arabic.joined
    for kind in _CONDITIONS:
        match = kind.arabic.search(ours) if kind.core in ours else None
        if match is None:
            continue
        if _TOLD.search(english.joined):
            return
        if kind.also.search(english.joined):
            continue
        first = ours[: match.start(1)].count(" ")
        last = first + match[1].count(" ")
        place = arabic.tokens[first].start, arabic.tokens[last].end
        yield Flag(
            NAME,
            f'The Arabic makes a condition, "{kind.meaning}" ({quoted(arabic.said(*place))}); the English has no '
            "such word.",
            Level.DOUBT,
            arabic=arabic.spans([place]),
        )
        return
