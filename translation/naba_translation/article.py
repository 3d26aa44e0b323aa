"""The values the program is made of: an article, its sentences, their English, and what is doubtful about it.

All are frozen and safe to hand to another thread. Offsets are code points into `Article.text`, half-open;
`Article.text` is the untouched original, and nothing that is shown or stored is a cleaned copy of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

Span = tuple[int, int]
"""Half-open range of code points within one sentence's Arabic, or within its English."""


class Kind(StrEnum):
    """What a paragraph is in the article."""

    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    FURNITURE = "furniture"  # share bars, "read also": shown folded, not translated, never summarised


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the original."""

    index: int
    start: int  # code points into Article.text
    end: int
    kind: Kind = Kind.BODY


@dataclass(frozen=True, slots=True)
class Article:
    """One document as it was read."""

    id: str  # SHA-256 of `text` in UTF-8, hexadecimal: the same text is the same article wherever it lies
    source: str  # the path or name it came from, as given
    source_sha256: str  # of the file's bytes
    extractor: str  # which reader and version made `text` of the file, such as "txt/1"
    text: str  # the original, with "\n" line ends; nothing else changed
    paragraphs: tuple[Paragraph, ...]  # in order, not overlapping
    title: str = ""
    outlet: str = ""
    byline: str = ""
    dateline: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the original."""

    index: int  # from 0, over the whole article
    paragraph: int  # index of its paragraph
    start: int  # code points into Article.text
    end: int
    text: str  # Article.text[start:end]
    kind: Kind = Kind.BODY  # of its paragraph


class Link(NamedTuple):
    """Where the engine looked while it wrote one word. Words are counted from 0, between white space."""

    source: int  # word of the normalised Arabic
    target: int  # word of the English
    mass: float  # share of the English word's attention that lay on the Arabic one, 0 to 1, two decimals


class Contrast(NamedTuple):
    """What the engine says of a draft where some words are left out of its Arabic; see engines/contrast.py."""

    start: int  # code points of the normalised Arabic, half-open: the words left out
    end: int
    lost: float  # nats, >= 0, one decimal: of all pieces of the English that are less likely without them
    gained: float  # and of all that are likelier without them


@dataclass(frozen=True, slots=True)
class Draft:
    """What the machine made of one sentence."""

    english: str
    score: float  # mean log-probability per target token, nats, <= 0; of parts, weighted by tokens
    source_tokens: int
    target_tokens: int
    parts: int = 1  # more than 1: too long for the engine, done in parts; 0: not by the engine, or set aside
    cut: bool = False  # the engine's own limit on input or output was reached: something is missing
    links: tuple[Link, ...] = ()  # raw; `alignment.align` says which of them can be shown
    attempt: int = 1  # what the checks preferred: 2 other decoding options, 3 smaller parts
    rejected: str = ""  # the English of the attempt that was not kept; empty when there was one attempt only
    contrasts: tuple[Contrast, ...] = ()  # of runs that may have fallen out; none where nothing was suspected

    @property
    def set_aside(self) -> bool:
        """Whether the engine died at this sentence, so that it has no English."""
        return self.parts == 0 and not self.english


class Level(StrEnum):
    """How far a sentence's English can be trusted."""

    OK = "ok"
    LOOK = "look"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing a check found."""

    check: str  # the check's name: "numbers", "dropped", "repetition"…
    reason: str  # one plain English line for a reader who knows no Arabic
    level: Level = Level.LOOK
    arabic: tuple[Span, ...] = ()  # where, in the sentence's Arabic
    english: tuple[Span, ...] = ()  # where, in the English that was checked


@dataclass(frozen=True, slots=True)
class Enforced:
    """One place where the machine's form of a name was replaced by the chosen one."""

    start: int  # code points into Draft.english, half-open: what was replaced
    end: int
    english: str  # the chosen form, as it stands now
    arabic: Span  # the name in the sentence's Arabic
    why: str  # "variant": another known form of the name stood there; "aligned": found through alignment


@dataclass(frozen=True, slots=True)
class Edit:
    """A human's English for one sentence."""

    english: str
    author: str
    made: datetime  # with time zone
    origin: str = ""  # empty: made here; else the translation memory's source: an article's id, or "tmx:FILE"


class State(StrEnum):
    """How far the review of one sentence is."""

    MACHINE = "machine"
    EDITED = "edited"
    APPROVED = "approved"
    SECOND_LOOK = "second look"


@dataclass(frozen=True, slots=True)
class Mark:
    """A human's judgement of one sentence's English."""

    state: State  # APPROVED or SECOND_LOOK
    english: str  # what was judged: an approval holds for these words only
    author: str
    made: datetime  # with time zone


@dataclass(frozen=True, slots=True)
class Comment:
    """A human's remark on one sentence."""

    id: int  # in the library, never used again
    text: str
    author: str
    made: datetime  # with time zone


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence in both languages. `draft` is None for furniture and for what is not translated yet."""

    sentence: Sentence
    draft: Draft | None = None
    edit: Edit | None = None
    flags: tuple[Flag, ...] = ()
    enforced: tuple[Enforced, ...] = ()  # in order, not overlapping; nothing else of the draft is changed
    mark: Mark | None = None
    comments: tuple[Comment, ...] = ()  # the oldest first

    @property
    def english(self) -> str:
        """The human words where there are any, else the machine's with its names enforced, else nothing."""
        if self.edit is not None:
            return self.edit.english
        if self.draft is None:
            return ""
        text = self.draft.english
        for place in reversed(self.enforced):
            text = text[: place.start] + place.english + text[place.end :]
        return text

    @property
    def state(self) -> State:
        """How far its review is. Other words than those that were approved need a second look."""
        if self.mark is not None:
            return self.mark.state if self.mark.english == self.english else State.SECOND_LOOK
        return State.EDITED if self.edit is not None else State.MACHINE

    @property
    def level(self) -> Level:
        """The worst level among the flags."""
        order = list(Level)
        return max((flag.level for flag in self.flags), key=order.index, default=Level.OK)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why it has that level: the reasons of the flags that lower it."""
        return tuple(flag.reason for flag in self.flags if flag.level is not Level.OK)


@dataclass(frozen=True, slots=True)
class Summary:
    """A choice of sentences: the Arabic and the English summary are the same ones."""

    indexes: tuple[int, ...] = ()  # Sentence.index, in document order
    method: str = ""  # the ranking and its budget, such as "lead-rank/1|words:120"


@dataclass(frozen=True, slots=True)
class Review:
    """An article with its English, its doubts and its summary: what the window shows and the exports hold."""

    article: Article
    pairs: tuple[Pair, ...]
    summary: Summary = field(default_factory=Summary)
    signature: str = ""  # how the drafts were made; see engines/signature.py
    seconds: dict[str, float] = field(default_factory=dict)  # by stage: read, translate, check, summarise
