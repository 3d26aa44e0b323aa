from __future__ import annotations

from pathlib import Path

import pytest

from naba_training.errors import TrainingError
from naba_training.options import TrainOptions


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"resume": Path("a"), "start": Path("b")},
        {"resume": Path("a"), "r_drop": 1.0},
        {"resume": Path("a"), "r_drop": 1.0, "dropout": 0.1, "negatives": 10},
        {"resume": Path("a"), "device": "cuda", "processes": 2},
        {"resume": Path("a"), "total": 0, "processes": 2},
        {"resume": Path("a"), "resegment": 0.5},
        {"resume": Path("a"), "pieces": Path("v")},
    ],
)
def test_options_that_do_not_go_together_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(TrainingError):
        TrainOptions(data=(), out=Path("x"), **wrong).check()
