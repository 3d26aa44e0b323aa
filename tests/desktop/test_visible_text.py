from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_desktop.look.shown import isolated, one_line, shown


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("cod.\u202etxt.exe", "cod.[U+202E]txt.exe"),
        ("a\u2066b\u2069c", "a[U+2066]b[U+2069]c"),
        ("a\x1bb\x00", "a[U+001B]b[U+0000]"),
        ("zero\u200bwidth", "zerowidth"),
        ("tag\U000e0041", "tag[U+E0041]"),
    ],
)
def test_what_turns_the_reading_direction_or_hides_is_seen(raw: str, seen: str) -> None:
    assert shown(raw).text == seen


def test_marks_that_arabic_needs_stay() -> None:
    text = "م\u200cا\u200dه\u200e\u200f\u061c"
    assert shown(text).text == text


def test_a_file_name_with_line_breaks_is_one_line() -> None:
    assert one_line("first\nsecond\tthird.txt") == "first second third.txt"


def test_facts_are_kept_apart_from_each_other() -> None:
    assert (
        isolated(("جريدة", "", "x\u202e.txt"), separator=" · ")
        == "\u2068جريدة\u2069 · \u2068x[U+202E].txt\u2069"
    )


@given(st.text(st.sampled_from("aب\u202e\u0000\n😀\U000e0041 ×"), max_size=30), st.data())
def test_a_span_of_the_original_is_the_span_of_what_is_shown_for_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    whole = shown(text)
    units = whole.text.encode("utf-16-le")
    at, length = whole.utf16((start, end))
    assert units[2 * at : 2 * (at + length)].decode("utf-16-le") == shown(text[start:end]).text
