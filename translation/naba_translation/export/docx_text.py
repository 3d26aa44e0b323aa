"""Text in a Word document: runs and paragraphs of two scripts, each with the direction Word needs to be told.

Word does not apply Unicode's rules by itself: a paragraph of Arabic has to be marked as such (w:bidi), and each
run of Arabic letters as right-to-left (w:rtl), which also chooses its complex-script font and size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LATIN_FONT, ARABIC_FONT = "Calibri", "Times New Roman"
"""On every machine that has Word; others put their own in place. The second is for Arabic, which is Naskh there."""

ENGLISH_SIZE, ARABIC_SIZE = 10.5, 13.0  # points; Naskh is a small face
Pieces = Sequence[Mapping[str, Any]]
"""As in pages.py."""


def english(paragraph: Paragraph, pieces: Pieces, **style: Any) -> list[Run]:
    """Pieces of an English line as runs; its Arabic words are set from the right."""
    return [
        _run(paragraph, piece, rtl=piece["setting"] in ("arabic", "vowelled"), **style) for piece in pieces
    ]


def arabic(paragraph: Paragraph, pieces: Pieces, **style: Any) -> list[Run]:
    """Pieces of an Arabic line as runs, and the paragraph made one that begins on the right."""
    right_to_left(paragraph)
    return [_run(paragraph, piece, rtl=piece["setting"] != "latin", **style) for piece in pieces]


def plain(paragraph: Paragraph, text: str, **style: Any) -> Run:
    """A run of our own words."""
    return _run(paragraph, {"text": text, "setting": "plain", "marked": False}, rtl=False, **style)


def right_to_left(paragraph: Paragraph) -> None:
    """Say that a paragraph is Arabic. In it, "left" means the side where a line begins: the right."""
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        _in_order(properties, "w:bidi", _AFTER_BIDI)


def style_fonts(style: Any, *, size: float) -> None:
    """The fonts and the size of a style, for both scripts."""
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):  # the template's follow its theme, which has no Arabic
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(name), LATIN_FONT)
    fonts.set(qn("w:cs"), ARABIC_FONT)


def field(paragraph: Paragraph, code: str, **style: Any) -> None:
    """A number that Word works out, such as PAGE."""
    for kind in ("begin", "instr", "separate", "text", "end"):
        run = _run(paragraph, {"text": "", "setting": "plain", "marked": False}, rtl=False, **style)
        if kind == "instr":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind == "text":
            run.add_text("1")
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that `link` can lead to; `number` is another for each."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    first = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(first, start)
    paragraph._p.append(end)


def link(paragraph: Paragraph, runs: Iterable[Run], name: str) -> None:
    """Make the runs lead to a bookmark."""
    element = OxmlElement("w:hyperlink")
    element.set(qn("w:anchor"), name)
    for run in runs:
        element.append(run._r)
    paragraph._p.append(element)


def _run(
    paragraph: Paragraph,
    piece: Mapping[str, Any],
    *,
    rtl: bool,
    size: float = ENGLISH_SIZE,
    bold: bool = False,
    colour: str = "",
    tone: str = "",
) -> Run:
    """One run; `size` in points of its Latin letters, `tone` of the line under marked words."""
    run = paragraph.add_run(piece["text"])
    run.font.size = Pt(size)
    run.bold = True if bold else None
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    properties = run._r.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(name), LATIN_FONT)
    fonts.set(qn("w:cs"), ARABIC_FONT)
    if bold:
        _in_order(properties, "w:bCs", _AFTER_BOLD)
    _in_order(properties, "w:szCs", _AFTER_SIZE, val=str(round(size * 2 * ARABIC_SIZE / ENGLISH_SIZE)))
    if piece["marked"]:
        _in_order(properties, "w:u", _AFTER_LINE, val="single", color=tone or "5C6670")
    if rtl:
        run.font.rtl = True
        _in_order(properties, "w:lang", _AFTER_LANGUAGE, bidi="ar-SA")
    return run


# What the schema wants after each of these elements (ISO/IEC 29500-1, CT_RPr and CT_PPr); Word refuses a file
# whose elements stand in another order.
_AFTER_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath")
_AFTER_RTL = ("w:rtl", "w:cs", "w:em", "w:lang", *_AFTER_LANGUAGE)
_AFTER_LINE = ("w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", *_AFTER_RTL)
_AFTER_SIZE = ("w:highlight", "w:u", *_AFTER_LINE)
_AFTER_BOLD = (
    *("w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow", "w:emboss"),
    *("w:imprint", "w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden", "w:color", "w:spacing", "w:w"),
    *("w:kern", "w:position", "w:sz", "w:szCs", *_AFTER_SIZE),
)
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *(
        "w:suppressOverlap",
        "w:jc",
        "w:textDirection",
        "w:textAlignment",
        "w:textboxTightWrap",
        "w:outlineLvl",
    ),
    *("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)


def _in_order(parent: Any, name: str, following: tuple[str, ...], **attributes: str) -> None:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.insert_element_before(element, *following)
