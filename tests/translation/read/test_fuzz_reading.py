"""Damaged files of every kind are read or refused, and the reading process is not killed by any.

Some dozens of a kind here; `make fuzz` tries ten thousand.
"""

from __future__ import annotations

import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import damage_seeds
from mutations import damaged
from naba_translation.article import Article
from naba_translation.errors import ReaderFailed, ReadError
from naba_translation.read import Reader, discover
from naba_translation.read.limits import Limits
from naba_translation.segment import split

COUNT = 40
KINDS = damage_seeds.documents()


pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")  # two members of one name are meant


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Without Tesseract, which takes a second for a page."""
    limits = Limits(wall_seconds=20, processor_seconds=15, memory_bytes=1_500_000_000)
    with pytest.MonkeyPatch.context() as patch, Reader(limits=limits) as reader:
        patch.setenv("PATH", str(Path(sys.executable).parent))
        yield reader


def check(article: Article) -> None:
    for sentence in split(article):
        assert article.text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("name", sorted(KINDS.keys() - {"news.zip"}))
def test_damaged_files_end_in_an_article_or_a_known_error(reader: Reader, name: str) -> None:
    grammar, good = KINDS[name]
    ends: Counter[str] = Counter()
    for number in range(COUNT):
        random = Random(f"{name} {number}")
        try:
            check(reader.load_bytes(damaged(random.choice(good), grammar, random, others=good), name))
            ends["read"] += 1
        except ReadError as error:
            ends[type(error).__name__] += 1
    assert ends[ReaderFailed.__name__] == 0
    assert 0 < ends["read"] < COUNT  # or the damage is so coarse that no parser was reached, or there is none


def test_damaged_archives_are_looked_into_without_harm(reader: Reader, tmp_path: Path) -> None:
    grammar, good = KINDS["news.zip"]
    found = 0
    for number in range(COUNT):
        path = tmp_path / "news.zip"
        path.write_bytes(damaged(good[0], grammar, Random(number)))
        for member in discover([path]):
            found += member != path
    assert found > COUNT // 2


def test_a_member_without_a_name_does_not_hide_the_others(tmp_path: Path) -> None:
    """zipfile itself fails with an IndexError when it is asked whether such a member is a folder."""
    path = tmp_path / "news.zip"
    nameless = zipfile.ZipInfo("a.txt")
    nameless.filename = ""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(nameless, "نص")
        archive.writestr("b.txt", "نص")
    assert list(discover([path])) == [path / "b.txt"]


@pytest.mark.parametrize("name", KINDS)
def test_the_same_seed_makes_the_same_file(name: str) -> None:
    grammar, good = KINDS[name]
    first, second = (
        [damaged(good[0], grammar, Random(number), others=good) for number in range(40)] for _ in range(2)
    )
    assert first == second
    assert len(set(first)) > 20
