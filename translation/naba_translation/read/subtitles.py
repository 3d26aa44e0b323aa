"""SubRip and WebVTT subtitles: the spoken text, with cues that one sentence runs through put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from naba_translation.article import Kind
from naba_translation.read.detect import TIMING
from naba_translation.read.encoding import decode
from naba_translation.read.extract import Extract, joined, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "srt/1"
_NUMBER = re.compile(r"\n?[ \t]*\d+[ \t]*\n?\Z")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}")
_ENDED = re.compile(r"[.!؟?…][\"'”’»)\]]*\s*\Z")
_PAUSE = 2.0  # seconds of silence that end a paragraph
_LONGEST = 400  # characters: a paragraph of cues that never end a sentence is closed here


def read(data: bytes) -> Extract | None:
    """All cues in their order; None: the bytes are no text."""
    decoded = decode(data)
    if decoded is None:
        return None
    text, blocks = joined((piece, Kind.BODY) for piece in _paragraphs(tidy(decoded.text)))
    return Extract(VERSION, text, blocks)


def _paragraphs(text: str) -> Iterator[str]:
    cues = list(TIMING.finditer(text))
    lines: list[str] = []
    ended_at = 0.0
    for cue, following in zip(cues, [*cues[1:], None], strict=True):
        raw = text[cue.end() : following.start() if following else len(text)]
        spoken = _MARKUP.sub("", _NUMBER.sub("", raw) if following else raw).strip()
        begins = _seconds(cue, 1)
        if lines and (
            begins - ended_at > _PAUSE or _ENDED.search(lines[-1]) or sum(map(len, lines)) > _LONGEST
        ):
            yield "\n".join(lines)
            lines = []
        if spoken:
            lines.append(spoken)
        ended_at = _seconds(cue, 5)
    if lines:
        yield "\n".join(lines)


def _seconds(cue: re.Match[str], group: int) -> float:
    hours, minutes, seconds, part = (cue[group + step] for step in range(4))
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{part}")
