"""Which English words may stand for an Arabic one, and how surely one of them does: a table of single words.

The table was counted on parallel text (packaging/data/lexicon.py; the NOTICE beside the file says whose); it is
no dictionary to be read, but says of a word whether its translation is there. Words are looked up by their
stems: Arabic after the light stemmer of Larkey, Ballesteros and Connell (2002), English cut to five letters.
"""

from __future__ import annotations

import lzma
import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import naba_resources
from naba_translation.normalise import search_key
from naba_translation.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=\w\w)")
_ENDINGS = (
    "هما", "كما", "ها", "هم", "هن", "نا", "كم", "ات", "ان", "ون", "ين", "تين", "تان", "وا", "يه", "ته", "يا", "ه",
    "ي", "ا",
)  # fmt: skip
_ENGLISH_LETTERS = 5
_NEARLY = 20  # tenths of a logarithm
_MOST_CERTAIN = 0.95  # whatever was counted: translators differ
_POWERS = tuple(math.exp(tenths / 10) for tenths in range(100))
_SMALL = frozenset(
    search_key(
        """في من على إلى عن أن إن التي الذي الذين هذا هذه ذلك تلك كما كان كانت قد بعد قبل مع بين أو ثم لا ما لم لن هو
        هي هم حيث خلال عند أي كل غير منذ وكان وكانت انه انها وان بأن لكن وفي ومن به بها له لها فيه فيها منه منها عليه
        عليها إليه إليها لدى كانوا يكون تكون وهو وهي ولا ولم ولن إلا أيضا وقد فقد لقد يمكن يتم تم هل نحن أنا أنت كنت
        عنه عنها لذلك إذا حتى ذات لأن ليس ليست هناك هنا مما ال"""
    ).split()
)
_ENGLISH_SMALL = frozenset(
    """a an the of to in on at by for from with as and or but that this these those it its is are was were be been being
    has have had do does did will would can could may might shall should not no he she they we i you his her their our
    your my me him them us who which what when where how there here than then so such if also into out up about over
    after before all any some more most other one al el de la le di du""".split()
)


class Entry(NamedTuple):
    """What is known of one Arabic stem."""

    english: frozenset[str]  # stems, one of which is expected in a translation
    certain: float  # share of translations that have one of its words, 0 to 1
    ratios: Mapping[
        str, float
    ]  # English stem: how much likelier the Arabic one is in a sentence of one word, it
    initials: frozenset[str]  # first letters of the expected words
    stems: frozenset[str]  # those of `ratios`: a set meets another many times faster than a mapping's keys


class Lexicon:
    """The table, by Arabic stem. A line is taken apart when its word is first asked for."""

    def __init__(self, table: str) -> None:
        self._lines = dict(line.split("\t", 1) for line in table.splitlines())
        self._entries: dict[str, Entry] = {}
        self._alike: dict[tuple[str, str], float] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def get(self, stem: str) -> Entry | None:
        """What is known of a stem made by `arabic_stem`."""
        entry = self._entries.get(stem)
        if entry is None and (line := self._lines.get(stem)) is not None:
            entry = self._entries[stem] = _entry(line)
        return entry

    def usual(self, stem: str) -> tuple[str, ...]:
        """The words that an Arabic stem of the table has in English, the likeliest first, for a reason to quote: those
        that make it nearly as likely as the likeliest does, and no more than three."""
        _, _, words = self._lines[stem].partition("\t")
        ranked = sorted(words.partition("|")[0].split(), key=lambda word: -int(word[-2:]))
        least = int(ranked[0][-2:]) - _NEARLY
        return tuple(word[:-2] for word in ranked if int(word[-2:]) >= least)[:3]

    def alike(self, stem: str, english: str) -> float:
        """How surely some Arabic word can be both an English stem and one that this Arabic stem is expected to be: the
        two are then ways to say one thing ("backed", "supported"). The lesser of both ratios, the best there is.

        All lines are looked through, for a few thousandths of a second; what was asked is remembered.
        """
        asked = stem, english
        if asked not in self._alike:
            entry = self.get(stem)
            expected = entry.english if entry is not None else frozenset()
            others = (_entry(line) for line in self._lines.values() if english in line)
            self._alike[asked] = max(
                (
                    min(other.ratios[english], other.ratios[word])
                    for other in others
                    if english in other.ratios
                    for word in expected & other.stems
                ),
                default=0.0,
            )
        return self._alike[asked]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The table of some 20,000 stems that comes with the program, read in a twentieth of a second."""
    raw = naba_resources.path("lexicon/words.tsv.xz").read_bytes()
    return Lexicon(lzma.decompress(raw).decode())


def _entry(line: str) -> Entry:
    """Of a line without its stem: certainty in per cent, expected words, "|", rarer ones. A word's last two digits
    are ten times the logarithm of its ratio."""
    certain, _, words = line.partition("\t")
    expected, _, rarer = words.partition("|")
    ratios: dict[str, float] = {}
    for word in (*expected.split(), *rarer.split()):
        if stem := english_stem(word[:-2]):
            ratios[stem] = max(_POWERS[int(word[-2:])], ratios.get(stem, 0.0))
    likely = [word[:-2] for word in expected.split()]
    stems = frozenset(stem for word in likely if (stem := english_stem(word)))
    initials = frozenset(word[0] for word in likely)
    return Entry(stems, min(int(certain) / 100, _MOST_CERTAIN), ratios, initials, frozenset(ratios))


@remembered
def arabic_stem(form: str) -> str:
    """Of one folded word; empty for one that says nothing by itself."""
    if form in _SMALL:
        return ""
    stem = without_clitics(form)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            stem = stem[: -len(ending)]
            break
    if len(stem) > 3 and stem[0] in "يتن":
        stem = stem[1:]
    return stem if len(stem) > 1 and stem not in _SMALL else ""


def without_clitics(word: str) -> str:
    """A folded word without its article and what is written together with it before."""
    if article := _ARTICLE.match(word):
        return word[article.end() :]
    if len(word) > 3 and word[0] in "وف":
        word = word[1:]
        if article := _ARTICLE.match(word):
            return word[article.end() :]
    if len(word) > 4 and (word[0] in "بلك" or (word[0] == "س" and word[1] in "يتن")):
        return word[1:]
    return word


@remembered
def english_stem(form: str) -> str:
    """Of one word in lower case; empty for one of grammar."""
    stem = form.split("'")[0]
    if stem in _ENGLISH_SMALL or len(stem) < 2:
        return ""
    if len(stem) > 3 and stem.endswith("ies"):
        stem = stem[:-3] + "y"
    elif len(stem) > 3 and stem.endswith("s") and not stem.endswith("ss"):
        stem = stem[:-1]
    return stem[:_ENGLISH_LETTERS]
