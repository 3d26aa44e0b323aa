"""Make the table of single words that the check for dropped content looks at (checks/lexicon.py).

    python packaging/data/lexicon.py DATA

DATA holds parallel text as NAME.tsv.xz, each line `arabic<TAB>english<TAB>source`. Only the sources named in READ
are read. Writes resources/naba_resources/lexicon/words.tsv.xz; its NOTICE beside it says whose work was counted.
Takes a minute of one core and 2 GB of memory.

Translation probabilities are those of IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine
Translation"), in both directions, over stems that stand together more often than chance. A line of the table is an
Arabic stem, how often in 100 times the English says it with one of its words, and the English words: first those to
be expected, the likeliest first, then after "|" rarer ones. Each word ends in two digits: ten times the logarithm
of how much likelier the Arabic stem is where that word stands.
"""

from __future__ import annotations

import lzma
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from held_back import is_held_back
from numpy.typing import NDArray
from parallel_text import folder_named, lines_of

from naba_translation.checks.lexicon import arabic_stem, english_stem
from naba_translation.normalise import normalise, search_key

TARGET = Path(__file__).parents[2] / "resources/naba_resources/lexicon/words.tsv.xz"


class Source(NamedTuple):
    """What is read of one file."""

    wanted: str  # pattern for the third column, the source of a line
    share: float = 1.0  # of its lines that are read: catalogues and manuals repeat themselves
    counted: float = 1.0  # of those, on which it is counted how surely a word is translated by its own words


READ = {
    "written": Source(""),
    "tatoeba": Source(""),
    "news_ngo": Source(""),
    "un_legal": Source(""),
    "talks_subs": Source(""),
    "edu_misc": Source("^(?!.*XNLI|.*Learn_Prompting)"),  # those are for non-commercial use
    "captions_nli_qa": Source("tico19|mtgeneval|xquad|flickr8k", 0.8, 0.4),
    "backtranslated": Source("AceGPT|microsoft/|thedotnet", 1.0, 0.5),
    "msdocs": Source("", 0.15, 0.2),
    "po_sentences": Source(
        "^(?:chromium|react|vue|firefox|mozilla|libreoffice|ms-|android|opensource|comprehensive-rust|freecodecamp"
        "|mediawiki)",
        0.3,
        0.15,
    ),
    "scripture": Source("bible-SVD-WEB", 0.6, 0.0),
    "lexicon": Source("WordNet|wiktionary|ArWikiCats|OMW|TICO19", 1.0, 0.0),
    "names": Source("wikidata|geonames|cldr|arabnamer|entity-ArWikiCats", 0.6, 0.0),
}
LONGEST = 45  # stems of a sentence
SELDOM = 3  # times a stem is seen
ROUNDS = 5  # of EM over the translation probabilities
ABOVE_CHANCE = 1.5  # times as often as by chance stems stand together …
SHARE = 0.02  # … and in so large a share of the rarer one's sentences; other pairs are not looked at
LEAST = 0.004  # probability of a word, in either direction
EXPECTED, OFTEN = 10, 0.015  # words before the "|", and the probability of the last of them
KEPT = 30  # words of a line
LIFT = 1.5  # least logarithm of how much likelier one stem is beside the other
USUAL = 0.72  # how surely a stem is translated by its own words, before it is counted
TIMES = 4  # that prior counts as so many sentences
CERTAINTY_ROUNDS = 8  # of EM
CHUNK = 40_000  # pairs at a time
ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]+")
ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)?")

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Cells(NamedTuple):
    """Each pair of an Arabic and an English stem in one sentence, of one chunk of them."""

    keys: Ints
    left: Ints  # number of its Arabic word in the chunk
    right: Ints  # of its English word
    arabic: Ints  # stems of those words
    english: Ints
    sizes: Ints  # English words of the sentence, for each Arabic word


class Text:
    """The stems of all pairs as numbers: of each side one long row, and how many of them each pair has."""

    def __init__(self, data: Path) -> None:
        self.forms: dict[str, Counter[str]] = defaultdict(Counter)  # full words of each English stem
        numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})
        rows, sizes, counted = (array("i"), array("i")), (array("i"), array("i")), bytearray()
        rng = np.random.default_rng(1)
        for name, source in READ.items():
            for line in pairs(data / f"{name}.tsv.xz", source.wanted):
                if rng.random() > source.share or (pair := self._stems(*line)) is None:
                    continue
                counted.append(rng.random() < source.counted and len(pair[0]) > 3)
                for row, size, stems, number in zip(rows, sizes, pair, numbers, strict=True):
                    row.extend(number.setdefault(stem, len(number)) for stem in stems)
                    size.append(len(stems))
        self.arabic, self.english = (list(number) for number in numbers)
        self.pairs = len(counted)
        self.seen = tuple(
            np.bincount(np.array(row), minlength=len(number))
            for row, number in zip(rows, numbers, strict=True)
        )
        self._rows, self._sizes = zip(
            *(_often(np.array(row), np.array(size), seen)
              for row, size, seen in zip(rows, sizes, self.seen, strict=True)), strict=True
        )  # fmt: skip
        self._counted = np.array(counted, bool)

    def _stems(self, arabic: str, english: str) -> tuple[list[str], list[str]] | None:
        words = [(english_stem(word), word) for word in ENGLISH.findall(english.lower().replace("’", "'"))]
        ours = dict.fromkeys(map(arabic_stem, ARABIC.findall(search_key(normalise(arabic).text))))
        theirs = dict.fromkeys(stem for stem, _ in words)
        ours.pop("", None)
        theirs.pop("", None)
        if not ours or not theirs or max(len(ours), len(theirs)) > LONGEST:
            return None
        for stem, word in words:
            self.forms[stem][word] += 1
        return list(ours), list(theirs)

    def cells(self, *, counted: bool = False) -> Iterator[Cells]:
        """Of stems seen often enough, a chunk of pairs at a time. `counted`: of the pairs that are counted on."""
        ends = [np.concatenate([[0], np.cumsum(sizes)]) for sizes in self._sizes]
        for at in range(0, self.pairs, CHUNK):
            to = min(at + CHUNK, self.pairs)
            chosen = self._counted[at:to] if counted else np.ones(to - at, bool)
            many, few = (sizes[at:to] for sizes in self._sizes)
            arabic = self._rows[0][ends[0][at] : ends[0][to]][np.repeat(chosen, many)]
            english = self._rows[1][ends[1][at] : ends[1][to]][np.repeat(chosen, few)]
            many, few = many[chosen], few[chosen]
            times = np.repeat(many, few)  # Arabic words beside each English one
            right = np.repeat(np.arange(len(english)), times)
            left = np.repeat(np.repeat(np.cumsum(many) - many, few), times)
            left += np.arange(len(right)) - np.repeat(np.cumsum(times) - times, times)
            keys = arabic[left].astype(np.int64) * len(self.english) + english[right]
            yield Cells(keys, left, right, arabic, english, np.repeat(few, many))


class Model:
    """IBM Model 1 over sets of stems; the empty word included. One number for each pair of stems kept."""

    def __init__(self, text: Text) -> None:
        keys, together = np.empty(0, np.int64), np.empty(0, np.int64)
        for cells in text.cells():
            more, times = np.unique(cells.keys, return_counts=True)
            counts = np.concatenate([together, times])
            keys, where = np.unique(np.concatenate([keys, more]), return_inverse=True)
            together = np.bincount(where, counts).astype(np.int64)
        left, right = keys // len(text.english), keys % len(text.english)
        alone, other = text.seen[0][left], text.seen[1][right]
        chance = alone * other / text.pairs
        kept = (
            (together > 1)
            & (together > ABOVE_CHANCE * chance)
            & (together > SHARE * np.minimum(alone, other))
        )
        self.keys, self.arabic, self.english = keys[kept], left[kept], right[kept]
        self._start = (together / (alone + other))[kept]
        self._chunks = [(cells, *places(self.keys, cells)) for cells in text.cells()]
        self._sizes = len(text.arabic), len(text.english)

    def expected(self, *, backward: bool) -> Floats:
        """How often each pair's Arabic stem became its English one; `backward`: the English the Arabic one."""
        given = self.english if backward else self.arabic
        empty = np.full(self._sizes[not backward], 1e-3)
        chance = self._start
        for _ in range(ROUNDS):
            expected, expected_empty = np.zeros(len(self.keys)), np.zeros(len(empty))
            for cells, place, known in self._chunks:
                words = cells.arabic if backward else cells.english
                word = (cells.left if backward else cells.right)[known]
                total = np.bincount(word, chance[place], minlength=len(words)) + empty[words]
                expected += np.bincount(place, chance[place] / total[word], minlength=len(self.keys))
                expected_empty += np.bincount(words, empty[words] / total, minlength=len(empty))
            sums = np.bincount(given, expected, minlength=self._sizes[backward])
            chance = expected / np.maximum(sums[given], 1e-9)
            empty = np.maximum(expected_empty / expected_empty.sum(), 1e-7)
        return expected


class Table(NamedTuple):
    """The pairs of stems that are kept, in the order of their keys."""

    keys: Ints
    arabic: Ints
    english: Ints
    chance: Floats  # of the English stem, given the Arabic one
    lift: Floats  # log of how much likelier the Arabic stem is beside the English one


def table(text: Text, model: Model) -> Table:
    """The likeliest pairs of each Arabic stem, at most KEPT."""
    forth, back = model.expected(backward=False), model.expected(backward=True)
    arabic, english = model.arabic, model.english
    # The counts added keep what was seen once or twice from being sure of itself.
    chance = forth / (np.bincount(arabic, forth)[arabic] + 2)
    other = back / (np.bincount(english, back)[english] + 4)
    ours, theirs = text.seen
    lift = 0.5 * (
        np.log(np.maximum(other, 1e-12) * ours.sum() / ours[arabic])
        + np.log(np.maximum(chance, 1e-12) * theirs.sum() / theirs[english])
    )
    kept = (np.maximum(chance, other) > LEAST) & (lift > LIFT) & (np.maximum(forth, back) > 0.5)
    order = np.lexsort((-chance, arabic))
    order = order[kept[order]]
    rank = np.arange(len(order)) - np.searchsorted(arabic[order], arabic[order])
    chosen = np.sort(order[rank < KEPT])
    return Table(model.keys[chosen], arabic[chosen], english[chosen], chance[chosen], lift[chosen])


def certainty(text: Text, words: Table) -> Floats:
    """How often each Arabic stem is said by its own words: the weight of the table against chance in a mixture of
    both that the sentences fit best (EM)."""
    hits, stems = [], []
    for cells in text.cells(counted=True):
        place, known = places(words.keys, cells)
        sums = np.bincount(cells.left[known], np.exp(words.lift[place]), minlength=len(cells.arabic))
        hits.append(sums / np.maximum(cells.sizes, 1))
        stems.append(cells.arabic)
    ratio, stem = np.concatenate(hits), np.concatenate(stems)
    times = np.bincount(stem, minlength=len(text.arabic))
    certain = np.full(len(text.arabic), USUAL)
    for _ in range(CERTAINTY_ROUNDS):
        own = certain[stem] * ratio / (certain[stem] * ratio + 1 - certain[stem])
        certain = (np.bincount(stem, own, minlength=len(certain)) + TIMES * USUAL) / (times + TIMES)
    return certain


def places(keys: Ints, cells: Cells) -> tuple[Ints, NDArray[np.bool_]]:
    """Where the cells' keys stand in `keys`, which is sorted, and which of them do."""
    place = np.minimum(np.searchsorted(keys, cells.keys), len(keys) - 1)
    known = keys[place] == cells.keys
    return place[known], known


def _often(row: Ints, sizes: Ints, seen: Ints) -> tuple[Ints, Ints]:
    """The row without stems seen too seldom, and how many of each pair are left."""
    kept = seen[row] >= SELDOM
    return row[kept], np.bincount(np.repeat(np.arange(len(sizes)), sizes)[kept], minlength=len(sizes))


def pairs(path: Path, sources: str) -> Iterator[tuple[str, str]]:
    """Arabic and English of the lines from such sources, those that are held back left out."""
    wanted = re.compile(sources)
    for arabic, english, source in lines_of(path):
        if wanted.search(source) and not is_held_back(english, source):
            yield arabic, english


def lines(text: Text, words: Table, certain: Floats) -> Iterator[str]:
    """The lines of the file, by Arabic stem."""
    found: dict[int, list[int]] = defaultdict(list)
    for at in np.lexsort((-words.chance, words.arabic)):
        found[int(words.arabic[at])].append(int(at))
    for stem in sorted(found, key=text.arabic.__getitem__):
        expected = [at for at in found[stem] if words.chance[at] >= OFTEN][:EXPECTED]
        rarer = [at for at in found[stem] if at not in expected]
        if not expected:
            continue
        written = [
            " ".join(
                f"{text.forms[text.english[words.english[at]]].most_common(1)[0][0]}"
                f"{min(round(words.lift[at] * 10), 99):02}"
                for at in some
            )
            for some in (expected, rarer)
        ]
        yield f"{text.arabic[stem]}\t{certain[stem] * 100:.0f}\t{'|'.join(written)}\n"


def main() -> int:
    """Write the table; the number of its lines is printed."""
    text = Text(folder_named(__doc__))
    words = table(text, Model(text))
    made = list(lines(text, words, certainty(text, words)))
    TARGET.write_bytes(lzma.compress("".join(made).encode(), preset=9))
    print(f"{text.pairs} pairs; {len(made)} lines; {len(words.keys)} words; {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
