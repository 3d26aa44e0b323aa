"""Who wrote an article, and where, in English letters: who knows no Arabic cannot tell two Arabic names apart."""

from __future__ import annotations

import re
from functools import lru_cache

from naba_translation.normalise import has_arabic
from naba_translation.outlet_spelling import OURS, known_in_english

_BETWEEN = re.compile(r"\s*[/،,]\s*|\s+[-–—]\s+")
_MARK = f" ({OURS})"
_LONGEST = 80  # characters; more is no name, and takes long to spell


def who_and_where(byline: str, dateline: str) -> tuple[str, ...]:
    """The two in English letters, as parts of a line; one part with one mark where both are spelt by us."""
    who, where = (f"by {in_english_letters(byline)}" if byline else ""), in_english_letters(dateline)
    if who.endswith(_MARK) and where.endswith(_MARK):
        return (f"{who.removesuffix(_MARK)}, {where}",)
    return tuple(filter(None, (who, where)))


@lru_cache(maxsize=4096)
def in_english_letters(name: str) -> str:
    """People or places of a byline or dateline: by their English form where one is known, else spelt and marked.

    As it stands where it has no Arabic letter, or a number or more words than names have ("العدد 87").
    """
    from naba_translation.names.transliterate import transliterate  # late: it reads the list of names

    if not has_arabic(name) or len(name) > _LONGEST or any(map(str.isdigit, name)):
        return name
    told: list[str] = []
    ours = False
    for piece in filter(None, _BETWEEN.split(name.strip())):
        known = known_in_english(piece)
        english = known or transliterate(piece).press or piece
        ours = ours or known is None
        told.append(english[:1].upper() + english[1:])
    return ", ".join(told) + (_MARK if ours else "")
