"""Tables as text, such as posts collected from a network."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

import documents
from naba_translation.article import Kind
from naba_translation.read import load_bytes


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-16"), ("\t", "cp1256")])
def test_posts_in_a_table_are_its_arabic_cells(delimiter: str, encoding: str) -> None:
    posts = [*documents.BODY, "قال الصياد\nفي السوق، نعم؛ ولا."]
    rows = [["id", "author", "text", "likes"]]
    rows += [[str(number), "@port", post, "7"] for number, post in enumerate(posts)]
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=delimiter).writerows(rows)
    article = load_bytes(sheet.getvalue().encode(encoding), "posts.csv")
    said = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is not Kind.FURNITURE]
    assert said == posts
    folded = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is Kind.FURNITURE]
    assert folded[1] == "0 · @port · 7"


def test_a_text_that_is_called_a_table_is_a_text() -> None:
    data = documents.every_format()["a.txt"]
    assert load_bytes(data, "a.csv") == replace(load_bytes(data, "a.txt"), source="a.csv")


def test_a_cell_may_hold_more_than_pythons_reader_takes_by_itself() -> None:
    report = " ".join([documents.BODY[0]] * (csv.field_size_limit() // len(documents.BODY[0]) + 1))
    article = load_bytes(f"id,text\n1,{report}\n2,{documents.BODY[1]}\n".encode(), "reports.csv")
    said = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is Kind.BODY]
    assert said == [report, documents.BODY[1]]


def kinds(table: str) -> list[tuple[str, Kind]]:
    article = load_bytes(table.encode(), "posts.csv")
    return [(article.text[p.start : p.end], p.kind) for p in article.paragraphs]


def test_line_ends_that_were_written_twice_part_no_table() -> None:
    rows = "".join(f"{number},{post}\r\r\n" for number, post in enumerate(documents.BODY))
    said = [text for text, kind in kinds(f"id,text\r\r\n{rows}") if kind is Kind.BODY]
    assert said == list(documents.BODY)


def test_a_column_is_text_where_most_of_its_cells_are_arabic_whatever_its_heading() -> None:
    one, two, three = documents.BODY[:3]
    assert kinds(f"الاسم,text\nport,{one}\nليلى,{two}\nboat,hello\n,{three}\n") == [
        ("الاسم · text", Kind.FURNITURE),
        ("port", Kind.FURNITURE),
        (one, Kind.BODY),
        ("ليلى", Kind.FURNITURE),
        (two, Kind.BODY),
        ("boat · hello", Kind.FURNITURE),
        (three, Kind.BODY),
    ]


@pytest.mark.parametrize("rest", ["", "2,b,c\n", "2\n3\n"])
def test_lines_with_commas_of_which_few_are_alike_are_no_table(rest: str) -> None:
    text = f"1,{documents.BODY[0]}\n{rest}"
    assert load_bytes(text.encode(), "a.csv") == replace(load_bytes(text.encode(), "a.txt"), source="a.csv")


def test_a_table_with_no_column_of_arabic_is_a_text() -> None:
    text = f"id,text\n1,{documents.BODY[0]}\n2,b\n3,c\n"
    assert load_bytes(text.encode(), "a.csv") == replace(load_bytes(text.encode(), "a.txt"), source="a.csv")
