"""The report as a Word document: both languages in one table, comments as Word's own, the record inside.

The record lies in a custom XML part (ISO/IEC 29500-1, 15.2.5), which Word keeps when the document is saved again.
The same report gives the same bytes: times in it are the report's.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC

from docx import Document as new_document
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from naba_translation.article import Kind
from naba_translation.export.document import HIDDEN_NOTE, Document, SaidRow, StoryPage, lay_out
from naba_translation.export.docx_package import packed
from naba_translation.export.docx_page import set_page
from naba_translation.export.docx_tables import ACCENT, INK, QUIET, Grid
from naba_translation.export.docx_text import arabic, bookmark, english, link, plain
from naba_translation.export.options import First
from naba_translation.export.page import Fact, Page
from naba_translation.export.pages import in_arabic, in_english
from naba_translation.export.report import Report, ReportKind
from naba_translation.export.rows import LEGEND, LEGEND_PLAIN, NOT_TRANSLATED, About, Row, Sign

_TONES = {
    Sign.LOOK: "8A5A00", Sign.DOUBT: "A3261F", Sign.EDITED: "1F4F8F", Sign.APPROVED: "1D6B3A",
    Sign.SECOND_LOOK: "6B3FA0",
}  # fmt: skip
_SMALL = 8.0  # points
_SHORT_ROW = 600  # letters; a longer row may run over to the next page


def render(report: Report) -> bytes:
    """The .docx file's bytes. About 0.3 s for an article."""
    document = lay_out(report)
    return packed(_Writer(document).word, report, document)


class _Writer:
    """Writes one document from top to bottom; `word` is what came of it."""

    def __init__(self, document: Document) -> None:
        self.word: Word = new_document()
        self._document = document
        self._several = document.kind is not ReportKind.ARTICLE
        self._bookmarks = 0
        self._arabic_first = document.options.first is First.ARABIC
        set_page(self.word, document)
        self._head()
        for number, story in enumerate(document.stories, 1):
            self._story(story, number)
        if self._several and document.timeline:
            self._heading("Timeline", level=1, name="timeline")
            self._timeline()
        for page in document.pages:
            self._article(page)
        if document.provenance:
            self._heading("How this document was made", level=1)
            self._fact_table(document.provenance)

    # -- the document

    def _head(self) -> None:
        document = self._document
        if not (self._several or document.options.cover or document.options.contents):
            return
        plain(self._paragraph(), document.kicker.upper(), size=9, bold=True, colour=ACCENT)
        english(self._paragraph(), in_english(document.title), size=24, bold=True)
        if not self._several and document.pages[0].title_arabic:
            arabic(self._paragraph(), in_arabic(document.pages[0].title_arabic), size=17, colour=ACCENT)
        self._facts(document.cover_facts)
        if self._several:
            english(self._paragraph(), in_english(document.status), size=9, colour=QUIET)
        if document.options.contents:
            self._contents()

    def _contents(self) -> None:
        plain(self._paragraph(), "Contents", size=12, bold=True, colour=ACCENT)
        document = self._document
        places = [(story.title, f"story{number}") for number, story in enumerate(document.stories, 1)]
        if self._several and document.timeline:
            places.append(("Timeline", "timeline"))
        places += [(page.title, f"a{page.number}") for page in document.pages]
        for title, name in places:
            paragraph = self._paragraph()
            link(paragraph, english(paragraph, in_english(title)), name)

    def _story(self, story: StoryPage, number: int) -> None:
        self._heading(story.title, level=1, name=f"story{number}")
        if story.summary:
            self._heading("What they say together", level=2)
            for said in story.summary:
                self._said(said)
        self._heading("Articles", level=2)
        grid = Grid(self.word, widths=(12, 90, 40, 30), heads=("No.", "Title", "Outlet", "Published"))
        for telling in story.tellings:
            copy = f" (copy of {telling.copy_of})" if telling.copy_of else ""
            cells = grid.row()
            plain(cells[0], str(telling.article), size=9)
            link(cells[1], english(cells[1], in_english(telling.title + copy), size=9), f"a{telling.article}")
            english(cells[2], in_english(telling.outlet), size=9)
            plain(cells[3], telling.published, size=9)
        if story.comparisons:
            self._heading("The same statement, side by side", level=2)
            for statements in story.comparisons:
                grid = Grid(self.word, widths=(32, 70, 70), heads=())
                for said in statements:
                    cells = grid.row()
                    english(
                        cells[0], in_english(f"{said.outlet}, {said.row.number}"), size=_SMALL, colour=ACCENT
                    )
                    if said.disputed:
                        english(cells[0], in_english(f" · {said.disputed}"), size=_SMALL, colour=QUIET)
                    english(cells[1], in_english(said.row.english_text), size=9.5)
                    self._signs(cells[1], said.row)
                    self._original(cells[2], said.row, size=9.5)
                self._paragraph()

    def _said(self, said: SaidRow) -> None:
        paragraph = self._paragraph()
        english(paragraph, in_english(said.row.english_text))
        self._signs(paragraph, said.row)
        heard = f" · {said.heard}" if said.heard else ""
        english(self._paragraph(), in_english(f"{said.outlet}{heard}"), size=_SMALL, colour=QUIET)

    # -- an article

    def _article(self, page: Page) -> None:
        if self._several or self._document.options.cover:
            self._paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._heading(page.title, level=1, name=f"a{page.number}")
        if page.title_arabic:
            arabic(self._paragraph(), in_arabic(page.title_arabic), size=14, bold=True, colour=ACCENT)
        self._facts(page.facts)
        english(self._paragraph(), in_english(page.status), size=9, colour=QUIET)
        if page.note:
            paragraph = self._paragraph()
            plain(paragraph, "Note: ", bold=True)
            english(paragraph, in_english(page.note))
        if page.summary:
            self._heading("Summary", level=2)
            for row in page.summary:
                paragraph = self._paragraph()
                plain(paragraph, f"{row.number}  ", size=9, colour=ACCENT)
                english(paragraph, in_english(row.english_text))
                self._signs(paragraph, row)
        if page.rows:
            self._legend()
            self._sentences(page)
        if page.left_out:
            self._quiet(f"Left out because nobody approved them: {page.left_out}.")
        if page.furniture:
            self._quiet("Left out as parts of the page, not of the article:")
            arabic(self._paragraph(), in_arabic(" · ".join(page.furniture)), size=_SMALL, colour=QUIET)
        self._names(page)
        if not self._several and self._document.timeline:
            self._heading("Timeline", level=2)
            self._timeline()
        if page.provenance:
            heading = "Where this article comes from" if self._several else "How this document was made"
            self._heading(heading, level=2)
            self._fact_table(page.provenance)

    def _fact_table(self, facts: Iterable[Fact]) -> None:
        grid = Grid(self.word, widths=(38, 134), heads=())
        for fact in facts:
            label, value = grid.row()
            plain(label, fact.label, size=_SMALL, colour=QUIET)
            english(value, in_english(fact.value), size=_SMALL)

    def _legend(self) -> None:
        paragraph = self._paragraph()
        for meaning in self._document.legend:
            plain(
                paragraph,
                f"{meaning.shape} {meaning.word}",
                size=_SMALL,
                bold=True,
                colour=_TONES[meaning.sign],
            )
            plain(paragraph, f" {meaning.meaning}.  ", size=_SMALL, colour=QUIET)
        hidden = f" {HIDDEN_NOTE}" if self._document.has_hidden else ""
        plain(paragraph, LEGEND_PLAIN + hidden, size=_SMALL, colour=QUIET)

    def _sentences(self, page: Page) -> None:
        both = ("العربية", "English") if self._arabic_first else ("English", "العربية")
        grid = Grid(self.word, widths=(22, 75, 75), heads=("No.", *both))
        for row in page.rows:
            number, *texts = grid.row(
                tinted=row.kind in (Kind.TITLE, Kind.HEADING),
                whole=len(row.english_text) + len(row.arabic_text) < _SHORT_ROW,
            )
            left, right = reversed(texts) if self._arabic_first else texts
            plain(number, str(row.number), size=9, colour=QUIET)
            self._mark(number, f"a{page.number}s{row.number}")
            self._signs(number, row, before="\n")
            self._english(left, row)
            self._original(right, row)

    def _english(self, paragraph: Paragraph, row: Row) -> None:
        tone = _TONES.get(Sign(row.level.value), QUIET) if row.signs and row.level != "ok" else QUIET
        pieces = [piece for run in row.english for piece in in_english(run.text, marked=run.marked)]
        bold = row.kind in (Kind.TITLE, Kind.HEADING)
        runs = english(paragraph, pieces or in_english(NOT_TRANSLATED), bold=bold, tone=tone)
        for note in row.notes:
            below = _below(paragraph)
            colour = _TONES[Sign(note.level.value)]
            plain(below, f"{note.check}: ", size=_SMALL, bold=True, colour=colour)
            english(below, in_english(note.reason), size=_SMALL, colour=colour)
        for remark in row.remarks:
            if remark.about is About.COMMENT:
                comment = self.word.add_comment(runs, remark.said, remark.author, _initials(remark.author))
                if remark.made is not None:
                    comment._comment_elm.date = remark.made.astimezone(UTC)
            else:
                colour = _TONES[Sign(remark.about.value)] if remark.about is not About.NAME else QUIET
                english(_below(paragraph), in_english(remark.text), size=_SMALL, colour=colour)

    def _original(self, paragraph: Paragraph, row: Row, *, size: float = 10.5) -> None:
        bold = row.kind in (Kind.TITLE, Kind.HEADING)
        place, cut = (arabic, in_arabic) if row.right_to_left else (english, in_english)
        place(
            paragraph,
            [piece for run in row.arabic for piece in cut(run.text, marked=run.marked)],
            bold=bold,
            size=size,
        )

    def _names(self, page: Page) -> None:
        if not page.names:
            return
        self._heading("Names", level=2)
        grid = Grid(self.word, widths=(55, 45, 25, 47), heads=("English", "العربية", "Kind", "Sentences"))
        for name in page.names:
            cells = grid.row()
            english(cells[0], in_english(name.english), size=9)
            arabic(cells[1], in_arabic(name.arabic), size=9)
            plain(cells[2], name.kind, size=9, colour=QUIET)
            english(cells[3], in_english(", ".join(filter(None, (name.sentences, name.remark)))), size=9)

    def _timeline(self) -> None:
        grid = Grid(self.word, widths=(30, 100, 42), heads=("When", "What is told", "Where it is told"))
        for event in self._document.timeline:
            cells = grid.row()
            plain(cells[0], event.when, size=9, bold=True)
            english(cells[1], in_english(event.row.english_text), size=9)
            self._signs(cells[1], event.row)
            article = f"article {event.article}, " if self._several else ""
            place = in_english(f"{article}sentence {event.row.number}, {event.outlet}")
            english(cells[2], place, size=_SMALL, colour=QUIET)
        if self._document.undated:
            self._quiet(self._document.undated)

    # -- pieces

    def _heading(self, text: str, *, level: int, name: str = "") -> None:
        paragraph = self.word.add_heading("", level=level)
        size = {1: 18.0, 2: 12.0}[level]
        english(paragraph, in_english(text), size=size, bold=True, colour=ACCENT if level == 2 else INK)
        if name:
            self._mark(paragraph, name)

    def _mark(self, paragraph: Paragraph, name: str) -> None:
        self._bookmarks += 1
        bookmark(paragraph, name, self._bookmarks)

    def _facts(self, facts: Iterable[Fact]) -> None:
        paragraph = self._paragraph()
        for fact in facts:
            plain(paragraph, f"{fact.label} ", size=_SMALL, colour=QUIET)
            english(paragraph, in_english(fact.value), size=9.5)
            plain(paragraph, "    ", size=9.5)

    def _signs(self, paragraph: Paragraph, row: Row, *, before: str = "  ") -> None:
        for meaning in (one for sign in row.signs for one in LEGEND if one.sign is sign):
            plain(
                paragraph,
                f"{before}{meaning.shape} {meaning.word}",
                size=7.5,
                bold=True,
                colour=_TONES[meaning.sign],
            )

    def _quiet(self, text: str) -> None:
        plain(self._paragraph(), text, size=_SMALL, colour=QUIET)

    def _paragraph(self) -> Paragraph:
        added: Paragraph = self.word.add_paragraph()
        return added


def _below(paragraph: Paragraph) -> Paragraph:
    """A new last paragraph of the cell that `paragraph` is in."""
    element = OxmlElement("w:p")
    paragraph._p.getparent().append(element)
    below = Paragraph(element, paragraph._parent)
    below.paragraph_format.space_before = Pt(2)
    return below


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:3].upper()
