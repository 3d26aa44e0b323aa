"""The table of single words, and the stems it is looked up by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.checks.glosses import glosses
from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.normalise import search_key


def test_every_line_can_be_read_and_expects_a_word() -> None:
    table = lexicon()
    assert len(table) > 20_000
    for stem in table:
        entry = table.get(stem)
        assert entry is not None
        assert entry.english
        assert 0 < entry.certain < 1
        assert entry.english <= entry.ratios.keys()
        assert all(ratio > 1 for ratio in entry.ratios.values())


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("والحكومة", "governments"),
        ("الصواريخ", "missile"),
        ("للانتخابات", "election"),
        ("وزيرة", "minister"),
        ("بالمستشفى", "hospital"),
    ],
)
def test_words_of_the_press_are_known_with_their_clitics_and_endings(arabic: str, english: str) -> None:
    entry = lexicon().get(arabic_stem(search_key(arabic)))
    assert entry is not None
    assert english_stem(english) in entry.english


@pytest.mark.parametrize("word", ["في", "التي", "وهو", "إلى"])
def test_words_of_grammar_say_nothing(word: str) -> None:
    assert arabic_stem(search_key(word)) == ""


@given(st.text(alphabet="ابتسوليةنمكفهم", max_size=12))
def test_a_stem_is_a_part_of_its_word(word: str) -> None:
    form = search_key(word)
    assert arabic_stem(form) in form


def test_only_a_word_of_one_meaning_is_explained_and_by_its_own_form() -> None:
    """وردي is pink; ورد came, was mentioned, roses; بيانات are data and بيان is a statement."""
    forms = [search_key(word) for word in ("ورد", "والحكومة", "بيان", "الحكومة")]
    assert glosses(forms, most=4) == ("government", "statement")
    assert glosses(forms, most=1) == ("government",)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("فقاعات", ("bubbles",)),
        ("قاعات", ()),  # halls: not "bubbles" without their first letter
        ("الذهب", ("gold",)),
        ("والذهب", ("gold",)),
        ("ذهب", ("went",)),
        ("الزوج", ("husband",)),  # not a pair
        ("للمجلس", ("council",)),  # as المجلس is
    ],
)
def test_what_a_word_means_is_told_as_it_stands(word: str, meaning: tuple[str, ...]) -> None:
    assert glosses([search_key(word)], most=1) == meaning
