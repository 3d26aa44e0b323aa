from __future__ import annotations

import pytest

from naba_translation.stories.looking_back import begins_with_before, leans_back


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف أن السد الجديد سيفتح قبل نهاية الصيف.",
        "كما أشار إلى أن السد الجديد سيفتح قبل نهاية الصيف.",
        "وتابع: «السد الجديد سيفتح قبل نهاية الصيف».",
        "وأوضحت في بيان أن السد الجديد سيفتح قريباً.",
        "أسفر هذا الانفجار عن إصابة عشرة عمال في الميناء.",
        "وقال مدير الميناء إن تلك السفن لن تدخل قبل الغد.",
        "وتأتي هذه الزيارة بعد شهر من إغلاق الميناء.",
    ],
)
def test_who_speaks_or_what_is_meant_stood_before(text: str) -> None:
    assert leans_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف مدير الميناء أن السد الجديد سيفتح قبل نهاية الصيف.",
        "أعلنت الوزارة في بيان أن السد الجديد سيفتح قريباً.",
        "وقال المدير إن الميناء سيفتح هذا الأسبوع.",
        "لم تدخل السفن في هذه الأثناء إلى الميناء.",
        "زار الوزير مخيم الوادي، وهذا المخيم أكبر ما في البلاد.",
        "أغلقت المدينة كل مدارسها، بما في ذلك المدارس الخاصة.",
        "أغلقت السلطات ميناء الرملة بعد جنوح سفينة شحن محملة بالقمح عند مدخله، وقال مديره إن هذه السفينة قديمة.",
        "",
        "وأضاف",
    ],
)
def test_what_names_all_it_speaks_of_stands_alone(text: str) -> None:
    assert not leans_back(text)


def test_english_that_begins_with_what_was_said_before() -> None:
    assert begins_with_before("He added that the dam is open.")
    assert begins_with_before("In this context, the ministry opened the dam.")
    assert begins_with_before("One of them said that the dam is open.")
    assert not begins_with_before("One of the dams is open.")
    assert not begins_with_before("The minister of water opened the dam.")
    assert not begins_with_before("")
