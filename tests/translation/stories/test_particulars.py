"""Who tells the same of another day or place is not among those who say so; who tells it in other words is."""

from __future__ import annotations

from datetime import date

import pytest

from naba_translation.search.encoder import SentenceEncoder
from naba_translation.stories import tell
from naba_translation.stories.particulars import Instead, Known
from story_makers import review

DAY = date(2024, 3, 14)  # a Thursday
ANOTHER_DAY = [  # of the second text, published on DAY as the first
    ("وصل الوفد إلى العاصمة يوم الثلاثاء.", "وصل الوفد إلى العاصمة يوم الأربعاء.", "13 March 2024"),
    ("تبدأ المحادثات في 18 آذار المقبل في جنيف.", "تبدأ المحادثات في 20 مارس في جنيف.", "20 March 2024"),
    ("تبدأ المحادثات يوم 18 مارس 2024 في جنيف.", "تبدأ المحادثات يوم 18/4/2024 في جنيف.", "18 April 2024"),
    ("انفجرت سيارة مفخخة أمس في السوق.", "انفجرت سيارة مفخخة يوم الاثنين في السوق.", "11 March 2024"),
    ("تجرى الانتخابات في حزيران 2024.", "تجرى الانتخابات في أيلول 2024.", "September 2024"),
    ("قتل خمسة جنود قبل أربعة أيام قرب الحدود.", "قتل خمسة جنود أمس قرب الحدود.", "13 March 2024"),
    ("غادر الوزير مساء السبت الماضي.", "غادر الوزير مساء الأحد الماضي.", "10 March 2024"),
]
ANOTHER_PLACE = [
    ("انفجرت سيارة مفخخة في مدينة درنة.", "انفجرت سيارة مفخخة في مدينة بنغازي.", "Benghazi"),
    ("التقى وزير الخارجية الأميركي قادة المعارضة.", "التقى وزير الخارجية الروسي قادة المعارضة.", "Russia"),
    ("غادرت القوات التركية القاعدة أمس.", "غادرت القوات الفرنسية القاعدة أمس.", "France"),
    ("سيطر الجيش على مدينة إدلب بعد معارك.", "سيطر الجيش على مدينة سراقب بعد معارك.", "Saraqib"),
    ("نقل المصابون إلى مستشفيات حلب.", "نقل المصابون إلى مستشفيات حماة.", "Hama"),
    ("وصلت المساعدات من تركيا عبر البحر.", "وصلت المساعدات من مصر عبر البحر.", ""),  # "from" tells nothing
    ("أعلنت السلطات في العراق حالة الطوارئ.", "أعلنت السلطات في سوريا حالة الطوارئ.", "Syria"),
    ("أعلنت حكومة العراق حالة الطوارئ.", "أعلنت حكومة سوريا حالة الطوارئ.", "Syria"),
]
NO_OTHER = [
    ("وصل الوفد يوم الأربعاء.", "وصل الوفد أمس."),  # the same day
    ("وصل الوفد اليوم.", "وصل الوفد أمس."),  # a site dates after midnight
    ("وصل الوفد يوم الأربعاء.", "وصل الوفد إلى العاصمة."),  # left out
    ("وصل الوفد في مارس.", "وصل الوفد في 12 مارس."),  # told more finely
    ("وصل الوفد في 18 آذار/مارس.", "وصل الوفد في 18 مارس 2024."),
    ("بدأت الحرب عام 2011.", "بدأت الحرب عام 2014."),  # years are compared by the timeline
    ("وصل الوفد الشهر الماضي.", "وصل الوفد في آذار."),
    ("انفجرت سيارة في مدينة درنة.", "انفجرت سيارة في درنة شرقي ليبيا."),  # more is said
    ("انفجرت سيارة في حي السكري بمدينة حلب.", "انفجرت سيارة في شمال سوريا."),  # more finely
    ("التقى الوزير الأميركي نظيره الروسي.", "التقى الوزير الروسي نظيره الأميركي."),
    ("قالت الولايات المتحدة إنها ستنسحب.", "قالت أميركا إنها ستنسحب."),
    ("غادرت القوات الأميركية سوريا.", "غادرت القوات الأمريكية سورية."),
    ("دعا الوزير إلى اجتماع في جنيف.", "قال الوزير من بيروت إنه دعا إلى اجتماع."),
]


def told(one: str, other: str) -> Instead:
    first, second = (review(name, text, published=DAY) for name, text in (("a", one), ("b", other)))
    return Known(first).of(one).instead(Known(second).of(other))


@pytest.mark.parametrize(("one", "other", "day"), ANOTHER_DAY)
def test_another_day_in_place_of_ours_counts(one: str, other: str, day: str) -> None:
    assert told(one, other) == Instead(days=(day,))
    assert told(other, one).days


@pytest.mark.parametrize(("one", "other", "place"), ANOTHER_PLACE)
def test_another_place_in_the_same_company_counts(one: str, other: str, place: str) -> None:
    assert told(one, other) == Instead(places=(place,) if place else ())
    assert bool(told(other, one)) == bool(place)


@pytest.mark.parametrize(("one", "other"), NO_OTHER)
def test_what_can_both_be_true_is_no_contradiction(one: str, other: str) -> None:
    assert not told(one, other)
    assert not told(other, one)


def test_a_day_of_the_week_is_enough_where_nobody_tells_when_it_was_published() -> None:
    one, other = "وصل الوفد يوم الثلاثاء.", "وصل الوفد يوم الخميس."
    first, second = review("a", one), review("b", other)
    assert Known(first).of(one).instead(Known(second).of(other)).days == ("Thursday",)


def test_what_the_other_article_says_elsewhere_is_no_contradiction() -> None:
    one, other = ANOTHER_PLACE[0][:2]
    before = "وكان انفجار سابق وقع في درنة."
    first, second = review("a", one), review("b", other, before)
    assert not Known(first).of(one).instead(Known(second).of(other))


def test_who_tells_another_day_and_another_place_is_named_with_both() -> None:
    text = "انفجرت سيارة مفخخة استهدفت سوقا شعبية في مدينة {} شرقي ليبيا يوم {} وأصيب {} شخصا بجروح خطيرة."
    cases = (
        (("درنة", "الثلاثاء", 40), ""),
        (("درنة", "الاثنين", 40), "with another day in "),
        (("بنغازي", "الثلاثاء", 40), "with another place in "),
        (("بنغازي", "الاثنين", 19), "told otherwise in 1"),
    )
    encoder = SentenceEncoder()
    for words, how in cases:
        shops = "وأغلق أصحاب المتاجر القريبة أبوابهم خوفا من انفجارات أخرى كما قال أحدهم لمراسلنا."
        first = review("a", text.format("درنة", "الثلاثاء", 40), shops, published=DAY)
        rest = "وقالت وزارة الصحة في بيان لها إنها أرسلت فرقا طبية وسيارات إسعاف إلى المكان."
        second = review("b", rest, text.format(*words), "ولم تعلن أي جهة مسؤوليتها عن ذلك.", published=DAY)
        story = tell([first, second], encoder=encoder)
        said = next(one for one in story.comparisons[0] if one.article.id == first.article.id)
        assert len(said.outlets) == (1 if how else 2)
        assert how in said.heard
        assert ("Benghazi" in said.disputed) == (words[0] == "بنغازي")
        assert ("11 March 2024" in said.disputed) == (words[1] == "الاثنين")
        assert ("(19, " in said.disputed) == (words[2] == 19)
