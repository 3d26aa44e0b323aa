"""Why a queue rests."""

from __future__ import annotations

from dataclasses import dataclass

from naba_translation.counted import counted


@dataclass(frozen=True, slots=True)
class Rest:
    """Why nothing is being translated now, and what came of it since it began."""

    done: int = 0
    failed: int = 0
    waiting: int = 0
    stopped: bool = False
    paused: bool = False

    @property
    def words(self) -> str:
        """What came of it; empty where all went well."""
        if self.paused and self.waiting:
            return (
                f"Paused. {counted(self.waiting, 'article')} {'is' if self.waiting == 1 else 'are'} waiting."
            )
        if self.failed and not self.stopped:
            return f"{counted(self.failed, 'file')} could not be translated; the list says why."
        return "Stopped. What was translated is kept." if self.stopped else ""
