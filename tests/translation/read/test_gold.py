"""The reader's and the segmenter's scores on the gold set do not fall below where they are."""

from __future__ import annotations

import pytest

from gold_set import FACTS, GoldText, Score, gold_texts, sentence_spans
from naba_translation.article import Article
from naba_translation.read import load_bytes
from naba_translation.segment import split

TEXTS = gold_texts()


def read(text: GoldText) -> Article:
    return load_bytes(text.text.encode(), f"{text.name}.txt")


def test_the_set_is_as_large_as_it_says() -> None:
    assert len(TEXTS) >= 25
    assert sum(len(sentences) for text in TEXTS for _, sentences in text.paragraphs) >= 300


def test_sentence_boundaries() -> None:
    score = Score()
    for text in TEXTS:
        article = read(text)
        sentences = split(article)
        for place, (_, expected) in zip(article.paragraphs, text.paragraphs, strict=True):
            paragraph = article.text[place.start : place.end]
            found = [sentence.text for sentence in sentences if sentence.paragraph == place.index]
            score.count(sentence_spans(found, paragraph), sentence_spans(expected, paragraph))
    assert score.precision > 0.97
    assert score.recall > 0.97


def test_paragraph_kinds_and_furniture() -> None:
    furniture, wrong = Score(), []
    for text in TEXTS:
        for index, (place, (kind, _)) in enumerate(zip(read(text).paragraphs, text.paragraphs, strict=True)):
            found = {index} if place.kind.value == "furniture" else set()
            furniture.count(set(found), {index} if kind == "furniture" else set())
            if place.kind.value != kind:
                wrong.append((text.name, index, place.kind.value, kind))
    assert furniture.precision > 0.97
    assert furniture.recall > 0.95
    assert len(wrong) <= 5, wrong


@pytest.mark.parametrize("fact", FACTS)
def test_facts(fact: str) -> None:
    wrong = []
    for text in TEXTS:
        value = getattr(read(text), fact)
        if str(value or "") != text.facts[fact]:
            wrong.append((text.name, value, text.facts[fact]))
    assert len(wrong) <= 1, wrong
