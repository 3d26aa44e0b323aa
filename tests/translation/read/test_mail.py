"""A mail is read with what is attached to it; quotation marks go, signatures are folded."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

import documents
from documents import OLE, body_of
from naba_translation.article import Kind
from naba_translation.errors import FileEmpty, TextDamaged
from naba_translation.normalise import normalise
from naba_translation.read import load_bytes


def mail_with(body: str, attached: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "تقرير عن السوق", "a@example.org", "b@example.org"
    message.set_content(body)
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_what_is_attached_to_a_mail_is_read_or_named() -> None:
    attached = {"تقرير.docx": documents.docx(), "صور.zip": documents.zipped({"a.txt": "نص"}), "b.doc": OLE}
    article = load_bytes(mail_with("انظر المرفق.", attached), "a.eml")
    shown = [article.text[p.start : p.end] for p in article.paragraphs if p.kind is not Kind.FURNITURE]
    assert article.title == "تقرير عن السوق"
    assert shown.index("انظر المرفق.") < shown.index("Attachment: تقرير.docx")
    assert normalise(documents.BODY[0]).text in normalise(article.text).text
    assert [line for line in shown if "not read" in line] == [
        "Attachment, not read: صور.zip (open it by itself)",
        "Attachment, not read: b.doc (an old Office file (.doc, .xls, .ppt): save it as .docx)",
    ]


def test_a_mail_of_attachments_alone_is_their_text_or_says_why_there_is_none() -> None:
    assert documents.BODY[0] in load_bytes(mail_with("", {"a.docx": documents.docx()}), "a.eml").text
    with pytest.raises(FileEmpty, match=r"b\.doc"):
        load_bytes(mail_with("", {"b.doc": OLE}), "a.eml")


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


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml"])
def test_mail_whose_body_is_garbled_is_damaged_not_empty(name: str) -> None:
    data = documents.mail() if name == "a.eml" else documents.mhtml()
    head, _, body = data.partition(b"\n\n")
    garbled = head + b"\n\n" + body.replace(b"base64", b"8bit") if name == "a.eml" else data
    garbled = garbled.replace(b"=D8", b"=00").replace(b"=D9", b"=01").replace(b"2", b"\x01")
    with pytest.raises(TextDamaged):
        load_bytes(garbled, name)
