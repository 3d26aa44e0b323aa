from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtGui import QGuiApplication

from naba_desktop.app import Desktop
from naba_desktop.found.line import Line
from naba_desktop.review.quotation import advice, quotation
from naba_translation.article import Edit, Mark, Review, State

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def approved(review: Review, index: int) -> Review:
    pairs = list(review.pairs)
    pairs[index] = replace(pairs[index], mark=Mark(State.APPROVED, pairs[index].english, "Amal", NOON))
    return replace(review, pairs=tuple(pairs))


def test_a_doubtful_sentence_is_never_quoted_without_its_doubts(port_review: Review) -> None:
    said = quotation(port_review.article, port_review.pairs[3]).splitlines()
    assert said[0] == "“15 was the number”"
    assert said[1] == "port.txt, sentence 4. Machine translation, not reviewed."
    assert said[2:4] == [
        "The checks: The Arabic says 150; the English says 15.",
        "The checks: The Arabic names Basra; the English does not.",
    ]
    assert said[4] == "“بلغ العدد 150”"
    assert "2 doubts" in advice(port_review.pairs[3])


def test_who_approved_it_stands_with_it_and_the_checks_are_silent(port_review: Review) -> None:
    pair = approved(port_review, 3).pairs[3]
    said = quotation(port_review.article, pair)
    assert "Approved by Amal" in said
    assert "The checks:" not in said


def test_words_written_after_the_approval_are_not_called_approved(port_review: Review) -> None:
    pair = replace(approved(port_review, 1).pairs[1], edit=Edit("Other words", "Ben", NOON))
    assert "Needs a second look" in quotation(port_review.article, pair)
    assert "Do not quote it" in advice(pair)


def test_the_day_stands_before_a_name_in_arabic_letters(make_review: Callable[..., Review]) -> None:
    review = make_review(("قال الوزير", "The minister said"))
    article = replace(review.article, outlet="صحيفة المرفأ", published=date(2024, 5, 12))
    assert "2024-05-12, Al-Marfa newspaper (our spelling), sentence 1. " in quotation(
        article, review.pairs[0]
    )
    known = replace(article, outlet="الجزيرة نت")
    assert "2024-05-12, Al Jazeera, sentence 1. " in quotation(known, review.pairs[0])


def test_no_line_end_or_sign_of_a_text_changes_what_is_pasted(make_review: Callable[..., Review]) -> None:
    pair = make_review(("قال\nالوزير \u202eنعم", "He\nsaid \u202eyes")).pairs[0]
    line = Line("a", 0, pair.english, pair.sentence.text, place=("Port",))
    for copied in (quotation(make_review().article, pair), line.quoted):
        said = copied.splitlines()
        assert (said[0], said[-1]) == ("“He said [U+202E]yes”", "“قال الوزير [U+202E]نعم”")
        assert len(said) == 3


def test_copying_says_whether_it_can_be_quoted(desktop: Desktop, port_review: Review) -> None:
    window = desktop.window
    window.show_review(port_review)
    window.reading.sentences.go_to(1)
    window.commands.actions["copy_quotation"].trigger()
    assert QGuiApplication.clipboard().text() == quotation(port_review.article, port_review.pairs[1])
    assert window.banner.isVisibleTo(window)
    window.reading.sentences.go_to(4)  # not part of the article
    assert not window.commands.actions["copy_quotation"].isEnabled()
