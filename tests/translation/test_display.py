"""What is shown: nothing hidden, nothing lost, and marks that do not cut words."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from naba_translation.display import Run, has_right_to_left, runs, visible, visible_reason

ARABIC = st.text("ابتلنو ًَّ٠١12 .«»()Gg", max_size=30)


@given(st.text(st.characters()))
def test_nothing_that_acts_unseen_is_left(text: str) -> None:
    shown = visible(text)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\n\r\u2028\u2029\x1b") & set(shown)
    shown.encode()  # raises where a lone surrogate is left
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co") for char in shown)


def test_what_arabic_needs_is_kept() -> None:
    text = "می\u200cخواهم \u200fG\u200e ۝ \u061c"
    assert visible(text) == text


def test_lines_are_joined_and_web_rubbish_dropped() -> None:
    assert visible("أول\n\tثان\u200b\ufeff\u00ad") == "أول ثان"


def test_a_quotation_in_a_reason_is_kept_apart_and_no_more() -> None:
    assert visible_reason("says \u2068لن\u2069, not") == "says \u2068لن\u2069, not"
    assert visible_reason("\u2068a\u202eb\u2069 c\u2069") == "\u2068a[U+202E]b\u2069 c[U+2069]"


@given(ARABIC, st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33)), max_size=3))
def test_runs_show_all_the_text_and_cut_no_word(text: str, spans: list[tuple[int, int]]) -> None:
    cut = runs(text, spans)
    assert "".join(run.text for run in cut).split() == visible(text).split()
    for before, after in pairwise(cut):
        assert before.marked != after.marked
        assert not (
            before.text[-1].isalnum() and (after.text[0].isalnum() or unicodedata.combining(after.text[0]))
        )


def test_a_mark_covers_the_whole_word() -> None:
    assert runs("بين 26 و27 في", [(8, 10)]) == (Run("بين 26 "), Run("و27", marked=True), Run(" في"))


def test_an_agency_caption_in_english_is_not_right_to_left() -> None:
    assert not has_right_to_left("(AP Photo/Pool, 2016)")
    assert has_right_to_left("G 20 قمة")
