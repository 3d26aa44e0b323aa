"""JSON: nothing is lost on the way out and back, and what is not ours is refused."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naba_translation.article import (
    Article,
    Comment,
    Contrast,
    Draft,
    Edit,
    Enforced,
    Flag,
    Link,
    Mark,
    Pair,
    Paragraph,
    Review,
    Sentence,
    Summary,
)
from naba_translation.errors import FileUnreadable, FormatUnsupported
from naba_translation.export import Provenance, json_document, load_json
from naba_translation.export.report import report_of

texts = st.text(st.characters(), max_size=12)  # all of Unicode, lone surrogates with it
numbers = st.integers(0, 10**6)
spans = st.tuples(numbers, numbers)
moments = st.builds(
    datetime,
    year=st.integers(1, 9999),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    microsecond=st.integers(0, 999_999),
    tzinfo=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


def few(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3).map(tuple)


def every(kind: type, **given: st.SearchStrategy) -> st.SearchStrategy:
    """`kind` with a drawn value for every field, those with a default and those added later too."""
    return st.builds(kind, **{field.name: given.get(field.name, ...) for field in fields(kind)})


links = st.builds(Link, numbers, numbers, st.floats(0, 1))
contrasts = st.builds(Contrast, numbers, numbers, st.floats(0, 1e4), st.floats(0, 1e4))
drafts = every(
    Draft,
    english=texts,
    score=st.floats(max_value=0.0, allow_nan=False),
    links=few(links),
    contrasts=few(contrasts),
)
flags = every(Flag, check=texts, reason=texts, arabic=few(spans), english=few(spans))
edits = every(Edit, english=texts, author=texts, made=moments)
pairs = every(
    Pair,
    sentence=every(Sentence, text=texts),
    draft=st.none() | drafts,
    edit=st.none() | edits,
    flags=few(flags),
    enforced=few(every(Enforced, english=texts)),
    mark=st.none() | every(Mark, english=texts, author=texts, made=moments),
    comments=few(every(Comment, text=texts, author=texts, made=moments)),
)
articles = every(
    Article,
    id=texts,
    source=texts.filter(lambda name: "\0" not in name),
    text=texts,
    title=texts,
    paragraphs=few(every(Paragraph)),
)
reviews = every(
    Review,
    article=articles,
    pairs=few(pairs),
    summary=every(Summary, method=texts),
    seconds=st.dictionaries(texts, st.floats(0, 1e6), max_size=3),
)
provenances = every(
    Provenance,
    made=moments,
    options=st.dictionaries(texts, texts, max_size=2),
    versions=st.dictionaries(texts, texts, max_size=2),
)


@given(reviews, provenances)
@settings(max_examples=60, deadline=None)
def test_it_reads_back_into_the_same_values(review: Review, provenance: Provenance) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.json"
        path.write_bytes(json_document.render(report_of(review, provenance)))
        assert load_json(path) == (review, provenance)


def test_the_promised_keys_hold_what_a_script_needs(reviewed: Review, provenance: Provenance) -> None:
    document = json.loads(json_document.render(report_of(reviewed, provenance)))
    text = document["article"]["text"]
    assert hashlib.sha256(text.encode()).hexdigest() == document["article"]["id"]
    assert [text[s["start"] : s["end"]] for s in document["sentences"]] == [
        s["arabic"] for s in document["sentences"]
    ]
    flagged, edited, bare, furniture = document["sentences"][1:]
    assert (flagged["level"], flagged["flags"][0]["check"]) == ("doubt", "numbers")
    assert flagged["arabic"][slice(*flagged["flags"][0]["arabic"][0])] == "26"
    assert (edited["english"], edited["edited"]["author"]) == ("No news in the G 20.", "A. Reviewer")
    assert edited["machine"]["english"] == "Nothing new in the G20."
    assert (bare["english"], bare["score"], bare["machine"], bare["edited"]) == ("", None, None, None)
    assert furniture["kind"] == "furniture"
    assert document["summary"] == [{"index": 1}, {"index": 2}]
    assert document["signature"] == reviewed.signature
    assert document["timings"] == {"read": 0.1}


def test_a_later_version_is_refused_by_name(reviewed: Review, provenance: Provenance, tmp_path: Path) -> None:
    document = json.loads(json_document.render(report_of(reviewed, provenance)))
    document["version"] += 1
    path = tmp_path / "later.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(FormatUnsupported, match="later Naba") as refused:
        load_json(path)
    assert refused.value.path == path


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"format": "naba-review"}',
        b'{"format": "other", "version": 1}',
        b'{"format": "naba-review", "version": 1, "article": 3}',
        b'{"format": "naba-review", "version": 1e999}',  # infinite, and no whole number
        b"[" * 100_000,
    ],
)
def test_what_is_no_review_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    with pytest.raises(FormatUnsupported):
        load_json(path)


def test_any_missing_key_is_refused(reviewed: Review, provenance: Provenance, tmp_path: Path) -> None:
    whole = json.loads(json_document.render(report_of(reviewed, provenance)))
    path = tmp_path / "damaged.json"
    for key in ("article", "sentences", "summary", "summary_method", "signature", "timings", "provenance"):
        path.write_text(json.dumps({k: v for k, v in whole.items() if k != key}), encoding="utf-8")
        with pytest.raises(FormatUnsupported):
            load_json(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="No such file"):
        load_json(tmp_path / "gone.json")
