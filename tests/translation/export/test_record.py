"""The record: every format carries it, and from it the same file is made again to the byte."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_models import ManifestFile, Tokenizer
from naba_translation.article import Review
from naba_translation.errors import FormatUnsupported
from naba_translation.export import FORMATS, Archive, NameRow, Options, Provenance, Report, part_of, render
from naba_translation.export.armour import armoured, found_in
from naba_translation.export.carrier import record_of
from naba_translation.export.options import TEMPLATES, as_json, from_json
from naba_translation.export.record import digest, dumps, loads
from naba_translation.export.report import article_report
from naba_translation.stories import Otherwise

CARRIERS = [name for name in FORMATS if name != "csv"]


@pytest.fixture
def whole(judged: Review, provenance: Provenance) -> Report:
    """A report with something in every field."""
    known = replace(
        provenance,
        model_files=(ManifestFile("model.bin", 12, "ab" * 32),),
        tokenizer=Tokenizer(source_file="source.spm", target_prefix=("eng_Latn",)),
        checks="naba 0.1.0, code 3fae12c04b91",
    )
    names = (NameRow("Aleppo", "حلب", "place", (0,), changed=1, author="A. Reviewer"),)
    return article_report(part_of(judged, known, names=names, note="= a note -->"))


@pytest.mark.parametrize("kind", CARRIERS)
def test_each_format_is_made_again_from_the_record_in_it(whole: Report, kind: str) -> None:
    content = render(whole, kind)
    record = record_of(content, path=Path(f"x.{kind}"))
    assert render(loads(record), kind) == content


@pytest.mark.parametrize("kind", CARRIERS)
def test_a_story_is_made_again_from_its_record(story: Report, kind: str) -> None:
    content = render(story, kind)
    found = loads(record_of(content, path=Path(f"x.{kind}")))
    assert render(found, kind) == content
    assert [part.review.pairs for part in found.parts] == [
        tuple(replace(p, draft=p.draft and replace(p.draft, links=())) for p in part.review.pairs)
        for part in story.parts
    ]


def test_who_may_not_be_alone_stays_so_and_older_records_stay_as_they_are(story: Report) -> None:
    (told,) = story.stories
    for alone in (True, False):
        summary = tuple(replace(said, outlets=said.outlets[:1], alone=alone) for said in told.summary)
        values = dumps(replace(story, stories=(replace(told, summary=summary, comparisons=()),)))
        assert ('"alone"' in values) != alone
        assert [said.heard for said in loads(values).stories[0].summary] == [said.heard for said in summary]


def test_who_tells_it_with_other_numbers_stands_in_every_format_and_in_the_record(story: Report) -> None:
    (told,) = story.stories
    other = (
        Otherwise("The River", ("1,250",)),
        Otherwise("The Hill", (), ("Tuesday",), ("Benghazi",)),
    )
    summary = tuple(replace(said, outlets=said.outlets[:1], otherwise=other) for said in told.summary)
    beside = tuple(tuple(replace(said, otherwise=other) for said in one) for one in told.comparisons)
    disputed = replace(story, stories=(replace(told, summary=summary, comparisons=beside),))
    assert [said.otherwise for said in loads(dumps(disputed)).stories[0].summary] == [other] * len(summary)
    assert '"otherwise"' not in dumps(story)  # records of earlier versions stay as they are
    words = "told otherwise in The River (1,250), The Hill (Tuesday, Benghazi)"
    for kind in ("txt", "md", "html"):
        found = render(disputed, kind).decode().replace("\n", " ").count(words)
        assert found >= len(summary) + sum(map(len, beside)), kind
    for kind in CARRIERS:
        content = render(disputed, kind)
        assert render(loads(record_of(content, path=Path(f"x.{kind}"))), kind) == content


@pytest.mark.parametrize("archive", list(Archive))
def test_the_pdf_carries_it_whatever_the_standard(whole: Report, archive: Archive) -> None:
    content = render(replace(whole, options=Options(standard=archive)), "pdf")
    record = record_of(content, path=Path("x.pdf"))
    assert json.loads(record)["note"] == "= a note -->"
    assert (b"naba-record.json" in content) == (archive is not Archive.PDF_A_2B)


def test_it_says_who_did_what(whole: Report) -> None:
    values = json.loads(dumps(whole))
    assert [(act["act"], act["author"], act["sentence"]) for act in values["acts"]] == [
        ("edit", "A. Reviewer", 1),
        ("approve", "B. Chief", 2),
        ("second look", "B. Chief", 3),
        ("edit", "Old Hand", 5),
        ("comment", "A. Reviewer", 1),
        ("approve", "B. Chief", 1),
    ]
    assert values["provenance"]["model_files"] == [{"path": "model.bin", "bytes": 12, "sha256": "ab" * 32}]
    assert values["custody"]["decoding"] == {"beam": "4"}
    assert values["sha256"] == digest(values)


def test_only_the_file_for_machines_tells_the_folder_of_the_source(whole: Report) -> None:
    for kind in CARRIERS:
        record = record_of(render(whole, kind), path=Path(f"x.{kind}"))
        source = json.loads(record)["article"]["source"]
        assert source == ("press/article.txt" if kind == "json" else "article.txt"), kind


@pytest.mark.parametrize("kind", CARRIERS)
def test_a_file_without_a_record_is_refused(kind: str) -> None:
    contents = (b"", b"%PDF-1.7\n", b"<html></html>", b"<x/>", b"{}", b"PK\x03\x04")
    for content in contents:
        with pytest.raises(FormatUnsupported) as refused:
            loads_of(content, kind)
        assert refused.value.path == Path(f"x.{kind}")


def loads_of(content: bytes, kind: str) -> Report:
    from naba_translation.export.json_document import report_in

    path = Path(f"x.{kind}")
    return report_in(record_of(content, path=path), path=path)


def test_a_damaged_block_is_refused() -> None:
    block = "\n".join(armoured("x" * 100))
    assert found_in(f"before\n{block}\nafter") == b"x" * 100
    assert found_in(block.replace("END NABA", "END GABA")) is None
    first, packed, last = block.split("\n")
    for other in (packed[4:], packed[:8], packed[:6] + "AAAA" + packed[10:]):
        with pytest.raises(ValueError, match="damaged"):
            found_in(f"{first}\n{other}\n{last}")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_armour_gives_back_what_it_was_given(text: str) -> None:
    assert found_in("\n".join(armoured(text))) == text.encode()


@pytest.mark.parametrize("name", TEMPLATES)
def test_options_read_back_into_the_same(name: str) -> None:
    assert from_json(json.loads(json.dumps(as_json(TEMPLATES[name])))) == TEMPLATES[name]


@pytest.mark.parametrize("values", [{"cover": "yes"}, {"paper": "b5"}, {"first": 1}])
def test_options_that_are_none_are_refused(values: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        from_json(values)
