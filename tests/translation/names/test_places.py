"""Where a name's forms stand in a sentence: leaving out beforehand what cannot be there changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from naba_translation.names.forms import _pattern, places, plain

_WORDS = st.sampled_from(
    [
        "Al",
        "al-Sham",
        "El",
        "Al-",
        "Sham",
        "as-Sham",
        "Port Said",
        "São",
        "Sao",
        "d’Or",
        "-",
        "  ",
        "İzmir",
        "Ben",
    ]
)
_TEXTS = st.lists(_WORDS, max_size=6).map(" ".join)
_FORMS = st.lists(st.lists(_WORDS, min_size=1, max_size=3).map(" ".join), max_size=5)


@given(forms=_FORMS, english=_TEXTS)
def test_a_form_that_is_passed_over_is_not_there(forms: list[str], english: str) -> None:
    every = _pattern(tuple(forms))
    assert places(forms, english) == ([one.span() for one in every.finditer(plain(english))] if every else [])


def test_forms_stand_as_whole_words_whatever_their_article_and_accents() -> None:
    assert places(["Al-Sham"], "From as-Sham to El Sham, not al-Shamsi.") == [(5, 12), (16, 23)]
    assert places(["São Paulo", "São"], "Sao Paulo and Sao") == [(0, 9), (14, 17)]
