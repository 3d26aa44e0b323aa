"""What was read, as plain data for `naba read --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from naba_translation.article import Article, Sentence


def to_json(article: Article, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """The article and its sentences as JSON types.

    Keys: version (1), id, source, source_sha256, extractor, title, outlet, byline, dateline, published (ISO
    date or null), characters, paragraphs[{index, kind, start, end, text}], sentences[{index, paragraph, kind,
    start, end, text}]. Offsets are code points into the original text, half-open.
    """
    return {
        "version": 1,
        "id": article.id,
        "source": article.source,
        "source_sha256": article.source_sha256,
        "extractor": article.extractor,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": article.published.isoformat() if article.published else None,
        "characters": len(article.text),
        "paragraphs": [
            {
                "index": paragraph.index,
                "kind": paragraph.kind.value,
                "start": paragraph.start,
                "end": paragraph.end,
                "text": article.text[paragraph.start : paragraph.end],
            }
            for paragraph in article.paragraphs
        ],
        "sentences": [
            {
                "index": sentence.index,
                "paragraph": sentence.paragraph,
                "kind": sentence.kind.value,
                "start": sentence.start,
                "end": sentence.end,
                "text": sentence.text,
            }
            for sentence in sentences
        ],
    }
