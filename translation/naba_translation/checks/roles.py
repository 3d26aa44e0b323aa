"""Who does it to whom: "Israel strikes Iran" for إيران تضرب إسرائيل.

Only the plainest clause is judged, where both languages leave no doubt. Arabic: a verb before two countries or between
them, the first is who does it. English: a verb between the two, not passive. Anything that may turn that around lets it
pass: a preposition but على, an object written onto the verb (ضربتها), "by", a form of "be".

Of 346,320 pairs of parallel text none is flagged. Countries further apart: exchanged.py.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from naba_translation.article import Flag, Level
from naba_translation.checks.countries import NAME, in_a_sentence, stands_alone
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.reasons import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_translation.checks.named_once import Named
    from naba_translation.checks.view import Token, View

_SURE = 5.0  # ratio from which on an English word says an Arabic one
_BETWEEN, _BETWEEN_ENGLISH = 3, 5  # tokens between the two countries
_BEFORE = 2  # tokens from a verb to the first country after it
_TURNING: Final = frozenset(
    "من عن مع الي في بين لدي ضد تجاه نحو حول منذ قبل بعد جانب يد و او ام ثم بل لا ما لم لن ليس ليست كما مثل غير "
    'التي الذي الذين ، : ؛ , . - – / ( ) " « »'.split()
)
"""Arabic that may make the first country no subject, or the second no object."""
_TURNED: Final = frozenset(
    "by be is are was were been being am 's not and or , ; : . - – / ( ) \" “ ” to from with in for of at "
    "meet meets met face faces faced play plays played border borders neighbor neighbors neighbour neighbours".split()
)
"""English that may turn it around, and what two do to each other."""
_PRONOUNS = ("ه", "ها", "هم", "هما")


def roles(arabic: View, english: View, countries: Sequence[Named]) -> Iterator[Flag]:
    """At most one flag, a doubt. `countries`: those of `named_once`."""
    for one, other in pairwise(countries):
        if other.english > one.english or not _is_plain(arabic, one, other):
            continue
        between = english.tokens[other.english + 1 : one.english]
        verb = _verb(arabic, one, other, between)
        if verb is None:
            continue
        doer, done_to = in_a_sentence(one.mention.country), in_a_sentence(other.mention.country)
        yield Flag(
            NAME,
            f"In the Arabic it is {doer} that does it to {done_to} ({quoted(verb.written)}); the English has it the "
            "other way round.",
            Level.DOUBT,
            arabic=arabic.spans(each.mention.token[:2] for each in (one, other)),
            english=english.spans(english.tokens[each.english][:2] for each in (one, other)),
        )
        return


def _is_plain(arabic: View, one: Named, other: Named) -> bool:
    """Whether the first country can only be who does it, and the second whom it is done to."""
    between = arabic.tokens[one.arabic + 1 : other.arabic]
    before = arabic.tokens[one.arabic - 1].form if one.arabic else ""
    return (
        len(between) <= _BETWEEN
        and before not in _TURNING
        and not any(token.form in _TURNING for token in between)
        and stands_alone(one.mention)
        and stands_alone(other.mention)
    )


def _verb(arabic: View, one: Named, other: Named, between: Sequence[Token]) -> Token | None:
    """The Arabic verb that an English word between the two countries says; None where it has none, or is turned."""
    if not 0 < len(between) <= _BETWEEN_ENGLISH or any(token.form in _TURNED for token in between):
        return None
    stems = {stem for token in between if (stem := english_stem(token.form))}
    near = arabic.tokens[max(0, one.arabic - _BEFORE) : other.arabic]
    for token in near:
        entry = lexicon().get(arabic_stem(token.form)) if token.kind == "arabic" else None
        if entry is None or token.form.startswith("ال") or token.form.endswith(_PRONOUNS):
            continue
        if any(entry.ratios[stem] > _SURE for stem in entry.stems & stems):
            return token
    return None
