"""The sheet of a Word document, its styles, and what stands at the foot of each page."""

from __future__ import annotations

from docx.document import Document as Word
from docx.shared import Mm, Pt, RGBColor

from naba_translation.export.document import Document
from naba_translation.export.docx_tables import ACCENT, INK, QUIET
from naba_translation.export.docx_text import english, field, plain, style_fonts
from naba_translation.export.options import Paper
from naba_translation.export.pages import in_english

_SIZES = {Paper.A4: (Mm(210), Mm(297)), Paper.LETTER: (Mm(215.9), Mm(279.4))}
_MARGIN = Mm(17)
_SMALL = 8.0  # points


def set_page(word: Word, document: Document) -> None:
    """Set paper, margins, styles and the footer."""
    section = word.sections[0]
    section.page_width, section.page_height = _SIZES[document.options.paper]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name, size, colour in (("Normal", 10.5, INK), ("Heading 1", 18, INK), ("Heading 2", 12, ACCENT)):
        style = word.styles[name]
        style_fonts(style, size=size)
        style.paragraph_format.space_after = Pt(4)
        style.font.color.rgb = RGBColor.from_string(colour)
    foot = section.footer.paragraphs[0]
    english(foot, in_english(document.footer + " · "), size=_SMALL, colour=QUIET)
    field(foot, "PAGE", size=_SMALL, colour=QUIET)
    plain(foot, " / ", size=_SMALL, colour=QUIET)
    field(foot, "NUMPAGES", size=_SMALL, colour=QUIET)
