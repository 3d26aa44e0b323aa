"""Which articles the list shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from naba_desktop.library.entry import Entry, State


class Risk(StrEnum):
    """What the checks found in an article."""

    DOUBT = "doubt"  # a doubtful sentence
    LOOK = "look"  # a sentence to check, doubtful or not
    CLEAN = "clean"  # checked, and nothing left to check
    OPEN = "open"  # not translated, or not to its end


class Order(StrEnum):
    """How the list is sorted."""

    ADDED = "added"
    NEWEST = "newest"
    PUBLISHED = "published"
    TO_CHECK = "to check"
    TITLE = "title"
    OUTLET = "outlet"


ORDER_WORDS = {
    Order.ADDED: "As they came",
    Order.NEWEST: "Added last first",
    Order.PUBLISHED: "Published last first",
    Order.TO_CHECK: "Most to check first",
    Order.TITLE: "By title",
    Order.OUTLET: "By outlet",
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an article must be like to be listed. What is left empty does not narrow."""

    words: str = ""  # all of them stand in its titles, outlet, file name, tags or note
    outlet: str = ""
    since: date | None = None  # published on this day or later; what has no date is then left out
    until: date | None = None
    risk: Risk | None = None
    reviewed: bool | None = None
    tag: str = ""
    story: str = ""
    story_title: str = ""  # how to call that story
    watched: bool = False  # mentions a term of the watch list

    @property
    def count(self) -> int:
        """How many of the choices narrow; the words do not count."""
        names = {field.name for field in fields(self)} - {"words", "story_title", "reviewed"}
        return sum(bool(getattr(self, name)) for name in names) + (self.reviewed is not None)

    def test(self) -> Callable[[Entry], bool]:
        """What says of an entry whether it is listed."""
        words = self.words.casefold().split()
        tests: list[Callable[[Entry], bool]] = []
        if words:
            tests.append(lambda entry: all(word in entry.searched for word in words))
        if self.outlet:
            tests.append(lambda entry: entry.outlet == self.outlet)
        if since := self.since:
            tests.append(lambda entry: entry.published is not None and entry.published >= since)
        if until := self.until:
            tests.append(lambda entry: entry.published is not None and entry.published <= until)
        if risk := self.risk:
            tests.append(lambda entry: _is(entry, risk))
        if self.reviewed is not None:
            tests.append(lambda entry: entry.reviewed == self.reviewed)
        if self.tag:
            tests.append(lambda entry: self.tag in entry.tags)
        if self.story:
            tests.append(lambda entry: entry.story == self.story)
        if self.watched:
            tests.append(lambda entry: bool(entry.watched))
        if len(tests) < 2:  # the usual ones, asked of ten thousand entries at once
            return tests[0] if tests else lambda _: True
        return lambda entry: all(test(entry) for test in tests)


def key(order: Order) -> Callable[[Entry, int], tuple[object, ...]]:
    """What entries are sorted by: the entry and its number in the order they came give a key no two share."""
    match order:
        case Order.NEWEST:
            return lambda _, number: (-number,)
        case Order.PUBLISHED:
            return lambda entry, number: (-(entry.published or date.min).toordinal(), -number)
        case Order.TO_CHECK:
            return lambda entry, number: (-(entry.doubt or 0), -(entry.attention or 0), number)
        case Order.TITLE:
            return lambda entry, number: (entry.name.casefold(), number)
        case Order.OUTLET:
            return lambda entry, number: (not entry.outlet, entry.outlet, number)
    return lambda _, number: (number,)


def _is(entry: Entry, risk: Risk) -> bool:
    if entry.state is not State.DONE or entry.attention is None:
        return risk is Risk.OPEN
    match risk:
        case Risk.DOUBT:
            return bool(entry.doubt)
        case Risk.LOOK:
            return entry.attention > 0
        case Risk.CLEAN:
            return entry.attention == 0
    return False
