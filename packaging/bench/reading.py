"""How well documents are read: the gold set against other sentence splitters, and files a second.

    python packaging/bench/reading.py [--files 1000]

Other splitters are scored where they are installed (pysbd, nltk; PySide6 for Qt's); Naba needs none of them.
Damaged files: fuzz.py.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from figures import resident_mb

import documents
from gold_set import FACTS, Score, gold_texts, sentence_spans
from naba_translation.article import Article, Paragraph
from naba_translation.normalise import normalise
from naba_translation.read import Reader, load_bytes
from naba_translation.segment import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Splitter = Callable[[str], Sequence[str]]


def naba(paragraph: str) -> list[str]:
    article = Article("", "", "", "", paragraph, (Paragraph(0, 0, len(paragraph)),))
    return [sentence.text for sentence in split(article)]


def naive(paragraph: str) -> list[str]:
    return re.split(r"(?<=[.!?؟])\s+", paragraph)


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Name and function of each splitter that is installed."""
    yield "naba", naba
    yield "naive regex", naive
    try:
        import pysbd

        yield "pysbd (ar)", pysbd.Segmenter(language="ar", clean=False).segment
    except ImportError:
        print("pysbd: not installed")
    try:
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        yield "nltk punkt", PunktSentenceTokenizer().tokenize
    except ImportError:
        print("nltk: not installed")
    try:
        from PySide6.QtCore import QTextBoundaryFinder

        def qt(paragraph: str) -> list[str]:
            units = paragraph.encode("utf-16-le")
            finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, paragraph)
            places = [0]
            while (place := finder.toNextBoundary()) != -1:
                places.append(place)
            return [units[2 * begin : 2 * end].decode("utf-16-le") for begin, end in pairwise(places)]

        yield "Qt boundaries", qt
    except ImportError:
        print("PySide6: not installed")


def sentences() -> None:
    print(f"\n{'sentences':16}{'precision':>10}{'recall':>8}{'F1':>8}{'lost':>6}  (ranges exactly right)")
    for name, splitter in splitters():
        score, lost = Score(), 0
        for text in gold_texts():
            for kind, expected in text.paragraphs:
                if kind not in {"body", "heading"}:
                    continue
                paragraph = "".join(expected)
                try:
                    found = sentence_spans(list(splitter(paragraph)), paragraph)
                except ValueError:  # it changed the text
                    found, lost = set(), lost + 1
                score.count(found, sentence_spans(expected, paragraph))
        print(f"{name:16}{score.precision:10.3f}{score.recall:8.3f}{score.f1:8.3f}{lost:6}")


def parts() -> None:
    furniture, facts = Score(), {fact: Score() for fact in FACTS}
    right = total = 0
    for text in gold_texts():
        article = load_bytes(text.text.encode(), f"{text.name}.txt")
        for place, (kind, _) in zip(article.paragraphs, text.paragraphs, strict=True):
            total += 1
            right += place.kind.value == kind
            furniture.count(
                {1} if place.kind.value == "furniture" else set(), {1} if kind == "furniture" else set()
            )
        for fact in FACTS:
            value, expected = str(getattr(article, fact) or ""), text.facts[fact]
            facts[fact].count({value} - {""}, {expected} - {""})
    print(f"\nparagraph kinds right: {right} of {total}")
    print(f"furniture: precision {furniture.precision:.3f}, recall {furniture.recall:.3f}")
    for fact, score in facts.items():
        print(f"{fact}: precision {score.precision:.3f}, recall {score.recall:.3f} ({score.right} right)")


def formats() -> None:
    print("\none article as each format: share of its words in their places")
    expected = normalise(" ".join(documents.BODY)).text.split()
    for name, data in documents.every_format().items():
        words = normalise(load_bytes(data, name).text).text.split()
        at = next((at for at in range(len(words)) if words[at : at + 3] == expected[:3]), 0)
        same = sum(one == other for one, other in zip(expected, words[at:], strict=False))
        print(f"  {name:14}{same / len(expected):.3f}")


def speed(count: int) -> None:
    made = list(documents.every_format().items())
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(count):
            name, data = made[number % len(made)]
            paths.append(Path(folder) / f"{number:05}-{name}")
            paths[-1].write_bytes(data)
        for readers in (1, 2):
            start, worked = time.perf_counter(), _children_seconds()
            with ThreadPoolExecutor(readers) as pool:
                memory = list(pool.map(_read_all, [paths[first::readers] for first in range(readers)]))
            elapsed, worked = time.perf_counter() - start, _children_seconds() - worked
            print(
                f"\n{count} mixed files, {readers} process(es): {count / elapsed:.0f} a second by the clock,"
            )
            print(
                f"  {count / worked:.0f} a second of processor time; memory at each quarter of the way (MB):"
            )
            print("  " + "; ".join(" ".join(f"{size:.0f}" for size in sizes) for sizes in memory))


def _children_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _read_all(paths: list[Path]) -> list[float]:
    """Read files in one process; its resident memory in MB at each quarter."""
    sizes = []
    with Reader() as reader:
        for number, path in enumerate(paths, 1):
            reader.load(path)
            if number % max(1, len(paths) // 4) == 0:
                sizes.append(resident_mb(reader.process_id) if reader.process_id else 0.0)
    return sizes


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1000)
    options = parser.parse_args()
    sentences()
    parts()
    formats()
    speed(options.files)


if __name__ == "__main__":
    main()
