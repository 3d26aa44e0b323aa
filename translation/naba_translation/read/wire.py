"""Articles and errors as JSON, for the pipe between the program and the process that parses strangers' files.

What comes out of that process is checked as a stranger's too: a parser that was taken over can send anything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from naba_translation import errors
from naba_translation.article import Article, Kind, Paragraph
from naba_translation.errors import ReaderFailed, ReadError

if TYPE_CHECKING:
    from pathlib import Path

_ERRORS = {
    name: error
    for name in errors.__all__
    if isinstance(error := getattr(errors, name), type) and issubclass(error, ReadError)
}
RECORD, LINES = "record", "lines"
"""What a request can want of an exported file instead of the article of a document."""

_STRINGS = ("id", "source", "source_sha256", "extractor", "text", "title", "outlet", "byline", "dateline")


def dump_article(article: Article) -> bytes:
    """One line of JSON."""
    answer: dict[str, Any] = {name: getattr(article, name) for name in _STRINGS}
    answer["published"] = article.published.isoformat() if article.published else None
    answer["paragraphs"] = [(part.start, part.end, part.kind.value) for part in article.paragraphs]
    return json.dumps({"article": answer}).encode() + b"\n"


def dump_error(error: ReadError) -> bytes:
    """One line of JSON: the error's class and reason."""
    return json.dumps({"error": type(error).__name__, "reason": error.reason[:500]}).encode() + b"\n"


def dump_record(record: bytes) -> bytes:
    """One line of JSON; bytes that are no UTF-8 survive as lone surrogates."""
    return json.dumps({RECORD: record.decode("utf-8", "surrogateescape")}).encode() + b"\n"


def dump_lines(lines: Sequence[str]) -> bytes:
    """One line of JSON."""
    return json.dumps({LINES: lines}).encode() + b"\n"


def parse_answer(line: bytes, path: Path) -> Article:
    """The article that the line holds. Raises the ReadError it holds, or ReaderFailed where it is neither."""
    with _making_sense(path):
        return _article(_checked(line, path)["article"])


def parse_record(line: bytes, path: Path) -> bytes:
    """The record that the line holds. Raises as `parse_answer`."""
    with _making_sense(path):
        record = _checked(line, path)[RECORD]
        if not isinstance(record, str):
            raise TypeError("a record is no text")
        return record.encode("utf-8", "surrogateescape")


def parse_lines(line: bytes, path: Path) -> tuple[str, ...]:
    """The lines that the line holds. Raises as `parse_answer`."""
    with _making_sense(path):
        lines = _checked(line, path)[LINES]
        if not isinstance(lines, list) or not all(isinstance(text, str) for text in lines):
            raise TypeError("a line is no text")
        return tuple(lines)


@contextmanager
def _making_sense(path: Path) -> Iterator[None]:
    """Whatever the process sends, it does no more here than an error that is known."""
    try:
        yield
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError) as error:
        raise ReaderFailed(path, "the reading process gave no sensible answer") from error


def _checked(line: bytes, path: Path) -> dict[str, Any]:
    """The answer, or the error that is in it."""
    answer: dict[str, Any] = json.loads(line)
    if "error" in answer:
        raise _ERRORS[answer["error"]](path, str(answer["reason"]))
    return answer


def _article(answer: dict[str, Any]) -> Article:
    """Raises ValueError, TypeError or KeyError where the answer does not hold together."""
    if not all(isinstance(answer[name], str) for name in _STRINGS):
        raise TypeError("a field is no text")
    text: str = answer["text"]
    if hashlib.sha256(text.encode()).hexdigest() != answer["id"]:
        raise ValueError("the text is not the one that was hashed")
    paragraphs = tuple(
        Paragraph(index, _offset(start), _offset(end), Kind(kind))
        for index, (start, end, kind) in enumerate(answer["paragraphs"])
    )
    bounds = [bound for part in paragraphs for bound in (part.start, part.end)]
    if any(before > after for before, after in pairwise([0, *bounds, len(text)])):
        raise ValueError("a paragraph is outside the text")
    published = answer["published"]
    return Article(
        paragraphs=paragraphs,
        published=None if published is None else date.fromisoformat(published),
        **{name: answer[name] for name in _STRINGS},
    )


def _offset(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("an offset is no number")
    return value
