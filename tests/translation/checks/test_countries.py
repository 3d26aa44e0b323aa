"""A country that the English lost is told; one that is said in another way is not."""

from __future__ import annotations

import pytest

from naba_translation.article import Flag, Level
from naba_translation.checks.countries import countries
from naba_translation.checks.view import look


def told(arabic: str, english: str) -> list[Flag]:
    return list(countries(look(arabic), look(english)))


@pytest.mark.parametrize(
    ("arabic", "english", "lost"),
    [
        ("مستعدون للعمل مع روسيا", "We are ready to work", "names Russia"),
        ("رحبت الحكومة اليمنية بالاتفاق", "The government welcomed the deal", "Yemen"),
        ("وصل الوفد إلى الولايات المتحدة", "The delegation arrived", "names the United States"),
        ("بحث وبالولايات المتحدة شركاء", "Partners held talks", "names the United States"),
        ("قال سفير المملكة المتحدة أمس", "The ambassador said yesterday", "Britain"),
        ("قاتلت القوات الروسية داعش", "The forces fought ISIS", "Russia"),
        ("أعلنت موسكو انسحاب القوات", "The withdrawal of the troops was announced", "Russia"),
    ],
)
def test_a_country_that_is_nowhere_in_the_english(arabic: str, english: str, lost: str) -> None:
    [flag] = told(arabic, english)
    assert flag.level is (
        Level.LOOK if "ية " in arabic else Level.DOUBT
    )  # an adjective may be the translator's own
    assert lost in flag.reason
    assert flag.arabic
    for start, end in flag.arabic:
        assert arabic[start:end].strip() == arabic[start:end] != ""


def test_one_adjective_of_two_that_fell_out_is_told_though_its_country_is_named_elsewhere() -> None:
    arabic = "قال الوزير الأميركي إن القمة الأميركية الروسية تبدأ الجمعة"
    [flag] = told(arabic, "The US minister said at length on Monday that the Russian summit starts on Friday")
    assert flag.level is Level.DOUBT
    assert "lost the United States" in flag.reason
    assert [arabic[slice(*span)] for span in flag.arabic] == ["الأميركية", "الروسية"]


def test_two_countries_that_are_together_elsewhere_are_so_once_only() -> None:
    arabic = "قال الوزير الأميركي قبل اللقاء الأميركي الروسي إن موسكو وواشنطن قادرتان على التنسيق"
    english = "The US minister said before the Russian meeting that Moscow and Washington can coordinate"
    [flag] = told(arabic, english)
    assert "lost the United States" in flag.reason
    assert not told(arabic, english.replace("the Russian", "the US-Russian"))


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال الوزير الأميركي إن القمة الأميركية الروسية تبدأ", "The minister said the US-Russia summit starts"),
        ("القمة الأميركية الروسية", "The summit of Moscow and Washington"),
        ("أعلنت موسكو انسحاب القوات", "Russia announced the withdrawal"),
        ("رحبت روسيا بالاتفاق", "The Kremlin welcomed the deal"),
        ("بلغت الخسائر مئة مليون دولار أميركي", "Losses reached $100 million"),
        ("قالت الهيئة الأسترالية للاتصالات", "The ACMA said"),
        ("قال نجيب المصري", "Najib al-Masri said"),
        ("رفعت اليونان الضرائب", "The country raised taxes"),
        ("حرك يده اليمنى", "He moved his right hand"),
        ("تغير مجرى النهر", "The course of the river changed"),
        ("نصف قطر الدائرة", "The radius of the circle"),
        ("بسبب القوة القاهرة", "Because of force majeure"),
        ("تشكلت سيول في الوادي", "Floods formed in the valley"),
    ],
)  # fmt: skip
def test_a_country_that_is_said_in_another_way_and_a_word_that_is_none(arabic: str, english: str) -> None:
    assert told(arabic, english) == []


def test_what_is_told_as_dropped_already_is_not_told_again() -> None:
    arabic, english = "وصل الوفد ثم غادر إلى مصر", "The delegation arrived"
    assert told(arabic, english)
    assert not list(countries(look(arabic), look(english), dropped=[(10, len(arabic))]))


def test_the_country_is_no_country_where_the_arabic_has_that_word_itself() -> None:
    assert told("حذر البلد من روسيا", "The country gave a warning")
