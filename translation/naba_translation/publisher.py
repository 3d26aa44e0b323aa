"""Who published an article, told apart from the agencies whose copy it prints.

A line such as "رويترز" or "أ ف ب + وكالات" says whose copy an article is, not who printed it. Where several
outlets print one agency, they are one source: what all of them say was said once. "وكالات" alone, agencies, names
nobody: such an article is a source of its own, as is one whose outlet is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from naba_translation.agencies import AGENCIES, agency
from naba_translation.article import Article, Kind
from naba_translation.outlet_names import english_name, identity
from naba_translation.outlet_spelling import OURS, unmarked

_BETWEEN = re.compile(r"\s*[/،,+|–—-]\s*|\s+و(?=ال|أ|ر|س|و)")
_TRIM = " .:()[]\"'«»“”"


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known of where an article comes from."""

    outlet: str  # as the article names it; empty where it names none
    agencies: tuple[str, ...]  # whose copy it is, in English, AGENCIES for those not named
    article: str  # Article.id
    file: str  # its name

    @property
    def agency(self) -> str:
        """The one agency whose copy it is; empty where it is nobody's, or that of several."""
        named = [name for name in self.agencies if name != AGENCIES]
        return named[0] if len(named) == 1 else ""

    @property
    def named(self) -> bool:
        """Whether it has a name by which a reader knows it."""
        return bool(self.outlet or self.agency)

    @property
    def source(self) -> tuple[str, str]:
        """The same for all articles that count as one source: what is shown by one name is one outlet."""
        if self.agency:
            return "agency", self.agency
        return ("outlet", identity(self.outlet)) if self.outlet else ("article", self.article)

    @property
    def name(self) -> str:
        """In words: the outlet by its English name, or as it is spelt, with the agencies in brackets; the file where
        nobody is named."""
        agencies = ", ".join(map(english_name, self.agencies))
        if self.outlet:
            outlet = english_name(self.outlet)
            if not agencies:
                return outlet
            bare = unmarked(outlet)
            return f"{bare} ({agencies})" if bare == outlet else f"{bare} ({OURS}; {agencies})"
        if not agencies:
            return f"outlet unknown ({self.file})"
        return agencies if agencies != AGENCIES else f"{AGENCIES} ({self.file})"


def publisher_of(article: Article) -> Publisher:
    """By its source line and byline, and by the datelines in its text."""
    outlet, agencies = _parted(article.outlet)
    for words in (article.byline, *_datelines(article)):
        agencies = (*agencies, *_parted(words)[1])
    return Publisher(outlet, tuple(dict.fromkeys(agencies)), article.id, Path(article.source).name)


def outlet_of(article: Article) -> str:
    """Who published it, in words that are never empty."""
    return publisher_of(article).name


@lru_cache(maxsize=4096)
def in_english(outlet: str) -> str:
    """A source line with its outlet and agencies by their English names; what is not known is spelt and marked."""
    name, agencies = _parted(outlet)
    return ", ".join(filter(None, (english_name(name), *map(english_name, agencies))))


def source_of(publishers: Iterable[Publisher]) -> tuple[str, str]:
    """The source of articles that are copies of one report, the first of them the fullest: the agency that any of
    them credits, else that of the first."""
    sources = [publisher.source for publisher in publishers]
    return next((source for source in sources if source[0] == "agency"), sources[0])


def _parted(words: str) -> tuple[str, tuple[str, ...]]:
    """What of a source line is an outlet, and the agencies in it."""
    pieces = [piece.strip(_TRIM) for piece in _BETWEEN.split(words)]
    found = [(piece, agency(piece)) for piece in pieces if piece]
    agencies = tuple(name for _, name in found if name)
    if not agencies:
        return words.strip(), ()
    return " / ".join(piece for piece, name in found if not name), agencies


def _datelines(article: Article) -> Iterator[str]:
    """The source in each line that tells where an article was written, and in the words that open its body."""
    from naba_translation.read.headlines import dateline_of, inline_dateline  # late: all readers come along

    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end]
        if paragraph.kind in (Kind.DATELINE, Kind.BYLINE) and (line := dateline_of(text)):
            yield line.outlet
        elif paragraph.kind is Kind.BODY:
            if opening := inline_dateline(text):
                yield opening.outlet
            return
