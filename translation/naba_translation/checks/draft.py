"""What the engine itself says of its draft: that it was cut, that it was unsure, that there is none."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from naba_models import ScoreLevels
    from naba_translation.article import Draft

CUT = "cut"
SCORE = "score"
SET_ASIDE = "set aside"

_ENOUGH = 12  # drafts of an article before they are measured by each other
_APART = 2.0
"""Standard deviations below the median: of the drafts below, 40 % were of the worst tenth on flores-dev."""


def draft_flags(draft: Draft, *, levels: ScoreLevels | None, usual: float | None = None) -> Iterator[Flag]:
    """A draft that reached the engine's limit, or that the engine gave little weight, or killed the engine.

    `levels` are the model's own, as no two models' scores are alike; where they were never measured, `usual` is
    the article's own lowest score that is nothing special (`lowest_usual`).
    """
    if draft.set_aside:
        yield Flag(
            SET_ASIDE,
            "The engine broke down at this sentence, twice, so it was left out. Translating again tries again.",
            Level.DOUBT,
        )
        return
    if draft.cut:
        yield Flag(CUT, "The sentence is longer than the engine can take: its end is missing.", Level.DOUBT)
    if levels is not None and draft.score < levels.look:
        yield Flag(
            SCORE,
            f"The engine was less sure of its words than it mostly is (score {draft.score:.3f}, "
            f"mostly above {levels.look:.3f}).",
            Level.DOUBT if draft.score < levels.doubt else Level.LOOK,
        )
    elif levels is None and usual is not None and draft.score < usual:
        yield Flag(
            SCORE,
            f"The engine was much less sure of its words than elsewhere in this article (score {draft.score:.2f}).",
        )


def looks(draft: Draft) -> dict[int, float] | None:
    """The most attention paid to each word of the Arabic; None where the engine did not tell."""
    if not draft.links:
        return None
    most: dict[int, float] = {}
    for link in draft.links:
        most[link.source] = max(link.mass, most.get(link.source, 0.0))
    return most


def lowest_usual(scores: Sequence[float]) -> float | None:
    """The score that a draft of the article has at least unless it stands out: the median less two standard
    deviations, which are taken from the median deviation, as a few bad drafts must not hide each other. None for
    a short article."""
    if len(scores) < _ENOUGH:
        return None
    middle = median(scores)
    return middle - _APART * 1.4826 * median(abs(score - middle) for score in scores)
