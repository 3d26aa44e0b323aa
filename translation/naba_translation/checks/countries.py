"""A country that the English lost: named in the Arabic, or told by an adjective, and nowhere in the English.

What an engine drops of a noun phrase is often one of two adjectives: اللقاء الأميركي الروسي became "the Russian
meeting". There the other country may well be named elsewhere in the sentence, so such a pair is asked about by itself.

A translator may say a country by its people, its capital or its rule, so any of them will do (the words are in
naba_resources/meanings/countries.tsv), and so will an acronym, which may hold it, or a name that sounds like the
Arabic word, which may be a surname (المصري). Money is counted without its country: دولار أميركي is "$".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import naba_resources
from naba_translation.article import Flag, Level
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.checks.reasons import quoted
from naba_translation.names.clitics import readings
from naba_translation.names.forms import alike
from naba_translation.names.homographs import is_word
from naba_translation.remembered import Telling, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from naba_translation.article import Span
    from naba_translation.checks.view import Token, View

NAME = "names"
_ENDINGS = ("", "ه", "ا", "ون", "ين", "ان", "تان", "تين")  # of an adjective
_MONEY = re.compile(
    r"[وفبل]*(?:ال|لل)?(?:دولار|جنيه|ليره|ريال|دينار|دنانير|درهم|دراهم|روبل|روبيه|يوان|فرنك|بيزو|كرون[ها]|ين|وون|شيكل)"
    r"(?:ا|ات|ان|ين)?"
)
_ACRONYM = re.compile(r"(?<![^\W_])[A-Z]{3,7}(?![^\W_])")
_THE_COUNTRY = re.compile(
    r"\b(?:the|this|that|both|two|these) (?:country|countries|nation|nations|kingdom|state)\b", re.IGNORECASE
)
_OWN = re.compile(r"بلد|بلاد|دول|مملكه")  # what "the country" is told by otherwise
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_SOUNDS = 0.7  # likeness from which on an English name may be the Arabic word
_SHORT = 3  # letters: such words sound like too many others
_BESIDE = 16  # characters between two countries of one phrase: "the US talks with the Russians", "US-Russian"


class _Country(NamedTuple):
    name: str
    english: re.Pattern[str]  # any word that says it
    initials: frozenset[str]
    plain: tuple[str, ...]  # those of the words that stand for themselves


class Mention(NamedTuple):
    token: Token
    place: int  # number of the token, marks not counted
    country: _Country
    adjective: bool


class _Table(NamedTuple):
    """By the folded word, or two with a blank between."""

    words: Mapping[str, _Country]
    adjectives: Mapping[str, _Country]
    firsts: frozenset[str]  # words that begin one of two
    peoples: Mapping[str, _Country]  # by the English word for one of them


def countries(arabic: View, english: View, *, dropped: Sequence[Span] = ()) -> Iterator[Flag]:
    """A flag for each country that the English lost: a doubt, as a lost party changes what is told, but for what only
    an adjective says, which may be the translator's own where the Arabic is the translation. `dropped`: ranges of
    `arabic.text` that are told as lost already."""
    mentions = mentions_in(arabic)
    if not mentions:
        return
    whole = [mention for mention in mentions if not _is_inside(arabic.span(*mention.token[:2]), dropped)]
    text = english.clean.text
    by_country: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_country.setdefault(mention.country.name, []).append(mention)
    lost = [some for some in by_country.values() if not some[0].country.english.search(text)]
    for some in lost:
        if any(mention in whole for mention in some) and not _may_be_said_otherwise(some, arabic, english):
            level = Level.LOOK if all(mention.adjective for mention in some) else Level.DOUBT
            there = f"The Arabic names {in_a_sentence(some[0].country)}"
            yield _flag(arabic, some, there, "the English does not", level)
    if not lost:
        yield from _lost_of_pairs(whole, by_country, arabic, english)


def in_a_sentence(country: _Country) -> str:
    """Its name, "the" before it where it has one."""
    return (
        f"the {country.name}"
        if country.name.startswith("United ") or country.name.endswith("s")
        else country.name
    )


def _is_inside(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _lost_of_pairs(
    mentions: list[Mention], by_country: Mapping[str, list[Mention]], arabic: View, english: View
) -> Iterator[Flag]:
    """Of two adjectives side by side one that the English has too few times, and too few times beside the other."""
    text = english.clean.text
    for pair in pairwise(mentions):
        one, other = pair
        if not (one.adjective and other.adjective and other.place == one.place + 1):
            continue
        if one.country is other.country:
            continue
        if _together(one.country, other.country, text) >= _neighbours(mentions, one.country, other.country):
            continue
        for mention in pair:
            said = len(mention.country.english.findall(text))
            if said < len(by_country[mention.country.name]) and not _is_in_acronym(
                mention.country, arabic, text
            ):
                yield _flag(
                    arabic,
                    pair,
                    f"The Arabic names {in_a_sentence(one.country)} and {in_a_sentence(other.country)} together",
                    f"the English seems to have lost {in_a_sentence(mention.country)} there",
                    Level.DOUBT,
                )
                break


def _together(one: _Country, other: _Country, text: str) -> int:
    """How often the English has the one near the other."""
    ours = [match.span() for match in one.english.finditer(text)]
    return sum(
        any(start - _BESIDE <= match.end() and match.start() <= end + _BESIDE for start, end in ours)
        for match in other.english.finditer(text)
    )


def _neighbours(mentions: list[Mention], one: _Country, other: _Country) -> int:
    """How often the Arabic has one right after the other, or with a word between them."""
    return sum(
        {before.country.name, after.country.name} == {one.name, other.name}
        and after.place <= before.place + 2
        for before, after in pairwise(mentions)
    )


def _flag(
    arabic: View, mentions: tuple[Mention, ...] | list[Mention], there: str, here: str, level: Level
) -> Flag:
    said = " ".join(dict.fromkeys(arabic.said(*mention.token[:2]) for mention in mentions))
    return Flag(
        NAME,
        f"{there} ({quoted(said)}); {here}.",
        level,
        arabic=arabic.spans(mention.token[:2] for mention in mentions),
    )


def _may_be_said_otherwise(mentions: list[Mention], arabic: View, english: View) -> bool:
    text = english.clean.text
    if _THE_COUNTRY.search(text) and not _OWN.search(arabic.joined):
        return True
    if _is_in_acronym(mentions[0].country, arabic, text):
        return True
    if any(mention.token.form in english.forms for mention in mentions):
        return True  # it was left in Arabic
    forms = {reading.stem for mention in mentions for reading in readings(mention.token.form)}
    forms |= set(mentions[0].country.plain)
    return any(
        alike(form, word, least=_SOUNDS)
        for word in _CAPITALISED.findall(text)
        if not any(country.english.fullmatch(word) for country in _table().words.values())
        for form in forms
    )


def _is_in_acronym(country: _Country, arabic: View, text: str) -> bool:
    """Whether an acronym that no Arabic word stands for has the country's first letter: ACMA."""
    return any(
        not country.initials.isdisjoint(said := match.group())
        and said.lower() not in arabic.forms
        and not any(
            english_stem(said.lower()) in entry.english
            for token in arabic.tokens
            if (entry := lexicon().get(arabic_stem(token.form))) is not None
        )
        for match in _ACRONYM.finditer(text)
    )


def mentions_in(arabic: View) -> list[Mention]:
    """In order."""
    if not (telling := _TELLING(arabic.forms)):
        return []
    table = _table()
    words = [token for token in arabic.tokens if token.kind != "mark"]
    found = []
    for at, token in enumerate(words):
        if token.form not in telling or token.kind != "arabic" or (entry := _country(token.form)) is None:
            continue
        country, adjective = entry
        if country is None:  # it may begin a name of two words
            after = words[at + 1].form if at + 1 < len(words) else ""
            country = next(
                (
                    both
                    for reading in readings(token.form)
                    if (both := table.words.get(f"{reading.stem} {after}")) is not None
                ),
                None,
            )
        if country is not None and not _is_other(arabic, words, at, adjective=adjective):
            found.append(Mention(token, at, country, adjective))
    return found


def _is_other(arabic: View, words: list[Token], at: int, *, adjective: bool) -> bool:
    """Whether the word is another that is spelt alike, or tells what money is meant."""
    token = words[at]
    before = words[at - 1].form if at else ""
    after = words[at + 1].form if at + 1 < len(words) else ""
    if any(is_word(reading.stem, before, after) for reading in readings(token.form)):
        return True
    if not adjective:
        return False
    # Folded, a right hand (يمنى) and a course (مجرى) are adjectives too.
    return arabic.clean.text[token.end - 1] == "ى" or _MONEY.fullmatch(before) is not None


@remembered
def _country(form: str) -> tuple[_Country | None, bool] | None:
    """What a folded word says, and whether as an adjective; None where it says no country, and no country of it where
    it may begin one of two words."""
    table = _table()
    for reading in readings(form):
        if (country := table.words.get(reading.stem)) is not None:
            return country, False
        if (country := table.adjectives.get(reading.stem)) is not None:
            return country, True
        if reading.stem in table.firsts:
            return None, False
    return None


_TELLING = Telling(_country)


def may_name(arabic: View) -> int:
    """How many different words of it may name a country: as many countries at most are in it, quick to ask."""
    return len(_TELLING(arabic.forms))


def country_of(people: str) -> _Country | None:
    """The country whose people, one or many, an English word names: Indonesian, Turks."""
    peoples = _table().peoples
    return peoples.get(people) or peoples.get(people.removesuffix("s"))


def stands_alone(mention: Mention) -> bool:
    """Whether no small word (and, by, for) is written before the country."""
    table, form = _table(), mention.token.form
    return form in table.words or form in table.adjectives or form in table.firsts


@lru_cache(maxsize=1)
def _table() -> _Table:
    words: dict[str, _Country] = {}
    adjectives: dict[str, _Country] = {}
    peoples: dict[str, _Country] = {}
    lines = naba_resources.path("meanings/countries.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        name, english, arabic, people = line.split("\t")
        plain = tuple(word for word in english.split() if word.isalpha() and len(word) > _SHORT)
        country = _Country(name, _pattern(english), frozenset(word[0] for word in english.split()), plain)
        peoples |= dict.fromkeys(people.split(), country)
        for word in arabic.split():
            if word.endswith("+"):
                forms = [f"{word[:-1]}{ending}" for ending in _ENDINGS]
                adjectives |= {f"{article}{form}": country for article in ("", "ال") for form in forms}
            else:
                words[word.replace("_", " ")] = country
    firsts = frozenset(word.split()[0] for word in words if " " in word)
    return _Table(words, adjectives, firsts, peoples)


def _pattern(words: str) -> re.Pattern[str]:
    longest: Final = sorted(words.split(), key=len, reverse=True)
    parts = (re.escape(word).replace(r"\-", "[ -]").replace(r"\*", r"\w*") for word in longest)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?!\w)")
