"""Make the table of single words that the check for dropped content looks at (checks/lexicon.py).

    python packaging/data/lexicon.py DATA

DATA holds parallel text as NAME.tsv.xz, each line `arabic<TAB>english<TAB>source`. Only the sources named in FREE
are read: their licences allow what is made of them to be passed on. Writes
resources/naba_resources/lexicon/words.tsv.xz; its NOTICE beside it says whose work is in it. Takes some minutes
and 4 GB of memory.

Translation probabilities are those of IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine
Translation"), over stems that stand together more often than chance. A line of the table is an Arabic stem, how
often in 100 sentences with it one of its English words is there, how often in 100 neighbouring sentences
without it, and the English words, the likeliest first.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from naba_translation.checks.lexicon import arabic_stem, english_stem
from naba_translation.normalise import normalise, search_key

TARGET = Path(__file__).parents[2] / "resources/naba_resources/lexicon/words.tsv.xz"
FREE = {  # sources of each file whose licence is public domain, CC0, CC BY, CC BY-SA, MIT, Apache, BSD or MPL
    "written": "",
    "tatoeba": "",
    "msdocs": "",
    "edu_misc": "ComVE|Green-Soft|opensource.guide|numpy|cncf|organicmaps",
    "captions_nli_qa": "tico19|mtgeneval|xquad",
    "backtranslated": "AceGPT|microsoft/|thedotnet",
    "un_legal": "sdg-|creativecommons|udhr",
    "news_ngo": "usagov|WorldHealth|egyptians-nl|ceno|tico-19",
    "po_sentences": "^(?:chromium|react|vue|firefox|mozilla|libreoffice|ms-|android|opensource|comprehensive-rust)",
    "scripture": "bible-SVD-WEB",
    "lexicon": "WordNet|wiktionary|ArWikiCats|OMW|TICO19",
    "names": "wikidata|geonames|cldr|arabnamer|entity-ArWikiCats",
}
WORD_LISTS = frozenset({"lexicon", "names"})  # no sentences: nothing to count hits on
GENERAL = frozenset({"written", "tatoeba", "edu_misc", "captions_nli_qa", "un_legal", "news_ngo"})
LONGEST = 40  # stems of a sentence
SELDOM = 3  # times a stem is seen
ROUNDS = 4
KEPT = 10  # English words of a line
LEAST = 0.015  # probability of the last of them
CHUNK = 100_000  # pairs at a time
ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]+")
ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)?")

Pair = tuple[frozenset[str], frozenset[str], str]


def pairs(data: Path, forms: dict[str, Counter[str]]) -> Iterator[Pair]:
    """The stems on both sides and the file's name. `forms` gets the full words of each English stem."""
    for name, sources in FREE.items():
        wanted = re.compile(sources)
        with lzma.open(data / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                arabic, english, source = line.rstrip("\n").split("\t")[:3]
                if not wanted.search(source):
                    continue
                words = [
                    (english_stem(word), word) for word in ENGLISH.findall(english.lower().replace("’", "'"))
                ]
                for stem, word in words:
                    forms[stem][word] += 1
                ours = frozenset(map(arabic_stem, ARABIC.findall(search_key(normalise(arabic).text)))) - {""}
                theirs = frozenset(stem for stem, _ in words if stem)
                if ours and theirs and max(len(ours), len(theirs)) <= LONGEST:
                    yield ours, theirs, name


class Model:
    """IBM Model 1 over sets of stems; the empty Arabic word included."""

    def __init__(self, text: list[Pair]) -> None:
        counts = Counter(stem for ours, _, _ in text for stem in ours)
        self.arabic = [stem for stem, count in counts.items() if count >= SELDOM]
        counts = Counter(stem for _, theirs, _ in text for stem in theirs)
        self.english = [stem for stem, count in counts.items() if count >= SELDOM]
        left, right = ({stem: at for at, stem in enumerate(stems)} for stems in (self.arabic, self.english))
        self._pairs = [
            (
                np.array([left[stem] for stem in ours if stem in left], np.int64),
                np.array([right[stem] for stem in theirs if stem in right], np.int64),
            )
            for ours, theirs, _ in text
        ]
        self.keys, together = self._together()
        seen = np.bincount(np.concatenate([ours for ours, _ in self._pairs]), minlength=len(left))
        there = np.bincount(np.concatenate([theirs for _, theirs in self._pairs]), minlength=len(right))
        alone, other = seen[self.keys // len(right)], there[self.keys % len(right)]
        chance = alone * other / len(self._pairs)
        kept = (together > 1) & (together > 1.5 * chance) & (together > 0.02 * np.minimum(alone, other))
        self.keys, self.chance = self.keys[kept], (together / (alone + other))[kept]

    def _cells(self, at: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Of one chunk: a key for each pair of stems in a sentence, the number of its English word in the chunk,
        and those words."""
        chunk = self._pairs[at : at + CHUNK]
        keys = np.concatenate(
            [
                np.tile(ours * len(self.english), len(theirs)) + np.repeat(theirs, len(ours))
                for ours, theirs in chunk
            ]
        )
        sizes = np.concatenate([np.full(len(theirs), len(ours)) for ours, theirs in chunk])
        return keys, np.repeat(np.arange(len(sizes)), sizes), np.concatenate([theirs for _, theirs in chunk])

    def _together(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        keys, counts = np.empty(0, np.int64), np.empty(0, np.int64)
        for at in range(0, len(self._pairs), CHUNK):
            more = np.concatenate([keys, self._cells(at)[0]])
            weights = np.ones(len(more), np.int64)
            weights[: len(counts)] = counts
            keys, where = np.unique(more, return_inverse=True)
            counts = np.bincount(where, weights).astype(np.int64)
        return keys, counts

    def train(self) -> None:
        """`chance` becomes the probability of each key's English stem, given the Arabic one."""
        empty = np.full(len(self.english), 1e-3)
        arabic = self.keys // len(self.english)
        for _ in range(ROUNDS):
            expected, expected_empty = np.zeros(len(self.keys)), np.zeros(len(self.english))
            for at in range(0, len(self._pairs), CHUNK):
                keys, word, words = self._cells(at)
                place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
                known = self.keys[place] == keys
                place, word = place[known], word[known]
                total = np.bincount(word, self.chance[place], minlength=len(words)) + empty[words]
                expected += np.bincount(place, self.chance[place] / total[word], minlength=len(self.keys))
                expected_empty += np.bincount(words, empty[words] / total, minlength=len(empty))
            sums = np.bincount(arabic, expected, minlength=len(self.arabic))
            self.chance = expected / np.maximum(sums[arabic], 1e-9)
            empty = np.maximum(expected_empty / expected_empty.sum(), 1e-7)

    def table(self) -> dict[str, list[str]]:
        """The likeliest English stems of each Arabic one, in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for at in np.lexsort((-self.chance, self.keys // len(self.english))):
            stems = found[self.arabic[self.keys[at] // len(self.english)]]
            if len(stems) < KEPT and self.chance[at] >= LEAST:
                stems.append(self.english[self.keys[at] % len(self.english)])
        return found


def rates(text: list[Pair], table: dict[str, list[str]]) -> dict[str, tuple[float, float]]:
    """How often a translation is there, and how often in the neighbouring sentence, for stems seen enough.

    Text of general contents counts for more: manuals say the same word in the same way each time.
    """
    seen, hits, lucky = Counter[str](), Counter[str](), Counter[str]()
    before: frozenset[str] = frozenset()
    sets = {stem: frozenset(stems) for stem, stems in table.items()}
    for ours, theirs, name in text:
        if name in WORD_LISTS or len(ours) < 4:
            continue
        weight = 3 if name in GENERAL else 1
        for stem in ours & sets.keys():
            seen[stem] += weight
            hits[stem] += weight * (not sets[stem].isdisjoint(theirs))
            lucky[stem] += weight * (not sets[stem].isdisjoint(before))
        before = theirs
    return {
        stem: ((hits[stem] + 2) / (count + 4), (lucky[stem] + 0.3) / (count + 4))
        for stem, count in seen.items()
        if count >= 4
    }


def main() -> int:
    """Write the table; the number of its lines is printed."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    text = list(pairs(Path(sys.argv[1]), forms))
    model = Model(text)
    model.train()
    table = model.table()
    lines = []
    for stem, (hit, chance) in sorted(rates(text, table).items()):
        if hit - chance >= 0.15:
            english = " ".join(forms[word].most_common(1)[0][0] for word in table[stem])
            lines.append(f"{stem}\t{hit * 100:.0f}\t{chance * 100:.0f}\t{english}\n")
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(lzma.compress("".join(lines).encode(), preset=9))
    print(f"{len(text)} pairs; {len(lines)} lines; {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
