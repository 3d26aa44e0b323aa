"""Standing phrases: whatever fills their gaps, both sides say the same and nothing of the notation is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from naba_training import formulas
from naba_training.errors import TrainingError


def test_every_formula_becomes_a_sentence_in_each_language() -> None:
    sections = formulas.read()
    count = 4 * len(sections["formulas"])
    pairs = list(formulas.pairs(sections, count=count, seed=7))
    assert len(pairs) == count
    for arabic, english in pairs:
        assert not re.search(r"[{}\[\]|A-Za-z]", arabic), arabic
        assert not re.search(r"[{}\[\]|\u0600-\u06ff]", english), english
        assert arabic.endswith(".") == english.endswith(".")
    assert pairs == list(formulas.pairs(sections, count=count, seed=7))
    assert len(set(pairs)) > 0.7 * count


def test_gaps_agree_with_each_other(tmp_path: Path) -> None:
    path = tmp_path / "formulas.txt"
    path.write_text(
        "## body\nاللجنة\tthe committee\n## person\nالوزير\tthe minister\n## council\nالمجلس\tthe council\n"
        "## topic\nالأزمة\tthe crisis\nالحرب\tthe war\n"
        "## formulas\nعبر[|ت] {subject} عن قلق[ه|ها] ل{topic} و{topic2} منذ {number} يوماً"
        "\t{subject} voiced {his} concern at {topic} and {topic2} for {number} days\n",
        encoding="utf-8",
    )
    told = {
        "اللجنة": ("عبرت", "قلقها", "its"),
        "الوزير": ("عبر", "قلقه", "his"),
        "المجلس": ("عبر", "قلقه", "its"),
    }
    whole = re.compile(r"(\w+) (\w+) عن (\w+) (\w+) و(\w+) منذ (\d+) يوم")
    seen = set()
    for arabic, english in formulas.pairs(formulas.read(path), count=60):
        for part, other in zip(arabic.split("، "), english.split(", while "), strict=True):
            match = whole.search(part)
            assert match is not None
            verb, who, concern, first, second, days = match.groups()
            said = told[who]
            assert (verb.removeprefix("فيما ").removeprefix("بينما "), concern) == said[:2]
            assert f" {said[2]} concern" in other
            assert first.startswith("لل")
            assert {first.replace("لل", "ال", 1), second} == {"الأزمة", "الحرب"}
            assert f"for {int(days)} days" in other
            seen.add(who)
    assert seen == set(told)


@pytest.mark.parametrize(
    "text",
    [
        "قال\tsaid\n",
        "## a\nقال\n",
        "## formulas\nقال {nobody}\t{nobody} said\n",
        "## body\nاللجنة\tthe committee\n## formulas\nقالت {body}\t{body} said in {body2}\n",
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "formulas.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TrainingError):
        formulas.read(path)
