from __future__ import annotations

import pytest

from naba_translation.article import Draft, Flag, Level, Pair, Sentence
from naba_translation.names.check import names, with_flags
from naba_translation.names.gazetteer import gazetteer


def flags(arabic: str, english: str) -> list[Flag]:
    pair = Pair(Sentence(0, 0, 0, len(arabic), arabic), Draft(english, -0.5, 9, 9))
    known = gazetteer()
    return list(names(pair, known.find(arabic), known))


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("التقى الرئيس قيس سعيد نظيره", "President Kais Saied met his counterpart."),
        ("التقى الرئيس قيس سعيد نظيره", "President Qays Sa'eed met his counterpart."),
        ("كان سعيداً بالنتيجة", "He was happy with the result."),
        ("يوم سعيد للجميع", "A happy day for all."),
        ("قالت الحكومة السورية", "Syria's government said"),
        ("الجيش القطري", "Qatar's army"),
        ("شن الأذريون حربا", "Azerbaijan waged war"),
        ("القرى الأوزبكية", "The villages of Uzbekistan"),
        ("في هامبورغ الألمانية", "In Hamburg, Germany"),
        ("الجبال الألبانية", "The mountains of Albania"),
        ("قال الأميركيون", "The Americans said"),
        ("قال لافروف", "Lavrov said"),
    ],
)
def test_nothing_is_said_of_names_that_are_right(arabic: str, english: str) -> None:
    assert flags(arabic, english) == []


def test_a_first_name_translated_as_a_word_is_named_with_its_place() -> None:
    arabic, english = "صرح الدكتور سعيد أمس", "Dr happy said yesterday."
    (flag,) = flags(arabic, english)
    assert (flag.check, flag.level) == ("names", Level.DOUBT)
    assert "Said" in flag.reason
    assert english[slice(*flag.english[0])] == "happy"
    assert arabic[slice(*flag.arabic[0])] == "سعيد"


def test_a_name_may_become_a_word_that_no_list_of_meanings_has() -> None:
    arabic, english = (
        "قال الرئيس السابق كريم خالد إن الوقت حان",
        "Former President munificent Khaled said it was time.",
    )
    assert flags(arabic, english.replace("munificent", "Karim")) == []
    (flag,) = flags(arabic, english.replace("munificent", "generous"))
    assert "Karim" in flag.reason


def test_a_person_who_fell_out_is_named() -> None:
    arabic = "التقى الوزير فلاديمير بوتين أمس"
    (flag,) = flags(arabic, "The minister met his counterpart yesterday.")
    assert (flag.level, arabic[slice(*flag.arabic[0])]) == (Level.LOOK, "فلاديمير بوتين")
    assert "Vladimir Putin" in flag.reason


def test_a_country_that_nothing_in_the_arabic_names() -> None:
    for english in ("A spokeswoman of Cyprus spoke of talks.", "Cyprus’s spokeswoman spoke of talks."):
        (flag,) = flags("تحدثت المتحدثة عن مفاوضات نشطة جدا", english)
        assert english[slice(*flag.english[0])] == "Cyprus"


def test_the_flags_of_the_other_checks_stay() -> None:
    arabic = "التقى فلاديمير بوتين أمس"
    before = (Flag("numbers", "x"),)
    pair = Pair(Sentence(0, 0, 0, len(arabic), arabic), Draft("They met.", -0.5, 9, 9), flags=before)
    known = gazetteer()
    assert [flag.check for flag in with_flags(pair, known.find(arabic), known).flags] == ["numbers", "names"]


@pytest.mark.parametrize(
    ("arabic", "english", "said"),
    [
        ("فاز العراق في المباراة", "Turkey won the match.", "Turkey"),
        ("مضى قرن على بناء الجسر", "A century has passed since Iran built the bridge.", "Iran"),
        ("غادر رئيس الوفد", "The head of the delegation left Russia.", "Russia"),
    ],
)
def test_a_word_that_merely_sounds_a_little_like_a_country_is_not_it(
    arabic: str, english: str, said: str
) -> None:
    [flag] = flags(arabic, english)
    assert said in flag.reason


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("وصل الوفد إلى شيلي", "The delegation reached Chile."), ("في شوارع عمان", "In the streets of Amman.")],
)
def test_a_country_in_another_spelling_is_known_by_its_sound(arabic: str, english: str) -> None:
    assert flags(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "said"),
    [
        ("غادر الوفد مساء أمس", "The delegation left Egypt yesterday evening.", "Egypt"),
        ("قال إنه مصر على البقاء", "He said that Egypt was to stay.", "Egypt"),
        ("لقي عامل مصرعه أمام المصرف", "A worker died outside a bank in Egypt.", "Egypt"),
        ("غادر الوفد مساء أمس", "The delegation left Qatar yesterday evening.", "Qatar"),
        ("غادر الوفد مساء أمس", "The delegation left Mali yesterday evening.", "Mali"),
        ("وصل الوفد إلى الولايات المتحدة", "The delegation arrived in Amman.", "Amman"),
    ],
)
def test_a_country_spelt_like_another_word_is_found_where_it_was_made_up(
    arabic: str, english: str, said: str
) -> None:
    reasons = [flag.reason for flag in flags(arabic, english)]
    assert reasons == [f"The English names {said}; nothing in the Arabic looks like that name."]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("غادر الوفد مصر", "The delegation left Egypt."),
        ("غادر المصريون أمس", "Egypt's men left yesterday."),
        ("مدارس الصعيد", "The schools of Upper Egypt"),
        ("محافظات الوجه البحري", "The provinces of Lower Egypt"),
        ("الوزارة القطرية", "The ministry of Qatar"),
        ("في شمال مالي", "In the north of Mali"),
        ("القوات المالية", "The forces of Mali"),
    ],
)
def test_such_a_country_is_known_by_its_people_and_regions(arabic: str, english: str) -> None:
    assert flags(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "other"),
    [
        ("ترحب سلطنة عمان بالاتفاق", "Amman welcomes the agreement.", "Oman"),
        ("وصل الوفد إلى العاصمة عمان", "The delegation arrived in Oman.", "Amman"),
    ],
)
def test_one_place_told_as_the_other_of_the_same_spelling_is_flagged(
    arabic: str, english: str, other: str
) -> None:
    [flag] = flags(arabic, english)
    assert f"the Arabic names {other} (" in flag.reason
    assert flag.level is Level.DOUBT


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وصل الوفد إلى عمان", "The delegation arrived in Oman."),  # either may be meant
        ("وصل الوفد إلى عمان", "The delegation arrived in Amman."),
        ("ترحب سلطنة عمان بالاتفاق", "Oman welcomes the agreement."),
        ("غادر وفد سلطنة عمان إلى عمان", "The delegation of the Sultanate of Oman left for Amman."),
        ("وصل وفد سلطنة عمان إلى العاصمة الأردنية", "The delegation of Oman arrived in Amman."),
        ("دعا السلطان من العاصمة عمان إلى السلام", "The Sultan of Oman called for peace from Amman."),
    ],
)
def test_places_of_the_same_spelling_are_let_be_where_the_arabic_may_mean_them(
    arabic: str, english: str
) -> None:
    assert flags(arabic, english) == []


@pytest.mark.parametrize(
    ("arabic", "english", "said", "country"),
    [
        ("أغلقت قاعدة الصخيرة أبوابها", "The Indonesian base closed its doors.", "Indonesian", "Indonesia"),
        ("وصل سكان الوادي أمس", "The Turks arrived yesterday.", "Turks", "Turkey"),
        ("كتب الطبيب تقريره أمس", "A Syrian's report was written yesterday.", "Syrian", "Syria"),
        ("باع المصرف أسهمه", "The Dutch bank sold its shares.", "Dutch", "the Netherlands"),
    ],
)
def test_the_people_of_a_country_that_nothing_in_the_arabic_names_are_told_with_their_place(
    arabic: str, english: str, said: str, country: str
) -> None:
    (flag,) = [flag for flag in flags(arabic, english) if flag.check == "names"]
    assert flag.reason == f"The English says {said}; nothing in the Arabic names {country}."
    ((start, end),) = flag.english
    assert english[start:end] == said


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قالت موسكو إنها سترد", "A Russian spokesman said it would answer."),
        ("استثمر رجال أعمال أتراك في المصنع", "Turkish businessmen invested in the factory."),
        ("عاد الأذريون إلى قراهم", "The Azerbaijani villagers came home."),
        ("دول أمريكا اللاتينية والجنوبية", "Latin American and South American states."),
        ("عاش الهنود الحمر في السهول", "Native Americans lived on the plains."),
        ("عاش الهنود الحمر في السهول", "Red Indians lived on the plains."),
        ("اكتب Spanish في الخانة", "Write Spanish into the field."),
        ("غادر الوفد الفلبين", "The delegation left the Philippines."),
    ],
)
def test_people_whom_the_arabic_names_in_another_way_are_let_be(arabic: str, english: str) -> None:
    assert flags(arabic, english) == []
