"""Articles and errors as JSON, for the pipe between the program and the process that parses strangers' files.

What comes out of that process is checked as a stranger's too: a parser that was taken over can send anything.
"""

from __future__ import annotations

import hashlib
import json
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


def parse_answer(line: bytes, path: Path) -> Article:
    """The article that the line holds. Raises the ReadError it holds, or ReaderFailed where it is neither."""
    try:
        answer = json.loads(line)
        if "error" in answer:
            raise _ERRORS[answer["error"]](path, str(answer["reason"]))
        return _article(answer["article"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ReaderFailed(path, "the reading process gave no sensible answer") from error


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
