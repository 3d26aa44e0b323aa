"""The page model: what a reader gets to see of a review, in order, before any format has a say.

The formats for people (pdf, html, txt) are made of this, so that they say the same. All text here is ready to
show (see display.py) and is data: every format has to quote it by its own rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten

from naba_translation.article import Flag, Kind, Level, Pair, Review
from naba_translation.display import Run, has_right_to_left, runs, visible, visible_reason
from naba_translation.export.names import record
from naba_translation.export.provenance import Provenance
from naba_translation.headline import english_headline

# Not strftime's: that speaks the system's language.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

LEGEND = (
    (Level.LOOK, "Look", "a check found something"),
    (Level.DOUBT, "Doubt", "probably wrong: have the Arabic read"),
)
LEGEND_EDITED = ("Edited", "English by a person")
LEGEND_PLAIN = "No mark: no check objected, which does not prove the sentence right."
HIDDEN_NOTE = (
    "[U+…] stands for a character that is invisible, changes the reading order, or cannot be printed."
)
NOT_TRANSLATED = "(not translated)"
_SHORT_TITLE = 100  # characters of a first sentence that stands for a title


@dataclass(frozen=True, slots=True)
class Note:
    """Why a sentence is marked."""

    check: str
    reason: str
    level: Level


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence. `english` is empty where there is no translation."""

    number: int  # from 1, as shown; Sentence.index + 1
    kind: Kind
    opens_paragraph: bool
    english: tuple[Run, ...]
    arabic: tuple[Run, ...]
    level: Level
    notes: tuple[Note, ...]
    edited_by: str  # empty: the machine's words
    right_to_left: bool  # the original has right-to-left letters; a caption in English has none

    @property
    def english_text(self) -> str:
        return "".join(run.text for run in self.english) or NOT_TRANSLATED

    @property
    def arabic_text(self) -> str:
        return "".join(run.text for run in self.arabic)


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of the head or of the provenance block."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """One article's report."""

    title: str  # English; of the first sentence where the article has no title
    title_arabic: str  # may be empty
    facts: tuple[Fact, ...]  # outlet, dateline, date, source
    status: str  # "Machine translation. 2 of 12 sentences edited by …"
    summary: tuple[Row, ...]
    rows: tuple[Row, ...]
    furniture: tuple[str, ...]  # Arabic, left out of the rows
    provenance: tuple[Fact, ...]
    footer: str
    record: str  # see names.record
    has_hidden: bool  # some text holds a "[U+…]"


def build(review: Review, provenance: Provenance) -> Page:
    """Lay a review out."""
    shown = [pair for pair in review.pairs if pair.sentence.kind is not Kind.FURNITURE]
    rows = tuple(
        _row(pair, before.sentence.paragraph if before else None)
        for pair, before in zip(shown, [None, *shown], strict=False)
    )
    chosen = set(review.summary.indexes)
    furniture = (visible(p.sentence.text) for p in review.pairs if p.sentence.kind is Kind.FURNITURE)
    texts = [run.text for row in rows for run in (*row.english, *row.arabic)]
    texts += [note.reason for row in rows for note in row.notes]
    return Page(
        title=_title(review),
        title_arabic=visible(review.article.title),
        facts=tuple(_facts(review)),
        status=_status(shown),
        summary=tuple(row for row in rows if row.number - 1 in chosen),
        rows=rows,
        furniture=tuple(line for line in furniture if line),
        provenance=tuple(_provenance(review, provenance)),
        footer=_footer(provenance),
        record=record(review.article),
        has_hidden=any("[U+" in text for text in (*texts, review.article.title)),
    )


def _row(pair: Pair, paragraph_before: int | None) -> Row:
    sentence = pair.sentence
    return Row(
        number=sentence.index + 1,
        kind=sentence.kind,
        opens_paragraph=paragraph_before is not None and sentence.paragraph != paragraph_before,
        english=runs(pair.english, [span for flag in pair.flags for span in flag.english]),
        arabic=runs(sentence.text, [span for flag in pair.flags for span in flag.arabic]),
        level=pair.level,
        notes=tuple(_note(flag) for flag in pair.flags if flag.level is not Level.OK),
        edited_by=visible(pair.edit.author) if pair.edit else "",
        right_to_left=has_right_to_left(sentence.text),
    )


def _note(flag: Flag) -> Note:
    return Note(visible(flag.check), visible_reason(flag.reason), flag.level)


def _title(review: Review) -> str:
    headline = visible(english_headline(review))
    return headline if review.article.title else shorten(headline, _SHORT_TITLE, placeholder="…")


def _facts(review: Review) -> Iterator[Fact]:
    article = review.article
    for label, value in (("Outlet", article.outlet), ("By", article.byline), ("From", article.dateline)):
        if value.strip():
            yield Fact(label, visible(value))
    if article.published:
        yield Fact("Published", _day(article.published))
    yield Fact("Source", visible(Path(article.source).name))


def _status(shown: list[Pair]) -> str:
    total = len(shown)
    edited = [pair for pair in shown if pair.edit]
    sentences = [_counted(total, "sentence")]
    if edited:
        authors = ", ".join(sorted({visible(pair.edit.author) for pair in edited if pair.edit}))
        sentences.append(f"{len(edited)} of {total} edited by {authors}")
    else:
        sentences.append("none edited by a person")
    for level, word in ((Level.DOUBT, "doubtful"), (Level.LOOK, "worth a second look")):
        if number := sum(pair.level is level for pair in shown):
            sentences.append(f"{number} {word}")
    if missing := sum(not pair.english for pair in shown):
        sentences.append(f"{missing} not translated")
    return f"Machine translation. {'; '.join(sentences)}."


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


def _footer(provenance: Provenance) -> str:
    model = f"{visible(provenance.model_id)} {provenance.model_digest[:12]}"
    return f"Machine translation · {model} · {_day(provenance.made.date())}"


def _listed(items: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{key} {value}" for key, value in items)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
