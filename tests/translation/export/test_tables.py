"""CSV, TMX and XLIFF: what other programs read is complete, safe, and what their standards want."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from naba_translation.article import Review
from naba_translation.export import Options, Provenance, Report, table, tmx_file, xliff
from naba_translation.export.report import report_of
from naba_translation.export.table import COLUMNS, read, safe
from naba_translation.tmx import from_tmx

X = {"x": xliff.CORE, "mda": xliff.METADATA}


def rows(report: Report) -> list[dict[str, str]]:
    text = table.render(report).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_table_has_a_line_for_each_sentence(reviewed: Review, provenance: Provenance) -> None:
    found = rows(report_of(reviewed, provenance))
    assert [row["sentence"] for row in found] == ["1", "2", "3", "4"]
    assert tuple(found[0]) == COLUMNS
    assert found[1]["reasons"].splitlines()[0] == "numbers: 26 is missing in the English."
    assert (found[2]["english"], found[2]["machine"]) == ("No news in the G 20.", "Nothing new in the G20.")
    assert (found[2]["state"], found[2]["edited_by"]) == ("edited", "A. Reviewer")
    assert found[3]["english"] == ""
    assert found[0]["source"] == "article.txt"


def test_excel_is_told_that_it_is_unicode(reviewed: Review, provenance: Provenance) -> None:
    assert table.render(report_of(reviewed, provenance)).startswith(b"\xef\xbb\xbfarticle,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "'="])
def test_no_cell_is_run_as_a_formula(make_review, provenance: Provenance, start: str) -> None:
    hostile = f'{start}HYPERLINK("http://example.org","x")'
    review = make_review(["عنوان", f"{start}خبر"], english={1: hostile}, source=f"{start}a.txt")
    row = rows(report_of(review, provenance))[1]
    assert row["english"] == "'" + hostile
    assert not any(cell[:1] in set("=+-@\t\r\n") for cell in row.values())


@given(st.text())
def test_a_cell_reads_back_as_it_was(cell: str) -> None:
    assert read(safe(cell)) == cell
    assert safe(cell)[:1] not in set("=+-@\t\r\n")


def test_a_memory_reads_back_into_the_same_sentences(judged: Review, provenance: Provenance) -> None:
    units = list(from_tmx(tmx_file.render(report_of(judged, provenance)), path=Path("x.tmx")))
    assert [(unit.arabic, unit.english) for unit in units] == [
        (pair.sentence.text, pair.english) for pair in judged.pairs
    ]
    assert (units[1].author, units[1].made) == ("A. Reviewer", judged.pairs[1].edit.made)


def test_a_memory_of_what_was_approved_has_nothing_else(judged: Review, provenance: Provenance) -> None:
    content = tmx_file.render(report_of(judged, provenance, Options(only_approved=True)))
    assert [unit.english for unit in from_tmx(content, path=Path("x.tmx"))] == ["He said a thing."]


def test_xliff_says_how_far_each_sentence_is(
    judged: Review, reviewed: Review, provenance: Provenance
) -> None:
    root = etree.fromstring(xliff.render(report_of(judged, provenance)))
    assert dict(root.attrib) == {"version": "2.1", "srcLang": "ar", "trgLang": "en"}
    states = [(s.get("state"), s.get("subState")) for s in root.iterfind(".//x:segment", X)]
    assert states == [
        ("translated", "naba:machine"),
        ("final", "naba:approved"),
        ("translated", "naba:second-look"),
        ("translated", "naba:second-look"),
        ("translated", "naba:machine"),
        ("reviewed", "naba:edited"),
    ]
    bare = etree.fromstring(xliff.render(report_of(reviewed, provenance))).findall(".//x:segment", X)[3]
    assert bare.get("state") == "initial"
    assert bare.find("x:target", X) is None


def test_xliff_keeps_to_the_order_and_the_names_of_the_standard(story: Report) -> None:
    """The constraints of the core's schema (XLIFF 2.1, 4.2 and Appendix A) on what is used of it."""
    root = etree.fromstring(xliff.render(story))
    allowed = {
        "xliff": ({"version", "srcLang", "trgLang"}, ["file"]),
        "file": ({"id", "original"}, ["metadata", "unit"]),
        "unit": ({"id", "name"}, ["notes", "segment"]),
        "notes": (set(), ["note"]),
        "note": ({"category"}, []),
        "segment": ({"id", "state", "subState"}, ["source", "target"]),
        "source": ({"{http://www.w3.org/XML/1998/namespace}space"}, []),
        "target": ({"{http://www.w3.org/XML/1998/namespace}space"}, []),
        "metadata": (set(), ["metaGroup"]),
        "metaGroup": ({"category"}, ["meta"]),
        "meta": ({"type"}, []),
    }
    for element in root.iter(etree.Element):
        attributes, children = allowed[etree.QName(element).localname]
        assert set(element.attrib) <= attributes
        names = [etree.QName(child).localname for child in element]
        assert set(names) <= set(children)
        assert names == sorted(names, key=children.index)
    for scope in (root, *root.iterfind("x:file", X), *root.iterfind(".//x:unit", X)):
        ids = [child.get("id") for child in scope if child.get("id")]
        assert len(ids) == len(set(ids))
        assert all(name.isalnum() for name in ids)


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "\ufffe", "]]>&<x/>", "\u202e"])
def test_odd_characters_leave_the_xml_well_formed(make_review, provenance: Provenance, odd: str) -> None:
    review = make_review([f"عنوان{odd}", f"خبر {odd}"], english={1: f"News {odd} here"}, source=f"{odd}.txt")
    report = report_of(replace(review, signature=odd), provenance)
    for content in (xliff.render(report), tmx_file.render(report)):
        assert "News" in "".join(etree.fromstring(content).itertext())
    assert table.render(report).decode("utf-8-sig")
