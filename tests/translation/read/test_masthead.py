from __future__ import annotations

from datetime import date

import pytest

from naba_translation.article import Article, Kind
from naba_translation.read import load_bytes
from naba_translation.read.headlines import Dateline
from naba_translation.read.masthead import correspondent_of, masthead_of

DAY = date(2024, 7, 14)
BODY = "قال وزير النقل أمس إن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين كاملين."


def read(*lines: str) -> Article:
    return load_bytes("\n\n".join(lines).encode(), "page.txt")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("سدرة الاقتصادية | الأحد 14 يوليو 2024م الموافق 8 محرم 1446هـ", "سدرة الاقتصادية"),
        ("الراصد الجديد – الأحد ١٤ تموز/يوليو ٢٠٢٤", "الراصد الجديد"),
        ("سدرة | 14 يوليو 2024 - 8 محرم 1446", "سدرة"),
        ("الأحد 14 يوليو 2024 | ساحل نيوز", "ساحل نيوز"),
        ("الأحد | ساحل نيوز | 14 يوليو 2024 | 10:30", "ساحل نيوز"),  # the day in parts, in their order
        ("«الراصد» • الأحد، 14/07/2024، الساعة 10:30 صباحا", "الراصد"),
    ],
)
def test_an_outlet_that_nobody_listed_names_itself(line: str, outlet: str) -> None:
    assert masthead_of(line) == Dateline(outlet=outlet, published=DAY)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("بيروت | الأحد 14 يوليو 2024", "بيروت"),
        ("الدار البيضاء - الأحد 14 يوليو 2024", "الدار البيضاء"),
        ("رأس المرجان | الأحد 14 يوليو 2024", "رأس المرجان"),  # by the text alone
    ],
)
def test_a_place_is_no_outlet(line: str, place: str) -> None:
    assert masthead_of(line, body="قال العمال في رأس المرجان إنهم لن يعودوا.") == Dateline(
        place, published=DAY
    )


@pytest.mark.parametrize(
    "line",
    [
        "اقتصاد | الأحد 14 يوليو 2024",
        "عرب وعالم | الأحد 14 يوليو 2024",
        "سلمى الأحمد | الأحد 14 يوليو 2024",
        "الدكتور سليم حداد - الأحد 14 يوليو 2024",
        "رانيا قاسم | الأحد 14 يوليو 2024",
    ],
)
def test_of_a_section_or_an_author_the_day_alone_is_taken(line: str) -> None:
    assert masthead_of(line) == Dateline(published=DAY)


@pytest.mark.parametrize(
    "line",
    [
        "اليمن | 14 قتيلا في غارة",
        "اليمن | 14 قتيلا في غارة يوم الأحد 14 يوليو 2024",
        "بيروت | الأحد 14 يوليو",
        "سدرة الاقتصادية",
        "الأحد 14 يوليو 2024",
        "عبور القناة - 6 أكتوبر 1973",
        "أسعار الذهب اليوم | الأحد 14 يوليو 2024",
        "حالة الطقس – الأحد 14 يوليو 2024",
        "افتتاح الميناء في الساحل | الأحد 14 يوليو 2024",
        "هل تعود السفن؟ | الأحد 14 يوليو 2024",
        "الميناء | السوق | الأحد 14 يوليو 2024",
        "وقال الوزير إن الميناء الجديد الكبير سيفتح قريبا جدا | الأحد 14 يوليو 2024",
    ],
)
def test_look_alikes(line: str) -> None:
    assert masthead_of(line) is None


def test_a_place_and_its_correspondent() -> None:
    article = read(
        "الميناء يفتح أبوابه", "رأس المرجان – سلمى حداد", "قال العمال في رأس المرجان إنهم عادوا.", BODY
    )
    assert (article.dateline, article.byline, article.outlet) == ("رأس المرجان", "سلمى حداد", "")


@pytest.mark.parametrize(
    "line",
    ["بيروت – غضب في الشارع", "الشارع – سلمى حداد", "بيروت – سلمى حداد تعود إلى المسرح غدا", "بيروت – سلمى"],
)
def test_headings_that_begin_with_a_place_or_end_with_a_name(line: str) -> None:
    assert correspondent_of(line, body=BODY) is None


def test_above_and_below_a_title() -> None:
    line, title = "سدرة الاقتصادية | الأحد 14 يوليو 2024", "الميناء يفتح أبوابه"
    for lines in ((line, title, BODY), (title, line, BODY)):
        article = read(*lines, BODY)
        assert (article.title, article.outlet, article.published) == (title, "سدرة الاقتصادية", DAY)
        assert Kind.DATELINE in [paragraph.kind for paragraph in article.paragraphs[:2]]


def test_deep_in_a_text_such_a_line_stays_a_heading() -> None:
    article = read("الميناء يفتح أبوابه", *[BODY] * 6, "سدرة الاقتصادية | الأحد 14 يوليو 2024", BODY, BODY)
    assert (article.outlet, article.published) == ("", None)
    assert article.paragraphs[7].kind is Kind.HEADING
