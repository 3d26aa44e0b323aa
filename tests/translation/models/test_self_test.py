from __future__ import annotations

import pytest

from naba_models import default_model
from naba_translation.article import Draft
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.models.self_test import GOLDEN, LOST_FACTS, judge, self_test

GOOD = (
    "The minister arrived in Cairo on 14 May 2019.",
    "The city's population rose to 385,000.",
    "The president said the negotiations in Baghdad did not succeed.",
    "The company opened twenty-seven new schools in Lebanon.",
    "Will electricity return to Damascus before the end of the week?",
)


def drafts(*english: str, cut: bool = False) -> list[Draft]:
    return [Draft(text, score=-0.5, source_tokens=9, target_tokens=9, cut=cut) for text in english]


def test_good_english_passes() -> None:
    assert judge(drafts(*GOOD)) == []


@pytest.mark.default_model
def test_the_embedded_model_passes() -> None:
    engine = CTranslate2Engine(default_model(), threads=1)
    found = self_test(engine)
    assert found.passed, found
    assert found.summary == "passed"


@pytest.mark.parametrize(
    ("english", "cut", "fault"),
    [
        (("",) * 5, False, "empty"),
        (("...!",) * 5, False, "empty"),
        (tuple(golden.arabic for golden in GOLDEN), False, "not English"),
        (GOOD, True, "never ended"),
        (("the the the the the the the the the the",) * 5, False, "repeat"),
        (("Something entirely different was said.",) * 5, False, "loses numbers and names"),
        (("Министр прибыл в Каир 14 мая 2019 года.",) * 5, False, "not English"),
    ],
)
def test_what_broken_models_say_is_found(english: tuple[str, ...], cut: bool, fault: str) -> None:
    assert any(fault in found for found in judge(drafts(*english, cut=cut)))


def test_a_few_lost_facts_are_no_reason_to_refuse() -> None:
    """It is no measure of quality: weak models lose a name, broken ones lose all."""
    facts = [fact for golden in GOLDEN for fact in golden.facts]
    assert len(facts) // 2 > LOST_FACTS
    weak = [GOOD[0].replace("Cairo", "town"), GOOD[1], GOOD[2].replace("Baghdad", "Bagdat"), *GOOD[3:]]
    assert judge(drafts(*weak)) == []


def test_a_number_inside_another_one_does_not_count() -> None:
    wrong = [text.replace("14", "214").replace("2019", "20190").replace("385", "3850") for text in GOOD]
    wrong[3] = "The company opened 270 schools in Lebanon."
    assert any("14, 2019, 385, 27" in fault for fault in judge(drafts(*wrong)))
