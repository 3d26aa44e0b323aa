"""What is counted beside BLEU, and what the card, the history and the manifest say of it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from naba_models import InstalledModel
from naba_training import card, fidelity, progress
from naba_training.__main__ import main
from naba_training.errors import TrainingError
from naba_training.export import read_scores, summary
from naba_training.score import score, table

TRAINING = Path(card.__file__).parents[1]


@pytest.fixture
def test_set(tmp_path: Path) -> Path:
    """Two sentences, our reference, and another system's translation."""
    stem = tmp_path / "dev"
    (tmp_path / "dev.ar").write_text("قال الوزير كلمة\nقال الوزير\n", encoding="utf-8")
    (tmp_path / "dev.en").write_text(
        "The minister spoke in Paris of 12 men\nSaid the minister\n", encoding="utf-8"
    )
    (tmp_path / "dev.other.en").write_text("The minister spoke in Paris of 12 men\nYes\n", encoding="utf-8")
    return stem


@pytest.fixture
def results(tiny_model: InstalledModel, test_set: Path) -> dict[str, Any]:
    return score(tiny_model, tests=[test_set], held=None, seen=False)


def test_names_numbers_and_length_are_looked_up_in_the_reference() -> None:
    measured = fidelity.measure(
        ["In Paris 1500 people met Khalid", "No one came."],
        ["In Paris, 1,500 people met Khaled on May 5", "No one came to Rome."],
    )
    assert measured.numbers == pytest.approx(1 / 2)
    assert measured.names == pytest.approx(1 / 4)  # Paris, of Paris, Khaled, May and Rome
    assert measured.length == pytest.approx((31 + 12) / (42 + 20))
    assert (measured.loops, measured.empty) == (0, 0)


@pytest.mark.parametrize(
    ("text", "loops"),
    [
        ("the the the end", True),
        ("he said that he said that he said that", True),
        ("He said. he said, HE SAID", True),
        ("he said that he said that it rained", False),
        ("very very good", False),
        ("", False),
    ],
)
def test_loops_are_stretches_that_stand_three_times(text: str, loops: bool) -> None:
    assert fidelity.is_looping(text) is loops


def test_an_empty_translation_is_counted() -> None:
    assert fidelity.measure(["...", "fine"], ["Yes it is", "fine"]).empty == 1


def test_scores_are_those_of_the_product_beside_other_systems(results: dict[str, Any]) -> None:
    systems = results["tests"]["dev"]["systems"]
    assert set(systems) == {"naba", "other"}
    assert 50 < systems["other"]["bleu"] < 100
    assert systems["other"]["numbers"] == 1.0
    assert results["tests"]["dev"]["source_words_per_second"] > 0
    assert results["signatures"]["chrf2++"].endswith("nw:2|space:no|version:" + _sacrebleu_version())
    assert results["signature"].startswith("model:")


def test_held_back_slices_are_scored_each(tiny_model: InstalledModel, tmp_path: Path) -> None:
    (tmp_path / "news.held.tsv").write_text("قال الوزير\tthe minister said\n", encoding="utf-8")
    (tmp_path / "empty.held.tsv").write_text("", encoding="utf-8")
    made = score(tiny_model, tests=[], held=tmp_path, seen=True)
    assert set(made["domains"]) == {"news"}
    assert made["domains"]["news"]["sentences"] == 1


def test_files_of_other_lengths_are_refused(tiny_model: InstalledModel, test_set: Path) -> None:
    test_set.with_name("dev.other.en").write_text("one line\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="other: 1 translations of 2"):
        score(tiny_model, tests=[test_set], held=None, seen=False)


def test_the_table_ranks_systems_and_marks_ours(results: dict[str, Any]) -> None:
    rows = table(results).splitlines()
    assert [row.split("|")[1].strip() for row in rows if row] == [
        "dev (2 sentences)",
        "---",
        "**naba**",
        "other",
    ]
    assert len({row.count("|") for row in rows if row}) == 1


def test_the_card_of_the_project_has_a_place_for_every_number(results: dict[str, Any]) -> None:
    text = card.card(results, TRAINING / "card_template.md")
    assert "$" not in text
    assert table(results).splitlines()[2] in text
    assert results["signatures"]["bleu"] in text


def test_a_card_without_numbers_is_refused(results: dict[str, Any]) -> None:
    del results["signatures"]
    with pytest.raises(TrainingError, match="signatures"):
        card.card(results, TRAINING / "card_template.md")


def test_the_history_grows_by_a_row_under_its_table(results: dict[str, Any], tmp_path: Path) -> None:
    history = tmp_path / "HISTORY.md"
    history.write_text((TRAINING / "HISTORY.md").read_text(encoding="utf-8"), encoding="utf-8")
    before = history.read_text(encoding="utf-8").splitlines()
    told = {"data": "two pairs", "updates": 7, "minutes": 1.6}
    card.record(history, results, date=datetime.date(2026, 11, 30), **told)
    after = history.read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in after if line not in before]
    assert (
        row.startswith("| 2026-11-30 | tiny | two pairs | 7 | 2 | dev |")
        or "| two pairs | 7 | 2 | dev |" in row
    )
    assert [line for line in after if line in before] == before
    columns = next(line for line in before if line.startswith("| date")).count("|")
    assert row.count("|") == columns


def test_a_history_without_its_table_is_left_alone(results: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "HISTORY.md").write_text("# Nothing\n", encoding="utf-8")
    with pytest.raises(TrainingError, match="no table"):
        card.record(
            tmp_path / "HISTORY.md", results, date=datetime.date(2026, 1, 1), data="", updates=1, minutes=1
        )
    assert (tmp_path / "HISTORY.md").read_text(encoding="utf-8") == "# Nothing\n"


def test_the_manifest_takes_our_scores_to_one_decimal(results: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "scores.json").write_text(json.dumps(results), encoding="utf-8")
    assert set(summary(read_scores(tmp_path / "scores.json"))["dev"]) == {"bleu", "chrf2++"}
    with pytest.raises(TrainingError):
        summary({"tests": {"dev": {}}})


def test_the_log_is_read_back_and_drawn(tmp_path: Path) -> None:
    log = tmp_path / "m.csv"
    made = progress.Progress(log, 2, minutes=10.0, last_update=20)
    for update in range(1, 7):
        made.count(update, nll=float(update), pairs=5, rate=1e-3, norm=1.0)
    assert progress.read_log(log) == [(2, 1.5, 1e-3), (4, 3.5, 1e-3), (6, 5.5, 1e-3)]
    progress.plot([log], tmp_path / "loss.png")
    assert (tmp_path / "loss.png").read_bytes().startswith(b"\x89PNG")


def test_the_log_says_how_long_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    made = progress.Progress(None, 1, minutes=10.0, last_update=100, clock=iter([0.0, 60.0]).__next__)
    made.count(25, nll=1.0, pairs=600, rate=1e-3, norm=1.0)
    line = capsys.readouterr().out
    assert "pairs 600 (10.0/s)" in line
    assert line.endswith("1.0 min, 9 left\n")  # 75 more at a minute each would be longer than there is


def test_a_file_that_is_no_log_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("what,is,this\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"m\.csv"):
        progress.read_log(tmp_path / "m.csv")


def test_a_known_fault_is_one_line_and_a_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", str(tmp_path / "none.json"), "--out", str(tmp_path / "card.md")]) == 1
    assert capsys.readouterr().err.startswith("naba_training: ")
    assert not (tmp_path / "card.md").exists()


def _sacrebleu_version() -> str:
    from importlib.metadata import version

    return version("sacrebleu")
