"""The table of single words, and the stems it is looked up by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.checks.lexicon import arabic_stem, english_stem, lexicon
from naba_translation.normalise import search_key


def test_every_line_speaks_for_and_against_a_loss() -> None:
    table = lexicon()
    assert len(table) > 15_000
    for entry in table.values():
        assert entry.english
        assert entry.gloss
        assert entry.present < 0 < entry.absent


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
    assert english_stem(english) in lexicon()[arabic_stem(search_key(arabic))].english


@pytest.mark.parametrize("word", ["في", "التي", "وهو", "إلى"])
def test_words_of_grammar_say_nothing(word: str) -> None:
    assert arabic_stem(search_key(word)) == ""


@given(st.text(alphabet="ابتسوليةنمكفهم", max_size=12))
def test_a_stem_is_a_part_of_its_word(word: str) -> None:
    form = search_key(word)
    assert arabic_stem(form) in form
