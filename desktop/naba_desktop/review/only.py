"""Which sentences of an article are shown."""

from __future__ import annotations

from enum import StrEnum

from naba_translation.article import Kind, Pair, State
from naba_translation.attention import is_to_check


class Only(StrEnum):
    """A choice of sentences. The values are the ends of the commands' names."""

    ALL = "all"
    DOUBTFUL = "doubtful"
    OPEN = "open"
    EDITED = "edited"
    COMMENTED = "commented"

    @property
    def words(self) -> str:
        """What the choice is called in a sentence of its own."""
        return {
            Only.ALL: "All sentences",
            Only.DOUBTFUL: "Only sentences to check",
            Only.OPEN: "Only sentences that are not approved yet",
            Only.EDITED: "Only sentences in a person's words",
            Only.COMMENTED: "Only sentences with comments",
        }[self]

    def fits(self, pair: Pair) -> bool:
        """Whether a sentence is one of them."""
        match self:
            case Only.ALL:
                return True
            case Only.DOUBTFUL:
                return is_to_check(pair)
            case Only.OPEN:
                return pair.state is not State.APPROVED and pair.sentence.kind is not Kind.FURNITURE
            case Only.EDITED:
                return pair.edit is not None
            case Only.COMMENTED:
                return bool(pair.comments)
