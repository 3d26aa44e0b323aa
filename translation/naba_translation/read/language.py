"""How much a text looks like Arabic, by its letters and its commonest words."""

from __future__ import annotations

import re

from naba_translation.normalise import search_key

_ARABIC_LETTER = re.compile(
    r"[\u0621-\u063A\u0641-\u064A\u066E-\u06D3\u06FA-\u06FC\uFB50-\uFDFB\uFE80-\uFEFC]"
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[\u0621-\u064A\u066E-\u06D3]+")
_SAMPLE = 20_000  # characters looked at: enough for any share below, and constant time on a huge file

_ARABIC_WORDS = frozenset(
    search_key(
        "في من على إلى عن أن إن أنه أنها لا ما لم هذا هذه ذلك التي الذي الذين كان كانت قد مع بعد قبل "
        "بين كما هو هي أو كل بعض خلال حول عند ولا وفي ومن وعلى وقال وأضاف قال حيث بأن لكن ولم وقد منذ "
        "غير أي تم يوم عام حتى ثم"
    ).split()
)
_OTHER_WORDS = {
    "Persian": frozenset("است که این از به در برای می را آن شد شده های خود کرد بود هم یک ها".split()),
    "Urdu": frozenset("ہے کے میں کی کا نے سے اور کو پر یہ ہیں کہ ہو گیا تھا".split()),
}


def arabic_share(text: str) -> float:
    """Share of the letters that are of the Arabic script, 0 to 1; 0 where there is no letter."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    return min(1.0, len(_ARABIC_LETTER.findall(sample)) / letters) if letters else 0.0


def common_share(text: str) -> float:
    """Share of the words that are among Arabic's commonest, 0 to 1: about a quarter of running press text."""
    words = _WORD.findall(search_key(text[:_SAMPLE]))
    return sum(word in _ARABIC_WORDS for word in words) / len(words) if words else 0.0


def foreign(text: str) -> str:
    """Why the text is not Arabic, in a few words; empty where it is.

    Less than three tenths of the letters being of the script makes it another language: a press article with
    long foreign names and captions has more. Persian and Urdu are told by their own commonest words.
    """
    share = arabic_share(text)
    if share == 0:
        return "there is no Arabic letter in it" if _LETTER.search(text) else "there are no words in it"
    if share < 0.3:
        return f"only {share:.0%} of its letters are Arabic"
    sample = text[:_SAMPLE]
    words = re.findall(r"[\u0621-\u064A\u066E-\u06D3]+", sample)
    arabic = sum(word in _ARABIC_WORDS for word in _WORD.findall(search_key(sample)))
    for language, known in _OTHER_WORDS.items():
        found = sum(word in known for word in words)
        if found >= 3 and found > arabic:
            return f"it seems to be {language}"
    return ""
