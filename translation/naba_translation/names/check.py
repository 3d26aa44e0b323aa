"""What is doubtful about a sentence's names: lost, made up, or translated as words.

Called with the names found in the Arabic, after the enforcement, so a misspelt name that was put right is no
doubt any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from naba_translation.article import Draft, Flag, Level, Pair, Sentence, Span
from naba_translation.checks.countries import country_of, in_a_sentence, mentions_in
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.reasons import quoted
from naba_translation.checks.view import look
from naba_translation.names.clitics import readings
from naba_translation.names.forms import alike, places
from naba_translation.names.gazetteer import Found, Gazetteer, arabic_words, key_words
from naba_translation.names.homographs import TWO_PLACES, is_word
from naba_translation.names.name import Name, NameKind
from naba_translation.normalise import search_key

NAME = "names"
ALIKE = 0.7
"""From here on an English word is taken for the name, spelt in another way."""

_CAPITALISED = re.compile(r"[A-Z\u00c0-\u00de](?<![\w-].)[\w'’-]*")  # the letter first: it is quickly found
_GENITIVE = re.compile(r"['’]s?$")
_OTHERS = re.compile(r"\b(?:Latin|Native|North|South|Central) $")  # Americans, Koreans
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_LAND = re.compile(r"(?:بيجان|ستان)$")
_OF_A_PEOPLE = re.compile(r"ي(?:ه|ون|ين|ات)?$")
_SHORT = 3  # letters of a name
_ENDINGS = ("", "ي", "ا", "و", "ه", "ت")  # what may follow those: مصري, مصرا, غزاوي
_SURELY = 0.8  # likeness of an Arabic word to an English name it may be a spelling of
_KNOWN = 0.8  # certainty from which an Arabic word is surely one of its translations


def with_flags(pair: Pair, found: Sequence[Found], gazetteer: Gazetteer) -> Pair:
    """The pair with the flags of its names added."""
    flags = tuple(names(pair, found, gazetteer))
    return replace(pair, flags=pair.flags + flags) if flags else pair


class NameCheck:
    """The check of names for texts that are no article: the `further` of `checks.files.check_lines`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __call__(self, arabic: str, english: str) -> tuple[Flag, ...]:
        pair = Pair(Sentence(0, 0, 0, len(arabic), arabic), Draft(english, 0.0, 0, 0))
        return tuple(names(pair, self._gazetteer.find(arabic), self._gazetteer))


def names(pair: Pair, found: Sequence[Found], gazetteer: Gazetteer) -> Iterator[Flag]:
    """The doubts about a pair's names. `found` is what `gazetteer` sees in its Arabic."""
    if not pair.english or (pair.draft is not None and not pair.draft.parts):
        return
    yield from _lost(pair, found)
    yield from _translated(pair, found)
    yield from _made_up(pair, found, gazetteer)


def _lost(pair: Pair, found: Sequence[Found]) -> Iterator[Flag]:
    """A person whose name is nowhere in the English, in no spelling. Places and organisations are often said
    by a pronoun or an adjective and are left to the check for dropped content."""
    seen = set()
    for item in found:
        name = item.name
        if name.kind is not NameKind.PERSON or item.common or name.english in seen:
            continue
        seen.add(name.english)
        if places((*name.accepted, *name.replaceable), pair.english):
            continue
        parts = name.english.replace("-", " ").split()
        capitals = _CAPITALISED.findall(pair.english)
        if any(alike(word, part, least=ALIKE) for word in capitals for part in (*parts, name.english)):
            continue
        yield Flag(
            NAME,
            f"The Arabic names {name.english} ({quoted(_said(pair, item.arabic))}); the English does not.",
            Level.LOOK,
            arabic=(item.arabic,),
        )


def _translated(pair: Pair, found: Sequence[Found]) -> Iterator[Flag]:
    """A first name beside another name or after a title, where the English has its meaning instead."""
    for number, item in enumerate(found):
        if item.name.kind is not NameKind.GIVEN or not _is_named(pair, found, number):
            continue
        forms = (item.name.english, *item.name.also)
        if places(forms, pair.english) or any(
            alike(word, form, least=ALIKE) for word in _CAPITALISED.findall(pair.english) for form in forms
        ):
            continue
        match = _meaning(item.name, pair.english)
        if match is None:
            continue
        yield Flag(
            NAME,
            f"The name {item.name.english} ({quoted(_said(pair, item.arabic))}) seems to have been "
            f"translated as a word: {quoted(match.group())}.",
            Level.DOUBT,
            arabic=(item.arabic,),
            english=(match.span(),),
        )


def _meaning(name: Name, english: str) -> re.Match[str] | None:
    """The first word of the English that the name would be if it were a word: by its glosses, or by the lexicon,
    whose words must not be capitalised, as names are in it too."""
    glosses = "|".join(re.escape(gloss) for gloss in name.glosses)
    if glosses and (match := re.search(rf"\b(?:{glosses})\b", english, re.IGNORECASE)):
        return match
    entry = lexicon().get(arabic_stem(name.key))
    if entry is None:
        return None
    return next(
        (word for word in _SMALL_WORD.finditer(english) if english_stem(word[0]) in entry.english), None
    )


def _is_named(pair: Pair, found: Sequence[Found], number: int) -> bool:
    """Whether a title stands close before, or another given name or person right beside."""
    item = found[number]
    people = (NameKind.GIVEN, NameKind.PERSON)
    for other in (*found[max(0, number - 1) : number], *found[number + 1 : number + 2]):
        gap = pair.sentence.text[min(other.arabic[1], item.arabic[1]) : max(other.arabic[0], item.arabic[0])]
        if other.name.kind in people and not gap.strip():
            return True
        if other.name.kind is NameKind.TITLE and other.arabic[1] <= item.arabic[0] and not gap.strip():
            return True
    return False


def _made_up(pair: Pair, found: Sequence[Found], gazetteer: Gazetteer) -> Iterator[Flag]:
    """A country, its people, a town or a person in the English where nothing in the Arabic begins like the name."""
    yield from _made_up_people(pair, gazetteer)
    for match in _CAPITALISED.finditer(pair.english):
        said = match.group()
        if not said.isalpha():
            said = _GENITIVE.sub("", said)
        name = gazetteer.by_english.get(said)
        if name is None or name.kind not in (NameKind.PLACE, NameKind.PERSON):
            continue
        if _is_part(said, found):
            continue
        place = ((match.start(), match.start() + len(said)),)
        other = _other_place(said, pair.sentence.text, found)
        if other is not None:
            yield Flag(
                NAME,
                f"The English names {said}; the Arabic names {other.name.english} "
                f"({quoted(_said(pair, other.arabic))}).",
                Level.DOUBT,
                arabic=(other.arabic,),
                english=place,
            )
            continue
        stems = _stems(pair.sentence.text)
        if _akin(stems, name) or _may_be_part(said, stems, gazetteer):
            continue
        yield Flag(
            NAME,
            f"The English names {said}; nothing in the Arabic looks like that name.",
            Level.DOUBT if name.kind is NameKind.PERSON else Level.LOOK,
            english=place,
        )


def _made_up_people(pair: Pair, gazetteer: Gazetteer) -> Iterator[Flag]:
    """An engine writes the people of a country for a name it does not know: إنجرليك became "Indonesian"."""
    arabic = pair.sentence.text
    for match in _CAPITALISED.finditer(pair.english):
        said = _GENITIVE.sub("", match.group())
        country = country_of(said)
        if country is None or said in gazetteer.by_english or said in arabic:
            continue
        if _OTHERS.search(pair.english, 0, match.start()):
            continue
        if any(mention.country is country for mention in mentions_in(look(arabic))):
            continue
        name = gazetteer.by_english.get(country.name)
        if name is None or not _akin(_stems(arabic), name):
            yield Flag(
                NAME,
                f"The English says {said}; nothing in the Arabic names {in_a_sentence(country)}.",
                Level.LOOK,
                english=((match.start(), match.start() + len(said)),),
            )


def _other_place(said: str, arabic: str, found: Sequence[Found]) -> Found | None:
    """The longer name of another place that is all the Arabic has of a word which might be this one: سلطنة عمان is not
    Amman."""
    place = TWO_PLACES.get(said)
    if place is None:
        return None
    longer = [item for item in found if len(item.words) > 1 and key_words(item.name.arabic)[-1] == place.key]
    view = look(arabic)
    for token in arabic_words(view):
        start, end = view.span(token.start, token.end)
        if any(item.arabic[0] <= start and end <= item.arabic[1] for item in longer):
            continue
        stems = [reading.stem for reading in readings(token.form)]
        if place.key in stems or any(stem.removeprefix("ال").startswith(place.told_by) for stem in stems):
            return None
    return longer[0] if longer else None


def _is_part(said: str, found: Sequence[Found]) -> bool:
    """Whether an English form of any of the names has these words."""
    return any(said in form for item in found for form in (*item.name.accepted, *item.name.replaceable))


def _may_be_part(said: str, stems: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Whether the Arabic has the words of a name that this is a part of, ordinary words too: Upper Egypt, الصعيد."""
    return any(
        said in name.english.split() and stems.issuperset(key_words(form))
        for name in gazetteer.names
        if name.kind is NameKind.PLACE and " " in name.english
        for form in name.forms
    )


def _stems(arabic: str) -> frozenset[str]:
    """All words of the Arabic, without clitics and articles; not those that are surely no country (homographs.py)."""
    keys = ["", *(token.form for token in arabic_words(look(arabic))), ""]
    stems = {
        reading.stem
        for before, key, after in zip(keys, keys[1:-1], keys[2:], strict=False)
        for reading in readings(key)
        if not is_word(reading.stem, before, after)
    }
    return frozenset(stems | {stem.removeprefix("ال") for stem in stems})


def _akin(stems: Iterable[str], name: Name) -> bool:
    """Whether a word may be the name or its adjective (قطر, القطرية): one begins as the other does, or is what the
    land is called after (أذربيجان, الأذريون)."""
    for form in name.forms:
        begin = search_key(form.removeprefix("ال")).split()[0]  # before it is folded: ألمانيا has no article
        while len(begin) > 3 and begin[-1] in "اهي":
            begin = begin[:-1]
        people = _LAND.sub("", begin)
        if people != begin and any(_OF_A_PEOPLE.sub("", stem) == people for stem in stems):
            return True
        if any(stem.startswith(begin) and _goes_on(stem, begin) for stem in stems):
            return True
    return any(
        alike(stem, name.english, least=_SURELY) and not _is_other_word(stem, name.english) for stem in stems
    )


def _goes_on(stem: str, begin: str) -> bool:
    """Whether a word that begins as a name does may be made of it: of three letters too many begin so by chance
    (مصر, مصرف, مصرع)."""
    return len(begin) > _SHORT or stem[_SHORT : _SHORT + 1] in _ENDINGS


def _is_other_word(stem: str, english: str) -> bool:
    """Whether the table of words knows an Arabic word well, and not as the name: رئيس sounds like Russia."""
    entry = lexicon().get(arabic_stem(stem))
    return entry is not None and entry.certain >= _KNOWN and english_stem(english.lower()) not in entry.ratios


def _said(pair: Pair, span: Span) -> str:
    return pair.sentence.text[span[0] : span[1]]
