from __future__ import annotations

from pathlib import Path

import pytest

from naba_training.__main__ import main
from naba_training.errors import TrainingError
from naba_training.options import TrainOptions


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({}, "--resume"),
        ({"resume": Path("a"), "start": Path("b")}, "--start"),
        ({"resume": Path("a"), "r_drop": 1.0}, "--dropout"),
        ({"resume": Path("a"), "r_drop": 1.0, "dropout": 0.1, "negatives": 10}, "--negatives"),
        ({"resume": Path("a"), "device": "cuda", "processes": 2}, "--device"),
        ({"resume": Path("a"), "total": 0, "processes": 2}, "--total"),
        ({"resume": Path("a"), "resegment": 0.5}, "--pieces"),
        ({"resume": Path("a"), "pieces": Path("v")}, "--resegment"),
    ],
)
def test_options_that_do_not_go_together_are_refused(wrong: dict[str, object], told: str) -> None:
    """The message names the option to change."""
    with pytest.raises(TrainingError, match=told):
        TrainOptions(data=(), out=Path("x"), **wrong).check()


def test_an_annealing_of_several_processes_needs_no_cosine() -> None:
    """Its length is told in updates, so that clocks that differ do not matter."""
    TrainOptions(data=(), out=Path("x"), resume=Path("a"), total=0, anneal=200, processes=2).check()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("distill --data p --model m --out o.npz", "--checkpoint"),
        ("distill --text t --checkpoint c --out o.tsv", "--vocab"),
    ],
)
@pytest.mark.training
def test_a_teacher_that_cannot_do_it_is_refused_before_anything_is_read(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch", reason="torch is not installed: packaging/lock/train.txt")
    assert main(words.split()) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("weight", ["news", "news=much"])
def test_a_weight_that_is_none_is_told(weight: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(f"train --data p --out m.pt --weight {weight}".split())
    assert f"{weight!r} is not PART=WEIGHT" in capsys.readouterr().err
