"""Good English that says it another way, and the same faulty: delays, halves of the day, hours of a day."""

from __future__ import annotations

import pytest

from naba_translation.checks import check_text


def checks(arabic: str, english: str) -> set[str]:
    return {flag.check for flag in check_text(arabic, english)}


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("سيعود الفريق إلى الملعب بعد أسابيع.", "The team won't be back on the pitch for weeks."),
        (
            "يتوقع الخبراء أن يتعافى الاقتصاد بعد سنوات عدة.",
            "Experts say the economy won't recover for several years.",
        ),
        ("بدأ العمل في المصنع بعد عامين.", "Work at the factory did not start for two years."),
        (
            "ظهرت النتائج بعد شهر من التجربة.",
            "The results did not appear until a month after the experiment.",
        ),
        ("سيصل الوفد بعد الظهر.", "The delegation will not arrive until the afternoon."),
        (
            "لن ترى المحطة النور إلا بعد عقد من الزمن.",
            "It will be a decade before the plant sees the light of day.",
        ),
        ("لم يغادر السفير إلا بعد الاجتماع.", "The ambassador left after the meeting."),
        (
            "لم يتمكن رجال الإطفاء من إخماد الحريق قبل منتصف الليل.",
            "It was after midnight before firefighters managed to put out the blaze.",
        ),
        (
            "ما إن أعلنت النتائج حتى خرج الآلاف إلى الشوارع.",
            "No sooner had the results been announced than thousands took to the streets.",
        ),
        ("طلب المصدر عدم الكشف عن هويته.", "The source asked to remain anonymous."),
    ],
)
def test_a_delay_is_no_lost_and_no_new_denial(arabic: str, english: str) -> None:
    assert "negation" not in checks(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("سيعود الفريق إلى الملعب بعد المباراة.", "The team won't be back on the pitch after the match."),
        ("سيعود الفريق إلى الملعب خلال أسابيع.", "The team won't be back on the pitch for weeks."),
        ("لم يغادر السفير قبل الاجتماع.", "The ambassador left before the meeting."),
        ("لم يغادر السفير بعد الاجتماع.", "The ambassador left after the meeting."),
        (
            "وافق الرئيس بعد لقاء المستشار على بقاء القوات لسنوات.",
            "After meeting the chancellor, the president did not agree that the forces stay for years.",
        ),
        (
            "أعلنت الحكومة بعد الهجوم أنها ستغلق الحدود قبل الانتخابات.",
            "After the attack the government announced that it will not close the borders before the elections.",
        ),
        (
            "عن بعد، يدير الفريق المشروع حتى نهاية العام.",
            "The team does not run the project remotely until the end of the year.",
        ),
        (
            "لم يتوقف القتال قبل الفجر وانسحبت القوات.",
            "The fighting stopped and the forces withdrew after the raid.",
        ),
    ],
)
def test_a_lost_or_new_denial_is_found_beside_a_time(arabic: str, english: str) -> None:
    assert "negation" in checks(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        ("تبدأ الهدنة الساعة السادسة صباحا.", "The truce begins at six in the evening.", True),
        ("تبدأ الهدنة الساعة السادسة مساء.", "The truce begins at 6 in the morning.", True),
        ("تبدأ الهدنة الساعة السادسة مساء.", "The truce begins at six o'clock in the evening.", False),
        ("تبدأ الهدنة الساعة السادسة صباحا.", "The truce begins at six in the morning.", False),
        ("تبدأ الهدنة الساعة السادسة.", "The truce begins at six in the evening.", False),
    ],
)
def test_the_half_of_the_day_is_heard_in_words_too(arabic: str, english: str, *, found: bool) -> None:
    assert ("dates" in checks(arabic, english)) is found


@pytest.mark.parametrize(
    ("arabic", "english", "found"),
    [
        (
            "سجلت الوزارة مئة إصابة خلال الساعات الأربع والعشرين الماضية.",
            "The ministry logged 100 cases in the past day.",
            False,
        ),
        ("سجلت الوزارة مئة إصابة خلال 24 ساعة.", "The ministry logged 100 cases in a day.", False),
        ("سجلت الوزارة مئة إصابة خلال 24 ساعة.", "The ministry logged 100 cases in 42 hours.", True),
        ("سجلت الوزارة مئة إصابة خلال 36 ساعة.", "The ministry logged 100 cases in a day.", True),
        ("أصيب 24 شخصا في ذلك اليوم.", "People were injured on that day.", True),
    ],
)
def test_twenty_four_hours_are_a_day(arabic: str, english: str, *, found: bool) -> None:
    assert ("numbers" in checks(arabic, english)) is found
