"""The tables of meanings are what their reader takes them for, and no look-up of theirs is in vain."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from naba_translation.checks.contrary import meanings
from naba_translation.checks.family_tables import Table, read_table, table
from naba_translation.checks.meaning_family import Family
from naba_translation.checks.view import look
from naba_translation.normalise import search_key

NAMES = ("stances", "events", "changes")
FAMILIES = [
    pytest.param(family, id=f"{name}-{family.name}") for name in NAMES for family in table(name).families
]


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_has_narrow_words_of_both_languages_and_a_meaning(family: Family) -> None:
    assert family.meaning
    assert family.arabic
    assert family.english


@pytest.mark.parametrize("family", FAMILIES)
def test_no_word_of_a_family_stands_twice(family: Family) -> None:
    for words in (f"{family.arabic} {family.arabic_wide}", f"{family.english} {family.english_wide}"):
        assert [word for word, times in Counter(words.split()).items() if times > 1] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_arabic_words_are_as_the_normaliser_leaves_them(family: Family) -> None:
    for word in f"{family.arabic} {family.arabic_wide}".split():
        bare = re.sub(r"^-|[+~]", "", word).replace("_", " ")
        assert search_key(bare) == bare
        assert {token.kind for token in look(bare).tokens} == {"arabic"}


@pytest.mark.parametrize("family", FAMILIES)
def test_english_words_are_as_a_token_has_them(family: Family) -> None:
    for word in f"{family.english} {family.english_wide}".split():
        bare = word.rstrip("+*").replace("_", " ")
        assert bare == bare.lower()
        assert {token.kind for token in look(bare).tokens} == {"latin"}


def test_a_name_is_one_family_s_in_all_tables() -> None:
    names = [family.name for name in NAMES for family in table(name).families]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", NAMES)
def test_contraries_are_families_of_the_table_and_stand_once(name: str) -> None:
    families, contrary = table(name)
    order = [family.name for family in families]
    assert all(order.index(one) < order.index(other) for one, other in contrary)
    assert set(order) == {name for pair in contrary for name in pair}


def test_contraries_go_both_ways() -> None:
    families, contrary, stances = meanings()
    assert all(one in contrary[other] for one, others in contrary.items() for other in others)
    assert stances < families.by_name.keys()


def test_lines_of_a_field_are_one_and_comments_are_none() -> None:
    text = "# a\nfamily\train\nmeans\training\narabic\tمطر~\n\narabic\tامطر+\nenglish\train+\ncontrary\tdry wet\n"
    rain = Family("rain", "raining", "مطر~ امطر+", "rain+")
    assert read_table(text) == Table((rain,), frozenset({("rain", "dry"), ("rain", "wet")}))


@pytest.mark.parametrize(
    "text", ["arabic\tمطر~\n", "family\train\nmeaning\training\n", "family\train\narabic مطر~\n"]
)
def test_a_line_that_is_no_field_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no field of a family"):
        read_table(text)
