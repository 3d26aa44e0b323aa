"""The page model: what a reader gets to see of one article, in order, before any format has a say.

The formats for people (pdf, docx, html, md, txt) are made of this, so that they say the same. All text here is
ready to show (see display.py) and is data: every format has to quote it by its own rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten

from naba_translation.article import Article, Kind, Pair, Review, State
from naba_translation.attention import attention
from naba_translation.byline_spelling import in_english_letters
from naba_translation.counted import counted
from naba_translation.display import visible
from naba_translation.english_dates import MONTHS
from naba_translation.export.names_table import NameRow
from naba_translation.export.options import Options
from naba_translation.export.provenance import Provenance
from naba_translation.export.report import Part
from naba_translation.export.rows import Row, row_of
from naba_translation.headline import english_headline
from naba_translation.other_languages import in_other_languages, warning
from naba_translation.publisher import in_english

_SHORT_TITLE = 100  # characters of a first sentence that stands for a title


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of the head or of the provenance block."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name, ready to show."""

    english: str
    arabic: str
    kind: str
    sentences: str  # "2, 5, 9"
    remark: str  # "3 times in one form for another", who chose it


@dataclass(frozen=True, slots=True)
class Page:
    """One article."""

    number: int  # in its document, from 1
    title: str  # English; of the first sentence where the article has no title
    title_arabic: str  # may be empty
    facts: tuple[Fact, ...]  # outlet, dateline, date, source
    status: str  # "Machine translation. 2 of 12 sentences edited by …"
    note: str
    summary: tuple[Row, ...]
    rows: tuple[Row, ...]
    left_out: int  # sentences that nobody approved, where only approved ones are shown
    furniture: tuple[str, ...]  # Arabic, left out of the rows
    names: tuple[NameLine, ...]
    provenance: tuple[Fact, ...]

    @property
    def texts(self) -> Iterator[str]:
        """All shown texts in which something invisible could be."""
        yield from (self.title, self.title_arabic, self.note)
        yield from (text for row in self.rows for text in row.texts)
        yield from (text for row in self.summary for text in row.texts)


def build(part: Part, *, number: int, options: Options) -> Page:
    """Lay an article out."""
    review = part.review
    shown = [pair for pair in review.pairs if pair.sentence.kind is not Kind.FURNITURE]
    kept = [pair for pair in shown if not options.only_approved or pair.state is State.APPROVED]
    rows = tuple(_rows(kept, options))
    chosen = set(review.summary.indexes)
    furniture = (visible(p.sentence.text) for p in review.pairs if p.sentence.kind is Kind.FURNITURE)
    return Page(
        number=number,
        title=title_of(review),
        title_arabic=visible(review.article.title),
        facts=tuple(_facts(review.article)),
        status=_status(shown),
        note=visible(part.note) if options.notes else "",
        summary=tuple(row for row in rows if row.number - 1 in chosen) if options.summary else (),
        rows=rows if options.sentences else (),
        left_out=len(shown) - len(kept),
        furniture=tuple(line for line in furniture if line) if options.sentences else (),
        names=tuple(_name(name) for name in part.names) if options.names else (),
        provenance=tuple(_provenance(review, part.provenance)) if options.provenance else (),
    )


def _rows(pairs: Sequence[Pair], options: Options) -> Iterator[Row]:
    before: int | None = None
    for pair in pairs:
        paragraph = pair.sentence.paragraph
        yield row_of(pair, opens_paragraph=before is not None and paragraph != before, options=options)
        before = paragraph


def _name(name: NameRow) -> NameLine:
    remarks = [f"written otherwise {name.changed}×"] if name.changed else []
    remarks += [f"form chosen by {visible(name.author)}"] if name.author else []
    return NameLine(
        visible(name.english),
        visible(name.arabic),
        {"org": "organisation"}.get(name.kind, name.kind),
        ", ".join(str(index + 1) for index in name.sentences),
        "; ".join(remarks),
    )


def title_of(review: Review) -> str:
    """What an article is called in English, short enough for a heading."""
    headline = visible(english_headline(review))
    return headline if review.article.title else shorten(headline, _SHORT_TITLE, placeholder="…")


def _facts(article: Article) -> Iterator[Fact]:
    for label, said, english in (
        ("Outlet", article.outlet, in_english(article.outlet)),
        ("By", article.byline, in_english_letters(article.byline)),
        ("From", article.dateline, in_english_letters(article.dateline)),
    ):
        if said.strip():
            yield Fact(label, visible(" · ".join(dict.fromkeys((english, said)))))  # and as it stands there
    if article.published:
        yield Fact("Published", day(article.published))
    yield Fact("Source", visible(Path(article.source).name))


def _status(shown: Sequence[Pair]) -> str:
    total = len(shown)
    edited = [pair.edit.author for pair in shown if pair.edit]
    approved = [pair.mark.author for pair in shown if pair.mark and pair.state is State.APPROVED]
    sentences = [counted(total, "sentence")]
    sentences.append(_by(edited, total, "edited") if edited else "none edited by a person")
    if approved:
        sentences.append(_by(approved, total, "approved"))
    if number := sum(pair.state is State.SECOND_LOOK for pair in shown):
        sentences.append(f"{number} for a second look")
    sentences += left_to_check(shown)
    if missing := sum(not pair.english for pair in shown):
        sentences.append(f"{missing} not translated")
    if others := in_other_languages(shown):
        sentences.append(f"{others} probably not Arabic")
    return " ".join(filter(None, (f"Machine translation. {'; '.join(sentences)}.", warning(shown))))


def left_to_check(pairs: Sequence[Pair]) -> Iterator[str]:
    """How many of the sentences are to check, and how many a check objects to that a person has settled."""
    left = attention(pairs)
    if left.to_check:
        yield left.words
    if left.settled:
        yield f"{left.settled:,} edited or approved although a check objects"


def _by(authors: Sequence[str], total: int, done: str) -> str:
    names = ", ".join(sorted({visible(author) for author in authors}))
    return f"{len(authors)} of {total} {done} by {names}"


def _provenance(review: Review, provenance: Provenance) -> Iterator[Fact]:
    article = review.article
    yield Fact("Source file", visible(Path(article.source).name))
    yield Fact("SHA-256 of the file", article.source_sha256)
    yield Fact("SHA-256 of its text", article.id)
    yield Fact("Read by", visible(article.extractor))
    yield Fact("Model", visible(provenance.model_id))
    yield Fact("SHA-256 of the model", provenance.model_digest)
    yield Fact("Signature", visible(provenance.signature))
    if review.signature != provenance.signature:
        yield Fact("Signature of drafts", visible(review.signature))
    if provenance.checks:
        yield Fact("Checks", visible(provenance.checks))
    if review.summary.method:
        yield Fact("Summary", visible(review.summary.method))
    if provenance.options:
        yield Fact("Options", visible(_listed(provenance.options.items())))
    if provenance.versions:
        yield Fact("Versions", visible(_listed(provenance.versions.items())))
    if review.seconds:
        times = ((stage, f"{seconds:.2f} s") for stage, seconds in review.seconds.items())
        yield Fact("Time taken", visible(_listed(times)))
    yield Fact("Made", provenance.made.isoformat(sep=" ", timespec="seconds"))
    yield Fact("Network", "none used: read, translated and written on this computer")


def _listed(items: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{key} {value}" for key, value in items)


def day(of: date) -> str:
    """ "12 June 2025"."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"
