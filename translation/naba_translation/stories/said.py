"""One sentence of a story, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from naba_translation.article import Article, Pair, Review
from naba_translation.outlet_spelling import unmarked
from naba_translation.publisher import outlet_of, publisher_of
from naba_translation.stories.particulars import Corrections, Instead, Known, Particulars
from naba_translation.stories.statements import Likeness, Statement


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Who tells the same with other numbers, of another day or of another place: another source, or a copy that was
    brought up to date. What it has instead, in words; not all of many."""

    outlet: str
    numbers: tuple[str, ...] = ()  # as they are printed
    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def instead(self) -> tuple[str, ...]:
        """All of it."""
        return (*self.numbers, *self.days, *self.places)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a story."""

    article: Article
    pair: Pair
    outlets: tuple[str, ...]  # of the sources that make this statement, this one first
    of: int  # how many sources there are: an outlet or agency counts once; see publisher.py
    alone: bool = True  # where one outlet makes it: nothing like it was found in another
    otherwise: tuple[Otherwise, ...] = ()  # other sources, and copies of this report

    @property
    def heard(self) -> str:
        """Who says so, in words: "said by 4 of 5", "only in X"; empty where there is but one source."""
        told = self._told(unmarked(self._source))
        return f"{told}, {self._how} in {len(self.otherwise)}" if self.otherwise and self.of > 1 else told

    @property
    def heard_from(self) -> str:
        """As `heard`, with the outlets by name: "said by 4 of 5: A, B, C, D; with other numbers in E (19)".

        Arabic names are kept apart as in a check's reason: shown by `display.visible_reason`.
        """
        names = f": {', '.join(map(_apart, self.outlets))}" if len(self.outlets) > 1 else ""
        return "; ".join(filter(None, (self._told(_apart(self._source)) + names, self.disputed)))

    @property
    def disputed(self) -> str:
        """Who tells the same with other particulars, and with which: "with other numbers in E (19)", "told otherwise in
        E (19, Tuesday), F (Benghazi)"; mostly empty."""
        others = ", ".join(f"{_apart(one.outlet)} ({', '.join(one.instead)})" for one in self.otherwise)
        return f"{self._how} in {others}" if others else ""

    @property
    def _how(self) -> str:
        """In which way all of them tell it otherwise, where it is one."""
        ways = {
            "with other numbers": any(one.numbers for one in self.otherwise),
            "with another day": any(one.days for one in self.otherwise),
            "with another place": any(one.places for one in self.otherwise),
        }
        found = [way for way, there in ways.items() if there]
        return found[0] if len(found) == 1 else "told otherwise"

    @property
    def _source(self) -> str:
        publisher = publisher_of(self.article)
        named = publisher.named or self.outlets[0] != publisher.name
        return self.outlets[0] if named else "this report"

    def _told(self, source: str) -> str:
        if self.of == 1:
            return ""
        if len(self.outlets) > 1:
            return f"said by {len(self.outlets)} of {self.of}"
        if self.otherwise:
            return f"in {source}"
        return f"only in {source}" if self.alone else f"in {source}, the like elsewhere"


def _apart(name: str) -> str:
    """A name that may have letters of any script and must not reorder the English around it (FSI and PDI of UAX #9)."""
    name = unmarked(name)
    return name if name.isascii() else f"\u2068{name}\u2069"


def _otherwise(outlet: str, instead: Instead) -> Otherwise:
    return Otherwise(outlet, instead.numbers, instead.days, instead.places)


def said_of(
    found: Sequence[Statement],
    likeness: Likeness,
    sources: Sequence[tuple[str, str]],
    others: Sequence[Sequence[Review]],
) -> list[Said]:
    """Who makes each statement; `sources` has one for each telling, `others` the copies of it."""
    known = {one.telling: one.review for one in found}
    articles = {telling: Known(review) for telling, review in known.items()}
    particulars = [articles[one.telling].of(one.pair.sentence.text) for one in found]
    corrected = [Corrections(copies_of) for copies_of in others]
    return [
        _heard(at, found, likeness, sources, particulars, corrected[one.telling])
        for at, one in enumerate(found)
    ]


def _heard(
    at: int,
    found: Sequence[Statement],
    likeness: Likeness,
    sources: Sequence[tuple[str, str]],
    particulars: Sequence[Particulars],
    corrected: Corrections,
) -> Said:
    statement = found[at]
    names = {sources[statement.telling]: outlet_of(statement.review.article)}
    otherwise: dict[tuple[str, str], Otherwise] = {}
    for other in np.flatnonzero(likeness.said[at]).tolist():
        source, outlet = sources[found[other].telling], outlet_of(found[other].review.article)
        if instead := particulars[at].instead(particulars[other]):
            otherwise.setdefault(source, _otherwise(outlet, instead))
        else:
            names.setdefault(source, outlet)
    others = (found[other].telling for other in np.flatnonzero(likeness.close[at]).tolist())
    return Said(
        statement.review.article,
        statement.pair,
        tuple(names.values()),
        len(set(sources)),
        alone=all(sources[other] == sources[statement.telling] for other in others),
        otherwise=(
            *(one for source, one in otherwise.items() if source not in names),
            *(
                _otherwise(outlet_of(copy.article), instead)
                for copy, instead in corrected.of(statement.pair.sentence.text, particulars[at])
            ),
        ),
    )
