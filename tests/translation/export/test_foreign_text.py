"""What stands in an article is never markup, a formula, a link or a hidden sign in anything that is handed over."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pypdfium2
import pytest

from naba_translation.article import Flag, Level, Review
from naba_translation.export import FORMATS, Provenance, article_report, part_of, render

HIDDEN = "\u202e\u202d\u2066\u200b\x1b\x07\x9b"
"""What turns the reading order, or commands a terminal, or is not seen."""
HOSTILE = (
    '<img src="file:///etc/passwd"><b>عريض</b>',
    '<a href="http://127.0.0.1:9/x">رابط</a> ![x](http://127.0.0.1:9/y) [z](javascript:1)',
    "&amp; &lt; <![CDATA[ ]]> <!-- نص -->",
    '#image("/etc/passwd") #link("http://127.0.0.1:9/") $x^2$ `code` *x* _y_ @ref = عنوان',
    "اسم\u202etxt.exe\u202c و\x1b]0;owned\x07 و\x9b31m و\u200bصفر {} {0} %s %(x)s",
    '=HYPERLINK("http://127.0.0.1:9/","x") نص',
    "+1+cmd|' /C calc'!A0 نص",
    "-2+3 @SUM(1) نص\tنص",
)
PLAIN_WORDS = ("عريض", "رابط", "عنوان", "owned")


@pytest.fixture
def hostile(make_review: Callable[..., Review], provenance: Provenance) -> Callable[[str], bytes]:
    """An article that is nothing but hostile, in every place where its words can stand, as one format."""
    english = {index: f"English {line}" for index, line in enumerate(HOSTILE)}
    made = make_review(
        list(HOSTILE), english=english, source=f"press/{HOSTILE[4]}<b>.txt".replace("\x1b", "")
    )
    article = replace(made.article, outlet=HOSTILE[0], byline=HOSTILE[3], dateline=HOSTILE[1])
    flag = Flag("numbers", f"It says \u2068{HOSTILE[4]}\u2069 {HOSTILE[0]}.", Level.DOUBT, arabic=((0, 3),))
    pairs = tuple(replace(pair, flags=(flag,)) for pair in made.pairs)
    report = article_report(part_of(replace(made, article=article, pairs=pairs), provenance, note=HOSTILE[1]))
    return lambda kind: render(report, kind)


def test_every_format_is_looked_at_here() -> None:
    assert set(FORMATS) == {"pdf", "docx", "html", "md", "txt", "json", "csv", "tmx", "xlf"}


def test_a_pdf_has_no_link_out_and_shows_the_letters(hostile: Callable[[str], bytes]) -> None:
    content = hostile("pdf")
    assert b"/URI" not in content
    assert b"/Launch" not in content
    assert b"/JavaScript" not in content
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "<img src=" in text.replace("\r\n", " ")
    assert "U+202E" in text
    assert not set(HIDDEN) & set(text)


def test_a_web_page_has_no_element_of_the_articles(hostile: Callable[[str], bytes]) -> None:
    page = hostile("html").decode()
    assert not re.search(r"<(img|a|b|iframe|link|script src)\b[^>]*(127\.0\.0\.1|passwd)", page)
    assert "&lt;img src=" in page
    body = re.sub(r"<(style|script|template)\b.*?</\1>", "", page, flags=re.S)
    assert not set(HIDDEN) & set(html.unescape(body))


def test_a_word_document_has_no_relation_to_anything_outside(hostile: Callable[[str], bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(hostile("docx"))) as package:
        parts = {
            name: package.read(name).decode()
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }
    for name, text in parts.items():
        ElementTree.fromstring(text)  # noqa: S314  our own
        assert 'TargetMode="External"' not in text, name
        assert "w:instrText" not in text or "HYPERLINK" not in text.split("w:instrText", 1)[1][:80], name
    body = html.unescape(parts["word/document.xml"])
    assert "U+202E" in body
    assert not set(HIDDEN) & set(body)


def test_markdown_says_the_letters_and_draws_nothing(hostile: Callable[[str], bytes]) -> None:
    shown = hostile("md").decode().split("<!--")[0]
    assert not re.search(r"(?<!\\)<(img|a (?!id=)|b|iframe)\b", shown)
    assert not re.search(r"(?<!\\)!?\[[^\]]*\](?<!\\)\((http|javascript)", shown)
    assert not set(HIDDEN) & set(shown)


def test_plain_text_commands_no_terminal(hostile: Callable[[str], bytes]) -> None:
    text = hostile("txt").decode("utf-8-sig")
    assert not set(HIDDEN) & set(text)
    assert "[U+001B]" in text


def test_a_table_has_no_formula(hostile: Callable[[str], bytes]) -> None:
    rows = list(csv.reader(io.StringIO(hostile("csv").decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row if cell]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r" and not re.fullmatch(r"-?[\d.]+", cell)]


@pytest.mark.parametrize("kind", ["tmx", "xlf"])
def test_exchange_files_are_xml_with_the_words_as_text(hostile: Callable[[str], bytes], kind: str) -> None:
    tree = ElementTree.fromstring(hostile(kind))  # noqa: S314  our own
    words = "".join(tree.itertext())
    assert all(word in words for word in PLAIN_WORDS)
    assert not {element.tag.rpartition("}")[2] for element in tree.iter()} & {"img", "b", "a"}
