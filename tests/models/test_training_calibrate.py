from __future__ import annotations

import pytest

from naba_models import ScoreLevels
from naba_training.calibrate import DOUBT, ENOUGH, LOOK, levels
from naba_training.errors import TrainingError
from naba_training.export import score_levels

SCORES = [-0.1 - at / 100 for at in range(150)]


def test_levels_lie_where_the_expected_quality_passes_the_chosen_ones() -> None:
    found = levels(SCORES, [80 + 40 * score for score in SCORES])
    assert found is not None
    assert found.look == pytest.approx((LOOK - 80) / 40, abs=0.001)
    assert found.doubt == pytest.approx((DOUBT - 80) / 40, abs=0.001)


def test_a_better_model_is_doubted_less() -> None:
    poor = levels(SCORES, [70 + 40 * score for score in SCORES])
    good = levels(SCORES, [80 + 40 * score for score in SCORES])
    assert poor is not None
    assert good is not None
    assert good.look < poor.look
    assert good.doubt < poor.doubt


def test_a_model_that_is_never_that_bad_has_its_lowest_score_as_level() -> None:
    assert levels(SCORES, [99 + 5 * score for score in SCORES]) == ScoreLevels(
        round(min(SCORES), 3), round(min(SCORES), 3)
    )


@pytest.mark.parametrize("qualities", [[50.0] * 150, [50 - 10 * score for score in SCORES]])
def test_scores_that_say_nothing_give_no_levels(qualities: list[float]) -> None:
    assert levels(SCORES, qualities) is None


def test_too_few_sentences_give_no_levels() -> None:
    qualities = [80 + 40 * score for score in SCORES]
    assert levels(SCORES[: ENOUGH - 1], qualities[: ENOUGH - 1]) is None
    assert levels(SCORES[:ENOUGH], qualities[:ENOUGH]) is not None


def test_export_takes_the_levels_from_the_file_of_scores() -> None:
    assert score_levels({"score_levels": {"look": -0.6, "doubt": -0.9}}) == ScoreLevels(-0.6, -0.9)
    assert score_levels({}) is None
    with pytest.raises(TrainingError):
        score_levels({"score_levels": {"look": -0.6}})
