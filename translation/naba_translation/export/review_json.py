"""One article's review as JSON values, and back into the same values.

    {"article": {"id", "source", "source_sha256", "extractor", "title", "outlet", "byline", "dateline",
                 "published": "2025-06-12" or null, "text": the untouched original,
                 "paragraphs": [{"index", "start", "end", "kind"}]},
     "sentences": [{"index", "paragraph", "start", "end", "kind", "arabic",
                    "english": what a reader sees: the edit, else the machine's with names enforced, else "",
                    "score": nats per token or null, "level": "ok" | "look" | "doubt",
                    "state": "machine" | "edited" | "approved" | "second look",
                    "flags": [{"check", "reason", "level",
                               "arabic": [[start, end]], "english": [[start, end]]}],
                    "machine": null or {"english", "score", "source_tokens", "target_tokens", "parts", "cut",
                                        "links": [[source word, target word, mass]], "attempt", "rejected",
                                        "contrasts": [[start, end, nats lost, nats gained]]},
                    "enforced": [{"start", "end", "english", "arabic": [start, end], "why"}],
                    "edited": null or {"english", "author", "made", "origin"},
                    "mark": null or {"state", "english", "author", "made"},
                    "comments": [{"id", "text", "author", "made"}]}],
     "summary": [{"index"}], "summary_method": "lead-rank/1|words:120",
     "signature": how the drafts were made, "timings": {stage: seconds}}

Offsets are code points, half-open: of paragraphs and sentences into `article.text`, of flags into the
sentence's `arabic` and `english`. Times are ISO 8601 with zone. A score that is no finite number is null.
`level`, `state`, the outer `english` and `score` follow from the rest and are there for convenience.
"""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

from naba_translation.article import (
    Article,
    Comment,
    Contrast,
    Draft,
    Edit,
    Enforced,
    Flag,
    Kind,
    Level,
    Link,
    Mark,
    Pair,
    Paragraph,
    Review,
    Sentence,
    State,
    Summary,
)


def to_json(review: Review, *, links: bool = True) -> dict[str, Any]:
    """The review's values. Without `links` nothing is lost but where the engine looked and what it was asked: half of
    the size."""
    article = review.article
    return {
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
        "sentences": [_sentence(pair, links=links) for pair in review.pairs],
        "summary": [{"index": index} for index in review.summary.indexes],
        "summary_method": review.summary.method,
        "signature": review.signature,
        "timings": review.seconds,
    }


def _sentence(pair: Pair, *, links: bool) -> dict[str, Any]:
    sentence, draft, edit = pair.sentence, pair.draft, pair.edit
    score = draft.score if draft and math.isfinite(draft.score) else None
    looked = {"links": draft.links, "contrasts": draft.contrasts} if draft and links else {}
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
        "state": pair.state,
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
            "attempt": draft.attempt,
            "rejected": draft.rejected,
            **looked,
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
        "mark": pair.mark
        and {
            "state": pair.mark.state,
            "english": pair.mark.english,
            "author": pair.mark.author,
            "made": pair.mark.made.isoformat(),
        },
        "comments": [
            {
                "id": comment.id,
                "text": comment.text,
                "author": comment.author,
                "made": comment.made.isoformat(),
            }
            for comment in pair.comments
        ],
    }


def from_json(document: dict[str, Any]) -> Review:
    """The same review.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: something is missing or is not what it should be.
    """
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
        **{key: text(item[key]) for key in texts},
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
            text=text(item["arabic"]),
            kind=Kind(item["kind"]),
        ),
        draft=_draft(item["machine"]) if item["machine"] is not None else None,
        edit=_edit(item["edited"]) if item["edited"] is not None else None,
        flags=tuple(_flag(flag) for flag in item["flags"]),
        enforced=tuple(_enforced(place) for place in item["enforced"]),
        mark=_mark(item["mark"]) if item["mark"] is not None else None,
        comments=tuple(_comment(comment) for comment in item["comments"]),
    )


def _draft(item: dict[str, Any]) -> Draft:
    return Draft(
        english=text(item["english"]),
        score=float(item["score"]) if item["score"] is not None else -math.inf,
        source_tokens=int(item["source_tokens"]),
        target_tokens=int(item["target_tokens"]),
        parts=int(item["parts"]),
        cut=bool(item["cut"]),
        links=tuple(
            Link(int(source), int(target), float(mass)) for source, target, mass in item.get("links", ())
        ),
        attempt=int(item["attempt"]),
        rejected=text(item["rejected"]),
        contrasts=tuple(
            Contrast(int(start), int(end), float(lost), float(gained))
            for start, end, lost, gained in item.get("contrasts", ())
        ),
    )


def _edit(item: dict[str, Any]) -> Edit:
    return Edit(
        english=text(item["english"]),
        author=text(item["author"]),
        made=datetime.fromisoformat(item["made"]),
        origin=text(item["origin"]),
    )


def _enforced(item: dict[str, Any]) -> Enforced:
    start, end = item["arabic"]
    return Enforced(
        start=int(item["start"]),
        end=int(item["end"]),
        english=text(item["english"]),
        arabic=(int(start), int(end)),
        why=text(item["why"]),
    )


def _flag(item: dict[str, Any]) -> Flag:
    return Flag(
        check=text(item["check"]),
        reason=text(item["reason"]),
        level=Level(item["level"]),
        arabic=tuple((int(start), int(end)) for start, end in item["arabic"]),
        english=tuple((int(start), int(end)) for start, end in item["english"]),
    )


def _mark(item: dict[str, Any]) -> Mark:
    return Mark(
        State(item["state"]),
        english=text(item["english"]),
        author=text(item["author"]),
        made=datetime.fromisoformat(item["made"]),
    )


def _comment(item: dict[str, Any]) -> Comment:
    return Comment(
        int(item["id"]), text(item["text"]), text(item["author"]), datetime.fromisoformat(item["made"])
    )


def text(value: object) -> str:
    """A string from a document. Raises TypeError where it is none."""
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {type(value).__name__}")
    return value
