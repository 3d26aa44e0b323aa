"""The table of `naba models bench`, and which sentences it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from naba_translation.errors import FileUnreadable
from naba_translation.models import bench as model_bench
from naba_translation.models.bench import Row, read_set
from naba_translation.models.scores import table

LONG = "helsinki-nlp-opus-mt-tc-big-ar-en-2024-10-finetuned-on-the-press"
ROWS = (
    Row(
        "opus",
        312.0,
        ("The port opened.", "He left."),
        load_seconds=12.3,
        seconds=0.001,
        peak_megabytes=99_999,
    ),
    Row(LONG, 4_900.0, ("The harbour opened.", "He has left."), load_seconds=123.4, seconds=1.0),
    Row(
        "broken",
        1.0,
        failure="/home/ana/.local/share/naba/models/broken@0123456789ab/model.bin: 6 bytes of 99",
    ),
)


def lines(*references: str) -> list[str]:
    sentences = [model_bench.TestSentence("افتتح الميناء", reference) for reference in references]
    return list(table(ROWS, sentences))


def test_it_fits_a_terminal_as_it_opens_whatever_a_model_is_called() -> None:
    found = lines("The port was opened.", "He has left.")
    assert max(map(len, found)) <= 80
    assert found[0] == "2 sentences, 4 Arabic words"
    assert LONG in found
    assert "model.bin" in "".join(found)
    header, opus = found[1], found[2]
    assert [len(cell) for cell in (header, opus)] == [80, 80]
    bleu, chrf, *_ = map(float, opus.split()[1:])
    assert 0 < bleu < chrf < 100


def test_why_there_is_no_quality_is_said() -> None:
    assert lines("", "")[-1].startswith("No BLEU and chrF2++: the set has no English")
    assert "1 sentence of the set has no English" in lines("The port was opened.", "")[-1]
    assert not any(line.startswith("No BLEU") for line in lines("The port was opened.", "He has left."))


def test_a_model_alone_agrees_with_nobody_and_no_note_explains_it() -> None:
    found = list(
        table(ROWS[:1], [model_bench.TestSentence("افتتح الميناء"), model_bench.TestSentence("غادر")])
    )
    assert found[0] == "2 sentences, 3 Arabic words"
    assert not any(line.startswith("agree:") for line in found)


def test_a_folder_of_articles_is_a_set_without_references(tmp_path: Path) -> None:
    text = "افتتح الوزير الميناء الجديد في المدينة. قال إن العمل بدأ يوم الأحد."
    (tmp_path / "port.txt").write_text(text, encoding="utf-8")
    assert read_set(tmp_path) == (
        model_bench.TestSentence("افتتح الوزير الميناء الجديد في المدينة."),
        model_bench.TestSentence("قال إن العمل بدأ يوم الأحد."),
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(FileUnreadable, match="no articles"):
        read_set(empty)
