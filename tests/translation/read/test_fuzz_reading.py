"""Damaged files of every format are read or refused, and the reading process is not killed by any.

Five hundred a format here; `make fuzz` tries ten thousand.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

import documents
from mutations import mutated
from naba_translation.article import Article
from naba_translation.errors import ReaderFailed, ReadError
from naba_translation.read import Reader
from naba_translation.read.limits import Limits
from naba_translation.segment import split

COUNT = 500
FORMATS = sorted(documents.every_format().keys() - {"old.txt", "old.htm", "columns.pdf"})


def check(article: Article) -> None:
    for sentence in split(article):
        assert article.text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_end_in_an_article_or_a_known_error(name: str) -> None:
    data, random = documents.every_format()[name], Random(name)
    ends: Counter[str] = Counter()
    with Reader(limits=Limits(wall_seconds=20, processor_seconds=15, memory_bytes=1_500_000_000)) as reader:
        for _ in range(COUNT):
            try:
                check(reader.load_bytes(mutated(data, random), name))
                ends["read"] += 1
            except ReadError as error:
                ends[type(error).__name__] += 1
    assert sum(ends.values()) == COUNT
    assert ends[ReaderFailed.__name__] == 0
    assert ends["read"] > 0  # or the mutations are so coarse that no parser was reached
