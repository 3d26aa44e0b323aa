"""A question that became a statement, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naba_translation.article import Flag, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.checks.view import View

NAME = "question"
_MARKS = frozenset("؟?⸮")
# What opens an Arabic question; a press text often leaves its mark out.
_ASKING = frozenset(
    "هل وهل فهل اهل لماذا ولماذا فلماذا ماذا وماذا فماذا بماذا كيف وكيف فكيف اين واين فاين متي ومتي كم وكم "
    "من ومن فمن لمن ما وما فما اي واي اليس اليست الم افلا الا هلا لم ولم اما اذا شو وين".split()
)


def question(arabic: View, english: View) -> Iterator[Flag]:
    """The question mark on one side only."""
    if arabic.forms.isdisjoint(_MARKS) and english.forms.isdisjoint(_MARKS):
        return
    asked = [(token.start, token.end) for token in arabic.tokens if token.form in _MARKS]
    answered = [(token.start, token.end) for token in english.tokens if token.form in _MARKS]
    if asked and not answered:
        yield Flag(
            NAME,
            "The Arabic asks a question (؟); the English does not.",
            arabic=arabic.spans(asked),
        )
    elif answered and not asked and not any(token.form in _ASKING for token in arabic.tokens):
        yield Flag(
            NAME,
            "The English asks a question; the Arabic has no question mark and no asking word.",
            Level.LOOK,
            english=english.spans(answered),
        )
