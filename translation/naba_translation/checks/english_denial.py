"""The many words with which English denies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from naba_translation.remembered import remembered

if TYPE_CHECKING:
    from naba_translation.checks.view import Token, View

_PLAIN: Final = frozenset("not no never none nobody nothing nowhere neither nor cannot without".split())
_WORDS: Final = _PLAIN | frozenset(
    "non unless lest nil hardly barely scarcely rarely seldom except otherwise little illicit offline "
    "provisional preliminary substandard deficient exceptional exceptionally extraordinary drone drones graft "
    "anonymous anonymously anonymity remember reluctant reluctantly reluctance ngo ngos amorphous misplaced opposed "
    "lopsided".split()
)
_PAIRS: Final = {
    "rather": "than",
    "other": "than",
    "instead": "of",
    "far": "from",
    "yet": "to",
    "free": "of",
    "short": "of",
}
_STEMS = re.compile(
    r"n't$|^un(?!der|it[eyi]|til|ion|iq|ivers|ifo|ifi|cle|like$|fortunat|o$|$)\w{3,}|(?<!b)less(?:ly|ness)?$|^non\w{3,}"
    r"|^(?:lack|fail|refus|reject|deni(?:ed|es|al)|deny|prevent|avoid|stop|ceas|halt|prohibit|forbid|refrain|abstain)"
    r"|^(?:miss(?:ed|ing)$|absen|neglect|ignor(?:e|ing)|exclu|doubt|declin|withh|impun|discourag|dissua|deprive)"
    r"|^(?:dis(?:abl|agre|appear|approv|belie|comfort|connect|continu|honest|like|obe|qualif|regard|respect|satis|trust)"
    r"|a(?:symm|symp|sync|path|typi)|il(?:leg|lit|log)|ir(?:reg|rel|resp|rev|rat|rec|rep)"
    r"|im(?:poss|prac|prob|prop|perf|pati|partia|mor|mat|mob))"
    r"|^in(?:abil|access|accur|acti|adeq|adm|approp|capa|cohe|compat|compet|compl|conc|consis|conven|corr|cred|defin|depen"
    r"|direct|disc|disp|effe|effi|elig|equal|evit|expl|finit|formal|freq|hum|just|nume|sane|secur|sensi|signif|stab"
    r"|suffi|toler|vali|visi|volu|vuln)|^i[mnr]\w+[ai]b(?:l[ey]$|ilit)|^hetero"
)
_PREFIXED = re.compile(r"(?:un|in|im|ir|il|dis|non)\w{4,}")
_NEGATING = re.compile(r"(?:un|in|im|ir|il|dis(?!abl)|non-?|a(?=symp|typi|path))(?=\w{4})")
_NOT_ONLY: Final = frozenset(
    "forget mention only just merely simply even yet least later sooner fewer less confidence -".split()
)
_ONLY: Final = frozenset("only but just merely mere solely simply exclusively alone more".split())
_OTHER: Final = frozenset("other others another different else elsewhere outside out foreign than".split())


def denying(view: View, *, only: bool) -> int:
    """How many words of it deny. `only`: those count too that say "not … but" in one word."""
    tokens = view.tokens
    return sum(
        1
        for at, token in enumerate(tokens)
        if token.kind == "latin"
        and (
            token.form in _WORDS
            or (only and token.form in _ONLY)
            or _denies(token.form)
            or (token.form in _PAIRS and at + 1 < len(tokens) and tokens[at + 1].form == _PAIRS[token.form])
        )
    )


def other_than(view: View) -> int:
    """How many words say what غير is before a noun: outside your country, another than it."""
    return sum(token.form in _OTHER for token in view.tokens)


def prefixes(view: View) -> int:
    """How many words deny by their own beginning (un-, in-, non-), or are "without"."""
    return sum(1 for token in view.tokens if token.form == "without" or _prefixed(token.form))


def plain(view: View) -> list[Token]:
    """The plain ones: not, no, never, without and their like; less "No. 5", some ways of speaking, and those that
    only take back another: "not illegal"."""
    if view.forms.isdisjoint(_PLAIN) and "n't" not in view.joined:
        return []
    forms = ["", *(token.form for token in view.tokens), "", ""]
    return [
        token
        for at, token in enumerate(view.tokens, 1)
        if token.form in _PLAIN or token.form.endswith("n't")
        if not (token.form == "no" and forms[at + 1] == "." and forms[at + 2].isdecimal())
        if not (token.form == "not" and forms[at - 1] == "or") and forms[at + 1] not in _NOT_ONLY
        if forms[at + 1 : at + 3] != ["be", "more"]  # could not be more grateful
        if not _prefixed(forms[at + 1])
    ]


@remembered
def _denies(form: str) -> bool:
    return _STEMS.search(form) is not None


@remembered
def _prefixed(form: str) -> bool:
    return _PREFIXED.match(form) is not None and _denies(form)


@remembered
def without_prefix(form: str) -> str:
    """What is left of a word that may deny by its beginning: "stability" of "instability". Empty for others."""
    match = _NEGATING.match(form)
    return form[match.end() :] if match is not None and _denies(form) else ""
