"""Who does it to whom, in the plainest clauses; everything that may turn one around is let pass."""

from __future__ import annotations

import pytest

from naba_translation.article import Level
from naba_translation.checks import check_text
from naba_translation.checks.named_once import named_once
from naba_translation.checks.roles import roles
from naba_translation.checks.view import look


def flagged(arabic: str, english: str) -> bool:
    return any(roles(*(views := (look(arabic), look(english))), named_once(*views)))


@pytest.mark.parametrize(
    ("arabic", "rightly", "wrongly"),
    [
        ("إيران تضرب إسرائيل", "Iran strikes Israel", "Israel strikes Iran"),
        (
            "اتهمت روسيا أوكرانيا بقصف المحطة.",
            "Russia accused Ukraine of shelling the plant.",
            "Ukraine accused Russia of shelling the plant.",
        ),
        (
            "قصفت القوات الإسرائيلية مواقع إيرانية.",
            "Israeli forces bombed Iranian positions.",
            "Iranian forces bombed Israeli positions.",
        ),
        (
            "دعت فرنسا ألمانيا إلى الحوار.",
            "France called on Germany to talk.",
            "Germany called France to talk.",
        ),
    ],
)
def test_the_first_country_of_the_arabic_does_it(arabic: str, rightly: str, wrongly: str) -> None:
    assert not flagged(arabic, rightly)
    assert flagged(arabic, wrongly)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("إيران تضرب إسرائيل", "Israel struck by Iran"),
        ("اتهمت روسيا أوكرانيا بقصف المحطة.", "Ukraine was accused by Russia of shelling the plant."),
        ("إسرائيل ضربتها إيران ليلا.", "Iran struck Israel by night."),
        ("قصفت إسرائيل من إيران ليلا.", "Iran bombed Israel by night."),
        ("إيران وإسرائيل تتبادلان الضربات.", "Israel and Iran trade strikes."),
        ("تواجه البرازيل ألمانيا في النهائي.", "Germany face Brazil in the final."),
        ("حذرت من إيران إسرائيل.", "Israel warned of Iran."),
        ("اتهمت روسيا أوكرانيا.", "Accused: Ukraine, by Russia."),
        ("تضرب إيران إسرائيل، وقالت إيران إنها سترد.", "Israel struck Iran, and Iran said it would respond."),
    ],
)
def test_what_may_be_turned_around_is_not_judged(arabic: str, english: str) -> None:
    assert not flagged(arabic, english)


def test_the_reason_says_who_does_it_in_the_arabic() -> None:
    [flag] = check_text("إيران تضرب إسرائيل", "Israel strikes Iran")
    assert (flag.check, flag.level) == ("names", Level.DOUBT)
    assert "it is Iran that does it to Israel" in flag.reason
    assert "تضرب" in flag.reason
    assert flag.arabic == ((0, 5), (11, 18))
    assert flag.english == ((0, 6), (15, 19))
