"""Word: both scripts told their direction, a head on every page, comments of Word's own, nothing else in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from naba_translation.article import Review
from naba_translation.export import First, Options, Paper, Provenance, Report
from naba_translation.export.docx_document import render
from naba_translation.export.report import report_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> Document:
    return Document(io.BytesIO(content))


def sentences(content: bytes) -> Table:
    return next(table for table in opened(content).tables if table.rows[0].cells[0].text == "No.")


def test_each_sentence_is_a_row_of_both_languages(reviewed: Review, provenance: Provenance) -> None:
    table = sentences(render(report_of(reviewed, provenance)))
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "English", "العربية"]
    number, english, arabic = table.rows[2].cells
    assert number.text == "2\n◆ Doubtful"
    assert english.text.splitlines()[:2] == [
        "Sixty workers said they would return.",
        "numbers: 26 is missing in the English.",
    ]
    assert arabic.text == "قال 26 عاملاً إنهم لن يعودوا."
    assert len(table.rows) == 5


def test_the_head_stands_on_every_page_and_short_rows_are_whole(
    reviewed: Review, provenance: Provenance
) -> None:
    head, *rows = sentences(render(report_of(reviewed, provenance)))._tbl.tr_lst
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_arabic_is_told_to_be_arabic_and_its_latin_is_not(make_review, provenance: Provenance) -> None:
    table = sentences(
        render(report_of(make_review(["قمة G 20 في ٢٠٢٥"], english={0: "The قمة of 2025"}), provenance))
    )
    _, english, arabic = table.rows[1].cells
    (paragraph,) = arabic.paragraphs
    assert paragraph._p.pPr.find(qn("w:bidi")) is not None
    runs = [(run.text, bool(run.font.rtl)) for run in paragraph.runs]
    assert runs == [("قمة ", True), ("G", False), (" ", True), ("20", False), (" في ٢٠٢٥", True)]
    assert english.paragraphs[0]._p.pPr.find(qn("w:bidi")) is None
    assert [(run.text, bool(run.font.rtl)) for run in english.paragraphs[0].runs] == [
        ("The ", False),
        ("قمة", True),
        (" of 2025", False),
    ]


def test_the_properties_of_a_run_stand_in_the_order_of_the_standard(
    reviewed: Review, provenance: Provenance
) -> None:
    """Word calls a file damaged whose w:rPr has them in another one."""
    order = "rFonts b bCs color sz szCs u rtl lang".split()
    with zipfile.ZipFile(io.BytesIO(render(report_of(reviewed, provenance)))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    seen = set()
    for properties in root.iter(f"{W}rPr"):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=order.index)
        seen |= set(names)
    assert seen == set(order)


def test_comments_are_word_s_own(judged: Review, provenance: Provenance) -> None:
    document = opened(render(report_of(judged, provenance)))
    (comment,) = document.comments
    assert (comment.author, comment.text) == ("A. Reviewer", "Which thing? = «شيئا»")
    assert comment.timestamp == datetime(2026, 11, 22, 8, 35, tzinfo=timezone(timedelta(0)))
    assert "Which thing?" not in "\n".join(
        cell.text for cell in sentences(render(report_of(judged, provenance)))._cells
    )


def test_states_edits_and_names_are_told(judged: Review, provenance: Provenance) -> None:
    text = "\n".join(cell.text for cell in sentences(render(report_of(judged, provenance)))._cells)
    for piece in (
        "✓ Approved",
        "□ Edited",
        "? Second look",
        "English by A. Reviewer, 2026-11-22 09:30+01:00",
        "Approved by B. Chief, 2026-11-22 10:30+01:00",
        "Approved by B. Chief, 2026-11-22 09:30+01:00 in other words, which have changed since",
        "Second look wanted by B. Chief",
        "Name “Sergei Lavrov”: the machine wrote “Sergey Lavrov”",
        "English by Old Hand, from the translation memory agency.tmx",
    ):
        assert piece in text, piece


def test_what_was_chosen_is_followed(reviewed: Review, provenance: Provenance) -> None:
    options = Options(first=First.ARABIC, paper=Paper.LETTER, cover=True, contents=True)
    content = render(report_of(reviewed, provenance, options))
    assert [cell.text for cell in sentences(content).rows[0].cells] == ["No.", "العربية", "English"]
    section = opened(content).sections[0]
    assert (round(section.page_width.inches, 1), round(section.page_height.inches, 1)) == (8.5, 11.0)


def test_links_lead_somewhere(story: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(render(story))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    marks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    links = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    assert len(links) > 3
    assert links <= set(marks)
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "\x1b[31m", "\ufffe", "]]>&<w:r/>", "\u202e"])
def test_odd_characters_do_no_harm(make_review, provenance: Provenance, odd: str) -> None:
    review = make_review(
        [f"عنوان{odd}", f"خبر {odd} هنا"], english={1: f"News {odd} here"}, source=f"{odd}.txt"
    )
    assert (
        "News"
        in sentences(render(report_of(replace(review, signature=odd), provenance))).rows[2].cells[1].text
    )
