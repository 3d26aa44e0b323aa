"""A library of 10,000 generated articles, and how long it takes to list, scroll, search, date and group it.

    python packaging/bench/library.py [--articles 10000] [--keep FOLDER] [--no-meaning]

The texts are made up: words of Arabic letters by Zipf's law, with clitics, 25 sentences of 22 words on
average; four articles or so on each event; one in ten takes half of its text from the one before. The vectors
are random, because only their number counts; how fast they are made is measured on 512. A figure is the wall time, and
beside it what one core worked for it: the median of several runs, but one run of what takes seconds or is only
done once.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from listing import list_figures

from naba_translation.article import Article, Draft, Kind, Paragraph
from naba_translation.engines.drafting import with_keys
from naba_translation.index import passages
from naba_translation.library.schema import writing
from naba_translation.library.shelf import Filter, Shelf
from naba_translation.library.store import Store
from naba_translation.library.story_shelf import StoryShelf
from naba_translation.library.timeline_shelf import TimelineShelf
from naba_translation.review import load_unchecked
from naba_translation.search import search
from naba_translation.search.encoder import SIZE, SentenceEncoder
from naba_translation.search.meaning import Meaning
from naba_translation.segment import split
from naba_translation.stories import tell
from naba_translation.timeline import in_order

VOCABULARY, SENTENCES, WORDS = 30_000, 25, 22
SIGNATURE = "generated"
TIMES = ("أمس", "الأسبوع المقبل", "18 حزيران/يونيو", "منذ عام 2014", "الاثنين الماضي")
QUESTIONS = {  # the first three find what is PLANTED in one sentence of a thousand
    "two English words": "chemical weapons",
    "a standing term": "no-fly zones",
    "Arabic words": "الأسلحة الكيميائية",
    "a common word": "government",
    "five words": "minister said government chemical agreement",
}
PLANTED = (
    ("حذر من استخدام الأسلحة الكيميائية", "warned of chemical weapons"),
    ("فرض مناطق حظر جوي", "no-fly zones"),
)


class Language:
    """Words by Zipf's law, in both languages."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
        self.arabic = [
            "".join(self.random.choices(letters, k=self.random.randint(3, 6))) for _ in range(VOCABULARY)
        ]
        latin = "abcdefghilmnoprstuvw"
        self.english = [
            "".join(self.random.choices(latin, k=self.random.randint(3, 9))) for _ in range(VOCABULARY)
        ]
        self.english[:12] = "the of to and in said that government minister agreement region city".split()
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def sentence(self, topic: list[int]) -> tuple[str, str]:
        count = max(6, round(self.random.gauss(WORDS, 6)))
        numbers = self.random.choices(range(VOCABULARY), cum_weights=self.weights, k=count)
        for at in self.random.sample(range(count), k=count // 4):
            numbers[at] = self.random.choice(topic)
        clitics = self.random.choices(
            ("", "ال", "و", "ب", "وال", "لل"), weights=(50, 30, 6, 5, 5, 4), k=count
        )
        arabic = [clitic + self.arabic[number] for clitic, number in zip(clitics, numbers, strict=True)]
        english = [self.english[number] for number in numbers]
        if self.random.random() < 0.001:
            extra = self.random.choice(PLANTED)
            arabic.insert(2, extra[0])
            english.insert(2, extra[1])
        if self.random.random() < 0.1:
            arabic.append(self.random.choice(TIMES))
        return " ".join(arabic) + ".", " ".join(english).capitalize() + "."


def articles(count: int, language: Language) -> Iterator[tuple[Article, dict[str, str]]]:
    """Articles with the English of their sentences."""
    chance = language.random
    event: list[int] = []
    former: list[tuple[str, str]] = []
    day = date(2020, 1, 1)
    for number in range(count):
        if number == 0 or chance.random() < 0.25:
            event = chance.sample(range(200, VOCABULARY), 40)
            day = date(2020, 1, 1) + timedelta(days=chance.randrange(1800))
            former = []
        sentences = [language.sentence(event) for _ in range(max(5, round(chance.gauss(SENTENCES, 8))))]
        if former and chance.random() < 0.1:
            sentences[: len(sentences) // 2] = former[: len(sentences) // 2]
        former = sentences
        paragraphs, at = [], 0
        for index, (arabic, _) in enumerate(sentences):
            paragraphs.append(Paragraph(index, at, at + len(arabic), Kind.TITLE if index == 0 else Kind.BODY))
            at += len(arabic) + 1
        article = Article(
            id=f"{number:064x}",
            source=f"/press/{number // 100:03}/{number:05}.txt",
            source_sha256="0" * 64,
            extractor="generated",
            text="\n".join(arabic for arabic, _ in sentences),
            paragraphs=tuple(paragraphs),
            title=sentences[0][0],
            outlet=f"outlet {number % 40}",
            published=day if number % 5 else None,
        )
        yield article, dict(sentences)


def fill(store: Store, count: int) -> None:
    language = Language(7)
    started = perf_counter()
    total = 0
    store.database.execute("PRAGMA synchronous=OFF")  # how fast the disk is, is not what is measured here
    for article, english in articles(count, language):
        stored, _ = with_keys(split(article))
        store.add_article(article, stored)
        drafts = {
            one.key: Draft(english.get(one.sentence.text, "Nothing."), -0.5, 30, 30)
            for one in stored
            if one.key
        }
        store.set_signature(article.id, SIGNATURE)
        store.save_drafts(SIGNATURE, drafts)
        total += len(stored)
    seconds = perf_counter() - started
    size = sum(path.stat().st_size for path in store.path.parent.iterdir()) / 1e6
    each = 1000 * seconds / count
    print(
        f"{count:,} articles, {total:,} sentences, {size:.0f} MB; filled in {seconds:.0f} s, {each:.1f} ms each"
    )


def random_meaning(store: Store, encoder: SentenceEncoder) -> None:
    """Random vectors for all passages; how fast real ones are made is measured on some of them."""
    chance = np.random.default_rng(7)
    sample = passages.without_meaning(store.database, encoder.name, limit=512)
    if sample:  # else the library was kept from an earlier run, vectors and all
        encoder.encode(["a"])
        started, worked = perf_counter(), process_time()
        encoder.encode([arabic for _, arabic in sample])
        wall, cpu = perf_counter() - started, process_time() - worked
        print(
            f"{'sentence vectors':44} {len(sample) / wall:8.0f} a second, {len(sample) / cpu:.0f} of a core"
        )
    while batch := passages.without_meaning(store.database, encoder.name, limit=20_000):
        vectors = chance.integers(-127, 128, (len(batch), SIZE), dtype=np.int8)
        with writing(store.database):
            rows = {passage: row.tobytes() for (passage, _), row in zip(batch, vectors, strict=True)}
            passages.keep_meaning(store.database, encoder.name, rows)


def measure(name: str, work: Callable[[], object], *, runs: int = 5) -> None:
    walls, cpus = [], []
    for _ in range(runs):
        started, worked = perf_counter(), process_time()
        work()
        walls.append(perf_counter() - started)
        cpus.append(process_time() - worked)
    print(
        f"{name:44} {1000 * statistics.median(walls):8.1f} ms {1000 * statistics.median(cpus):8.1f} of a core"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="make the library in this folder and leave it there")
    parser.add_argument("--no-meaning", action="store_true", help="without sentence vectors")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    try:
        with Store(folder / "library.db") as store:
            if not store.articles():
                fill(store, options.articles)
            figures(store, None if options.no_meaning else SentenceEncoder())
    finally:
        if not options.keep:
            shutil.rmtree(folder)


def figures(store: Store, encoder: SentenceEncoder | None) -> None:
    shelf = Shelf(store)
    measure("open the library", lambda: Store(store.path).close())
    measure("list all, as Store.articles", store.articles)
    measure("list all, with tags and notes", shelf.entries)
    measure("a page of 100, from number 5,000", lambda: shelf.entries(start=5000, limit=100))
    measure(
        "a filter by outlet and day", lambda: shelf.entries(Filter(outlet="outlet 7", since=date(2022, 1, 1)))
    )
    meaning = None
    if encoder is not None:
        random_meaning(store, encoder)
        meaning = Meaning(store, encoder)
        measure("load the vectors (once)", lambda: meaning.nearest("a", limit=1), runs=1)
    for name, question in QUESTIONS.items():
        measure(f"search: {name}", lambda question=question: search(store, question, meaning=meaning))
        print(f"{'':6}{len(search(store, question, meaning=None))} found by words")
    many_questions(store, meaning)
    for term in ("chemical weapons", "حظر جوي", "government"):
        shelf.watch(term)
    measure("marks of three watched terms", shelf.watched, runs=3)
    ids = [row.id for row in store.articles()]
    measure(f"timeline of {len(ids):,} articles, read and kept", lambda: dates(store, ids), runs=1)
    measure(f"timeline of {len(ids):,} articles, as it is kept", lambda: dates(store, ids), runs=1)
    largest = stories(store, len(ids))
    if encoder is not None:
        story = list(load_unchecked(store, largest[:10]))
        measure(f"one story of {len(story)} articles told", lambda: tell(story, encoder=encoder), runs=3)
    list_figures(shelf.entries())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory held':44} {peak:8.0f} MB")


def many_questions(store: Store, meaning: Meaning | None) -> None:
    """Forty questions of one to four words of either language, half of them among the commonest words there are:
    the median and the worst, each asked once."""
    language, chance = Language(7), random.Random(11)
    walls, cpus = [], []
    for number in range(40):
        words = language.english if number % 2 else language.arabic
        ranks = [chance.randrange(40 if chance.random() < 0.5 else 5000) for _ in range(1 + number % 4)]
        question = " ".join(words[rank] for rank in ranks)
        started, worked = perf_counter(), process_time()
        search(store, question, meaning=meaning)
        walls.append(1000 * (perf_counter() - started))
        cpus.append(1000 * (process_time() - worked))
    for name, pick in (("median", statistics.median), ("worst", max)):
        print(f"{f'forty questions, the {name}':44} {pick(walls):8.1f} ms {pick(cpus):8.1f} of a core")


def stories(store: Store, count: int) -> tuple[str, ...]:
    """Group the library; returns the ids of the largest story."""
    shelf = StoryShelf(store)
    measure(f"stories of {count:,} articles, the first time", lambda: list(shelf.renew()), runs=1)
    measure(f"stories of {count:,} articles, afresh", lambda: list(shelf.renew(afresh=True)), runs=1)
    with writing(store.database):
        store.database.execute("UPDATE listing SET standing = 0, story = '' WHERE rowid % 100 = 0")
    measure(f"stories when {count // 100:,} of them are new", lambda: list(shelf.renew()), runs=1)
    measure("list of stories", shelf.headings)
    largest = max(shelf.headings(), key=lambda heading: heading.articles)
    print(f"{'':6}{len(shelf.headings()):,} stories of two or more, the largest of {largest.articles}")
    return shelf.members(largest.id)


def dates(store: Store, ids: list[str]) -> object:
    found = TimelineShelf(store).events(ids)
    return in_order(event for some in found for events in some.values() for event in events)


if __name__ == "__main__":
    main()
