"""Figures of a table are content, in every format that has tables."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

import documents
from naba_translation.article import Kind
from naba_translation.read import load_bytes

CELLS = (("المحافظة", "السعر في آذار"), ("حلب", "250"), ("إدلب", "٣٥٠"), ("حماة", "12%"), ("درعا", "-"))
AFTER = "وقال الوزير إن الحكومة ستعمل على تأمين القمح قبل نهاية الشهر الجاري."


def word_table() -> bytes:
    """A table between two paragraphs, and a number that stands alone, as Word's own libraries write them."""
    word, file = Document(), io.BytesIO()
    word.add_paragraph(documents.BODY[0])
    table = word.add_table(rows=0, cols=2)
    for row in CELLS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    word.add_paragraph(AFTER)
    word.add_paragraph("3")
    word.save(file)
    return file.getvalue()


def odt_table() -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    rows = "".join(
        "<t:table-row>"
        + "".join(f"<t:table-cell><text:p>{cell}</text:p></t:table-cell>" for cell in row)
        + "</t:table-row>"
        for row in CELLS
    )
    return documents.odt(
        f"<text:p>{documents.BODY[0]}</text:p><t:table xmlns:t='{space}'>{rows}</t:table>"
        f"<text:p>{AFTER}</text:p><text:p>3</text:p>"
    )


def web_table() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in CELLS)
    article = "".join(f"<p>{text}</p>" for text in documents.BODY)
    return f"""<html><head><title>{documents.TITLE}</title></head><body><article><h1>{documents.TITLE}</h1>{article}
        <table>{rows}</table><p>{AFTER}</p><p>{documents.BODY[2]}</p><p>3</p></article></body></html>""".encode()


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", word_table()), ("a.odt", odt_table()), ("a.html", web_table())]
)
def test_the_figures_of_a_table_are_content_and_a_number_alone_is_none(name: str, data: bytes) -> None:
    article = load_bytes(data, name)
    kinds = {article.text[p.start : p.end]: p.kind for p in article.paragraphs}
    for figure in ("250", "٣٥٠", "12%", "-"):
        assert kinds[figure] is Kind.BODY, figure
    assert kinds["3"] is Kind.FURNITURE
    assert kinds["حلب"] is not Kind.FURNITURE


def test_a_date_in_a_letterhead_of_cells_is_the_day_of_publication() -> None:
    word, file = Document(), io.BytesIO()
    for cell, text in zip(
        word.add_table(rows=1, cols=2).rows[0].cells, ("التاريخ", "12/6/2019"), strict=True
    ):
        cell.text = text
    for text in documents.BODY:
        word.add_paragraph(text)
    word.save(file)
    assert load_bytes(file.getvalue(), "a.docx").published == date(2019, 6, 12)
