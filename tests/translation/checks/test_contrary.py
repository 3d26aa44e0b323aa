"""Who holds what, and what happened: contrary words are flagged, and other words for the same are not."""

from __future__ import annotations

import pytest

from naba_translation.article import Level
from naba_translation.checks import check_text
from naba_translation.checks.contrary import contrary
from naba_translation.checks.view import look


def reasons(arabic: str, english: str) -> list[str]:
    flags = contrary(look(arabic), look(english))
    return [flag.reason.replace("\u2068", "").replace("\u2069", "") for flag in flags]


def test_the_reason_says_both_words_in_english() -> None:
    [flag] = [
        flag
        for flag in check_text(
            "تستنكر الوزارة الهجوم على القافلة", "The ministry denies the attack on the convoy"
        )
        if flag.check == "attribution"
    ]
    assert (
        flag.reason
        == "The Arabic speaks of condemning (\u2068تستنكر\u2069); the English says \u2068denies\u2069."
    )
    assert flag.level is Level.DOUBT
    assert (flag.arabic, flag.english) == (((0, 6),), ((13, 19),))


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وأكدت الوزارة وقوع الحادث", "The ministry denied that the accident happened"),
        ("نفى الناطق الخبر", "The spokesman confirmed the story"),
        ("ونددت النقابة بالقرار", "The union welcomed the decision"),
        ("رحبت النقابة بالقرار", "The union condemned the decision"),
        ("وأشاد السفير بالخطوة", "The ambassador criticised the step"),
        ("سيرفضون القرار", "They will accept the decision"),
        ("وافق المجلس على العرض", "The council rejected the offer"),
        ("هددت النقابة بالإضراب", "The union promised a strike"),
        ("اتهم النائب الشركة بالاحتيال", "The deputy praised the company over a fraud"),
        ("طالبت النقابة برفع الأجور", "The union opposed higher wages"),
        ("انتقد النائب الموازنة", "The deputy endorsed the budget"),
        ("تؤيد الكتلة المشروع", "The bloc opposes the bill"),
        ("يعارض النائب المشروع", "The deputy backed the bill"),
        ("اعترف المتهم بالسرقة", "The defendant denied the theft"),
        ("اعتذر الوزير عن التأخير", "The minister condemned the delay"),
        ("زعم الناطق أن الجسر سليم", "The spokesman confirmed that the bridge is sound"),
        ("بيان إدانة للقصف", "A statement welcoming the shelling"),
    ],
)
def test_a_stance_made_another_is_flagged(arabic: str, english: str) -> None:
    assert len(reasons(arabic, english)) == 1
    assert "attribution" in {flag.check for flag in check_text(arabic, english)}


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ارتفع سعر القمح في السوق", "The price of wheat fell on the market"),
        ("وانخفضت حرارة المحرك", "The engine's heat rose"),
        ("زادت صادرات القمح", "Wheat imports were larger"),
        ("فازت الفرقة بالمباراة", "The team lost the match"),
        ("وصلت القافلة إلى البلدة", "The convoy departed from the town"),
        ("استأنفت الشركة رحلاتها", "The company suspended its flights"),
        ("أفرجت المحكمة عن الكاتب", "The court detained the writer"),
        ("دافعت الكتيبة عن التلة", "The battalion attacked the hill"),
        ("عززت الخطوة ثقة الناس", "The step weakened people's trust"),
        ("قرية في شمال الوادي", "A village in the south of the valley"),
        ("انضمت النقابة إلى الحلف", "The union withdrew from the pact"),
        ("سمحت البلدية بالبناء", "The municipality banned building"),
        ("نجحت العملية الجراحية", "The surgery failed"),
        ("عارضته أغلبية النواب", "A minority of deputies opposed it"),
    ],
)
def test_an_event_made_its_opposite_is_flagged(arabic: str, english: str) -> None:
    assert len(reasons(arabic, english)) == 1
    assert "negation" in {flag.check for flag in check_text(arabic, english)}


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("تستنكر الوزارة الهجوم", "The ministry deplores the attack"),
        ("أدانت المحكمة الكاتب", "The court convicted the writer, who denied the charge"),
        ("لم تنف الوزارة الخبر", "The ministry confirmed the story"),  # denied, a denial may be told so
        ("لا يؤيد النائب المشروع", "The deputy opposes the bill"),
        ("رفض النائب المشروع", "The deputy did not accept the bill"),
        ("رفضت الوزارة تأكيد الخبر أو نفيه", "The ministry would neither confirm nor deny the story"),
        ("أكد الوزير أنه لا ينكر الخطأ", "The minister stressed that he does not deny the mistake"),
        ("استقبل الطالب الضيف", "The student rejected nobody and welcomed the guest"),  # طالب, a student
        ("حذر النائب من الخطأ", "The deputy warned against accepting the mistake"),
        ("توعد القائد بالرد", "The commander vowed to respond"),
        ("انتصر الفريق على خصمه", "The team defeated its rival"),
        ("ارتفع سعر القمح وانخفض سعر الذرة", "Wheat went higher and maize fell"),
        ("وصل الوزير بعد أن غادر وفد النقابة", "The minister came after the union's delegation had left"),
        ("من شمال الوادي إلى جنوبه", "From the north of the valley to the south"),
    ],
)
def test_other_words_for_the_same_are_not(arabic: str, english: str) -> None:
    assert reasons(arabic, english) == []


def test_both_told_once_and_one_twice_is_seen() -> None:
    arabic = "من شمال الوادي إلى جنوبه"
    assert reasons(arabic, "From the south of the valley to the south")


@pytest.mark.parametrize(
    ("arabic", "english", "said"),
    [
        ("ناقش الوزيران مناطق حظر الطيران", "The two ministers discussed aviation zones", "forbidding"),
        ("زاد استيراد القمح", "Wheat rose", "importing"),
        ("اتهم النائب الشركة", "The deputy spoke of the company", "accusing"),
    ],
)
def test_a_meaning_that_must_not_be_lost_is_missed(arabic: str, english: str, said: str) -> None:
    [reason] = reasons(arabic, english)
    assert f"The Arabic speaks of {said}" in reason
    assert "no word of the English" in reason


@pytest.mark.parametrize(
    "english",
    [
        "The two ministers discussed no-fly zones",
        "The two ministers discussed zones closed to aircraft",
        "The two ministers discussed the air embargo",
    ],
)
def test_a_meaning_that_must_not_be_lost_may_be_told_in_many_words(english: str) -> None:
    assert reasons("ناقش الوزيران مناطق حظر الطيران", english) == []
