"""What the engine itself says of its draft: that it was cut, that it was unsure, that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_models import ScoreLevels
    from naba_translation.article import Draft

CUT = "cut"
SCORE = "score"
SET_ASIDE = "set aside"


def draft_flags(draft: Draft, *, levels: ScoreLevels | None) -> Iterator[Flag]:
    """A draft that reached the engine's limit; a draft the engine gave little weight.

    `levels` are the model's own, as no two models' scores are alike; None: they were never measured.
    """
    if draft.cut:
        yield Flag(CUT, "The sentence is longer than the engine can take: its end is missing.", Level.DOUBT)
    if levels is not None and draft.score < levels.look:
        yield Flag(
            SCORE,
            f"The engine was unsure of its own words (score {draft.score:.2f}; "
            f"above {levels.look:.2f} is usual for this model).",
            Level.DOUBT if draft.score < levels.doubt else Level.LOOK,
        )
