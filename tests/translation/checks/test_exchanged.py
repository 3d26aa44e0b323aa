"""Two countries that changed places: found by the words beside them, and never where a translator moves both."""

from __future__ import annotations

import pytest

from naba_translation.article import Level
from naba_translation.checks import check_text
from naba_translation.checks.exchanged import exchanged
from naba_translation.checks.view import look

MINISTER = "قال وزير الخارجية الإيراني في مؤتمر صحفي في العاصمة إن الطائرات الحربية الإسرائيلية قصفت المطار."
SUMMIT = "تستورد مصر القمح والزيوت منذ سنوات طويلة بأسعار عالية، بينما تصدر روسيا الغاز والنفط إلى الأسواق العالمية."


def flagged(arabic: str, english: str) -> bool:
    return any(exchanged(look(arabic), look(english)))


@pytest.mark.parametrize(
    ("arabic", "rightly", "wrongly"),
    [
        (
            MINISTER,
            "The Iranian foreign minister told a press conference in the capital that Israeli warplanes had bombed "
            "the airport.",
            "The Israeli foreign minister told a press conference in the capital that Iranian warplanes had bombed "
            "the airport.",
        ),
        (
            SUMMIT,
            "For many years Egypt has imported wheat and oils at high prices, while Russia exports gas and petroleum "
            "to world markets.",
            "For many years Russia has imported wheat and oils at high prices, while Egypt exports gas and petroleum "
            "to world markets.",
        ),
        (
            SUMMIT,  # turned around as a whole
            "While Russia exports gas and petroleum to world markets, Egypt has for many years imported wheat and "
            "oils at high prices.",
            "While Egypt exports gas and petroleum to world markets, Russia has for many years imported wheat and "
            "oils at high prices.",
        ),
    ],
)
def test_countries_are_told_by_the_words_beside_them(arabic: str, rightly: str, wrongly: str) -> None:
    assert not flagged(arabic, rightly)
    assert flagged(arabic, wrongly)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "إيران وإسرائيل تتبادلان الاتهامات بعد قصف المطار.",
            "Israel and Iran trade accusations after the airport raid.",
        ),
        (
            "التقى الرئيس الأميركي نظيره الصيني في قمة استمرت ساعتين وناقشا التجارة.",
            "The Chinese president was met by his US counterpart at a two-hour summit and they discussed trade.",
        ),
        (  # each is named twice: nobody can say which of them is meant
            "زار وزير الخارجية الإيراني بغداد وقال إن إيران والعراق يحاربان الفقر، ورد الرئيس العراقي بالشكر.",
            "The Iraqi foreign minister visited Baghdad and said Iran and Iraq fight poverty; the Iranian president "
            "answered with thanks.",
        ),
        (  # a list
            f"{MINISTER[:-1]}، كما زار مصر وروسيا والصين واليابان والهند.",
            "The Israeli foreign minister told a press conference in the capital that Iranian warplanes had bombed the "
            "airport; he also visited Egypt, Russia, China, Japan and India.",
        ),
        ("وصل الوفد إلى العاصمة مساء.", "The delegation reached the capital in the evening."),
    ],
)
def test_what_nobody_can_tell_apart_is_not_judged(arabic: str, english: str) -> None:
    assert not flagged(arabic, english)


def test_the_reason_names_both_and_the_words_that_stand_wrongly() -> None:
    english = (
        "The Israeli foreign minister told a press conference in the capital that Iranian warplanes had bombed the "
        "airport."
    )
    [flag] = check_text(MINISTER, english)
    assert (flag.check, flag.level) == ("names", Level.DOUBT)
    assert all(word in flag.reason for word in ("Iran ", "Israel ", "minister"))
    assert {english[start:end] for start, end in flag.english} == {"Israeli", "Iranian"}
    assert [MINISTER[start:end] for start, end in flag.arabic] == ["الإيراني", "الإسرائيلية"]
