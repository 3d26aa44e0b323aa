"""What happens late, which one language says with a denial and the other without.

"Won't be back for weeks" is سيعود بعد أسابيع, and لم يغادر إلا بعد الاجتماع is "left after the meeting".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naba_translation.checks.view import View

_AFTER_ALL = re.compile(r"(?:^| )الا (?:بعد|في|مع|عند|حين|عندما|بحلول) ")
_BEFORE = re.compile(r"(?:^| )قبل ")
_FOR_LONG = re.compile(
    r"(?:n't|\bnot|\bnever) .*\b(?:until|before"
    r"|for (?:\w+ ){0,3}(?:time|while|minutes?|hours?|days?|weeks?|months?|years?|decades?))\b"
)


def is_told_late(arabic: View, english: View) -> bool:
    """Whether the Arabic denies that it was before, and the English says that it was after."""
    if "after" in english.forms and _BEFORE.search(arabic.joined):
        return True
    return not english.forms.isdisjoint({"after", "before", "until"}) and bool(
        _AFTER_ALL.search(arabic.joined)
    )


def says_late(arabic: View, english: View) -> bool:
    """Whether the English denies that it is before, and the Arabic says that it is after."""
    return "بعد" in arabic.forms and _FOR_LONG.search(english.joined) is not None
