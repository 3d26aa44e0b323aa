"""The commands that read many articles, as a user runs them, on texts of our own and a tiny model."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naba_models import InstalledModel
from naba_translation.paths import Paths

NABA = Path(sys.executable).with_name("naba")
REPORTS = Path(__file__).parents[1] / "translation/stories/stories.tsv"


def naba(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(part) for part in (NABA, *arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def as_json(*arguments: object) -> list[dict[str, object]]:
    done = naba(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@pytest.fixture
def model(built_model: InstalledModel, profile: Paths) -> str:
    shutil.copytree(built_model.folder, profile.models / "tiny")
    return built_model.manifest.id


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Six reports of two events, and one of neither."""
    folder = tmp_path / "press"
    folder.mkdir()
    with REPORTS.open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)):
            event, outlet, day, title, text = row
            if event in ("quakenorth", "bread") or at == 0:
                lines = (title, f"{day} - {outlet}", *text.split(". "))
                (folder / f"{event}-{at:02}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


def test_reports_of_one_event_are_one_story(press: Path, model: str) -> None:
    stories = as_json("stories", press, "--model", model)
    files = [[Path(source).name.partition("-")[0] for source in story["articles"]] for story in stories]
    assert sorted(files) == [["bread"] * 3, ["port"], ["quakenorth"] * 3]
    for story in stories:
        assert story["title"]
        for said in story["summary"]:
            assert said["article"] in story["articles"]
            assert said["arabic"]
            assert said["english"]
    told = naba("stories", press, "--model", model)
    assert told.returncode == 0
    assert re.search("said by [23] of 3", told.stdout)
    assert "The same statement, side by side" in told.stdout


def test_the_library_is_asked_when_no_path_is_given(press: Path, model: str) -> None:
    as_json("summary", press, "--model", model)
    stories = as_json("stories")
    assert [len(story["articles"]) for story in stories] == [3, 3]


def test_the_timeline_has_dates_and_sentences_in_order(press: Path, model: str, tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text(
        "وصل الوفد أمس إلى المدينة وعاد إلى العاصمة.\n\nبدأت الحرب في 15 مارس 2011 في البلاد.",
        encoding="utf-8",
    )
    events = as_json("timeline", path, "--model", model)
    assert [(event["date"], event["article"], event["index"]) for event in events] == [
        ("2011-03-15", str(path), 1)
    ]
    assert set(events[0]) == {"date", "article", "index", "english", "level", "doubts"}
    assert (events[0]["level"] == "ok") is (events[0]["doubts"] == [])
    told = naba("timeline", path, "--model", model)
    assert "Not dated" in told.stdout
    assert "أمس" in told.stdout
    events = as_json("timeline", path, "--model", model, "--published", "2020-05-02")
    assert [event["date"] for event in events] == ["2011-03-15", "2020-05-01"]


def test_search_finds_by_words_and_by_meaning(press: Path, model: str) -> None:
    hits = as_json("search", "الزلزال", press, "--model", model, "--words-only")
    assert hits
    assert all("زلزال" in hit["arabic"] and "quakenorth" in hit["article"] for hit in hits)
    assert set(hits[0]) == {"article", "index", "arabic", "english", "score", "level", "doubts"}
    assert all((hit["level"] == "ok") is (hit["doubts"] == []) for hit in hits)
    hits = as_json("search", "the price of subsidised bread goes up", press, "--model", model, "--limit", "3")
    assert len(hits) == 3
    assert all("bread" in hit["article"] for hit in hits)
    assert "[" in naba("search", "earthquake").stdout
    assert naba("search", "zyxwvut", "--words-only").stdout == "Nothing found.\n"


def test_a_summary_is_sentences_of_the_article_in_order(press: Path, model: str) -> None:
    (article,) = as_json("summary", press / "port-00.txt", "--model", model, "--words", "15")
    assert Path(str(article["article"])).name == "port-00.txt"
    indexes = [sentence["index"] for sentence in article["summary"]]
    assert indexes == sorted(indexes)
    assert len(indexes) == 1
    told = naba("summary", press / "port-00.txt", "--model", model).stdout
    assert told.count("  [") >= 1
    assert "✓" not in told  # what nobody has approved


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_told(press: Path, model: str) -> None:
    (press / "empty.txt").touch()
    done = naba("stories", press, "--model", model, "--json")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert len(json.loads(done.stdout)) == 3


@pytest.mark.parametrize("command", [["summary"], ["stories"], ["timeline"], ["search", "x", "--words-only"]])
def test_what_is_empty_is_said_and_is_1(command: list[str], model: str, tmp_path: Path) -> None:
    told = naba(*command, "--json")
    assert (told.returncode, json.loads(told.stdout), told.stderr) == (1, [], "naba: the library is empty\n")
    told = naba(*command, tmp_path, "--model", model)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"FAILED  {tmp_path}: There is no document in the folder")


def test_beside_an_empty_folder_the_others_are_told(model: str, tmp_path: Path) -> None:
    page, empty = tmp_path / "page.txt", tmp_path / "empty"
    page.write_text("قال الوزير إن العمل في الميناء الجديد مستمر.", encoding="utf-8")
    empty.mkdir()
    told = naba("timeline", page, empty, "--model", model)
    assert (told.returncode, told.stdout) == (1, "No words of time were found.\n")
    assert told.stderr.count("FAILED") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["search"],
        ["search", "x", "--limit", "0"],
        ["timeline", "--published", "June"],
        ["summary", "--words", "half"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert naba(*arguments).returncode == 2


def test_a_path_may_stand_after_an_option_and_no_question_is_none(press: Path, model: str) -> None:
    path = press / "port-00.txt"
    behind = naba("search", "قاطرتين", "--words-only", "--model", model, path)
    assert behind.returncode == 0
    assert path.name in behind.stdout
    for wrong, said in (
        (("search", " "), "there is nothing to search for"),
        (("search", "x", "--wrong", path), "unrecognized arguments: --wrong"),
        (("doctor", path), "unrecognized arguments"),
    ):
        done = naba(*wrong)
        assert done.returncode == 2
        assert said in done.stderr


def test_sentences_have_the_numbers_that_the_window_and_documents_give_them(
    model: str, tmp_path: Path
) -> None:
    path = tmp_path / "port.txt"
    path.write_text("افتتح الوزير الميناء الجديد في 15 مارس 2011.", encoding="utf-8")
    for command in (["summary"], ["timeline"], ["stories"], ["search", "الميناء", "--words-only"]):
        told = naba(*command, path, "--model", model).stdout
        assert "[1]" in told, command
        assert "[0]" not in told, command
