"""Reading as flowing text: both panes show the same sentences at the same time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from naba_desktop.flow.flow_view import FlowView
from naba_desktop.look.faces import Faces
from naba_desktop.look.theme import DARK, LIGHT
from naba_desktop.reading.find import Match
from naba_desktop.review.pair_delegate import Found
from naba_translation.article import Flag, Kind, Level, Review

Made = Callable[..., Review]


@pytest.fixture
def long_review(make_review: Made) -> Review:
    """Sixty sentences, whose Arabic is now longer, now shorter than their English."""
    rows = [
        (
            f"الجملة رقم {n} " + "كلمات كثيرة جداً " * (n % 5),
            f"Sentence {n}. " + "A few more words of it. " * (n * 3 % 7),
        )
        for n in range(60)
    ]
    return make_review(*rows, summary=(20, 40))


@pytest.fixture
def flow(qtbot: QtBot) -> FlowView:
    view = FlowView(LIGHT, Faces())
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    return view


def top_sentence(flow: FlowView) -> tuple[int, int]:
    tops = flow.english.at_top(), flow.arabic.at_top()
    assert tops[0] is not None
    assert tops[1] is not None
    return tops[0][0], tops[1][0]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_the_other_pane_follows_by_the_sentence(flow: FlowView, long_review: Review, share: float) -> None:
    flow.show_review(long_review, summary_first=False)
    for leader in (flow.english, flow.arabic):
        bar = leader.verticalScrollBar()
        bar.setValue(0)
        bar.setValue(round(bar.maximum() * share))
        english, arabic = top_sentence(flow)
        assert abs(english - arabic) <= 1
        assert english > 5


def test_the_summary_comes_first_and_the_whole_article_after_it(flow: FlowView, long_review: Review) -> None:
    flow.show_review(long_review, summary_first=True)
    text = flow.english.toPlainText()
    assert text.index("Summary") < text.index("Sentence 20.") < text.index("Sentence 40.")
    assert text.index("Sentence 40.") < text.index("The whole article") < text.index("Sentence 0.")
    assert text.count("Sentence 20.") == 2
    assert flow.english.verticalScrollBar().value() == 0


def test_lines_that_are_no_part_of_the_article_are_not_in_it(flow: FlowView, port_review: Review) -> None:
    flow.show_review(port_review, summary_first=False)
    assert "اقرأ أيضاً" not in flow.arabic.toPlainText()
    assert "البصرة" in flow.arabic.toPlainText()


def test_a_click_chooses_the_sentence_under_it(flow: FlowView, long_review: Review, qtbot: QtBot) -> None:
    flow.show_review(long_review, summary_first=False)
    with qtbot.waitSignal(flow.sentence_chosen) as chosen:
        qtbot.mouseClick(flow.arabic.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 40))
    assert chosen.args == [0]
    flow.stand_on(0)
    with qtbot.waitSignal(flow.sentence_chosen) as chosen:
        qtbot.keyClick(flow.english, Qt.Key.Key_Down)
    assert chosen.args == [1]


def test_going_to_a_far_sentence_brings_both_languages_there(flow: FlowView, long_review: Review) -> None:
    flow.show_review(long_review, summary_first=False)
    flow.stand_on(45)
    english, arabic = top_sentence(flow)
    assert 35 < english <= 45
    assert 35 < arabic <= 46


def test_doubt_is_a_line_under_the_english_and_tags_are_letters(flow: FlowView, make_review: Made) -> None:
    doubt = Flag("numbers", "The Arabic says 5.", Level.DOUBT)
    flow.show_review(
        make_review(("نص <b>عربي</b>", "<i>Plain</i> words", Kind.BODY), ("رقم 5", "4", Kind.BODY, [doubt])),
        summary_first=False,
    )
    assert flow.english.toPlainText().startswith("<i>Plain</i> words")
    assert "<b>عربي</b>" in flow.arabic.toPlainText()
    last = flow.english.document().lastBlock().begin()
    look = last.fragment().charFormat()
    assert look.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    first = flow.english.document().firstBlock().begin().fragment().charFormat()
    assert first.underlineStyle() == QTextCharFormat.UnderlineStyle.NoUnderline


def test_another_theme_keeps_the_place(flow: FlowView, long_review: Review) -> None:
    flow.show_review(long_review, summary_first=False)
    flow.english.verticalScrollBar().setValue(1000)
    before = top_sentence(flow)[0]
    flow.restyle(DARK, Faces(zoom=140))
    assert top_sentence(flow)[0] == before


def test_what_is_found_in_newer_words_waits_until_they_are_shown(
    flow: FlowView, make_review: Made, qtbot: QtBot
) -> None:
    flow.show_review(make_review(("نص", "Old words.")), summary_first=False)
    flow.hide()
    newer = make_review(("نص", "Much newer and longer words."))
    found = Found({0: Match(0, english=((0, 28),), arabic=())}, current=0)
    flow.mark(found)
    flow.show()
    flow.show_review(newer, summary_first=False)
    assert [one.cursor.selectedText() for one in flow.english.extraSelections()] == [newer.pairs[0].english]
