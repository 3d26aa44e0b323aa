"""Plain text: complete, in order, and laid out from the right where it should be."""

from __future__ import annotations

from naba_translation.article import Review
from naba_translation.export import Provenance, text
from naba_translation.export.report import report_of


def test_each_sentence_stands_over_its_arabic(reviewed: Review, provenance: Provenance) -> None:
    lines = text.render(report_of(reviewed, provenance)).decode().splitlines()
    start = lines.index("SENTENCES") + 2
    assert lines[start : start + 10] == [
        "[1]    26 ships arrive",
        "       وصول ٢٦ سفينة",
        "",
        "[2]    Sixty workers said they would return.",
        "       قال 26 عاملاً إنهم لن يعودوا.",
        "       ! DOUBTFUL numbers: 26 is missing in the English.",
        '       ! CHECK negation: The Arabic says "not" (\u2068لن\u2069).',
        "",
        "[3]    No news in the G 20.",
        "       لا جديد في G 20.",
    ]
    assert "       * English by A. Reviewer, 2026-11-22 09:30+01:00" in lines
    assert "[4]    (not translated)" in lines


def test_arabic_that_begins_with_latin_is_led_from_the_right(make_review, provenance: Provenance) -> None:
    shown = text.render(report_of(make_review(["عنوان", "G 20 تجتمع"]), provenance)).decode()
    assert "\u200fG 20 تجتمع" in shown
    assert "\u200fعنوان" not in shown


def test_no_control_reaches_the_terminal(make_review, provenance: Provenance) -> None:
    hostile = "خبر \x1b]0;owned\x07 \u202e \x9b31m\x00"
    review = make_review([hostile, hostile], english={1: hostile}, source="a\x1b[2J\n.txt")
    shown = text.render(report_of(review, provenance)).decode()
    assert [char for char in shown if (ord(char) < 32 and char != "\n") or char in "\x7f\x9b\u202e"] == []
