"""What the engine itself says of its draft: that it was cut, that it was unsure, that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.article import Draft

CUT = "cut"
SCORE = "score"
SET_ASIDE = "set aside"
# Mean log-probability a token, for version 1 of the default model: of its drafts of press articles those below
# the first were garbled in part when read; on flores-dev (score and chrF++ correlate at 0.49) 31 % lie above it,
# and the 15 % below the second hold four in ten of the worst tenth. A model with other weights needs its own.
_UNSURE = -0.65
_LOST = -0.95


def draft_flags(draft: Draft) -> Iterator[Flag]:
    """A draft that reached the engine's limit, or that the engine gave little weight, or killed the engine."""
    if draft.set_aside:
        yield Flag(
            SET_ASIDE,
            "The engine broke down at this sentence, twice, so it was left out. Translating again tries again.",
            Level.DOUBT,
        )
        return
    if draft.cut:
        yield Flag(CUT, "The sentence is longer than the engine can take: its end is missing.", Level.DOUBT)
    if draft.score < _UNSURE:
        yield Flag(
            SCORE,
            f"The engine was unsure of its own words (score {draft.score:.2f}; above {_UNSURE} is usual).",
            Level.DOUBT if draft.score < _LOST else Level.LOOK,
        )
