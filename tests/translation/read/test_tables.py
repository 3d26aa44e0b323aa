"""A row of a table is one line, and its figures are content, in every format that has tables."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

import documents
from naba_translation.article import Kind
from naba_translation.read import load_bytes
from naba_translation.read.table_rows import as_line

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
def test_a_row_of_a_table_is_one_line_of_content_and_a_number_alone_is_none(name: str, data: bytes) -> None:
    article = load_bytes(data, name)
    kinds = {article.text[p.start : p.end]: p.kind for p in article.paragraphs}
    for row in CELLS:
        assert kinds[" | ".join(row)] is Kind.BODY, row
    assert kinds["3"] is Kind.FURNITURE


def test_a_table_at_the_end_of_a_page_is_whole() -> None:
    page = (
        web_table()
        .decode()
        .replace(f"<p>{AFTER}</p><p>{documents.BODY[2]}</p><p>3</p></article>", "</article>")
    )
    article = load_bytes(page.replace("</article>", "</article><p>عن الموقع</p><p>3</p>").encode(), "a.html")
    kinds = {article.text[p.start : p.end]: p.kind for p in article.paragraphs}
    assert [kinds[" | ".join(row)] for row in CELLS] == [Kind.BODY] * len(CELLS)
    assert kinds["عن الموقع"] is kinds["3"] is Kind.FURNITURE


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ([(1, "حلب"), (2, "250")], "حلب | 250"),
        ([(1, "حلب"), (2, " "), (3, "12\n%")], "حلب | - | 12 %"),  # what is empty keeps its place
        ([(2, "حلب"), (3, "250")], "حلب | 250"),
        ([(1, "حلب"), (2, "")], None),
        ([(1, "حلب"), (2, "250"), (2, "270")], None),  # a cell of several paragraphs
        ([(1, "حلب"), (2, documents.BODY[0])], None),
        ([(1, "التاريخ"), (2, "12/6/2019")], None),
        ([(1, "التاريخ"), (2, "12/6/2019"), (3, "5")], "التاريخ | 12/6/2019 | 5"),
        ([], None),
    ],
)
def test_only_short_cells_side_by_side_are_a_row(cells: list[tuple[int, str]], line: str | None) -> None:
    assert as_line(cells) == line


def test_tables_that_lie_in_each_other_keep_their_rows_apart() -> None:
    word, file = Document(), io.BytesIO()
    outer = word.add_table(rows=1, cols=2)
    outer.rows[0].cells[0].text = documents.BODY[0]
    inner = outer.rows[0].cells[1].add_table(rows=2, cols=2)
    for at, row in enumerate(CELLS[1:3]):
        for cell, text in zip(inner.rows[at].cells, row, strict=True):
            cell.text = text
    word.save(file)
    article = load_bytes(file.getvalue(), "a.docx")
    texts = [article.text[p.start : p.end] for p in article.paragraphs]
    assert texts == [documents.BODY[0], *(" | ".join(row) for row in CELLS[1:3])]


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
