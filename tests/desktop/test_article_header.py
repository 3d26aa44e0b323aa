"""What stands over an article that the model cannot know."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from naba_desktop.look.faces import Faces
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.reading.article_header import ArticleHeader
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
