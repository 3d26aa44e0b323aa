from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.names.clitics import readings

stems = st.text(alphabet="ابتدرسعقلمنهوي", min_size=3, max_size=9)


@given(stems, st.sampled_from(["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"]))
def test_a_name_is_found_behind_any_clitics(stem: str, clitics: str) -> None:
    assert any(
        reading.stem == stem and reading.taken == len(clitics) for reading in readings(clitics + stem)
    ) or any(reading.stem == stem for reading in readings(clitics + stem))


@given(stems)
def test_the_article_is_restored_behind_li(stem: str) -> None:
    assert "ال" + stem in [reading.stem for reading in readings("لل" + stem)]


@given(st.text(alphabet="والبلكفا", max_size=8))
def test_the_word_itself_comes_first_and_nothing_twice(word: str) -> None:
    found = list(readings(word))
    assert found[0] == (0, word)
    assert len({reading.stem for reading in found}) == len(found)


@given(stems)
def test_what_is_taken_and_what_is_left_make_the_word(word: str) -> None:
    for reading in readings(word):
        assert word[reading.taken :] == reading.stem or "ا" + word[reading.taken :] == reading.stem


@pytest.mark.parametrize("word", ["ولد", "بغد", "و", "", "فل"])
def test_too_little_is_not_taken_apart(word: str) -> None:
    assert all(len(reading.stem) >= min(len(word), 2) for reading in readings(word))
