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
