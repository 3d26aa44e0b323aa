"""What the engine itself says of its draft: that it was cut, that it was unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.article import Draft

CUT = "cut"
SCORE = "score"
# Mean log-probability a token, read off the default model's drafts of press articles: below the first they
# are usually garbled in part, below the second as a whole. A model with other weights needs its own.
_UNSURE = -0.85
_LOST = -1.15


def draft_flags(draft: Draft) -> Iterator[Flag]:
    """A draft that reached the engine's limit; a draft the engine gave little weight."""
    if draft.cut:
        yield Flag(CUT, "The sentence is longer than the engine can take: its end is missing.", Level.DOUBT)
    if draft.score < _UNSURE:
        yield Flag(
            SCORE,
            f"The engine was unsure of its own words (score {draft.score:.2f}; above {_UNSURE} is usual).",
            Level.DOUBT if draft.score < _LOST else Level.LOOK,
        )
