"""E-mail messages (.eml, RFC 5322) and web archives (.mhtml, RFC 2557), both MIME."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from itertools import groupby
from typing import TYPE_CHECKING

from naba_translation.article import Kind
from naba_translation.errors import FileEmpty, FormatUnsupported, TextDamaged
from naba_translation.read.dates import find_date
from naba_translation.read.detect import Format, detect
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Extract, Refused, joined
from naba_translation.read.text import split_lines
from naba_translation.read.web import read_fragment, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naba_translation.read.limits import Limits

_PARTS = 500  # of a message that are looked at
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)  # the line above one (RFC 3676, 4.3)
_NOT_READ = "Attachment, not read:"
_NOT_INSIDE = frozenset((Format.MAIL, Format.MHTML, Format.ARCHIVE, Format.PICTURE))  # of a mail


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


def read_eml(data: bytes, limits: Limits) -> Extract:
    """Subject, sender and date, then the plain body, else the HTML one, then the attached documents.

    What is attached and cannot be read is named in a line of its own, with the reason. Raises Refused where there
    is no text or it cannot be decoded.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject, sender = _header(message, "Subject"), _header(message, "From")
    found = find_date(_header(message, "Date"))
    pieces = _body(message)
    attached = [piece for part in _attachments(message) for piece in _attached(part, limits)]
    if not pieces and all(text.startswith(_NOT_READ) for text, _ in attached):
        raise Refused(FileEmpty, "; ".join(["there is no text in it", *(text for text, _ in attached)]))
    head = [(subject, Kind.TITLE), (sender, Kind.BYLINE)]
    text, blocks = joined([*head, *pieces, *attached])
    return Extract("eml/4", text, blocks, subject, byline=sender, published=found.date if found else None)


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in _walk(message) if part.get_content_disposition() == "attachment")


def _attached(part: EmailMessage, limits: Limits) -> list[tuple[str, Kind | None]]:
    """An attachment's name and its text, or why there is none. Mail in mail is read with the bodies."""
    from naba_translation.read.document import extract_of

    if part.is_multipart():
        return []
    name = " ".join((part.get_filename() or part.get_content_type()).split())
    try:
        data = _payload(part)
        if detect(data, name) in _NOT_INSIDE:
            raise Refused(FormatUnsupported, "open it by itself")
        found = extract_of(data, name, limits)
    except Refused as refusal:
        return [(f"{_NOT_READ} {name} ({refusal.reason})", Kind.HEADING)]
    texts = ((found.text[block.start : block.end], block.kind) for block in found.blocks)
    return [
        (f"Attachment: {name}", Kind.HEADING),
        *((text, Kind.HEADING if kind is Kind.TITLE else kind) for text, kind in texts),
    ]


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
            plain += _written(decoded.text.replace("\r\n", "\n"))
    return plain or pages


def _written(text: str) -> Iterator[tuple[str, Kind | None]]:
    """The blocks of a plain body, without the marks of what is quoted; the sender's signature is furniture."""
    for _, lines in groupby(text.split("\n"), key=_depth):
        part = "\n".join(_QUOTED.sub("", line) for line in lines)
        letter, *signature = _SIGNATURE.split(part, maxsplit=1)
        for piece, kind in ((letter, None), *((line, Kind.FURNITURE) for line in signature)):
            yield from ((piece[block.start : block.end], kind or block.kind) for block in split_lines(piece))


def _depth(line: str) -> int:
    """How many times a line was quoted."""
    found = _QUOTED.match(line)
    return found[0].count(">") if found else 0
