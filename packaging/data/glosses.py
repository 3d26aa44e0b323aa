"""Make the table of plain meanings that the reason of a lost clause tells (checks/glosses.py).

    python packaging/data/glosses.py DATA

The table of words (lexicon.py) says which English words may stand for an Arabic stem, not what a word means: stems are
shared by words of many meanings, as ورد (came) has that of وردي (pink). Here full words are counted: in how many of
the sentences that have an Arabic word the English has a word too. A meaning is told only where one English word is in
half of them, or two together in most; a word of many meanings has no line, and the reader is told none rather than a
wrong one.
A word is counted without its article, and as it stands with it or with letters that may be prefixes (keys in
checks/glosses.py): فقاعات (bubbles) is no "and halls", and الذهب is gold where ذهب is "went". A line of the second
kind is written where it differs from that of the first; it is empty where the word as it stands has no plain meaning.
Reads NAMES of the texts that lexicon.py reads, at most MOST lines of each. Writes
resources/naba_resources/lexicon/glosses.tsv.xz, each line an Arabic word and its one or two English ones. Takes half a
minute of one core.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from lexicon import ARABIC, ENGLISH, READ, TARGET, pairs
from parallel_text import folder_named

from naba_translation.checks.glosses import keys
from naba_translation.checks.lexicon import arabic_stem, english_stem
from naba_translation.normalise import normalise, search_key

NAMES = ("written", "news_ngo", "un_legal", "talks_subs", "edu_misc", "tatoeba", "backtranslated")
MOST = 25_000
SEEN = 5  # sentences at least
ONE, FIRST, BOTH = 0.5, 0.25, 0.65  # shares of them


class Words:
    """What was seen of each Arabic word, by its keys."""

    def __init__(self) -> None:
        self._general: set[str] = set()  # keys of words without article and prefixes
        self._seen: dict[str, list[tuple[str, ...]]] = defaultdict(list)  # English stems, of each sentence
        self._spelled: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def read(self, arabic: str, english: str, known: dict[str, frozenset[str]]) -> None:
        """`known`: the English stems to be expected for each Arabic stem."""
        theirs = {english_stem(word): word for word in ENGLISH.findall(english.lower().replace("’", "'"))}
        for word in set(ARABIC.findall(search_key(normalise(arabic).text))):
            expected = known.get(arabic_stem(word))
            if expected is None:
                continue
            there = expected & theirs.keys()
            whole, bare = keys(word)
            counted = {whole}
            if whole in {bare, f"ال{bare}"}:  # nothing was cut off that may be a letter of the word
                counted.add(bare)
                self._general.add(bare)
            for key in counted:
                self._seen[key].append(tuple(there))
                for stem in there:
                    self._spelled[key, stem][theirs[stem]] += 1

    def lines(self) -> Iterator[str]:
        for key in sorted(self._seen):
            stems = self._meanings(key)
            _, bare = keys(key)
            told = bool(stems) if key in self._general else set(stems) != set(self._meanings(bare))
            if told and len(self._seen[key]) >= SEEN:
                spelled = (self._spelled[key, stem].most_common(1)[0][0] for stem in stems)
                yield f"{key}\t{' '.join(spelled)}\n"

    def _meanings(self, key: str) -> tuple[str, ...]:
        seen = self._seen.get(key, ())
        return meanings(seen) if len(seen) >= SEEN else ()


def meanings(seen: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The one or two stems that nearly always say it; none where it has many meanings."""
    counts = Counter(stem for there in seen for stem in there).most_common(1)
    if not counts:
        return ()
    [(first, times)] = counts
    if times >= ONE * len(seen):
        return (first,)
    others = Counter(stem for there in seen if first not in there for stem in there).most_common(1)
    if others and times >= FIRST * len(seen) and times + others[0][1] >= BOTH * len(seen):
        return first, others[0][0]
    return ()


def expected() -> Iterator[tuple[str, frozenset[str]]]:
    """Of each Arabic stem of the table of words, the English stems to be expected."""
    for line in lzma.decompress(TARGET.read_bytes()).decode().splitlines():
        stem, _, words = line.split("\t")
        yield stem, frozenset(english_stem(word[:-2]) for word in words.partition("|")[0].split()) - {""}


def main() -> int:
    """Write the table; the number of its lines is printed."""
    data, known, words = folder_named(__doc__), dict(expected()), Words()
    for name in NAMES:
        for arabic, english in islice(pairs(data / f"{name}.tsv.xz", READ[name].wanted), MOST):
            words.read(arabic, english, known)
    lines = list(words.lines())
    target = TARGET.with_name("glosses.tsv.xz")
    target.write_bytes(lzma.compress("".join(lines).encode(), preset=9))
    print(f"{len(lines)} lines; {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
