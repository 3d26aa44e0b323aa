"""The review as JSON: complete, versioned, and readable back into the same values.

    {"format": "naba-review", "version": 1,
     "article": {"id", "source", "source_sha256", "extractor", "title", "outlet", "byline", "dateline",
                 "published": "2025-06-12" or null, "text": the untouched original,
                 "paragraphs": [{"index", "start", "end", "kind"}]},
     "sentences": [{"index", "paragraph", "start", "end", "kind", "arabic",
                    "english": what a reader sees: the edit, else the machine's with names enforced, else "",
                    "score": nats per token or null, "level": "ok" | "look" | "doubt",
                    "flags": [{"check", "reason", "level",
                               "arabic": [[start, end]], "english": [[start, end]]}],
                    "machine": null or {"english", "score", "source_tokens", "target_tokens", "parts", "cut",
                                        "links": [[source word, target word, mass]], "attempt", "rejected"},
                    "enforced": [{"start", "end", "english", "arabic": [start, end], "why"}],
                    "edited": null or {"english", "author", "made", "origin"}}],
     "summary": [{"index"}], "summary_method": "lead-rank/1|words:120",
     "signature": how the drafts were made, "timings": {stage: seconds},
     "provenance": {"model_id", "model_digest", "signature", "made", "options", "versions"},
     "record": see names.record}

Offsets are code points, half-open: of paragraphs and sentences into `article.text`, of flags into the
sentence's `arabic` and `english`. Times are ISO 8601 with zone. A score that is no finite number is null.
`source` is the path as it was given, so this file, unlike the reports for people, tells where its maker keeps
files. `level`, the outer `english` and `score` follow from the rest and are there for convenience. A later
version may add keys without raising `version`; it raises it when an old reader would misread the file.
"""

from __future__ import annotations

import json
import math
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from naba_translation.article import (
    Article,
    Draft,
    Edit,
    Enforced,
    Flag,
    Kind,
    Level,
    Link,
    Pair,
    Paragraph,
    Review,
    Sentence,
    Summary,
)
from naba_translation.errors import FileUnreadable, FormatUnsupported
from naba_translation.export.names import record
from naba_translation.export.provenance import Provenance

FORMAT = "naba-review"
VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


class Loaded(NamedTuple):
    """What a document holds."""

    review: Review
    provenance: Provenance


def render(review: Review, provenance: Provenance) -> bytes:
    """The document's bytes, UTF-8; lone surrogates (from odd file names) as escapes."""
    text = json.dumps(_document(review, provenance), ensure_ascii=False, indent=1, allow_nan=False)
    return (_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n").encode()


def load_json(path: Path) -> Loaded:
    """Read a document back.

    Raises:
        FileUnreadable: it is gone or cannot be read.
        FormatUnsupported: it is no review, is damaged, or was written by a later version of the program.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "cannot be read") from error
    try:
        document = json.loads(content)
        if document["format"] != FORMAT:
            raise ValueError("not a review")
        version = int(document["version"])
        if version <= VERSION:
            return Loaded(_review(document), _provenance(document["provenance"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FormatUnsupported(path, f"not a {FORMAT} document: {error}") from error
    raise FormatUnsupported(
        path, f"version {version}, written by a later Naba; this one reads up to {VERSION}"
    )


def _document(review: Review, provenance: Provenance) -> dict[str, Any]:
    article = review.article
    return {
        "format": FORMAT,
        "version": VERSION,
        "article": {
            "id": article.id,
            "source": article.source,
            "source_sha256": article.source_sha256,
            "extractor": article.extractor,
            "title": article.title,
            "outlet": article.outlet,
            "byline": article.byline,
            "dateline": article.dateline,
            "published": article.published.isoformat() if article.published else None,
            "text": article.text,
            "paragraphs": [
                {"index": p.index, "start": p.start, "end": p.end, "kind": p.kind} for p in article.paragraphs
            ],
        },
        "sentences": [_sentence(pair) for pair in review.pairs],
        "summary": [{"index": index} for index in review.summary.indexes],
        "summary_method": review.summary.method,
        "signature": review.signature,
        "timings": review.seconds,
        "provenance": {
            "model_id": provenance.model_id,
            "model_digest": provenance.model_digest,
            "signature": provenance.signature,
            "made": provenance.made.isoformat(),
            "options": dict(provenance.options),
            "versions": dict(provenance.versions),
        },
        "record": record(article),
    }


def _sentence(pair: Pair) -> dict[str, Any]:
    sentence, draft, edit = pair.sentence, pair.draft, pair.edit
    score = draft.score if draft and math.isfinite(draft.score) else None
    return {
        "index": sentence.index,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "kind": sentence.kind,
        "arabic": sentence.text,
        "english": pair.english,
        "score": score,
        "level": pair.level,
        "flags": [
            {
                "check": flag.check,
                "reason": flag.reason,
                "level": flag.level,
                "arabic": flag.arabic,
                "english": flag.english,
            }
            for flag in pair.flags
        ],
        "machine": draft
        and {
            "english": draft.english,
            "score": score,
            "source_tokens": draft.source_tokens,
            "target_tokens": draft.target_tokens,
            "parts": draft.parts,
            "cut": draft.cut,
            "links": draft.links,
            "attempt": draft.attempt,
            "rejected": draft.rejected,
        },
        "enforced": [
            {
                "start": place.start,
                "end": place.end,
                "english": place.english,
                "arabic": place.arabic,
                "why": place.why,
            }
            for place in pair.enforced
        ],
        "edited": edit
        and {
            "english": edit.english,
            "author": edit.author,
            "made": edit.made.isoformat(),
            "origin": edit.origin,
        },
    }


def _review(document: dict[str, Any]) -> Review:
    return Review(
        article=_article(document["article"]),
        pairs=tuple(_pair(item) for item in document["sentences"]),
        summary=Summary(
            tuple(int(item["index"]) for item in document["summary"]), document["summary_method"]
        ),
        signature=document["signature"],
        seconds={stage: float(seconds) for stage, seconds in document["timings"].items()},
    )


def _article(item: dict[str, Any]) -> Article:
    texts = ("id", "source", "source_sha256", "extractor", "title", "outlet", "byline", "dateline", "text")
    return Article(
        **{key: _text(item[key]) for key in texts},
        paragraphs=tuple(
            Paragraph(int(p["index"]), int(p["start"]), int(p["end"]), Kind(p["kind"]))
            for p in item["paragraphs"]
        ),
        published=date.fromisoformat(item["published"]) if item["published"] is not None else None,
    )


def _pair(item: dict[str, Any]) -> Pair:
    return Pair(
        Sentence(
            index=int(item["index"]),
            paragraph=int(item["paragraph"]),
            start=int(item["start"]),
            end=int(item["end"]),
            text=_text(item["arabic"]),
            kind=Kind(item["kind"]),
        ),
        draft=_draft(item["machine"]) if item["machine"] is not None else None,
        edit=_edit(item["edited"]) if item["edited"] is not None else None,
        flags=tuple(_flag(flag) for flag in item["flags"]),
        enforced=tuple(_enforced(place) for place in item["enforced"]),
    )


def _draft(item: dict[str, Any]) -> Draft:
    return Draft(
        english=_text(item["english"]),
        score=float(item["score"]) if item["score"] is not None else -math.inf,
        source_tokens=int(item["source_tokens"]),
        target_tokens=int(item["target_tokens"]),
        parts=int(item["parts"]),
        cut=bool(item["cut"]),
        links=tuple(Link(int(source), int(target), float(mass)) for source, target, mass in item["links"]),
        attempt=int(item["attempt"]),
        rejected=_text(item["rejected"]),
    )


def _edit(item: dict[str, Any]) -> Edit:
    return Edit(
        english=_text(item["english"]),
        author=_text(item["author"]),
        made=datetime.fromisoformat(item["made"]),
        origin=_text(item["origin"]),
    )


def _enforced(item: dict[str, Any]) -> Enforced:
    start, end = item["arabic"]
    return Enforced(
        start=int(item["start"]),
        end=int(item["end"]),
        english=_text(item["english"]),
        arabic=(int(start), int(end)),
        why=_text(item["why"]),
    )


def _flag(item: dict[str, Any]) -> Flag:
    return Flag(
        check=_text(item["check"]),
        reason=_text(item["reason"]),
        level=Level(item["level"]),
        arabic=tuple((int(start), int(end)) for start, end in item["arabic"]),
        english=tuple((int(start), int(end)) for start, end in item["english"]),
    )


def _provenance(item: dict[str, Any]) -> Provenance:
    return Provenance(
        model_id=_text(item["model_id"]),
        model_digest=_text(item["model_digest"]),
        signature=_text(item["signature"]),
        made=datetime.fromisoformat(item["made"]),
        options={_text(key): _text(value) for key, value in item["options"].items()},
        versions={_text(key): _text(value) for key, value in item["versions"].items()},
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {type(value).__name__}")
    return value
