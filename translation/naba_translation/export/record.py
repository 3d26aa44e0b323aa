"""The record: a whole document as JSON, which every export carries and from which it can be made again.

    {"format": "naba-review", "version": 1,                 of one article: its values (review_json.py) and
     "provenance": {"model_id", "model_digest", "signature", "made", "options", "versions", "checks",
                    "model_files": [{"path", "bytes", "sha256"}], "tokenizer": null or {…}},
     "record": the line by which an export names its article (names.py),
     "names": [{"english", "arabic", "kind", "sentences", "changed", "author"}], "note",
     "acts": [{"made", "author", "act", "sentence": index, "words", "origin"}] in order of time (acts.py),
     "custody": what follows from the rest, for a machine that asks (custody.py),
     "report": {"kind": "article" | "story" | "library", "made", "title", "options"},
     "sha256": of all this without "sha256", as JSON with sorted keys, no blanks and \\u escapes}

A document of several has the format "naba-report", "articles": [such values without format, report and sha256],
"stories" (by number of article and index of sentence) and "timeline".

The JSON export holds everything; what the other formats carry leaves out where the engine looked (links) and
the folder of the source, so that a report does not tell where its maker keeps files. A later version may add
keys without raising `version`; it raises it when an old reader would misread the file.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naba_models import ManifestFile, Tokenizer
from naba_translation.export import acts, review_json
from naba_translation.export import options as options_json
from naba_translation.export.custody import custody
from naba_translation.export.names_table import NameRow
from naba_translation.export.provenance import Provenance
from naba_translation.export.report import Part, Report, ReportKind
from naba_translation.export.review_json import text

if TYPE_CHECKING:
    from naba_translation.stories import Story

ONE, SEVERAL = "naba-review", "naba-report"
VERSION = 1
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")  # in UTF-8 or in XML


class LaterVersionError(ValueError):
    """A record of a later program, which this one would misread."""


def document(report: Report, *, full: bool = False) -> dict[str, Any]:
    """The record's values; `full` as the JSON export has them."""
    head = {"format": ONE if report.kind is ReportKind.ARTICLE else SEVERAL, "version": VERSION}
    articles = [_article(part, full=full) for part in report.parts]
    body: dict[str, Any] = articles[0]
    if report.kind is not ReportKind.ARTICLE:
        stories = [_story(story, report.parts) for story in report.stories]
        body = {"articles": articles, "stories": stories}
    about = {
        "kind": report.kind,
        "made": report.made.isoformat(),
        "title": report.title,
        "options": options_json.as_json(report.options),
    }
    whole = {**head, **body, "report": about}
    return {**whole, "sha256": digest(whole)}


def dumps(report: Report, *, full: bool = False) -> str:
    """The record as text; lone surrogates (from odd file names) and what XML has no place for, as escapes."""
    indent, separators = (1, (",", ": ")) if full else (None, (",", ":"))
    values = document(report, full=full)
    written = json.dumps(values, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return _UNWRITABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def loads(content: str | bytes) -> Report:
    """The document a record tells of.

    Raises:
        LaterVersionError: a later program wrote it.
        ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError: it is no record, or damaged.
    """
    values = json.loads(content)
    if values["format"] not in (ONE, SEVERAL):
        raise ValueError("not a review")
    if int(values["version"]) > VERSION:
        raise LaterVersionError(f"version {values['version']}; this one reads up to {VERSION}")
    single = values["format"] == ONE
    parts = tuple(_part(item) for item in ([values] if single else values["articles"]))
    about = values["report"]
    return Report(
        kind=ReportKind(about["kind"]),
        parts=parts,
        made=datetime.fromisoformat(about["made"]),
        options=options_json.from_json(about["options"]),
        stories=() if single else tuple(_told(item, parts) for item in values["stories"]),
        title=text(about["title"]),
    )


def digest(values: dict[str, Any]) -> str:
    """SHA-256 of a record's values but for its own "sha256"."""
    rest = {key: value for key, value in values.items() if key != "sha256"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _article(part: Part, *, full: bool) -> dict[str, Any]:
    review, provenance = part.review, part.provenance
    values = review_json.to_json(review, links=full)
    if not full:
        values["article"]["source"] = Path(review.article.source).name
    return {
        **values,
        "provenance": {
            "model_id": provenance.model_id,
            "model_digest": provenance.model_digest,
            "signature": provenance.signature,
            "made": provenance.made.isoformat(),
            "options": dict(provenance.options),
            "versions": dict(provenance.versions),
            "checks": provenance.checks,
            "model_files": [asdict(file) for file in provenance.model_files],
            "tokenizer": provenance.tokenizer and asdict(provenance.tokenizer),
        },
        "record": part.marker,
        "names": [asdict(name) for name in part.names],
        "note": part.note,
        "acts": [acts.to_json(act) for act in part.acts],
        "custody": custody(part),
    }


def _part(item: dict[str, Any]) -> Part:
    return Part(
        review=review_json.from_json(item),
        provenance=_provenance(item["provenance"]),
        marker=text(item["record"]),
        names=tuple(_name(name) for name in item["names"]),
        note=text(item["note"]),
        acts=tuple(acts.from_json(act) for act in item["acts"]),
    )


def _provenance(item: dict[str, Any]) -> Provenance:
    return Provenance(
        model_id=text(item["model_id"]),
        model_digest=text(item["model_digest"]),
        signature=text(item["signature"]),
        made=datetime.fromisoformat(item["made"]),
        options={text(key): text(value) for key, value in item["options"].items()},
        versions={text(key): text(value) for key, value in item["versions"].items()},
        model_files=tuple(
            ManifestFile(text(f["path"]), int(f["bytes"]), text(f["sha256"])) for f in item["model_files"]
        ),
        tokenizer=_tokenizer(item["tokenizer"]) if item["tokenizer"] is not None else None,
        checks=text(item["checks"]),
    )


def _tokenizer(item: dict[str, Any]) -> Tokenizer:
    return Tokenizer(
        source_file=text(item["source_file"]),
        target_file=text(item["target_file"]),
        source_prefix=tuple(map(text, item["source_prefix"])),
        source_suffix=tuple(map(text, item["source_suffix"])),
        target_prefix=tuple(map(text, item["target_prefix"])),
    )


def _name(item: dict[str, Any]) -> NameRow:
    return NameRow(
        english=text(item["english"]),
        arabic=text(item["arabic"]),
        kind=text(item["kind"]),
        sentences=tuple(map(int, item["sentences"])),
        changed=int(item["changed"]),
        author=text(item["author"]),
    )


def _story(story: Story, parts: tuple[Part, ...]) -> dict[str, Any]:
    numbers = {part.review.article.id: number for number, part in enumerate(parts)}

    def said(one: Any) -> dict[str, Any]:
        return {
            "article": numbers[one.article.id],
            "index": one.pair.sentence.index,
            "outlets": list(one.outlets),
            "of": one.of,
            **({} if one.alone else {"alone": False}),  # not in documents of earlier versions
            **({"otherwise": [_otherwise(other) for other in one.otherwise]} if one.otherwise else {}),
        }

    return {
        "title": story.title,
        "articles": [numbers[article.id] for article in story.articles],
        "folded": [list(one) for one in story.folded],
        "summary": [said(one) for one in story.summary],
        "comparisons": [[said(one) for one in statements] for statements in story.comparisons],
    }


def _otherwise(other: Any) -> list[Any]:
    """Its outlet and numbers; its days and places where it has any, which documents of earlier versions do not."""
    more = [list(other.days), list(other.places)] if other.days or other.places else []
    return [other.outlet, list(other.numbers), *more]


def _told(item: dict[str, Any], parts: tuple[Part, ...]) -> Story:
    from naba_translation.stories import Otherwise, Said, Story

    def said(one: dict[str, Any]) -> Said:
        review = parts[int(one["article"])].review
        pairs = {pair.sentence.index: pair for pair in review.pairs}
        outlets = tuple(map(text, one["outlets"]))
        alone = bool(one.get("alone", True))
        otherwise = tuple(
            Otherwise(text(outlet), *(tuple(map(text, words)) for words in instead))
            for outlet, *instead in one.get("otherwise", ())
        )
        return Said(review.article, pairs[int(one["index"])], outlets, int(one["of"]), alone, otherwise)

    return Story(
        title=text(item["title"]),
        articles=tuple(parts[int(number)].review.article for number in item["articles"]),
        folded=tuple(tuple(map(int, one)) for one in item["folded"]),
        summary=tuple(said(one) for one in item["summary"]),
        comparisons=tuple(tuple(said(one) for one in statements) for statements in item["comparisons"]),
    )
