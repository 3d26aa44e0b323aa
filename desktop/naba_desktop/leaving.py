"""Leaving the window: all is saved first, and a drive that does not answer keeps nobody waiting for ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence

PATIENCE_SECONDS = 5.0
"""For one step of a translation or a document on a slow computer; after it the analyst is asked."""

LONGER_SECONDS = 20.0
"""Until the analyst is asked again."""


_SAVING = "What you changed last is not written to the library yet. If you end now, that much is lost."
_WORKING = (
    "All your work is saved. If you end now, a file that is being translated waits for the next start, and what was "
    "translated of it is kept; a document that is being written will not be there, and an older one of its name stays "
    "as it was."
)

Close = Callable[[float], bool]
"""Ends something: waits so many seconds at most, and says whether it has ended."""


def leave(saving: Sequence[Close], working: Sequence[Close], *, end_now: Callable[[str, str], bool]) -> bool:
    """End what saves, then what works for long.

    `end_now` is asked, with what is going on and what becomes of it, whether not to wait any longer. Returns whether
    all have ended; those that have not must not be destroyed.
    """
    parts = [*((close, _SAVING) for close in saving), *((close, _WORKING) for close in working)]
    for place, (close, left) in enumerate(parts):
        seconds = PATIENCE_SECONDS
        while not close(seconds):
            if end_now("Naba is still waiting for a drive or a long file", left):
                for later, _ in parts[place + 1 :]:
                    later(0.0)
                return False
            seconds = LONGER_SECONDS
    return True
