"""What each paragraph of an article is: title, byline, dateline, caption, heading, body, or page furniture.

The format's own word counts first (a page's h1, a mail's subject). Where it says nothing, the judgement rests
on where the paragraph stands, how long it is, how it ends, and on names of outlets, dates and the set phrases
of Arabic news pages.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from naba_translation.article import Article, Kind, Paragraph
from naba_translation.normalise import search_key
from naba_translation.read.dates import find_date
from naba_translation.read.figures import is_figure
from naba_translation.read.furniture import is_furniture, opens_links
from naba_translation.read.headlines import (
    Dateline,
    byline_of,
    dateline_of,
    inline_dateline,
    is_caption,
    is_date_line,
    source_line,
)
from naba_translation.read.masthead import correspondent_of, masthead_of

if TYPE_CHECKING:
    from datetime import date

    from naba_translation.read.extract import Extract

_MASTHEAD = 4  # among how many of the first paragraphs an outlet's own line may stand
_HEAD = 10  # how many paragraphs from the title on may be byline, dateline, date or caption
_TITLE_WORDS = 30
_HEADING_WORDS = 15
_STOP = re.compile(r"[.!؟?…۔]+[\"'”’»)\]]*\s*\Z")
_NO_HEADING_END = re.compile(r"[.،,؛;:…۔]+[\"'”’»)\]]*\s*\Z")
_TWO_SENTENCES = re.compile(r"[.؟!]\s+\S")
_BULLET = re.compile(r"\s*(?:[-*•▪■–—]|\d{1,2}[.)-])\s")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class _Draft:
    """The article being made out."""

    texts: list[str]
    kinds: list[Kind | None]
    title: str = ""
    outlet: str = ""
    byline: str = ""
    dateline: str = ""
    published: date | None = None
    links: set[int] = field(default_factory=set)


def assemble(extract: Extract, *, source: str, source_sha256: str) -> Article:
    """Judge every block of a document and make the article of it.

    `source` is the path or name as given, `source_sha256` the hash of its bytes, hexadecimal. Blocks of white
    space alone are left out. The text is taken over as it is.
    """
    blocks = [block for block in extract.blocks if extract.text[block.start : block.end].strip()]
    draft = _Draft(
        texts=[extract.text[block.start : block.end].strip() for block in blocks],
        kinds=[block.kind for block in blocks],
        outlet=extract.outlet,
        byline=extract.byline,
        published=extract.published,
    )
    _mark_furniture(draft)
    title = _mark_title(draft, extract.title)
    _mark_head(draft, title)
    _mark_rest(draft)
    _take_date_beside_title(draft, title)
    return Article(
        id=hashlib.sha256(extract.text.encode()).hexdigest(),
        source=source,
        source_sha256=source_sha256,
        extractor=extract.extractor,
        text=extract.text,
        paragraphs=tuple(
            Paragraph(index, block.start, block.end, kind or Kind.BODY)
            for index, (block, kind) in enumerate(zip(blocks, draft.kinds, strict=True))
        ),
        title=_one_line(draft.title),
        outlet=_one_line(draft.outlet),
        byline=_one_line(draft.byline),
        dateline=_one_line(draft.dateline),
        published=draft.published,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _mark_furniture(draft: _Draft) -> None:
    in_links = False
    for index, text in enumerate(draft.texts):
        if draft.kinds[index] not in (None, Kind.BODY, Kind.HEADING):
            continue
        words = len(text.split())
        if draft.kinds[index] is Kind.BODY and is_figure(text):
            continue  # of a table
        if is_furniture(text):
            draft.kinds[index] = Kind.FURNITURE
            in_links = opens_links(text) or (in_links and words <= 20)
            if not draft.outlet:
                draft.outlet = source_line(text)
        elif in_links:
            in_links = words <= 20 and not text.endswith(".")
            if in_links:
                draft.kinds[index] = Kind.FURNITURE


def _mark_title(draft: _Draft, known: str) -> int:
    """Find the title's paragraph; its index, or -1 where the text has none."""
    draft.title = known
    if Kind.TITLE in draft.kinds:
        index = draft.kinds.index(Kind.TITLE)
        draft.title = known or draft.texts[index]
        return index
    free = [index for index, kind in enumerate(draft.kinds) if kind is not Kind.FURNITURE]
    if not known:
        index = _marked_heading(draft, free)
        if index >= 0:
            draft.kinds[index] = Kind.TITLE
            draft.title = draft.texts[index]
            return index
    if known:
        key = search_key(known)
        for index in free[:_HEAD]:
            if search_key(draft.texts[index]) == key:
                draft.kinds[index] = Kind.TITLE
                return index
        return -1
    for index in free[:3]:
        text = draft.texts[index]
        if draft.kinds[index] in (Kind.BYLINE, Kind.BODY):  # the format knows that it is none
            break
        if is_date_line(text) or dateline_of(text) or byline_of(text) or _masthead(draft, text):
            continue
        if index != free[-1] and _could_be_title(text):
            draft.kinds[index] = Kind.TITLE
            draft.title = text.lstrip("# ")
            return index
        break
    return -1


def _marked_heading(draft: _Draft, free: list[int]) -> int:
    """The first heading the format itself marks, where only short lines stand before it; else -1."""
    for index in free[:_HEAD]:
        if draft.kinds[index] is Kind.HEADING:
            return index
        if draft.kinds[index] is None and len(draft.texts[index].split()) > 8:
            break
    return -1


def _could_be_title(text: str) -> bool:
    ends_as_sentence = _STOP.search(text) and not text.rstrip("\"'”’»)] \n").endswith(("؟", "!", "?", ".."))
    return (
        "\n" not in text
        and len(text.split()) <= _TITLE_WORDS
        and not ends_as_sentence
        and not text.endswith((":", "،", "؛", ","))
        and bool(_LETTER.search(text))
    )


def _mark_head(draft: _Draft, title: int) -> None:
    """Byline, dateline, date and captions around the title, and a dateline that opens the first paragraph."""
    seen = 0
    for index, text in enumerate(draft.texts):
        kind = draft.kinds[index]
        if kind is Kind.FURNITURE or index == title:
            continue
        seen += 1
        if seen > _HEAD:
            break
        if kind in (None, Kind.DATELINE) and (found := is_date_line(text)):
            draft.kinds[index] = Kind.DATELINE
            draft.published = draft.published or found
        elif kind in (None, Kind.BYLINE) and (name := byline_of(text)):
            draft.kinds[index] = Kind.BYLINE
            draft.byline = draft.byline or name
        elif kind in (None, Kind.DATELINE) and (
            line := dateline_of(text) or (_masthead(draft, text) if seen <= _MASTHEAD else None)
        ):
            draft.kinds[index] = Kind.DATELINE
            draft.dateline, draft.outlet = draft.dateline or line.place, draft.outlet or line.outlet
            draft.byline, draft.published = draft.byline or line.person, draft.published or line.published
        elif kind is None and _is_bare_byline(draft, index, title):
            draft.kinds[index] = Kind.BYLINE
            draft.byline = draft.byline or text
        elif kind is None and is_caption(text):
            draft.kinds[index] = Kind.CAPTION
        elif _STOP.search(text) or len(text.split()) > _TITLE_WORDS:
            _take_inline_dateline(draft, text)
            if len(text.split()) > _TITLE_WORDS:
                break


def _masthead(draft: _Draft, text: str) -> Dateline | None:
    body = "\n".join(draft.texts)
    return masthead_of(text, body=body) or correspondent_of(text, body=body)


def _take_date_beside_title(draft: _Draft, title: int) -> None:
    """The date among what a page puts under its title ("author, date, views"), where no line had it."""
    if draft.published or title < 0:
        return
    for text, kind in zip(
        draft.texts[title + 1 : title + 5], draft.kinds[title + 1 : title + 5], strict=True
    ):
        if kind not in (Kind.FURNITURE, Kind.BYLINE, Kind.DATELINE):
            return
        found = find_date(text) if len(text.split()) <= _HEADING_WORDS else None
        if found:
            draft.published = found.date
            return


def _is_bare_byline(draft: _Draft, index: int, title: int) -> bool:
    """Whether a name stands alone between the title and the date."""
    words = draft.texts[index].split()
    return (
        index == title + 1 > 0
        and 2 <= len(words) <= 4
        and all(word.isalpha() for word in words)
        and index + 1 < len(draft.texts)
        and is_date_line(draft.texts[index + 1]) is not None
    )


def _take_inline_dateline(draft: _Draft, text: str) -> None:
    line = inline_dateline(text)
    if line and not draft.dateline:
        draft.dateline, draft.outlet = line.place, draft.outlet or line.outlet
        draft.published = draft.published or line.published


def _mark_rest(draft: _Draft) -> None:
    """Captions and a closing byline or source wherever they stand; the short lines left over are headings."""
    free = [index for index, kind in enumerate(draft.kinds) if kind is None]
    for index in free:
        text = draft.texts[index]
        last = index >= len(draft.texts) - 3
        if is_caption(text):
            draft.kinds[index] = Kind.CAPTION
        elif last and (name := byline_of(text)):
            draft.kinds[index] = Kind.BYLINE
            draft.byline = draft.byline or name
        elif last and (line := dateline_of(text)):
            draft.kinds[index] = Kind.DATELINE
            draft.dateline, draft.outlet = draft.dateline or line.place, draft.outlet or line.outlet
        elif last and not draft.published and (found := is_date_line(text)):
            draft.kinds[index] = Kind.DATELINE
            draft.published = found
    free = [index for index in free if draft.kinds[index] is None]
    headings = [index for index in free if _could_be_heading(draft.texts[index]) and index != free[-1]]
    if (
        len(headings) * 10 <= len(free) * 6
    ):  # a text of short unpunctuated lines is a list or verse, not headings
        for index in headings:
            draft.kinds[index] = Kind.HEADING


def _could_be_heading(text: str) -> bool:
    return (
        len(text.split()) <= _HEADING_WORDS
        and not _NO_HEADING_END.search(text)
        and not _TWO_SENTENCES.search(text)
        and not _BULLET.match(text)
        and bool(_LETTER.search(text))
    )
