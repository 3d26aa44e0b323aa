"""What a pair of sentences must be to be learned from.

The Arabic passes through the very normaliser that inference uses: a model that has only seen one spelling of
a digit or a letter must never be asked about another. The English gets straight quotes and plain dashes, so
the model writes nothing else.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata

from naba_translation.normalise import normalise

VERSION = 1
"""Raise it when a function here gives another result: what is prepared is then made again."""

_ARABIC_LETTER = re.compile(r"[\u0621-\u064A\u0671-\u06D3]")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_NO_LETTER = re.compile(r"\W")
_NUMBER = re.compile(r"\d{2,}")
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʿ": "'", "ʾ": "'"}
    | {"…": "...", "–": "-", "—": "-"}
)
_MOST_WORDS = 90, 110  # Arabic, English: longer ones are paragraphs, or misaligned
_LENGTH_RATIO = 0.28, 2.2  # Arabic characters to English ones, each plus 6


def clean_source(text: str) -> str:
    """Arabic as the engine will get it."""
    return normalise(text).text


def clean_target(text: str) -> str:
    """English as the model shall write it."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", html.unescape(text)))
    return _SPACE.sub(" ", text.translate(_PLAIN)).strip()


def fault(source: str, target: str, *, short: bool) -> str | None:
    """Why a cleaned pair is not learned from: a word for the statistics, or None for a good pair.

    `short` allows single words, for dictionaries, names and labels.
    """
    arabic, latin = len(_ARABIC_LETTER.findall(source)), len(_LATIN_LETTER.findall(target))
    if (
        arabic < 2
        or latin < 2
        or len(_LATIN_LETTER.findall(source)) > arabic
        or _ARABIC_LETTER.search(target)
    ):
        return "language"
    words = len(source.split()), len(target.split())
    if words[0] > _MOST_WORDS[0] or words[1] > _MOST_WORDS[1]:
        return "long"
    if not short and min(words) < 2:
        return "short"
    if not _LENGTH_RATIO[0] < (len(source) + 6) / (len(target) + 6) < _LENGTH_RATIO[1]:
        return "ratio"
    numbers = set(_NUMBER.findall(source)), set(_NUMBER.findall(target))
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return "numbers"
    return None


def source_key(source: str) -> int:
    """64 bits that stand for the letters and digits of a cleaned source sentence."""
    return _digest(_NO_LETTER.sub("", source))


def pair_key(source: str, target: str) -> int:
    """64 bits that stand for a cleaned pair, whatever its case and punctuation."""
    return _digest(_NO_LETTER.sub("", source) + "|" + _NO_LETTER.sub("", target.lower()))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
