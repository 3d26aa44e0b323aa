"""One step of what people did to an article, as a value; library/history.py keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from naba_translation.article import Span, State


class What(StrEnum):
    """What a step did."""

    EDIT = "edit"
    RESTORE = "restore"  # back to the machine's English
    REPLACE = "replace"  # found words replaced in one sentence or in many
    RECOVERED = "recovered"  # typing that a sudden end of the program had left unsaved
    APPROVE = "approve"
    SECOND_LOOK = "second look"
    UNMARK = "unmark"
    COMMENT = "comment"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that a step wrote."""

    fact: str  # "edit", "mark" or "comment"
    place: Span  # the sentence: code points into Article.text
    words: str | None  # the English, the English that was judged, or the comment; None: it was taken back
    state: State | None = None  # of a mark
    comment: int | None = None  # Comment.id


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the log."""

    id: int  # in the library, never used again
    what: What
    author: str
    made: datetime  # with time zone
    of: int | None = None  # the step that was undone or redone
    changes: tuple[Change, ...] = ()

    @property
    def places(self) -> tuple[Span, ...]:
        """The sentences it is about, in order."""
        return tuple(sorted({change.place for change in self.changes}))
