"""What stands over an article that the model cannot know."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from naba_desktop.look.faces import Faces
from naba_desktop.look.plain_label import ElidedLabel, PlainLabel
from naba_desktop.look.shown import isolated
from naba_desktop.reading.article_header import ArticleHeader, facts
from naba_translation.article import Pair, Review
from naba_translation.checks import check


def test_a_text_that_is_mostly_not_arabic_is_said_to_be(qtbot: QtBot, port_review: Review) -> None:
    def said(text: str) -> Pair:
        first = port_review.pairs[0]
        return replace(first, sentence=replace(first.sentence, text=text))

    others = [said("سخنگوی وزارت خارجه این خبر را تکذیب کرد."), said("صدر نے اجلاس سے خطاب کیا۔")]
    header = ArticleHeader(Faces())
    qtbot.addWidget(header)
    warning = header.findChild(PlainLabel, "article_warning")
    header.show_review(replace(port_review, pairs=check([*others, port_review.pairs[0]])))
    assert warning.isVisibleTo(header)
    assert "not Arabic" in warning.text()
    header.show_review(port_review)
    assert not warning.isVisibleTo(header)


def test_the_facts_are_in_english_letters_the_file_last(port_review: Review) -> None:
    article = replace(
        port_review.article, outlet="صحيفة المرفأ", byline="سلمى حداد", dateline="بيروت", source="/a/page.txt"
    )
    shown = re.sub("[\u2068\u2069]", "", facts(replace(article, published=date(2025, 6, 12))))
    assert shown.split("  ·  ") == [
        "Al-Marfa newspaper (our spelling)",
        "12 June 2025",
        "by Salma Hadad (our spelling)",
        "Beirut",
        "page.txt",
    ]


def test_facts_that_do_not_fit_lose_their_end_and_are_told_by_a_tip(qtbot: QtBot) -> None:
    label = ElidedLabel(at_end=True)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show_text(isolated(["Al-Marfa newspaper", "12 June 2025", "<b>page.txt</b>"], separator=", "))
    assert "Al-Marfa" in label.text()
    assert label.text().rstrip("\u2068\u2069").endswith("…")
    assert "12 June 2025" in label.toolTip()
    assert "<b>" not in label.toolTip()
    assert "U+2068" not in label.toolTip()
    label.resize(900, 20)
    label.show_text("Al-Marfa newspaper")
    assert label.toolTip() == ""
