"""The same article comes out of every format: its words, title and date, and nothing that was not shown."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

import documents
from documents import OLE, body_of
from naba_translation.article import Kind
from naba_translation.errors import FormatUnsupported, TextDamaged
from naba_translation.normalise import normalise
from naba_translation.read import load_bytes

FILES = documents.every_format()


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_article(name: str) -> None:
    article = load_bytes(FILES[name], name)
    assert body_of(article) == normalise(" ".join(documents.BODY)).text
    if not name.endswith(".srt"):
        assert normalise(article.title).text == documents.TITLE
        assert article.published == date(2019, 6, 12)
        assert sum(p.kind is Kind.TITLE for p in article.paragraphs) == 1


@pytest.mark.parametrize("name", FILES)
def test_offsets_hold_in_every_format(name: str) -> None:
    article = load_bytes(FILES[name], name)
    ends = [0]
    for index, paragraph in enumerate(article.paragraphs):
        assert paragraph.index == index
        assert ends[-1] <= paragraph.start < paragraph.end <= len(article.text)
        ends.append(paragraph.end)


def test_page_keeps_its_furniture_folded_and_drops_what_is_not_shown() -> None:
    article = load_bytes(documents.page(), "a.html")
    folded = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is Kind.FURNITURE]
    assert "سياسة" in folded
    assert any("سوق الخضار" in text for text in folded)
    assert any(p.kind is Kind.CAPTION for p in article.paragraphs)
    assert article.outlet == "جريدة المرفأ"
    for hidden in ("نص لا يظهر", "مخفي", "color"):
        assert hidden not in article.text


def test_page_metadata_comes_before_guesses() -> None:
    extra = (
        '<meta property="og:site_name" content="صحيفة الغد"><meta name="author" content="رنا العلي">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-06-11"}</script>'
    )
    article = load_bytes(documents.page(extra=extra), "a.html")
    assert (article.outlet, article.byline, article.published) == (
        "صحيفة الغد",
        "رنا العلي",
        date(2019, 6, 11),
    )


def test_word_tables_stand_where_they_stood_and_deletions_are_gone() -> None:
    article = load_bytes(documents.docx(), "a.docx")
    assert article.text.index(documents.BODY[0]) < article.text.index(documents.BODY[1])
    assert article.text.index(documents.BODY[1]) < article.text.index(documents.BODY[2])
    assert "محذوف" not in article.text


def test_what_word_moved_or_hides_is_told_once_or_not_and_notes_stand_at_the_end() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    first, moved, hidden, note = (
        "أعلنت البلدية الخبر.",
        "وانتقلت هذه الجملة.",
        "لا يراها أحد.",
        "المصدر بيان البلدية.",
    )
    mark = "<w:rPr><w:vanish/></w:rPr>"
    data = documents.docx(
        f"<w:p><w:moveFrom>{run(moved)}</w:moveFrom></w:p><w:p>{run(first)}"
        f"<w:r>{mark}<w:t>{hidden}</w:t></w:r></w:p><w:p><w:moveTo>{run(moved)}</w:moveTo></w:p>",
        notes=f"<w:p>{run(note)}</w:p>",
    )
    assert load_bytes(data, "a.docx").text.split("\n\n") == [first, moved, note]


def test_comments_and_deletions_of_open_document_are_left_out_and_notes_stand_at_the_end() -> None:
    gone, note, comment = "نص محذوف.", "المصدر بيان البلدية.", "تعليق المحرر."
    data = documents.odt(
        f"<text:tracked-changes><text:deletion><text:p>{gone}</text:p></text:deletion></text:tracked-changes>"
        f"<text:p>أعلنت<text:note><text:note-body><text:p>{note}</text:p></text:note-body></text:note> البلدية"
        f"<office:annotation><text:p>{comment}</text:p></office:annotation> الخبر.</text:p>"
    )
    assert load_bytes(data, "a.odt").text.split("\n\n") == ["أعلنت البلدية الخبر.", note]


@pytest.mark.parametrize(("title", "byline"), [(documents.TITLE, "رنا العلي"), ("", "")])
def test_the_author_of_a_word_file_is_told_where_somebody_cared_for_its_properties(
    title: str, byline: str
) -> None:
    word = Document()
    word.core_properties.title, word.core_properties.author = title, "رنا العلي" if title else "python-docx"
    for text in (documents.TITLE, *documents.BODY):
        word.add_paragraph(text)
    saved = io.BytesIO()
    word.save(saved)
    article = load_bytes(saved.getvalue(), "a.docx")
    assert (article.title, article.byline) == (documents.TITLE, byline)


def test_subtitles_of_the_web_may_leave_out_the_hours() -> None:
    cues = "00:01.000 --> 00:03.000 align:start\nقال الوزير إن المحادثات\n\n00:03.500 --> 00:06.000\nستستمر غدا.\n"
    assert load_bytes(f"WEBVTT\n\n{cues}".encode(), "a.vtt").text == "قال الوزير إن المحادثات\nستستمر غدا."


def test_names_do_not_decide_the_format() -> None:
    assert load_bytes(FILES["a.pdf"], "news.txt").extractor.startswith("pdf")
    assert load_bytes(FILES["a.docx"], "news").extractor.startswith("docx")
    assert load_bytes(FILES["a.html"], "news").extractor.startswith("html")


def test_locked_office_files_are_called_locked_and_outlooks_what_they_are() -> None:
    locked = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    with pytest.raises(FormatUnsupported, match="password"):
        load_bytes(locked, "a.docx")
    with pytest.raises(FormatUnsupported, match="Outlook"):
        load_bytes(OLE, "a.msg")
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"\x8f\x01"}
    odt["META-INF/manifest.xml"] = "<manifest:encryption-data manifest:checksum='x'/>"
    with pytest.raises(FormatUnsupported, match="password"):
        load_bytes(documents.zipped(odt), "a.odt")


def test_locked_member_and_damaged_archive() -> None:
    locked = bytearray(documents.docx())
    for at in range(len(locked) - 4):
        if locked[at : at + 4] == b"PK\x01\x02":
            locked[at + 8] |= 1
        if locked[at : at + 4] == b"PK\x03\x04":
            locked[at + 6] |= 1
    with pytest.raises(FormatUnsupported, match="password"):
        load_bytes(bytes(locked), "a.docx")
    with pytest.raises(TextDamaged):
        load_bytes(documents.docx()[:-30], "a.docx")
