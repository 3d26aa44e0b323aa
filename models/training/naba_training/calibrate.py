"""From a model's scores of its own drafts to those below which a draft is doubtful.

No two models' scores are alike, so the levels are set by what the drafts are worth: on test sets chrF++ of a
sentence (Popović 2017, "chrF++: words helping character n-grams") is fitted by a line on its score, and a level
is the score at which the line passes a fixed quality. A better model is therefore doubted less often. The two qualities
were chosen with version 1 of the default model: of its drafts of press articles those below the first were garbled
in part when read; on flores-dev 14 % lay below the second, and they held 36 % of the worst tenth. Its two halves
gave the same levels to within 0.02.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from naba_models import ScoreLevels

LOOK, DOUBT = 48.0, 40.0
"""chrF++ expected of a draft, 0 to 100."""

ENOUGH = 100
"""Fewest sentences that a line is fitted on."""

_SLOPE = 1.0  # chrF++ a nat: with less, the score says nothing of the quality


def levels(scores: Sequence[float], qualities: Sequence[float]) -> ScoreLevels | None:
    """`scores` are mean log-probabilities a token, `qualities` the sentences' chrF++ (0 to 100), in one order.

    None where there are fewer than ENOUGH, or the score says nothing of the quality.
    """
    if len(scores) < ENOUGH:
        return None
    score, quality = np.asarray(scores), np.asarray(qualities)
    slope, start = np.polyfit(score, quality, 1)
    if slope < _SLOPE:
        return None
    lowest = float(score.min())
    look, doubt = (min(max((wanted - start) / slope, lowest), 0.0) for wanted in (LOOK, DOUBT))
    return ScoreLevels(round(float(look), 3), round(float(doubt), 3))
