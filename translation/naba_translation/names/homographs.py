"""Countries that are spelt like another word or place, and the company in which they are that.

Egypt (مصر) is spelt like "insisting" (مُصِرّ), which takes على and stands after a subject: إنه مصر على البقاء. With
على alone it may be either (حصلت مصر على قرض, Egypt got a loan). Qatar (قطر) is spelt like "diameter" (قُطْر): نصف
قطر is a radius. The other forms of those words (مصرا, مصرة, مصرون; قطره) are spelt in another way.

Oman (عُمان) is spelt like Amman (عَمّان), and countries near by are no sign of which: both are named beside Jordan, and a
sultan visits either. Only a longer name says it, the Sultanate of Oman or the capital Amman.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class _Word(NamedTuple):
    before: frozenset[str]  # folded words, one of which stands right before it
    after: str = ""  # the folded word right after it; empty: any


_WORDS: Final = {
    "مصر": _Word(
        frozenset(
            """انه وانه بانه فانه لانه لكنه ولكنه هو وهو كلنا انني اني انا وانا زال يزال مازال لايزال ظل يظل بات بدا
            يبدو غير كل""".split()
        ),
        "علي",
    ),
    "القاهره": _Word(frozenset("القوه قوه والقوه الظروف ظروف لظروف اسباب لاسباب".split())),
    "قطر": _Word(frozenset("نصف ونصف بنصف انصاف طول".split())),
}


class _Place(NamedTuple):
    key: str  # the folded word that is another place as well
    told_by: tuple[str, ...]  # how folded words begin, articles aside, that may speak of it without its name


TWO_PLACES: Final = {
    "Oman": _Place("عمان", ("عماني", "سلطن", "سلطان", "مسقط")),
    "Amman": _Place("عمان", ("اردن",)),
}
"""By their English names."""


def is_word(key: str, before: str, after: str) -> bool:
    """Whether a folded word that may be a country is the other word here, by its folded neighbours ("": none)."""
    word = _WORDS.get(key)
    return word is not None and before in word.before and word.after in ("", after)
