"""Whether the engine, too, finds that a run of Arabic words has no English in its draft.

Contrastive conditioning, after Vamvas and Sennrich (2022), "As Little as Possible, as Much as Necessary: Detecting
Over- and Undertranslations with Contrastive Conditioning": where the English becomes no less likely once some words
are left out of the Arabic, nothing of it says them. The engine is asked only about the heaviest few of the runs that
the table of words makes suspicious (coverage.py), and its answers and theirs are weighed together. The weights are
those of a logistic regression, fitted by packaging/data/contrast.py on sentences that the default model was not
trained on.

Of every sixth sentence of flores-dev (version 5's own 166 drafts, their attention not looked at) words alone flag 2,
and so do the answers; with a piece of the draft taken out, 85 and 96 % of clauses are found, 75 and 100 % of those
inside a long sentence, 76 and 89 % of last quarters. Other people's English is not asked about: the default model
knows too little of it, and 34 of 994 human references were flagged for 5 by words alone. Nor is the sentence encoder
asked (search/encoder.py), whether the English is likelier the Arabic without the run: with as many flags it found 97
for 94 % of lost first halves and 1 to 3 % more clauses, but in what four systems really wrote the same lines but one
or two, for 12 ms a sentence that was asked about.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.article import Contrast, Span
    from naba_translation.checks.coverage import Coverage, Run
    from naba_translation.checks.view import View

BASE, LOST, GAINED, WORDS, ENOUGH = 0.55, -1.79, 2.17, 1.24, -1.51
"""Of what the run weighs more than is needed without an engine; of the logarithms of one and the nats that pieces of
the English lose without it, of one and the nats that they gain, and of its words of content; and what all have."""
SUSPICIOUS = -3.0
"""Weight beside what is needed from which on a sentence is asked about: of the human translations that the weights
were fitted on a ninth have such a run, and of those from which a clause was taken 97 %."""
_SURER = -1.0
"""Added to what is enough: at this no more human translations of those are flagged than without asking."""
MOST = 3  # runs of a sentence; with five no more is found
_LARGEST = 0.8  # share of the sentence's tokens: of less than the rest no English can be made
_FEWEST = 2  # tokens
_SAME = 0.7  # share of what two runs have together from which on one of them is enough


def suspects(coverage: Coverage) -> tuple[Run, ...]:
    """The runs to ask an engine about, the heaviest first; none where the sentence is beyond suspicion. The names must
    have been listened to."""
    runs = sorted(coverage.runs(), key=lambda run: -run.weight)
    if not runs or runs[0].weight - coverage.needed < SUSPICIOUS:
        return ()
    chosen: list[Run] = []
    for run in runs:
        size = run.end - run.start
        if _FEWEST <= size <= _LARGEST * len(coverage.words) and not any(
            _alike(run, other) for other in chosen
        ):
            chosen.append(run)
            if len(chosen) == MOST:
                break
    return tuple(chosen)


def _alike(run: Run, other: Run) -> bool:
    shared = min(run.end, other.end) - max(run.start, other.start)
    return shared >= _SAME * (max(run.end, other.end) - min(run.start, other.start))


def features(run: Run, coverage: Coverage, lost: float, gained: float) -> tuple[float, float, float, float]:
    """What is weighed by BASE, LOST, GAINED and WORDS."""
    words = sum(word.kind is not None for word in coverage.words[run.start : run.end])
    return run.weight - coverage.needed, math.log1p(lost), math.log1p(gained), math.log(max(words, 1))


def surest(coverage: Coverage, view: View, contrasts: Sequence[Contrast]) -> tuple[float, Run] | None:
    """The run that is likeliest to be lost of those that were asked about, with the logarithm of its odds less what is
    enough; None where none of them stands any more, as with other names in the English."""
    asked = {(contrast.start, contrast.end): contrast for contrast in contrasts}
    weighed = [
        (_odds(features(run, coverage, contrast.lost, contrast.gained)), run)
        for run in coverage.runs()
        if (contrast := asked.get(place(view, run))) is not None
    ]
    return max(weighed, key=lambda each: each[0], default=None)


def _odds(values: Sequence[float]) -> float:
    return ENOUGH - _SURER + sum(map(float.__mul__, (BASE, LOST, GAINED, WORDS), values))


def place(view: View, run: Run) -> Span:
    """Where the run stands in `view.clean.text`."""
    return view.tokens[run.start].start, view.tokens[run.end - 1].end
