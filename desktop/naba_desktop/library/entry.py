"""One line of the list of articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from naba_translation.messages import Message
from naba_translation.outlet_spelling import unmarked


class State(StrEnum):
    """How far an article has come."""

    QUEUED = "queued"
    WORKING = "working"
    STOPPED = "stopped"  # the analyst stopped it; what was translated is kept
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the list shows it. The same source is the same entry."""

    source: str  # the file's path as it was opened
    article_id: str = ""  # empty until it was read
    title: str = ""  # English where there is some, else Arabic, else empty
    arabic: str = ""  # its title as it was found
    outlet: str = ""
    published: date | None = None
    state: State = State.QUEUED
    done: int = 0  # sentences; while it is being translated, those of the whole job
    total: int = 0
    attention: int | None = None  # sentences to check; None: not counted yet
    doubt: int | None = None  # of them, the doubtful ones
    reviewed: bool = False  # the analyst is done with it
    tags: tuple[str, ...] = ()  # by name
    note: str = ""
    story: str = ""  # the same for all articles of one story
    watched: tuple[str, ...] = ()  # the terms of the watch list that it mentions
    problem: Message | None = None  # why it failed

    @property
    def name(self) -> str:
        """What to call it: its title, or the file's name while there is none."""
        return self.title or Path(self.source).name

    @property
    def facts(self) -> tuple[str, ...]:
        """Where it comes from and what the analyst calls it: outlet and day, or its file; tags. A file that is
        its name already is told by its folder. That we spelt an outlet is said in the article's head."""
        day = self.published.isoformat() if self.published else ""
        file = Path(self.source)
        known = tuple(part for part in (unmarked(self.outlet), day) if part)
        known = known or (file.name if self.title else f"in {file.parent.name or file.parent}",)
        return *known, *(f"#{tag}" for tag in self.tags)

    @property
    def searched(self) -> str:
        """What the words of the filter are looked for in."""
        file = self.source.replace("\\", "/").rpartition("/")[2]  # a Path takes longer than all the rest
        parts = (self.title, self.arabic, self.outlet, file, *self.tags, self.note)
        return "\n".join(parts).casefold()

    @property
    def percent(self) -> int:
        """0 to 100, of its sentences."""
        return 100 * self.done // self.total if self.total else 0

    @property
    def status(self) -> str:
        """Its state in a few words. That no check objects proves nothing, and is not told as if it did."""
        match self.state:
            case State.QUEUED:
                return "Waiting"
            case State.WORKING:
                return f"Translating {self.percent} %" if self.total else "Translating"
            case State.STOPPED:
                return f"Stopped at {self.percent} %" if self.total else "Stopped"
            case State.FAILED:
                return self.problem.title if self.problem else "Failed"
        if self.attention is None:
            return "Translated"
        return f"{self.attention} to check" if self.attention else "No open doubts"


def translated(entries: Iterable[Entry]) -> set[str]:
    """The articles among them that are done, by id."""
    return {entry.article_id for entry in entries if entry.state is State.DONE and entry.article_id}
