"""Leaving the window: all is saved first, and a drive that does not answer keeps nobody waiting for ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

PATIENCE_SECONDS = 5.0
"""For one step of a translation or a document on a slow computer; after it the analyst is asked."""

LONGER_SECONDS = 20.0
"""Until the analyst is asked again."""

SAVING_SECONDS = 30.0
"""For what was typed and edited, where the system ends the program and nobody is there to be asked; it takes a moment
unless the drive hangs. systemd kills after 90 s."""

_SAVING = "What you changed last is not written to the library yet. If you end now, that much is lost."
_WORKING = (
    "All your work is saved. If you end now, a file that is being translated waits for the next start, and what was "
    "translated of it is kept; a document that is being written will not be there, and an older one of its name stays "
    "as it was."
)

Close = Callable[[float], bool]
"""Ends something: waits so many seconds at most, and says whether it has ended."""


def leave(
    saving: Sequence[Close],
    working: Sequence[Close],
    *,
    unattended: Callable[[], bool],
    end_now: Callable[[str, str], bool],
) -> bool:
    """End what saves, then what works for long.

    `end_now` is asked, with what is going on and what becomes of it, whether not to wait any longer; where it is
    `unattended`, which may change while that question stands open, it is not. Then all that saves has
    `SAVING_SECONDS` together, and all that works `PATIENCE_SECONDS`. Returns whether all have ended; those that have
    not must not be destroyed.
    """
    saved = _Waiting(unattended, end_now, most=SAVING_SECONDS).end(saving, _SAVING)
    if saved or unattended():
        return _Waiting(unattended, end_now, most=PATIENCE_SECONDS).end(working, _WORKING) and saved
    for close in working:
        close(0.0)
    return False


class _Waiting:
    """Waits for one part after the other as long as somebody wants; where nobody is there, `most` seconds for all."""

    def __init__(
        self, unattended: Callable[[], bool], end_now: Callable[[str, str], bool], *, most: float
    ) -> None:
        self._unattended = unattended
        self._end_now = end_now
        self._most = most
        self._latest: float | None = None  # the clock begins when nobody is there any more

    def end(self, parts: Sequence[Close], left: str) -> bool:
        """Whether all parts ended. Where one is not waited for any more, those after it are asked to end."""
        for place, close in enumerate(parts):
            if not self._end(close, left):
                for later in parts[place + 1 :]:
                    later(0.0)
                return False
        return True

    def _end(self, close: Close, left: str) -> bool:
        seconds = PATIENCE_SECONDS
        while not self._unattended():
            if close(seconds):
                return True
            if self._end_now("Naba is still waiting for a drive or a long file", left):
                return False
            seconds = LONGER_SECONDS
        return close(self._rest())

    def _rest(self) -> float:
        if self._latest is None:
            self._latest = monotonic() + self._most
        return max(0.0, self._latest - monotonic())
