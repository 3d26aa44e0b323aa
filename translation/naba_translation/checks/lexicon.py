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
from typing import NamedTuple

import naba_resources
from naba_translation.normalise import search_key

_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=\w\w)")
_ENDINGS = (
    "هما", "كما", "ها", "هم", "هن", "نا", "كم", "ات", "ان", "ون", "ين", "تين", "تان", "وا", "يه", "ته", "يا", "ه",
    "ي", "ا",
)  # fmt: skip
_ENGLISH_LETTERS = 5
_LEAST_CHANCE = 0.03  # of a translation being there when the word is not
_MOST_HIT = 0.9  # and when it is, whatever was counted: translators differ
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
    gloss: str  # the likeliest English word
    absent: float  # evidence that the word was left out when none of them is there, > 0
    present: float  # when one is there, < 0; both are logarithms of how much likelier it is


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Entry]:
    """The table by Arabic stem; some 20,000 of them, read in a tenth of a second."""
    raw = naba_resources.path("lexicon/words.tsv.xz").read_bytes()
    stems: dict[str, str] = {}
    entries = {}
    for line in lzma.decompress(raw).decode().splitlines():
        arabic, hit, chance, english = line.split("\t")
        for word in english.split(" "):
            if word not in stems:
                stems[word] = english_stem(word)
        words = [word for word in english.split(" ") if stems[word]]
        if not words:
            continue
        there = min(int(hit) / 100, _MOST_HIT)
        luck = max(int(chance) / 100, _LEAST_CHANCE)
        entries[arabic] = Entry(
            frozenset(stems[word] for word in words),
            words[0],
            math.log((1 - luck) / (1 - there)),
            math.log(luck / there),
        )
    return entries


@lru_cache(maxsize=1 << 16)
def arabic_stem(form: str) -> str:
    """Of one folded word; empty for one that says nothing by itself."""
    if form in _SMALL:
        return ""
    stem = _without_clitics(form)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            stem = stem[: -len(ending)]
            break
    if len(stem) > 3 and stem[0] in "يتن":
        stem = stem[1:]
    return stem if len(stem) > 1 and stem not in _SMALL else ""


def _without_clitics(word: str) -> str:
    if article := _ARTICLE.match(word):
        return word[article.end() :]
    if len(word) > 3 and word[0] in "وف":
        word = word[1:]
        if article := _ARTICLE.match(word):
            return word[article.end() :]
    if len(word) > 4 and (word[0] in "بلك" or (word[0] == "س" and word[1] in "يتن")):
        return word[1:]
    return word


@lru_cache(maxsize=1 << 16)
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
