"""Names the list does not have, as the engine spelt them: what the analyst may want to settle.

A word of Arabic that is in no known name, that alignment leads to a capitalised English word, and that sounds
like it, is taken for a name. Neighbours on both sides make one name. The names of peoples (الفرنسية) and of
months sound alike too and are left out.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from naba_translation.alignment import Aligned, align
from naba_translation.article import Pair, Review, Span
from naba_translation.names.clitics import readings
from naba_translation.names.forms import alike, likeness
from naba_translation.names.gazetteer import Gazetteer
from naba_translation.names.transliterate import Spellings, transliterate
from naba_translation.normalise import has_arabic, search_key

ALIKE = 0.65
"""How alike the Arabic and the English consonants must be."""


_GENITIVE = re.compile(r"['’]s?$")
_PEOPLE = re.compile("ال.+(?:ي|يه|يين|يون|يات)|.+يه")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name without a chosen form."""

    arabic: str  # as it was first written, without clitics
    said: tuple[
        tuple[str, int], ...
    ]  # English forms with the number of their places, the most frequent first
    spellings: Spellings  # by rule


def unknown(reviews: Iterable[Review], gazetteer: Gazetteer) -> tuple[Unknown, ...]:
    """The names of the articles that `gazetteer` does not have, those in most places first."""
    written: dict[str, str] = {}
    said: dict[str, Counter[str]] = {}
    for review in reviews:
        for pair in review.pairs:
            for arabic, english in _names(pair, gazetteer):
                key = search_key(arabic)
                written.setdefault(key, arabic)
                said.setdefault(key, Counter())[english] += 1
    order = sorted(said, key=lambda key: (-said[key].total(), key))
    return tuple(
        Unknown(written[key], tuple(said[key].most_common()), transliterate(written[key])) for key in order
    )


def _names(pair: Pair, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    known = [item.arabic for item in gazetteer.find(pair.sentence.text)]
    text, english = pair.sentence.text, pair.english
    links = [link for link in align(pair) if not _inside(link.arabic, known) and _alike(pair, link)]
    for run in _runs(sorted(links, key=lambda link: link.arabic), text, english):
        first, last = run[0], run[-1]
        start = first.arabic[0] + _clitics(pair, first)
        said = english[first.english[0] : last.english[1]]
        yield text[start : last.arabic[1]], _GENITIVE.sub("", said)


def _alike(pair: Pair, link: Aligned) -> bool:
    word = _GENITIVE.sub("", pair.english[slice(*link.english)])
    arabic = search_key(pair.sentence.text[slice(*link.arabic)])
    if not word[:1].isupper() or not has_arabic(arabic) or word in month_name:
        return False
    return any(
        len(reading.stem) > 1  # one letter is short for something: 2011 م, of our era
        and alike(reading.stem, word, least=ALIKE)
        and not _PEOPLE.fullmatch(reading.stem)
        for reading in readings(arabic)
    )


def _clitics(pair: Pair, link: Aligned) -> int:
    """Letters before the name: of the reading that sounds most like the English. Where wa- makes no difference
    to the sound, it is the small word unless the English begins with such a vowel."""
    word = _GENITIVE.sub("", pair.english[slice(*link.english)])
    arabic = search_key(pair.sentence.text[slice(*link.arabic)])
    sign = 1 if arabic.startswith("و") and word[0] not in "WUO" else -1
    return max(readings(arabic), key=lambda r: (likeness(r.stem, word), sign * r.taken)).taken


def _runs(links: Sequence[Aligned], text: str, english: str) -> Iterator[list[Aligned]]:
    """Links whose words are neighbours on both sides, in the same order."""
    run: list[Aligned] = []
    for link in links:
        if run and not (
            text[run[-1].arabic[1] : link.arabic[0]] == " "
            and english[run[-1].english[1] : link.english[0]] in (" ", "-")
        ):
            yield run
            run = []
        run.append(link)
    if run:
        yield run


def _inside(span: Span, known: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in known)
