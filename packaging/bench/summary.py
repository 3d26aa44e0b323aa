"""ROUGE of the summaries on EASC against lead, random and, where it is installed, sumy's rankers.

    python packaging/bench/summary.py EASC-UTF-8

EASC-UTF-8 holds Articles/ and MTurk/ of the Essex Arabic Summaries Corpus (El-Haj, Kruschwitz and Fox 2010).
Its extracts have lost their hamzas and the spaces at the articles' line ends, so each is first laid back onto
its article letter by letter. F1 of words, mean over the five extracts and over the articles of four sentences
or more; 95 % intervals by bootstrap over articles.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from naba_translation.article import Sentence
from naba_translation.normalise import search_key
from naba_translation.search.encoder import SentenceEncoder
from naba_translation.summary import _cosines, _eligible, _fill, _rank, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Chooser = Callable[[Sequence[Sentence], int], Sequence[int]]

WORD = re.compile(r"[^\W_]+")
STOP = re.compile(r"(?<=[^\W\d])\s*[.!؟?]+[\"»”)]*(?:\s+|$)|\n\s*\n")


SHARES = (0.20, 0.34)  # of an article's words that a summary has
LEAST_SENTENCES = 4  # of an article; in a shorter one there is nothing to choose

Scores = tuple[float, float, float]
"""ROUGE-1, ROUGE-2 and ROUGE-L, F1."""


class Article(NamedTuple):
    """One article of the corpus, with what people took out of it."""

    sentences: list[Sentence]
    words: list[str]
    extracts: list[list[str]]  # words of the article


def read_articles(folder: Path) -> Iterator[Article]:
    """The articles that are long enough and have an extract."""
    for topic in sorted((folder / "Articles").iterdir()):
        sentences = sentences_of(next(topic.iterdir()).read_text(encoding="utf-8"))
        words = [word for sentence in sentences for word in words_of(sentence)]
        files = sorted((folder / "MTurk" / topic.name).iterdir())
        extracts = [laid_back(file.read_text(encoding="utf-8"), words) for file in files]
        extracts = [extract for extract in extracts if extract]
        if len(sentences) >= LEAST_SENTENCES and extracts:
            yield Article(sentences, words, extracts)


def words_of(sentence: Sentence) -> list[str]:
    return WORD.findall(search_key(sentence.text))


def sentences_of(text: str) -> list[Sentence]:
    flat = re.sub(r"(?<!\n)\n(?!\n)", " ", text.lstrip("\ufeff").replace("\r", ""))
    cuts = [0, *(match.end() for match in STOP.finditer(flat)), len(flat)]
    pieces = [flat[a:b].strip() for a, b in pairwise(cuts)]
    return [Sentence(n, 0, 0, len(p), p) for n, p in enumerate(p for p in pieces if WORD.search(p))]


def laid_back(extract: str, words: Sequence[str]) -> list[str]:
    """The article's words that the extract covers by half or more, found by its sentences' letters."""
    letters = "".join(words)
    covered = bytearray(len(letters))
    for piece in re.split(r"[.!؟?]", extract.lstrip("\ufeff")):
        squeezed = "".join(WORD.findall(search_key(piece)))
        at = letters.find(squeezed) if len(squeezed) > 3 else -1
        if at >= 0:
            covered[at : at + len(squeezed)] = b"\1" * len(squeezed)
    kept, at = [], 0
    for word in words:
        if sum(covered[at : at + len(word)]) * 2 >= len(word):
            kept.append(word)
        at += len(word)
    return kept


def f1(hits: int, ours: int, theirs: int) -> float:
    return 2 * hits / (ours + theirs) if ours + theirs else 0.0


def grams(words: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def rouge(ours: Sequence[str], theirs: Sequence[str]) -> Scores:
    """ROUGE-1, ROUGE-2 and ROUGE-L (Lin 2004), F1, 0 to 1."""
    scores = []
    for size in (1, 2):
        a, b = grams(ours, size), grams(theirs, size)
        scores.append(f1((a & b).total(), a.total(), b.total()))
    row = [0] * (len(theirs) + 1)
    for word in ours:
        before = 0
        for at, other in enumerate(theirs, 1):
            before, row[at] = row[at], before + 1 if word == other else max(row[at], row[at - 1])
    return scores[0], scores[1], f1(row[-1], len(ours), len(theirs))


def take(order: Sequence[int], sentences: Sequence[Sentence], words: int) -> list[int]:
    """From the first on, each that brings the sum nearer to the budget: as `choose` fills it."""
    chosen: list[int] = []
    total = 0
    for at in order:
        size = len(WORD.findall(sentences[at].text))
        if chosen and total + size / 2 > words:
            continue
        chosen.append(at)
        total += size
    return sorted(chosen)


def lead(sentences: Sequence[Sentence], words: int) -> Sequence[int]:
    return take(range(len(sentences)), sentences, words)


def anyhow(sentences: Sequence[Sentence], words: int) -> Sequence[int]:
    order = list(range(len(sentences)))
    random.Random(len(sentences[0].text)).shuffle(
        order
    )  # another order for each article, the same in each run
    return take(order, sentences, words)


def naba(sentences: Sequence[Sentence], words: int) -> Sequence[int]:
    return choose(sentences, words=words).indexes


def with_meaning() -> Chooser:
    """As naba, with the geometric mean of letters' likeness and the sentence encoder's: what was tried."""
    encoder = SentenceEncoder()
    known: dict[str, NDArray[np.float32]] = {}

    def chooser(sentences: Sequence[Sentence], words: int) -> Sequence[int]:
        body = _eligible(sentences)
        new = [s.text for s in body if s.text not in known]
        known.update(zip(new, encoder.encode(new), strict=True) if new else ())
        meaning = np.stack([known[s.text] for s in body])
        keys = [WORD.findall(search_key(s.text)) for s in body]
        letters = _cosines(keys)
        alike = np.sqrt(np.clip(letters, 0, 1) * np.clip(meaning @ meaning.T, 0, 1)).astype(np.float32)
        return sorted(
            body[at].index for at in _fill(_rank(alike), letters, [len(key) for key in keys], words)
        )

    return chooser


def sumy_peers() -> dict[str, Chooser]:
    """sumy's summarisers where sumy is installed, given our own sentences and words."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph
        from sumy.models.dom import Sentence as SumySentence
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.lsa import LsaSummarizer
        from sumy.summarizers.luhn import LuhnSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
    except ImportError:
        return {}

    class Words:
        def to_words(self, text: str) -> list[str]:
            return WORD.findall(text)

    def chooser(ranker: Callable[[object, int], Sequence[object]]) -> Chooser:
        def ranked(sentences: Sequence[Sentence], words: int) -> Sequence[int]:
            lines = [SumySentence(s.text, Words()) for s in sentences]
            order: list[int] = []
            for count in range(1, len(lines) + 1):
                found = ranker(ObjectDocumentModel([Paragraph(lines)]), count)
                order += [at for at, line in enumerate(lines) if line in found and at not in order]
            return take(order, sentences, words)

        return ranked

    return {
        "sumy LexRank": chooser(LexRankSummarizer()),
        "sumy TextRank": chooser(TextRankSummarizer()),
        "sumy LSA": chooser(LsaSummarizer()),
        "sumy Luhn": chooser(LuhnSummarizer()),
    }


def measured(articles: Sequence[Article], chooser: Chooser, *, share: float) -> tuple[list[Scores], float]:
    """The mean ROUGE of each article's summary against its extracts, 0 to 100, and milliseconds an article."""
    scores, seconds = [], 0.0
    for article in articles:
        began = time.perf_counter()
        chosen = chooser(article.sentences, max(1, round(len(article.words) * share)))
        seconds += time.perf_counter() - began
        ours = [word for at in chosen for word in words_of(article.sentences[at])]
        each = [rouge(ours, extract) for extract in article.extracts]
        first, second, longest = (100 * fmean(column) for column in zip(*each, strict=True))
        scores.append((first, second, longest))
    return scores, 1000 * seconds / len(articles)


def interval(gaps: Sequence[float]) -> tuple[float, float]:
    """95 % of the means of 1,000 samples drawn from them again."""
    rng = random.Random(0)
    means = sorted(fmean(rng.choices(gaps, k=len(gaps))) for _ in range(1000))
    return means[25], means[974]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="EASC-UTF-8, with Articles/ and MTurk/")
    parser.add_argument("--encoder", action="store_true", help="with the sentence encoder too; a minute")
    options = parser.parse_args()
    choosers: dict[str, Chooser] = {"lead": lead, "naba": naba, "random": anyhow}
    if options.encoder:
        choosers["naba, meaning"] = with_meaning()
    choosers |= sumy_peers()
    articles = list(read_articles(options.folder))
    print(f"{len(articles)} articles")
    for share in SHARES:
        leads: list[float] = []  # ROUGE-1 of the first chooser
        for name, chooser in choosers.items():
            scores, milliseconds = measured(articles, chooser, share=share)
            firsts = [score[0] for score in scores]
            leads = leads or firsts
            gaps = [ours - theirs for ours, theirs in zip(firsts, leads, strict=True)]
            low, high = interval(gaps)
            r1, r2, rl = (fmean(column) for column in zip(*scores, strict=True))
            print(
                f"{share:.0%}  {name:<13} R1 {r1:5.2f}  R2 {r2:5.2f}  RL {rl:5.2f}"
                f"  R1 - lead {fmean(gaps):+5.2f} [{low:+.2f}, {high:+.2f}]  {milliseconds:5.1f} ms an article"
            )


if __name__ == "__main__":
    main()
