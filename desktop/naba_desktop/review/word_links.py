"""Which words of a sentence belong together, for the word under the mouse or the cursor."""

from __future__ import annotations

from dataclasses import dataclass

from naba_translation.alignment import Aligned, align, moved
from naba_translation.article import Pair, Span


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that are shown as belonging together."""

    index: int | None = None  # Sentence.index; None: nothing is shown
    english: tuple[Span, ...] = ()  # code points of Pair.english
    arabic: tuple[Span, ...] = ()  # code points of the sentence's text


NO_LINK = Linked()


class WordLinks:
    """The sure links of one pair, and what they join to one place in it."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._links = align(pair)

    def at(self, place: int, *, english: bool) -> Linked:
        """What belongs to the word at a code point of the English or of the Arabic, both ways: the words of the
        other language, and all those of its own that belong to them too. NO_LINK where nothing is sure."""
        here = [link for link in self._links if _holds(link.english if english else link.arabic, place)]
        if not here:
            return NO_LINK
        others = {link.arabic if english else link.english for link in here}
        joined = [link for link in self._links if (link.arabic if english else link.english) in others]
        return Linked(self.pair.sentence.index, _spans(joined, english=True), _spans(joined, english=False))


def enforced_spans(pair: Pair) -> tuple[Span, ...]:
    """Where names stand in Pair.english that were put into their chosen form; none in a human's words."""
    if pair.edit is not None:
        return ()
    spans = (moved(pair, (place.start, place.end)) for place in pair.enforced)
    return tuple(span for span in spans if span is not None)


def _holds(span: Span, place: int) -> bool:
    return span[0] <= place < span[1]


def _spans(links: list[Aligned], *, english: bool) -> tuple[Span, ...]:
    return tuple(sorted({link.english if english else link.arabic for link in links}))
