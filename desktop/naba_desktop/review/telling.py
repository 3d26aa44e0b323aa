"""What the details say of one sentence, line by line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from naba_desktop.look.shown import isolated, one_line
from naba_desktop.review.words import state_sign
from naba_translation.article import Comment, Edit, Kind, Level, Pair, State
from naba_translation.display import visible_reason

Titles = Callable[[str], str]
"""What an article of the library is called, by its id; empty when it is not there."""

_VERDICTS = {
    Level.OK: "The checks found nothing. They cannot find everything.",
    Level.LOOK: "Check this sentence before you use it.",
    Level.DOUBT: "Do not rely on this sentence.",
}
_WHY_ENFORCED = {
    "variant": "another form of the same name",
    "aligned": "the engine's spelling of the same name",
}


def verdict(pair: Pair) -> str:
    """One line on the sentence's state, and on how far to trust it."""
    number = f"Sentence {pair.sentence.index + 1}"
    if pair.sentence.kind is Kind.FURNITURE:
        return f"{number}. Not part of the article, so it was not translated."
    return f"{number}. {_state(pair)} {'' if _settled(pair) else _trust(pair)}".rstrip()


def _trust(pair: Pair) -> str:
    """How far to trust it; what a person stands for is not called unreliable, but that a check objects is told."""
    if pair.state in (State.EDITED, State.APPROVED):
        return "A check objects all the same."
    return _VERDICTS[pair.level]


def provenance(pair: Pair) -> str:
    """Whose English it is, in one sentence."""
    return _state(pair)


def reasons(pair: Pair) -> tuple[str, ...]:
    """What the checks found, the worst first; before it, what the machine had written where a human's words
    stand."""
    found = [
        visible_reason(flag.reason)
        for flag in sorted(pair.flags, key=lambda flag: flag.level is not Level.DOUBT)
    ]
    if pair.edit is not None and pair.draft is not None:
        found.insert(0, f"The machine wrote: {one_line(pair.draft.english)}")
    return tuple(found)


def names(pair: Pair) -> tuple[str, ...]:
    """Which names were put into their chosen form."""
    if pair.draft is None or pair.edit is not None:
        return ()
    return tuple(
        f"Name: “{one_line(place.english)}” stands for “{one_line(pair.draft.english[place.start : place.end])}”,"
        f" {_WHY_ENFORCED.get(place.why, 'as you chose')}"
        f" ({isolated([pair.sentence.text[slice(*place.arabic)]], separator='')})."
        for place in pair.enforced
    )


def comments(pair: Pair) -> tuple[str, ...]:
    """The comments with who made them, the oldest first."""
    return tuple(_comment(comment) for comment in pair.comments)


def remembered(edit: Edit, titles: Titles) -> str:
    """Where words from the memory come from."""
    if edit.origin.startswith("tmx:"):
        where = f"the translation memory {one_line(edit.origin.removeprefix('tmx:'))}"
    else:
        title = titles(edit.origin)
        where = (
            f"the article “{one_line(title)}”" if title else "an article that is not in the library any more"
        )
    return f"{one_line(edit.author)} wrote this for the same sentence in {where}, {_day(edit.made)}."


def _state(pair: Pair) -> str:
    mark, edit = pair.mark, pair.edit
    if mark is not None and pair.state is State.APPROVED:
        return f"Approved by {one_line(mark.author)}, {_day(mark.made)}."
    if mark is not None and mark.state is State.APPROVED:
        return f"Needs a second look: {one_line(mark.author)} approved other words, {_day(mark.made)}."
    if mark is not None:
        return f"{one_line(mark.author)} asked for a second look, {_day(mark.made)}."
    if edit is not None:
        done = "From the memory" if edit.origin else "Edited"
        return f"{done}: {one_line(edit.author)}, {_day(edit.made)}."
    return "Machine translation, not reviewed." if pair.english else "Not translated yet."


def _settled(pair: Pair) -> bool:
    """Whether the checks' opinion is of no use beside the state."""
    return not pair.english or (pair.level is Level.OK and state_sign(pair)[0] != "machine")


def _comment(comment: Comment) -> str:
    return f"{one_line(comment.author)}, {_day(comment.made)}: {one_line(comment.text)}"


def _day(made: datetime) -> str:
    return f"{made.astimezone():%Y-%m-%d %H:%M}"
