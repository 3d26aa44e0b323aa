"""From a model's scores of its own drafts to those below which a draft is doubtful.

No two models' scores are alike, so the levels are set by what the drafts are worth: on test sets chrF++ of a
sentence (Popović 2017, "chrF++: words helping character n-grams") is fitted by a line on its score, and a level
is the score at which the line passes a fixed quality. A better model is so doubted less often. The two qualities
were chosen with version 1 of the default model, of whose press articles the drafts below were read: under the
first they were garbled in part, under the second mostly useless.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from naba_models import ScoreLevels
from naba_training.errors import TrainingError

LOOK, DOUBT = 44.0, 37.0
"""chrF++ expected of a draft, 0 to 100."""

ENOUGH = 100
"""Sentences a line is fitted on."""


def levels(scores: Sequence[float], qualities: Sequence[float]) -> ScoreLevels:
    """`scores` are mean log-probabilities a token, `qualities` the sentences' chrF++ (0 to 100), in one order.

    Raises:
        TrainingError: there are too few, or the score says nothing of the quality.
    """
    if len(scores) < ENOUGH:
        raise TrainingError(
            f"{len(scores)} sentences are too few to measure the score on; {ENOUGH} are needed"
        )
    score, quality = np.asarray(scores), np.asarray(qualities)
    slope, start = np.polyfit(score, quality, 1)
    if not slope > 0:
        raise TrainingError("the model's score says nothing of the quality of its drafts")
    lowest = float(score.min())
    look, doubt = (min(max((quality - start) / slope, lowest), 0.0) for quality in (LOOK, DOUBT))
    return ScoreLevels(round(float(look), 3), round(float(doubt), 3))
