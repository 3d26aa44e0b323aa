"""E-mail messages (.eml, RFC 5322) and web archives (.mhtml, RFC 2557), both MIME."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from naba_translation.article import Kind
from naba_translation.errors import FileEmpty, TextDamaged
from naba_translation.read.dates import find_date
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Extract, Refused, joined
from naba_translation.read.text import split_lines
from naba_translation.read.web import read_fragment, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = 500  # of a message that are looked at


def read_mhtml(data: bytes) -> Extract:
    """The page a browser saved with its pictures in one file. Raises Refused where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [
        part for part in _walk(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    if not pages:
        raise Refused(FileEmpty, "there is no page in it")
    decoded = decode(_payload(pages[0]))
    if decoded is None:
        raise Refused(TextDamaged, "its page cannot be decoded")
    return read_page(decoded.text, version="mhtml/1")


def read_eml(data: bytes) -> Extract:
    """Subject, sender and date, then the plain body, else the HTML one. Attachments are not read.

    Raises Refused where there is no body or it cannot be decoded.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject, sender = _header(message, "Subject"), _header(message, "From")
    found = find_date(_header(message, "Date"))
    pieces = _body(message)
    if not pieces:
        raise Refused(FileEmpty, "there is no text in it")
    head = [(subject, Kind.TITLE), (sender, Kind.BYLINE)]
    text, blocks = joined([*head, *pieces])
    return Extract("eml/1", text, blocks, subject, byline=sender, published=found.date if found else None)


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    for count, part in enumerate(message.walk()):
        if count >= _PARTS:
            return
        if isinstance(part, EmailMessage):
            yield part


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: EmailMessage, name: str) -> str:
    """A header in plain words; a folded or wrongly encoded one is repaired as text is."""
    try:
        value = str(message.get(name, ""))
    except (
        ValueError,
        LookupError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # the parser fails on hostile headers
        return ""
    raw = value.encode("ascii", "surrogateescape") if value.isascii() or _escaped(value) else value.encode()
    decoded = decode(raw)
    return " ".join(decoded.text.split()) if decoded else ""


def _escaped(value: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in value) and all(
        letter < "\x80" or "\udc80" <= letter <= "\udcff" for letter in value
    )


def _body(message: EmailMessage) -> list[tuple[str, Kind | None]]:
    plain: list[tuple[str, Kind | None]] = []
    pages: list[tuple[str, Kind | None]] = []
    for part in _walk(message):
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind not in {"text/plain", "text/html"}:
            continue
        decoded = decode(_payload(part))
        if decoded is None:
            raise Refused(TextDamaged, "its text cannot be decoded")
        if not decoded.text.strip():
            continue
        if kind == "text/html":
            pages += read_fragment(decoded.text)
        else:
            text = decoded.text.replace("\r\n", "\n")
            plain += [(text[block.start : block.end], block.kind) for block in split_lines(text)]
    return plain or pages
