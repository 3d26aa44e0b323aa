"""Dates of every region, and the lines around an article that say who, where, when and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from naba_translation.read.dates import find_date
from naba_translation.read.furniture import is_furniture
from naba_translation.read.headlines import byline_of, dateline_of, inline_dateline, is_caption, is_date_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 اغسطس 2016", date(2016, 8, 30)),
        ("18 حزيران/يونيو 2017", date(2017, 6, 18)),
        ("الأربعاء 5 تموز (يوليو) 2017", date(2017, 7, 5)),
        ("١٢ تشرين الثاني ٢٠١٥", date(2015, 11, 12)),
        ("9 كانون الأول، 2014", date(2014, 12, 9)),
        ("الفاتح من ماي: 1 ماي 2013", date(2013, 5, 1)),
        ("17 غشت 2019", date(2019, 8, 17)),
        ("3 أفريل 2018", date(2018, 4, 3)),
        ("21 دجنبر 2020", date(2020, 12, 21)),
        ("14 جويلية 2011", date(2011, 7, 14)),
        ("25/1/2022", date(2022, 1, 25)),
        ("٢٥-٠١-٢٠٢٢", date(2022, 1, 25)),
        ("2022-01-25T10:00:00+02:00", date(2022, 1, 25)),
        ("5 رمضان 1438 هـ", date(2017, 5, 31)),
        ("10 ذو الحجة 1440هـ الموافق 11 آب 2019م", date(2019, 8, 11)),
        ("15/9/1438 هـ", date(2017, 6, 10)),
        ("August 30, 2016", date(2016, 8, 30)),
        ("Wed, 12 Jun 2019 10:00:00 +0300", date(2019, 6, 12)),
        ("يومي 26 و27 أغسطس/آب الجاري", None),
        ("31 شباط 2016", None),
        ("آب اللهاب", None),
        ("الهاتف 01/234567", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    found = find_date(text)
    assert (found.date if found else None) == expected


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("نُشر في: السبت 23 كانون الثاني/يناير 2016 - 08:15", True),
        ("آخر تحديث: 12 مايو 2020 الساعة 14:30 بتوقيت غرينتش", True),
        ("الجمعة 5 رمضان 1438هـ - 31 مايو 2017م", True),
        ("ولد الشاعر في 3 أيار 1930 في قرية بعيدة", False),
        ("انتخابات 7 أيار 2018", False),
    ],
)
def test_date_lines_hold_little_else(text: str, is_date: bool) -> None:
    assert (is_date_line(text) is not None) == is_date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كتب: سليم حداد", "سليم حداد"),
        ("بقلم رنا العلي", "رنا العلي"),
        ("إعداد: فريق التحقيقات", "فريق التحقيقات"),
        ("كتب الوزير رسالة إلى نظيره أمس.", ""),
        ("تقرير الطب الشرعي يكشف سبب الوفاة", ""),
    ],
)
def test_bylines(text: str, name: str) -> None:
    assert byline_of(text) == name


@pytest.mark.parametrize(
    ("text", "place", "outlet"),
    [
        ("الضفة - العربي الجديد", "الضفة", "العربي الجديد"),
        ("الميناء / السهل ـ راديو الكل", "الميناء / السهل", "راديو الكل"),
        ("وكالات", "", "وكالات"),
        ("السهل 19 تموز (بترا)", "السهل", "بترا"),
        ("صحيفة المرفأ – الخميس ١٢ حزيران ٢٠٢٥", "", "صحيفة المرفأ"),
        ("يومية الساحل", "", "يومية الساحل"),
    ],
)
def test_datelines_on_a_line_of_their_own(text: str, place: str, outlet: str) -> None:
    line = dateline_of(text)
    assert line is not None
    assert (line.place, line.outlet) == (place, outlet)


@pytest.mark.parametrize(
    "text", ["صحيفة أجنبية", "صحيفة الساحل تكشف الأسباب", "موقع أثري جديد", "مجلة جديدة"]
)
def test_headlines_about_papers_are_not_datelines(text: str) -> None:
    assert dateline_of(text) is None


@pytest.mark.parametrize(
    ("text", "place", "outlet"),
    [
        ("الميناء (رويترز) - قالت البلدية إنها ستفتح السوق.", "الميناء", "رويترز"),
        ("المرفأ/ الأناضول - تراجعت الأسعار أمس.", "المرفأ", "الأناضول"),
        ("البلدة القديمة - معا - اندلع حريق فجر اليوم.", "البلدة القديمة", "معا"),
        ("الميناء 18 حزيران/يونيو 2017 (أ ف ب) - قال ناشطون", "الميناء", "أ ف ب"),
        ("الميناء 12 يونيو 2025 (وكالة أنباء الساحل) - أعلنت", "الميناء", "وكالة أنباء الساحل"),
    ],
)
def test_datelines_that_open_a_paragraph(text: str, place: str, outlet: str) -> None:
    line = inline_dateline(text)
    assert line is not None
    assert (line.place, line.outlet) == (place, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير (وهو طبيب) - قبل مغادرته - إن الأمر انتهى.",
        "قال سليم حداد (58 عاما) إنه لا يعرف.",
        "السوق - أمس - كان مزدحما.",
    ],
)
def test_brackets_and_dashes_are_not_datelines(text: str) -> None:
    assert inline_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("صيادون عند مدخل السوق (رويترز)", True),
        ("The port on Monday. (AP Photo/A. B. Name)", True),
        ("صورة: طبيبة تشرح النتائج", True),
        ("من دورة العام الماضي (العربي الجديد/Getty)", True),
        ("ونفى المصدر ذلك كله. (رويترز)", False),
        ("وقعت الحكومة اتفاقا مع الاتحاد (الأوروبي الآسيوي)", False),
    ],
)
def test_captions(text: str, caption: bool) -> None:
    assert is_caption(text) == caption


@pytest.mark.parametrize(
    "text",
    [
        "اقرأ أيضا: عنوان آخر",
        "مقالات ذات صلة",
        "اخترنا لك",
        "زر الذهاب إلى الأعلى",
        "المصدر : وكالات",
        "+ الخط -",
        "فيسبوك تويتر واتساب",
        "3 دقائق للقراءة",
        "الرئيسية > سياسة > محليات",
        "جميع الحقوق محفوظة © 2019",
        "https://paper.example/news/1",
        "* * *",
    ],
)
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "شارك الوزير في الاجتماع ثم غادر.",
        "شاهد عيان يروي ما حدث في السوق",
        "اقرأ التقرير جيدا، قال المدير لموظفيه.",
        "المصدر الذي طلب عدم ذكر اسمه قال إن الأمر انتهى.",
        "الأعلى أجرا بين اللاعبين",
        "اشترك في الاجتماع ممثلو سبع دول.",
        "المزيد من الضحايا في انهيار المنجم",
    ],
)
def test_sentences_that_begin_like_furniture_are_not(text: str) -> None:
    assert not is_furniture(text)
