"""The same article comes out of every format: its words, title and date, and nothing that was not shown."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document

import documents
from naba_translation.article import Article, Kind
from naba_translation.errors import FileEmpty, FileUnreadable, FormatUnsupported, TextDamaged
from naba_translation.normalise import normalise, search_key
from naba_translation.read import discover, load, load_bytes, scan
from naba_translation.read.extract import Refused
from naba_translation.read.pdf import check_text_layer

FILES = documents.every_format()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def body_of(article: Article) -> str:
    """What would be translated of an article, besides its title, cleaned."""
    parts = [article.text[p.start : p.end] for p in article.paragraphs if p.kind in {Kind.BODY, Kind.HEADING}]
    return normalise(" ".join(parts)).text


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


@pytest.mark.parametrize("justify", [True, False])
@pytest.mark.parametrize("columns", [1, 2])
def test_pdf_lines_are_put_back_together(justify: bool, columns: int) -> None:
    article = load_bytes(documents.pdf(justify=justify, columns=columns), "a.pdf")
    paragraphs = [
        normalise(article.text[p.start : p.end]).text for p in article.paragraphs if p.kind is Kind.BODY
    ]
    assert paragraphs == [normalise(part).text for part in documents.BODY]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" ".join("ﻲﻓ ﺔﻨﻳﺪﻤﻟﺍ نم ىلع نأ ىلإ يتلا يذلا ناك" for _ in range(20)), "back to front"),
        (" ".join("ظطغ ضصث خحج ذزش قفغ" for _ in range(20)), "not the Arabic"),
        (" ".join(["في من على الذي كان مدينة"] * 40), "لا"),
        ("\ue001\ue002\ue003 " * 30, "no map"),
    ],
)
def test_unhealthy_text_layers_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        check_text_layer(text)


def test_healthy_text_layer_passes() -> None:
    check_text_layer(" ".join(documents.BODY * 5))


@pytest.mark.skipif(not scan.is_installed(), reason="Tesseract with Arabic data is not installed")
def test_scanned_page_is_recognised() -> None:
    import ctypes

    import pypdfium2 as pdfium

    page = pdfium.PdfDocument(documents.pdf())[0]
    bitmap = page.render(scale=4, grayscale=True)
    rows = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
    grey = b"".join(
        rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height)
    )
    text = scan.recognised(f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + grey)
    words = set(search_key(" ".join(documents.BODY)).split())
    assert len(words & set(search_key(text).split())) > 0.7 * len(words)


def test_picture_without_tesseract_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatUnsupported, match="Tesseract"):
        load_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png")


def test_archive_members_are_files_of_their_own(tmp_path: Path) -> None:
    archive = tmp_path / "press.zip"
    archive.write_bytes(
        documents.zipped(
            {
                "one/a.txt": FILES["old.txt"],
                "b.docx": FILES["a.docx"],
                "../evil.txt": "نص",
                "/root.txt": "نص",
                "__MACOSX/c.txt": "نص",
                "inner.zip": documents.zipped({"a.txt": FILES["old.txt"]}),
                "old.doc": OLE,
                "photo.xyz": b"x",
            }
        )
    )
    found = list(discover([tmp_path]))
    assert found == [archive / "one/a.txt", archive / "b.docx", archive / "inner.zip", archive / "old.doc"]
    assert {load(path).title for path in found[:2]} == {documents.TITLE}
    for path, words in zip(found[2:], ("unpack it", "save it as .docx"), strict=True):
        with pytest.raises(FormatUnsupported, match=words):
            load(path)
    assert load(found[0]).source == str(found[0])
    with pytest.raises(FileUnreadable):
        load(archive / "missing.txt")


@pytest.mark.parametrize("page", ["cp1256", "cp720", "utf-8"])
def test_archive_of_an_arabic_windows_tells_its_names(tmp_path: Path, page: str) -> None:
    """Such a zip does not say which code page its names are in. `zipfile` writes none, so its bytes are changed."""
    names = ("سوق السمك.txt", "أخبار/بلدية الميناء.txt")
    stand_ins = ["x" * len(name.encode(page)) for name in names]
    stand_ins = [f"{number}{stand_in[5:]}.txt" for number, stand_in in enumerate(stand_ins)]
    data = documents.zipped({stand_in: "\n".join(documents.BODY) for stand_in in stand_ins})
    for stand_in, name in zip(stand_ins, names, strict=True):
        data = data.replace(stand_in.encode(), name.encode(page))
    archive = tmp_path / "press.zip"
    archive.write_bytes(data)
    members = list(discover([archive]))
    assert members == [archive / name for name in names]
    assert [load(member).paragraphs for member in members]


def test_archive_with_nothing_to_read_is_one_clear_error(tmp_path: Path) -> None:
    archive = tmp_path / "photos.zip"
    archive.write_bytes(documents.zipped({"a.xyz": b"x"}))
    (path,) = discover([archive])
    with pytest.raises(FormatUnsupported, match="no readable document"):
        load(path)


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


def mail(body: str, attached: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "تقرير عن السوق", "a@example.org", "b@example.org"
    message.set_content(body)
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_what_is_attached_to_a_mail_is_read_or_named() -> None:
    attached = {"تقرير.docx": FILES["a.docx"], "صور.zip": documents.zipped({"a.txt": "نص"}), "b.doc": OLE}
    article = load_bytes(mail("انظر المرفق.", attached), "a.eml")
    shown = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is not Kind.FURNITURE]
    assert article.title == "تقرير عن السوق"
    assert shown.index("انظر المرفق.") < shown.index("Attachment: تقرير.docx")
    assert normalise(documents.BODY[0]).text in normalise(article.text).text
    assert [line for line in shown if "not read" in line] == [
        "Attachment, not read: صور.zip (open it by itself)",
        "Attachment, not read: b.doc (an old Office file (.doc, .xls, .ppt): save it as .docx)",
    ]


def test_a_mail_of_attachments_alone_is_their_text_or_says_why_there_is_none() -> None:
    assert documents.BODY[0] in load_bytes(mail("", {"a.docx": FILES["a.docx"]}), "a.eml").text
    with pytest.raises(FileEmpty, match=r"b\.doc"):
        load_bytes(mail("", {"b.doc": OLE}), "a.eml")


def test_a_quoted_mail_is_text_without_its_marks_and_a_signature_is_furniture() -> None:
    message = EmailMessage()
    message["Subject"] = documents.TITLE
    message.set_content(
        f"{documents.BODY[0]}\n-- \nمكتب الترجمة\n\nكتب أحمد:\n> {documents.BODY[1]}\n>\n>> {documents.BODY[2]}\n"
    )
    article = load_bytes(message.as_bytes(), "a.eml")
    assert ">" not in article.text
    assert body_of(article) == normalise(" ".join(documents.BODY)).text
    folded = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is Kind.FURNITURE]
    assert folded == ["مكتب الترجمة", "كتب أحمد:"]


def test_what_is_answered_below_a_quoted_signature_is_text() -> None:
    message = EmailMessage()
    message.set_content(
        f"-- \nمكتب\n> {documents.BODY[0]}\n> -- \n> أحمد\n{documents.BODY[1]}\n>> {documents.BODY[2]}\n-- \nليلى\n"
    )
    article = load_bytes(message.as_bytes(), "a.eml")
    assert body_of(article) == normalise(" ".join(documents.BODY)).text
    folded = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is Kind.FURNITURE]
    assert folded == ["مكتب", "أحمد", "ليلى"]


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


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml"])
def test_mail_whose_body_is_garbled_is_damaged_not_empty(name: str) -> None:
    head, _, body = FILES[name].partition(b"\n\n")
    garbled = head + b"\n\n" + body.replace(b"base64", b"8bit") if name == "a.eml" else FILES[name]
    garbled = garbled.replace(b"=D8", b"=00").replace(b"=D9", b"=01").replace(b"2", b"\x01")
    with pytest.raises(TextDamaged):
        load_bytes(garbled, name)
