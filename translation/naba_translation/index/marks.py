"""Where the words and phrases of a question stand in English, by the rules of the index: other forms of a word too.

The texts are put into a small index of their own, in memory. To ask the library's index for the same reads every
passage of each word, which are a hundred thousand of a common one.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from naba_translation.index.passages import ENGLISH_TOKENS, any_of, phrase
from naba_translation.library.connection import connect_memory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.article import Span

_BEGIN, _END = (
    "\x02",
    "\x03",
)  # stand in no text that was read; a text of an analyst's that has them gets no spans


def english_places(texts: Sequence[str], phrases: Sequence[str]) -> list[tuple[Span, ...]]:
    """For each of the texts, where a phrase stands: ranges of code points, in order."""
    if not phrases:
        return [()] * len(texts)
    found: dict[int, tuple[Span, ...]] = {}
    with closing(connect_memory()) as index:
        index.execute(f"CREATE VIRTUAL TABLE shown USING fts5(words, tokenize='{ENGLISH_TOKENS}')")
        index.executemany("INSERT INTO shown(rowid, words) VALUES (?, ?)", enumerate(texts))
        query = "SELECT rowid, highlight(shown, 0, ?, ?) FROM shown WHERE shown MATCH ?"
        for at, marked in index.execute(query, [_BEGIN, _END, any_of(map(phrase, phrases))]):
            found[at] = _spans(marked, texts[at])
    return [found.get(at, ()) for at in range(len(texts))]


def _spans(marked: str, text: str) -> tuple[Span, ...]:
    if marked.replace(_BEGIN, "").replace(_END, "") != text:
        return ()
    spans: list[Span] = []
    at = 0
    for piece in marked.split(_BEGIN)[1:]:
        at = marked.index(_BEGIN, at)
        removed = 2 * len(spans)
        spans.append((at - removed, at - removed + piece.index(_END)))
        at += 1
    return tuple(spans)
