"""What `naba translate` says of an article it has done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from naba_translation.article import Article, Draft, Kind, Pair, Review, Sentence
from naba_translation.checks import check
from naba_translation.cli.report import Report
from naba_translation.pipeline import ArticleDone


def test_sentences_that_are_not_arabic_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    texts = ("سخنگوی وزارت خارجه این خبر را تکذیب کرد.", "قال الوزير إن الميناء سيفتح غدا.")
    pairs = [
        Pair(Sentence(0, 0, 0, len(text), text), Draft("The port opens tomorrow.", -0.3, 9, 9))
        for text in texts
    ]
    article = Article("a" * 64, "a.txt", "b" * 64, "txt/1", "\n".join(texts), ())
    with Report(quiet=True) as report:
        report.done(ArticleDone(Path("a.txt"), Review(article, check(pairs))), [Path("a.pdf")])
    assert ", 1 probably not Arabic → a.pdf" in capsys.readouterr().out


def test_what_is_not_part_of_the_article_is_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    text = "قال الوزير إن الميناء سيفتح غدا."
    sentence = Sentence(0, 0, 0, len(text), text)
    pairs = (
        Pair(sentence, Draft("The port opens.", -0.3, 9, 9)),
        Pair(replace(sentence, kind=Kind.FURNITURE)),
    )
    review = Review(Article("a" * 64, "a.txt", "b" * 64, "txt/1", text, ()), pairs)
    with Report() as report:
        report.done(ArticleDone(Path("a.txt"), review), [])
    told = capsys.readouterr().out
    assert ": 1 sentence →" in told
    assert "1 article done, 0 failed: 1 sentence, 6 Arabic words, " in told
