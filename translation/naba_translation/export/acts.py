"""What people did to the English of an article: each edit, judgement and comment, with author and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from naba_translation.article import Pair, Review, Span, State
from naba_translation.export.review_json import text
from naba_translation.steps import Step


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody did to one sentence."""

    made: datetime  # with time zone
    author: str
    act: str  # "edit", "approve", "second look", "comment"; of a library's log all values of steps.What
    sentence: int  # Sentence.index; -1: of a sentence that is not there any more
    words: str = ""  # the English that was written or judged, or the comment; empty where it was taken back
    origin: str = ""  # of an edit, as in Edit.origin


def acts_in(review: Review) -> tuple[Act, ...]:
    """What holds now, in order of time."""
    return _in_order(act for pair in review.pairs for act in _of(pair))


def acts_of_log(review: Review, steps: Iterable[Step]) -> tuple[Act, ...]:
    """All that was done, with what was undone since; and what holds by other ways, such as the memory's words."""
    indexes: dict[Span, int] = {(p.sentence.start, p.sentence.end): p.sentence.index for p in review.pairs}
    told = [
        Act(step.made, step.author, step.what, indexes.get(change.place, -1), change.words or "")
        for step in steps
        for change in step.changes
    ]
    known = {(act.author, act.sentence, act.words) for act in told}
    more = (act for act in acts_in(review) if (act.author, act.sentence, act.words) not in known)
    return _in_order([*told, *more])


def to_json(act: Act) -> dict[str, Any]:
    """Its values for a record."""
    return {**asdict(act), "made": act.made.isoformat()}


def from_json(item: dict[str, Any]) -> Act:
    """The act of a record. Raises ValueError, KeyError, TypeError."""
    return Act(
        made=datetime.fromisoformat(item["made"]),
        author=text(item["author"]),
        act=text(item["act"]),
        sentence=int(item["sentence"]),
        words=text(item["words"]),
        origin=text(item["origin"]),
    )


def _of(pair: Pair) -> Iterator[Act]:
    index = pair.sentence.index
    if edit := pair.edit:
        yield Act(edit.made, edit.author, "edit", index, edit.english, edit.origin)
    if mark := pair.mark:
        what = "approve" if mark.state is State.APPROVED else "second look"
        yield Act(mark.made, mark.author, what, index, mark.english)
    for comment in pair.comments:
        yield Act(comment.made, comment.author, "comment", index, comment.text)


def _in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: (act.made, act.sentence)))
