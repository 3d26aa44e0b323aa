"""What is stored as it is seen comes out as it is read: lines of a PDF, and letters in reverse."""

from __future__ import annotations

import re

import pypdfium2
import pytest
import typst

import documents
from gold_set import gold_texts
from naba_translation.article import Kind
from naba_translation.read import load_bytes
from naba_translation.read.extract import Block, Extract
from naba_translation.read.pdf_lines import page_lines
from naba_translation.read.reversed_text import righted

LINES = (
    "بلغ عدد المصابين ١٢٥ شخصا في الميناء.",
    "نسبة ٥٠٪ من السكان و ٣٫٥ مليون و ١٬٢٥٠٬٠٠٠ نسمة.",
    "في ٣٠/٨/٢٠١٦ الساعة ٩:٤٥ مساء.",
    "خلال ٢٠١٥-٢٠١٦ عادت ٢٥ أسرة (١٢ منها من القرية).",
    "سعره ٩٩٫٥٠ دولارا، و ١٢، ١٣ و ١٤ منها.",
    "نسبة 50% من 1,250,000 و 3.5 مليون.",
    "في 30/8/2016 و 2015-2016 عاد 12 منهم و ۱۲۳ غيرهم.",
    "١٢ قتيلا و ٣٤٥ جريحا",
    "في ٢٠٠٣ م من Reuters 2024 نقلا عن رويترز.",
)


def test_numbers_of_a_pdf_keep_their_order_in_either_digits() -> None:
    """Typst sets the lines as the bidirectional algorithm says, so every number stands from left to right."""
    source = '#set text(font: ("Noto Naskh Arabic", "Noto Sans"), lang: "ar", dir: rtl, size: 11pt)\n'
    made = typst.compile(
        (source + "\n\n".join(LINES)).encode(), font_paths=[str(documents.FONTS)], ignore_system_fonts=True
    )
    assert isinstance(made, bytes)
    with pypdfium2.PdfDocument(made) as document:
        assert tuple(line.text for line in page_lines(document[0])) == LINES


def seen(line: str) -> str:
    """A line with its letters from left to right, its numbers as they are."""
    return re.sub(r"[\d.,]*\d", lambda number: number[0][::-1], line[::-1])


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_letters_in_reverse_are_turned_round(name: str) -> None:
    lines = (documents.TITLE, *documents.BODY)
    paragraphs = [seen(line) for line in lines]
    data = "\n\n".join(paragraphs).encode()
    if name == "a.docx":
        data = documents.docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in paragraphs))
    article = load_bytes(data, name)
    told = tuple(article.text[p.start : p.end] for p in article.paragraphs if p.kind is not Kind.FURNITURE)
    assert told == lines
    assert "reverse" in article.extractor


def test_a_text_that_is_read_as_it_is_stored_is_left_alone() -> None:
    text = "أولا قال مثلا إن قليلا من المال يكفي فعلا، وأصلا لم يكن هناك خلاف حول ذلك حالا"
    article = load_bytes(text.encode(), "a.txt")
    assert article.text == text
    assert article.extractor == "txt/1"


def test_every_gold_text_is_told_from_its_reverse_and_no_paragraph_is_taken_for_one() -> None:
    def is_turned(text: str) -> bool:
        extract = Extract("txt/1", text, (Block(0, len(text)),))
        return righted(extract) is not extract

    texts = gold_texts()
    assert [text.name for text in texts if not is_turned(text.text[::-1])] == []
    paragraphs = ["".join(sentences) for text in texts for _, sentences in text.paragraphs]
    assert [paragraph for paragraph in paragraphs if is_turned(paragraph)] == []
    long = [paragraph for paragraph in paragraphs if len(paragraph.split()) >= 12]
    assert not is_turned("\n".join((*long, long[0][::-1])))
    assert sum(is_turned(paragraph[::-1]) for paragraph in long) > 0.75 * len(long)
