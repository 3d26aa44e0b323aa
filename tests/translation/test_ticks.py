from __future__ import annotations

import pytest

from naba_translation.article import Draft, Flag, Level, Pair, Sentence
from naba_translation.checks import check
from naba_translation.names.check import with_flags
from naba_translation.names.gazetteer import gazetteer
from naba_translation.ticks import Tick, What, ticks


def ticked(arabic: str, english: str) -> tuple[Tick, ...]:
    names = gazetteer()
    (pair,) = check([Pair(Sentence(0, 0, 0, len(arabic), arabic), Draft(english, -0.5, 10, 10))])
    return ticks(with_flags(pair, names.find(arabic), names), names)


def test_what_agrees_is_said_in_the_order_of_the_english() -> None:
    found = ticked(
        "وصلت 317 سفينة إلى دمشق يوم الاثنين 18 حزيران.", "On Monday 18 June 317 ships came to Damascus."
    )
    assert [(tick.what, tick.words, tick.agrees) for tick in found] == [
        (What.DATE, "Monday", True),
        (What.NUMBER, "18", True),
        (What.DATE, "June", True),
        (What.NUMBER, "317", True),
        (What.NAME, "Damascus", True),
    ]


@pytest.mark.parametrize(
    ("arabic", "english", "words"),
    [
        ("بلغ العدد 150 سفينة في دمشق.", "The number was 15 ships in Damascus.", "15"),
        ("وصل الوفد يوم الاثنين إلى دمشق.", "The delegation came to Damascus on Friday.", "Friday"),
    ],
)
def test_what_differs_says_why(arabic: str, english: str, words: str) -> None:
    found = ticked(arabic, english)
    (wrong,) = [tick for tick in found if not tick.agrees]
    assert wrong.words == words
    assert wrong.reason
    assert "Damascus" in [tick.words for tick in found if tick.agrees]


def test_what_the_english_lost_is_said_in_the_words_of_the_arabic() -> None:
    *_, last = ticked("بلغ العدد 150 سفينة في الميناء الجديد.", "That was the number of ships in the port.")
    assert (last.words, last.agrees) == ("150", False)


def test_another_kind_of_doubt_is_no_tick() -> None:
    flag = Flag("quotes", "A quotation mark is missing.", Level.LOOK, english=((0, 3),))
    pair = Pair(Sentence(0, 0, 0, 4, "نص 5"), Draft("Has 5", -0.5, 1, 1), flags=(flag,))
    assert [(tick.words, tick.agrees) for tick in ticks(pair, gazetteer())] == [("5", True)]


def test_nothing_is_said_twice() -> None:
    found = ticked("دمشق ثم دمشق ثم دمشق", "Damascus, then Damascus, then Damascus")
    assert [tick.words for tick in found if tick.agrees] == ["Damascus"]
