"""What messengers export: every message begins with when and who, "[12/05/2025, 9:14 PM] أبو خالد: …".

WhatsApp writes the time in brackets (iOS) or before a dash (Android), in the digits and the order of the phone's
language; what is copied from its page has the time before the day. The time is no part of what was said: translated,
it costs the engine the sentence behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.article import Kind
from naba_translation.read.extract import Block, Extract

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "chat/1"
_MARKS = r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]*"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_HOUR = r"\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f]?(?:[AaPp]\.?[Mm]\.?|ص|م))?"
_TIME = rf"(?:{_DAY}[,،]?[\s\u202f]+{_HOUR}|{_HOUR}[,،][\s\u202f]+{_DAY})"
_HEAD = re.compile(
    rf"^{_MARKS}(?P<time>\[{_TIME}\]|{_TIME}[ ]-){_MARKS}[ ]{_MARKS}(?:(?P<name>[^:\n]{{1,60}}):(?:[ ]|$))?",
    re.MULTILINE,
)
_NOT_SAID = re.compile(  # in the place of a picture, or the messenger's own word
    rf"{_MARKS}(?:<[^<>\n]{{3,60}}>|\S+ omitted|This message was deleted|You deleted this message|"
    rf"تم حذف هذه الرسالة|هذه الرسالة محذوفة|تم إعادة توجيهها(?: مرات كثيرة)?|Forwarded(?: many times)?){_MARKS}\.?"
)
_LEAST = 2  # heads that make a chat, of at least this share of its lines
_SHARE = 0.3


def chat(text: str) -> Extract | None:
    """The messages of a text with "\\n" line ends, who wrote them as bylines; None where it is no chat."""
    heads = list(_HEAD.finditer(text))
    lines = sum(1 for line in text.splitlines() if line.strip())
    if len(heads) < max(_LEAST, _SHARE * lines):
        return None
    return Extract(VERSION, text, tuple(_blocks(text, heads)))


def _blocks(text: str, heads: list[re.Match[str]]) -> Iterator[Block]:
    """A name is told where another one wrote before; time and repeated names are furniture."""
    yield from _lines(text, 0, heads[0].start(), Kind.BODY)
    before = None
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        name, end = head["name"], following.start() if following else len(text)
        if name and name != before:
            yield Block(*head.span("time"), Kind.FURNITURE)
            yield Block(*head.span("name"), Kind.BYLINE)
        else:
            yield Block(head.start("time"), head.end("name") if name else head.end("time"), Kind.FURNITURE)
        yield from _lines(text, head.end(), end, Kind.BODY if name else Kind.FURNITURE)
        before = name


def _lines(text: str, start: int, end: int, kind: Kind) -> Iterator[Block]:
    for found in re.finditer(r"\S[^\n]*", text[start:end]):
        said = Kind.FURNITURE if _NOT_SAID.fullmatch(found[0].strip()) else kind
        yield Block(start + found.start(), start + found.end(), said)
