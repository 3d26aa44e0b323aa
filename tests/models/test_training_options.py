from __future__ import annotations

from pathlib import Path

import pytest

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
