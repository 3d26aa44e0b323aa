"""Denials, dates, money and who says so: what is flagged, and what good translators do that must not be."""

from __future__ import annotations

import pytest

from naba_translation.article import Level
from naba_translation.checks import check_text

OURS = {"negation", "dates", "money", "attribution"}


def flagged(arabic: str, english: str) -> set[str]:
    return {flag.check for flag in check_text(arabic, english)} & OURS


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم توقع الحكومة على الاتفاق", "The government signed the agreement"),
        ("لن تنسحب القوات من المدينة", "The forces will withdraw from the city"),
        ("القانون ليس جديدا على أحد", "The law is new to everyone"),
        ("أطلق سراحه دون توجيه تهمة", "He was released with a charge"),
        ("الوضع في المدينة غير مقبول", "The situation in the city is acceptable"),
        ("يجب أن نتفادى ترك فراغ في المدينة", "We must leave a vacuum in the city"),
        ("البحث في وضع حد لعودة التنظيم", "Discussing the group's return"),
        ("وقعت الحكومة على الاتفاق", "The government did not sign the agreement"),
        ("تسعى القوات إلى إحلال الاستقرار في المدينة", "The forces seek to achieve instability in the city"),
        ("لم يصل الصاروخ إلى هدفه", "The missile reached its target"),
        (
            "لا يعرف أحد متى تعود إلى المدينة طرقها ومدارسها وتعمل أسواقها في ظل الاستقرار",
            "Nobody knows when the city's roads and schools return and its markets work in instability",
        ),
        (
            "رفضت الحكومة الاتفاق ووقعت الشركة العقد",
            "The government rejected the deal and the firm did not sign",
        ),
        ("انتقدت المعارضة القانون في المدينة", "The opposition did not criticise the law in the city"),
        ("لا تصرف الدفعة ما لم توقع الحكومة", "The tranche will be paid unless the government signs"),
        (
            "لم يوقع الوزير ولن يحضر الاجتماع ولم يعتذر",
            "The minister did not sign and will attend and apologised",
        ),
    ],
)
def test_a_lost_or_new_denial_is_flagged(arabic: str, english: str) -> None:
    assert flagged(arabic, english) == {"negation"}


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لا يزال الطريق مغلقا", "The road is still closed"),
        ("لا سيما في الشمال", "Especially in the north"),
        ("غير أن الوزير حضر", "However, the minister came"),
        ("لا بد من الحل", "There must be a solution"),
        ("قتل ما لا يقل عن عشرين شخصا", "At least twenty people were killed"),
        ("لم يحضر إلا الوزير", "Only the minister came"),
        ("لم يتمكن من الوصول", "He failed to arrive"),
        ("عدم الاستقرار في المنطقة", "Instability in the region"),
        ("كسب غير قانوني", "Illegal gain"),
        ("لم شمل العائلة", "The family's reunion"),
        ("كلا الطرفين وقعا أولا", "Both sides signed first"),
        ("حالت العاصفة دون وصول القافلة", "The storm kept the convoy at the gate"),
        ("رفض الوزير التوقيع", "The minister would not sign"),
        ("الأحذية غير مناسبة للثلج", "The shoes are deficient in snow"),
        ("السفر في بلد غير بلدك", "Travelling outside your own country"),
        (
            "سئل عن أخلاقيات المهنة فقال إن ذلك غير أخلاقي",
            "Asked about ethics, he said that would be immoral",
        ),
        ("السماء لما تمطر بعد", "It has not rained yet"),
        ("هذا قانوني في منطقتك", "That is not illegal in your area"),
        ("سم يمكنه شل الأعصاب", "A poison that can disable nerves"),
        ("لا تعمل الآلة ما لم تدر بسرعة", "The machine works only if it turns fast"),
        ("أنا في غاية الامتنان", "I could not be more grateful"),
        ("غرفة رقم 5", "Room No. 5"),
        ("طائرة بدون طيار", "A drone"),
    ],
)
def test_other_words_for_a_denial_and_other_uses_of_its_words(arabic: str, english: str) -> None:
    assert not flagged(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english", "reason"),
    [
        ("في 18 حزيران/يونيو", "on July 18", "The Arabic says June (حزيران); the English says July."),
        (
            "في كانون الثاني الماضي",
            "in December last year",
            "The Arabic says January (كانون الثاني); the English says December.",
        ),
        ("في شهر آب", "that summer", "The Arabic says August (آب); the English does not name that month."),
        (
            "اجتمعوا يوم الاثنين",
            "They met on Tuesday",
            "The Arabic says Monday (الاثنين); the English says Tuesday.",
        ),
        (
            "اجتمعوا في المدينة",
            "They met on Tuesday",
            "The English says Tuesday; the Arabic does not name that day.",
        ),
        (
            "وصل أمس إلى دمشق",
            "He arrived in Damascus",
            "The Arabic says yesterday (أمس); the English does not.",
        ),
        (
            "الأسبوع المقبل",
            "last week",
            "The Arabic speaks of a coming time (الأسبوع المقبل); the English of a past one.",
        ),
        (
            "في 12 رمضان",
            "on the 12th",
            "The Arabic names a month of the Islamic calendar (رمضان); the English does not.",
        ),
    ],
)
def test_dates_say_what_differs(arabic: str, english: str, reason: str) -> None:
    reasons = [
        f.reason.replace("\u2068", "").replace("\u2069", "")
        for f in check_text(arabic, english)
        if f.check == "dates"
    ]
    assert reasons == [reason]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("في تشرين الثاني/نوفمبر 2015", "in November 2015"),
        ("في 3/8/2016", "on August 3, 2016"),
        ("مارس الطبيب مهنته", "The doctor practised"),
        ("باب المدينة", "The city's gate"),
        ("ليل الثلاثاء - الأربعاء", "on Tuesday night"),
        ("أعلن أمس الإثنين", "It was announced yesterday"),
        ("أعلن الأحد", "It was announced on Sunday"),
        ("كل جمعة", "every Friday"),
        ("بين الطرفين الاثنين", "between the two sides"),
        ("منذ مارس", "since March"),
        ("قد يأتي", "He may come. May he?"),
        ("العام الماضي", "last year"),
        ("الساعة 22:30", "at 10:30 p.m."),
        ("عند الثالثة عصرا", "at 3 p.m."),
        ("بعد منتصف الليل عند 1:30", "after midnight, at 1:30 a.m."),
        ("عام 500 قبل الميلاد", "in 500 BCE"),
    ],
)
def test_dates_written_otherwise_are_no_fault(arabic: str, english: str) -> None:
    assert not flagged(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english", "level"),
    [
        ("بلغ 5 ملايين يورو", "It reached $5 million", Level.DOUBT),
        ("بلغ 5 ملايين ليرة", "It reached 5 million", Level.LOOK),
        ("استمرت 3 أيام كاملة", "It lasted 3 full years", Level.DOUBT),
        ("سرعتها 300 ميل في الساعة", "Its speed is 300 metres an hour", Level.DOUBT),
    ],
)
def test_another_currency_or_measure_is_flagged(arabic: str, english: str, level: Level) -> None:
    [flag] = [flag for flag in check_text(arabic, english) if flag.check == "money"]
    assert flag.level is level


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("5 ملايين جنيه", "£5 million"),
        ("5 ملايين ليرة", "5 million pounds"),
        ("عطلة 3 أيام", "a long weekend of three"),
        ("100 كلم/ساعة", "100 km/h"),
        ("14 عاما", "14-year-old"),
        ("الأول من كانون الثاني عام 1990", "the first hours of January 1, 1990"),
    ],
)
def test_the_same_money_and_measures_in_other_words(arabic: str, english: str) -> None:
    assert not flagged(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        ("نفت الخارجية بدء أي تنسيق مع موسكو", "The ministry began its coordination with Moscow", True),
        ("نفت الخارجية بدء أي تنسيق مع موسكو", "The ministry denied any coordination with Moscow", False),
        ("زعم المسؤول أن بلاده انتصرت في الحرب", "The country of the official won the war", True),
        ("زعم المسؤول أن بلاده انتصرت في الحرب", "The official alleged his country won", False),
        ("وقال الوزير إن الحرب انتهت بالكامل", "The war has completely ended", True),
        ("وقال الوزير إن الحرب انتهت بالكامل", "According to the minister the war is over", False),
        ("وقال الوزير إن الحرب انتهت بالكامل", "The minister stated that the war was over", False),
        ("يقال إنه هرب من السجن", "He escaped from the prison", True),
        ("أنتجت حقول نفط جديدة", "New fields produced oil", False),
    ],
)
def test_claims_denials_and_reports_keep_their_mark(arabic: str, english: str, found: bool) -> None:
    assert ("attribution" in flagged(arabic, english)) == found
