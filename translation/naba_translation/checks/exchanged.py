"""Two countries that changed places: "the Israeli minister said that Iranian jets…" for قال الوزير الإيراني إن الطائرات
الإسرائيلية.

Nothing is lost and nothing is made up, so no other check sees it. Each country has its own words beside it, and keeps
them in any translation: so every Arabic word near one of the two is asked where its English word stands. Where such
words stand beside the other country, and hardly any where they should, the two were exchanged.

The limits were chosen on 2,014 sentences of parallel text with two countries, each once on both sides: one flag of
theirs is wrong, and of the same with the countries exchanged in the English 871 have one. Of the 328 of them that the
table of words was not counted on none and 163; of all 346,320 pairs, most without two countries, 2 are flagged.
Countries side by side (إيران تضرب إسرائيل, "Iran and Israel") have the same words beside them: roles.py.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from naba_translation.article import Flag, Level
from naba_translation.checks.countries import NAME, in_a_sentence
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.named_once import named_once
from naba_translation.checks.reasons import quoted
from naba_translation.checks.roles import roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from naba_translation.checks.named_once import Named
    from naba_translation.checks.view import View

_SURE = 20.0  # ratio from which on an English word says an Arabic one
_OWN, _NEARER = (
    4,
    3,
)  # tokens to a country's own word in the Arabic at most; by how many it is nearer than the other
_BESIDE, _APART = 6, 4  # the same in the English
_SIDE_BY_SIDE = 4  # tokens from one country to the other, in either text: nearer ones share their neighbours
_MOST = 6  # countries: with more it is a list
_FEWEST, _AGAINST = 2, 3  # words that tell of an exchange at least, and that outweigh one that tells of none
_NAMED: Final = 2  # words in one reason


class _Word(NamedTuple):
    """An Arabic word whose English one can only be one token."""

    arabic: int
    english: int


def exchanged(arabic: View, english: View) -> Iterator[Flag]:
    """At most one flag of each kind, a doubt: who did it and to whom is what a reader takes from the sentence."""
    countries = named_once(arabic, english)
    if not 2 <= len(countries) <= _MOST:
        return
    yield from roles(arabic, english, countries)
    words = list(_words(arabic, english, apart=countries))
    for one, other in combinations(countries, 2):
        if min(abs(one.arabic - other.arabic), abs(one.english - other.english)) < _SIDE_BY_SIDE:
            continue
        told = _beside_the_other(words, one, other)
        if told:
            names = (
                f"{in_a_sentence(each.mention.country)} ({quoted(each.mention.token.written)})"
                for each in (one, other)
            )
            beside = " and ".join(quoted(english.tokens[at].written) for at in told[:_NAMED])
            yield Flag(
                NAME,
                f"The English seems to have exchanged {' and '.join(names)}: {beside} stand beside the wrong one.",
                Level.DOUBT,
                arabic=arabic.spans(each.mention.token[:2] for each in (one, other)),
                english=english.spans(english.tokens[each.english][:2] for each in (one, other)),
            )
            return


def _words(arabic: View, english: View, *, apart: Sequence[Named]) -> Iterator[_Word]:
    """Those that the table of words knows one English token for, which it knows for no other Arabic word."""
    stems = _stems(english, {country.english for country in apart})
    ours = {country.arabic for country in apart}
    places: list[tuple[int, set[int]]] = []
    for at, token in enumerate(arabic.tokens):
        entry = lexicon().get(arabic_stem(token.form)) if token.kind == "arabic" and at not in ours else None
        if entry is not None and (there := entry.stems & stems.keys()):
            places.append(
                (at, {place for stem in there if entry.ratios[stem] > _SURE for place in stems[stem]})
            )
    claims: dict[int, int] = {}
    for _, some in places:
        for place in some:
            claims[place] = claims.get(place, 0) + 1
    for at, some in places:
        alone = [place for place in some if claims[place] == 1]
        if len(alone) == 1:
            yield _Word(at, alone[0])


def _stems(english: View, apart: set[int]) -> Mapping[str, list[int]]:
    """Where the English words of content stand, by their stems."""
    stems: dict[str, list[int]] = {}
    for at, token in enumerate(english.tokens):
        if token.kind == "latin" and at not in apart and (stem := english_stem(token.form)):
            stems.setdefault(stem, []).append(at)
    return stems


def _beside_the_other(words: Sequence[_Word], one: Named, other: Named) -> list[int]:
    """The English tokens that stand beside the one where they should beside the other; none where too few do."""
    rightly, wrongly = 0, []
    for word in words:
        own, strange = one, other
        if abs(word.arabic - other.arabic) < abs(word.arabic - one.arabic):
            own, strange = other, one
        near = abs(word.arabic - own.arabic)
        if near > _OWN or abs(word.arabic - strange.arabic) - near < _NEARER:
            continue
        to_own, to_strange = abs(word.english - own.english), abs(word.english - strange.english)
        if to_own <= _BESIDE and to_strange - to_own >= _APART:
            rightly += 1
        elif to_strange <= _BESIDE and to_own - to_strange >= _APART:
            wrongly.append(word.english)
    return wrongly if len(wrongly) >= _FEWEST + _AGAINST * rightly else []
