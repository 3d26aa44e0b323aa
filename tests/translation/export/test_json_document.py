"""JSON: nothing is lost on the way out and back, and what is not ours is refused."""

from __future__ import annotations

import hashlib
import json
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naba_translation.article import (
    Article,
    Draft,
    Edit,
    Flag,
    Kind,
    Level,
    Pair,
    Paragraph,
    Review,
    Sentence,
    Summary,
)
from naba_translation.errors import FileUnreadable, FormatUnsupported
from naba_translation.export import Provenance, json_document, load_json

texts = st.text(st.characters(), max_size=12)  # all of Unicode, lone surrogates with it
numbers = st.integers(0, 10**6)
spans = st.lists(st.tuples(numbers, numbers), max_size=2).map(tuple)
moments = st.builds(
    datetime,
    year=st.integers(1, 9999),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    microsecond=st.integers(0, 999_999),
    tzinfo=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
drafts = st.builds(
    Draft,
    english=texts,
    score=st.floats(max_value=0.0, allow_nan=False),
    source_tokens=numbers,
    target_tokens=numbers,
    parts=numbers,
    cut=st.booleans(),
)
flags = st.builds(Flag, check=texts, reason=texts, level=st.sampled_from(Level), arabic=spans, english=spans)
sentences = st.builds(
    Sentence,
    index=numbers,
    paragraph=numbers,
    start=numbers,
    end=numbers,
    text=texts,
    kind=st.sampled_from(Kind),
)
pairs = st.builds(
    Pair,
    sentence=sentences,
    draft=st.none() | drafts,
    edit=st.none() | st.builds(Edit, english=texts, author=texts, made=moments),
    flags=st.lists(flags, max_size=2).map(tuple),
)
articles = st.builds(
    Article,
    id=texts,
    source=texts.filter(lambda name: "\0" not in name),
    source_sha256=texts,
    extractor=texts,
    text=texts,
    paragraphs=st.lists(
        st.builds(Paragraph, index=numbers, start=numbers, end=numbers, kind=st.sampled_from(Kind)),
        max_size=2,
    ).map(tuple),
    title=texts,
    outlet=texts,
    byline=texts,
    dateline=texts,
    published=st.none() | st.dates(date(1, 1, 1)),
)
reviews = st.builds(
    Review,
    article=articles,
    pairs=st.lists(pairs, max_size=3).map(tuple),
    summary=st.builds(Summary, indexes=st.lists(numbers, max_size=3).map(tuple), method=texts),
    signature=texts,
    seconds=st.dictionaries(texts, st.floats(0, 1e6), max_size=3),
)
provenances = st.builds(
    Provenance,
    model_id=texts,
    model_digest=texts,
    signature=texts,
    made=moments,
    options=st.dictionaries(texts, texts, max_size=2),
    versions=st.dictionaries(texts, texts, max_size=2),
)


@given(reviews, provenances)
@settings(max_examples=60, deadline=None)
def test_it_reads_back_into_the_same_values(review: Review, provenance: Provenance) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.json"
        path.write_bytes(json_document.render(review, provenance))
        assert load_json(path) == (review, provenance)


def test_the_promised_keys_hold_what_a_script_needs(reviewed: Review, provenance: Provenance) -> None:
    document = json.loads(json_document.render(reviewed, provenance))
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
    document = json.loads(json_document.render(reviewed, provenance))
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
        b"[" * 100_000,
    ],
)
def test_what_is_no_review_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    with pytest.raises(FormatUnsupported):
        load_json(path)


def test_any_missing_key_is_refused(reviewed: Review, provenance: Provenance, tmp_path: Path) -> None:
    whole = json.loads(json_document.render(reviewed, provenance))
    path = tmp_path / "damaged.json"
    for key in ("article", "sentences", "summary", "summary_method", "signature", "timings", "provenance"):
        path.write_text(json.dumps({k: v for k, v in whole.items() if k != key}), encoding="utf-8")
        with pytest.raises(FormatUnsupported):
            load_json(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="No such file"):
        load_json(tmp_path / "gone.json")
