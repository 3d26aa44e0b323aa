"""A sentence as one would quote it: with its source, whose English it is, and every doubt about it."""

from __future__ import annotations

from pathlib import Path

from naba_desktop.look.shown import one_line
from naba_desktop.review.telling import provenance
from naba_translation.article import Article, Flag, Pair, State
from naba_translation.display import visible_reason
from naba_translation.publisher import in_english

_ADVICE = {
    State.MACHINE: "Nobody has checked this English. Have it read by someone who knows Arabic before you quote it.",
    State.EDITED: "A person wrote this English, nobody has approved it.",
    State.APPROVED: "A person has approved this English, as the line under it says.",
    State.SECOND_LOOK: "A second look was asked for. Do not quote it before that is done.",
}


def quotation(article: Article, pair: Pair) -> str:
    """The English, where it stands, how it came to be, what the checks found in it, and the Arabic: a line each, with
    hidden characters as their codes."""
    lines = [f"“{one_line(pair.english)}”", f"{_place(article, pair)}. {provenance(pair)}"]
    lines += [f"The checks: {visible_reason(flag.reason)}" for flag in _open_doubts(pair)]
    return "\n".join((*lines, f"“{one_line(pair.sentence.text)}”"))


def advice(pair: Pair) -> str:
    """Whether it can be quoted, in a sentence or two."""
    count = len(_open_doubts(pair))
    if not count:
        return _ADVICE[pair.state]
    doubts = "The doubt of a check stands" if count == 1 else f"{count} doubts of the checks stand"
    return f"{_ADVICE[pair.state]} {doubts} in the copy."


def _open_doubts(pair: Pair) -> tuple[Flag, ...]:
    return () if pair.state is State.APPROVED else pair.flags


def _place(article: Article, pair: Pair) -> str:
    """Day, outlet or file, number of the sentence. The day stands first: behind a name in Arabic letters its
    numbers would change places."""
    day = article.published.isoformat() if article.published else ""
    outlet = one_line(in_english(article.outlet)) or one_line(Path(article.source).name)
    return ", ".join(part for part in (day, outlet, f"sentence {pair.sentence.index + 1}") if part)
