"""Output names: safe everywhere, and never somebody else's file."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naba_translation.article import Review
from naba_translation.export import Provenance, export
from naba_translation.export.names import output_paths, record, safe_stem

HOSTILE = {
    "report\u202efdp.exe": "reportfdp.exe",
    "line\nbreak\ttab": "line break tab",
    "nul\0byte": "nulbyte",
    "../../etc/passwd": "_.._etc_passwd",
    "/etc/passwd": "_etc_passwd",
    "C:\\temp\\x": "C_temp_x",
    "\\\\host\\share": "_host_share",
    "CON": "_CON",
    "com1.backup": "_com1.backup",
    "aux. ": "_aux",
    ".hidden": "hidden",
    "-rf": "rf",
    "~root": "root",
    "trailing. . ": "trailing",
    "": "article",
    ". .": "article",
    "\u200b\ufeff\u202a": "article",
    'what? <is> "this" | *': "what_ _is_ _this_ _ _",
    "e\u0301te\u0301": "été",
    "ن" * 300: "ن" * 90,
    "\U0001f600" * 100: "\U0001f600" * 45,
    "\ud800lone": "lone",
    "مقال ١٢": "مقال ١٢",
}


@pytest.mark.parametrize(("stem", "safe"), HOSTILE.items(), ids=range(len(HOSTILE)))
def test_hostile_names_become_harmless(stem: str, safe: str) -> None:
    assert safe_stem(stem) == safe


@example("0\r\U00018cd6\r0")
@given(st.text(st.characters()))
def test_a_safe_name_is_one_plain_file_name(stem: str) -> None:
    safe = safe_stem(stem)
    assert safe_stem(safe) == safe
    assert 0 < len(safe.encode()) <= 180
    assert Path(safe).name == safe
    assert safe[0] not in ".-~ "
    assert safe[-1] not in ". "
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in safe)


def test_the_longest_name_fits_in_a_folder(reviewed: Review, provenance: Provenance, out: Path) -> None:
    (path,) = export(reviewed, folder=out, stem="ن" * 300, formats=["txt"], provenance=provenance)
    assert path.read_bytes()


def test_two_sources_of_one_name_get_two_files(make_review, provenance: Provenance, out: Path) -> None:
    first, second = (
        make_review(["خبر أول"], source="a/news.txt"),
        make_review(["خبر ثان"], source="b/news.txt"),
    )
    options = {
        "folder": out,
        "stem": "news",
        "formats": ["html", "json", "txt", "pdf"],
        "provenance": provenance,
    }
    kept = [path.read_bytes() for path in export(first, **options)]
    assert [path.name for path in export(second, **options)] == [
        f"news-2.{f}" for f in ("html", "json", "txt", "pdf")
    ]
    again = export(first, **options)
    assert [path.name for path in again] == ["news.html", "news.json", "news.txt", "news.pdf"]
    assert [path.read_bytes() for path in again] == kept


def test_a_changed_source_replaces_its_own_report(make_review, provenance: Provenance, out: Path) -> None:
    for text in ("نص قديم", "نص جديد"):
        review = make_review([text], source="a/news.txt")
        (path,) = export(review, folder=out, stem="news", formats=["txt"], provenance=provenance)
    assert path.name == "news.txt"
    assert "نص جديد" in path.read_text(encoding="utf-8")


def test_all_formats_share_one_number(reviewed: Review, provenance: Provenance, out: Path) -> None:
    (out / "news.json").write_text("{}")
    paths = export(reviewed, folder=out, stem="news", formats=["txt", "json"], provenance=provenance)
    assert [path.name for path in paths] == ["news-2.txt", "news-2.json"]
    assert (out / "news.json").read_text() == "{}"


def test_links_folders_and_pipes_are_left_alone(reviewed: Review, out: Path, tmp_path: Path) -> None:
    (out / "a.txt").symlink_to(tmp_path / "elsewhere.txt")
    (out / "b.txt").mkdir()
    os.mkfifo(out / "c.txt")
    for stem in "abc":
        (path,) = output_paths(out, stem, ["txt"], marker=record(reviewed.article), replace=False)
        assert path.name == f"{stem}-2.txt"


def test_a_user_who_was_asked_may_replace(reviewed: Review, provenance: Provenance, out: Path) -> None:
    (out / "news.txt").write_text("somebody else's")
    (path,) = export(reviewed, folder=out, stem="news", formats=["txt"], provenance=provenance, replace=True)
    assert path == out / "news.txt"
    assert "26 ships arrive" in path.read_text(encoding="utf-8")
