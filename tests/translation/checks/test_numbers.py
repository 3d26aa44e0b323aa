"""Numbers on both sides: what they mean, and when the two sides differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naba_translation.article import Level
from naba_translation.checks.arabic_numbers import arabic_numbers
from naba_translation.checks.english_numbers import english_numbers
from naba_translation.checks.numbers import numbers
from naba_translation.checks.view import look

unhurried = settings(deadline=None)  # a busy machine is no fault of a number


def value_of_arabic(text: str) -> float | str:
    [quantity] = arabic_numbers(look(text))
    return quantity.keys[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٣٤ قتيلا", 34),
        ("ثلاثة آلاف وخمسمئة جندي", 3500),
        ("خمسة وعشرون ألفا", 25_000),
        ("أحد عشر وزيرا", 11),
        ("إحدى وخمسين دقيقة", 51),
        ("مئة وأحد عشر صحافيا", 111),
        ("ثلاث مائة وستون", 360),
        ("ألف وتسعمئة وستة وسبعين", 1976),
        ("مليونين ونصف المليون دولار", 2_500_000),
        ("٢٫٥ مليون", 2_500_000),
        ("3 ملايين و500 ألف", 3_500_000),
        ("نصف مليون نازح", 500_000),
        ("الملايين العشرة", 10_000_000),
        ("10 000 نازح", 10_000),
        ("6,34 بوصة", 6.34),
        ("2,220 نقطة", 2220),
        ("29¾ درجة", 29.75),
        ("وبثمانية وعشرين صوتا", 28),
        ("المادة الخامسة والثلاثين", 35),
        ("آلاف النازحين", "v:1000"),
    ],
)
def test_arabic_numbers_in_digits_and_words(text: str, value: float | str) -> None:
    assert value_of_arabic(text) == value


@pytest.mark.parametrize(
    "text", ["كمية كبيرة من الوقود", "لست وحدي", "مات في السجن", "ولد ميتا", "يوم الأربعاء"]
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert not [q for q in arabic_numbers(look(text)) if q.need]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three thousand five hundred", 3500),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("one hundred and twenty-five", 125),
        ("twenty-third", 23),
        ("two dozen", 24),
        ("$5bn", 5e9),
        ("2.220", 2.22),
        ("one third", 1 / 3),
    ],
)
def test_english_numbers_in_digits_and_words(text: str, value: float) -> None:
    [quantity] = english_numbers(look(text))
    assert quantity.keys[0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أصيب أربعة عشر شخصا", "14 people were injured"),
        ("بنسبة ٥ في المئة", "by five percent"),
        ("عند الساعة الثالثة و47 دقيقة", "at 3:47 p.m."),
        ("الساعة 22:30", "at 10:30 p.m."),
        ("في تسعينيات القرن الماضي", "in the 1990s"),
        ("في سبعينيات القرن العشرين", "in the 1970s"),
        ("الملك لويس السادس عشر", "King Louis XVI"),
        ("بين 80 و90 مليار دولار", "between $80 billion and $90 billion"),
        ("ثلاثة عقود", "thirty years"),
        ("عشرين عاما", "two decades"),
        ("26/8/2016", "August 26, 2016"),
        ("منذ 1995-96", "since 1995-1996"),
        ("دولتان", "2 states"),
        ("أرملة خمسينية", "a widow in her 50s"),
        ("5,6 مليون شخص يعيش ثلثاهم", "5.6 million, two-thirds of whom live"),
        ("مليون ومئتا ألف", "one million, two hundred thousand"),
        ("بثلاثية نظيفة", "3-0"),
        ("ارتفعت الأسعار ثلاثة أضعاف", "prices tripled"),
    ],
)
def test_other_ways_of_writing_the_same_are_no_fault(arabic: str, english: str) -> None:
    assert not list(numbers(look(arabic), look(english)))


@pytest.mark.parametrize(
    ("arabic", "english", "reason"),
    [
        ("قتل 1300 شخص", "300 people were killed", "The Arabic says 1300; the English says 300."),
        ("هطل 6,34 بوصة", "634 inches fell", "The Arabic says 6,34; the English says 634."),
        ("فاز 5-3", "It won 5.3", None),
        ("نزح ثلاثة آلاف شخص", "People were displaced", "(ثلاثة آلاف); the English has no such number."),
        ("ارتفع بنسبة 5%", "It rose by 5", "the English does not say per cent"),
        ("نزح الآلاف", "Millions were displaced", "the English of Millions"),
        ("وصل الوفد", "The delegation of 25 arrived", "The English says 25; the Arabic has no such number."),
        ("حقق 2,220 نقطة", "He scored 2.220 points", "2.220"),
    ],
)
def test_a_lost_altered_or_new_number_is_flagged_in_words(
    arabic: str, english: str, reason: str | None
) -> None:
    flags = list(numbers(look(arabic), look(english)))
    assert flags
    plain = " ".join(flag.reason for flag in flags).replace("\u2068", "").replace("\u2069", "")
    assert reason is None or reason in plain
    assert all(flag.level is Level.DOUBT for flag in flags)


def test_spans_show_both_places() -> None:
    arabic, english = "قُتِلَ ١٣٠٠ شخص", "About 300 were killed"
    [flag] = numbers(look(arabic), look(english))
    assert [arabic[a:b] for a, b in flag.arabic] == ["١٣٠٠"]
    assert [english[a:b] for a, b in flag.english] == ["300"]


@unhurried
@given(st.integers(0, 10**9))
def test_any_whole_number_agrees_with_itself_in_both_scripts(value: int) -> None:
    eastern = str(value).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for written in (f"{value}", f"{value:,}"):
        assert not list(numbers(look(f"بلغ {eastern} دولار"), look(f"It reached {written} dollars")))


@unhurried
@given(st.integers(3, 99_999), st.integers(3, 99_999))
def test_two_different_numbers_are_always_seen(ours: int, theirs: int) -> None:
    found = list(numbers(look(f"بلغ العدد {ours} هنا"), look(f"The count was {theirs} here")))
    assert bool(found) == (ours != theirs)


@unhurried
@given(
    st.lists(
        st.sampled_from(
            "0 7 12 345 99999999999999999999 . , : / - % ٪ ، و ألف مليون مئة ثلاثة ونصف بالمئة الثالث "
            "million thousand half three and third s th hundred dozen a of".split(" ")
        ),
        max_size=40,
    ).map(" ".join)
)
def test_no_row_of_number_words_is_too_much(text: str) -> None:
    for packed in (text, text.replace(" ", ""), "9" * 400 + text):
        for flag in numbers(look(f"بلغ {packed}"), look(packed)):
            assert flag.reason


UNITS = " واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split(" ")
TENS = "  عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(" ")
STEMS = "   ثلاث أربع خمس ست سبع ثمان تسع".split(" ")


def spelled(value: int) -> str:
    """The number as a newspaper spells it, before a masculine noun."""
    parts: list[str] = []
    for scale, one, two, many in ((10**6, "مليون", "مليونان", "ملايين"), (1000, "ألف", "ألفان", "آلاف")):
        count, value = divmod(value, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif count:
            parts.append(f"{spelled(count)} {many if 3 <= count <= 10 else one}")
    hundreds, rest = divmod(value, 100)
    if hundreds:
        parts.append({1: "مئة", 2: "مئتان"}.get(hundreds) or STEMS[hundreds] + "مئة")
    tens, unit = divmod(rest, 10)
    if rest == 10:
        parts.append("عشرة")
    elif 10 < rest < 20:
        parts.append({11: "أحد عشر", 12: "اثنا عشر"}.get(rest) or f"{UNITS[unit]} عشر")
    else:
        parts += [UNITS[unit]] * bool(unit) + [TENS[tens]] * bool(tens)
    return " و".join(parts)


@unhurried
@given(st.integers(3, 999_999_999))
def test_any_spelled_number_is_read_back(value: int) -> None:
    quantities = arabic_numbers(look(f"بلغ العدد {spelled(value)} شخصا"))
    assert [quantity.keys[0] for quantity in quantities] == [value]


EASTERN = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
COUNTS = st.integers(3, 999)


def numbers_of(arabic: str, english: str) -> list[str]:
    return [flag.reason for flag in numbers(look(arabic), look(english))]


@unhurried
@given(COUNTS, COUNTS, st.booleans())
def test_a_range_agrees_with_itself_however_it_is_joined(low: int, high: int, eastern: bool) -> None:
    for arabic in (f"ما بين {low} و{high} شخصا", f"من {low} إلى {high} شخصا", f"نحو {low}-{high} شخصا"):
        written = arabic.translate(EASTERN) if eastern else arabic
        for english in (
            f"between {low} and {high} people",
            f"{low}-{high} people",
            f"{low} to {high} people",
        ):
            assert numbers_of(written, english) == []


@unhurried
@given(COUNTS, COUNTS, COUNTS)
def test_one_end_of_a_range_that_is_another_is_seen(low: int, high: int, other: int) -> None:
    if other not in (low, high) and low != high:
        assert numbers_of(f"ما بين {low} و{high} شخصا", f"between {low} and {other} people")


@unhurried
@given(
    st.integers(1, 999), st.integers(0, 9), st.sampled_from(["٪", "%", " في المئة", " بالمائة", " في المائة"])
)
def test_a_share_agrees_with_itself_and_is_missed_as_a_plain_number(
    whole: int, tenth: int, sign: str
) -> None:
    for digits in (f"{whole}.{tenth}", f"{whole}.{tenth}".translate(EASTERN)):
        for mark in ("%", " percent", " per cent"):
            assert (
                numbers_of(
                    f"ارتفعت النسبة {digits}{sign} هذا العام", f"The rate rose {whole}.{tenth}{mark} now"
                )
                == []
            )
        assert numbers_of(f"ارتفعت النسبة {digits}{sign} هذا العام", f"The rate rose by {whole}.{tenth} now")


@unhurried
@given(
    st.integers(2, 999),
    st.sampled_from([("ألف", "thousand", 3), ("مليون", "million", 6), ("مليار", "billion", 9)]),
)
def test_a_scale_word_is_its_noughts_and_no_other_scale(count: int, scale: tuple[str, str, int]) -> None:
    arabic, english, noughts = scale
    source = f"بلغت التكلفة {count} {arabic} دينار"
    assert numbers_of(source, f"The cost was {count} {english} dinars") == []
    assert numbers_of(source, f"The cost was {count * 10**noughts:,} dinars") == []
    wrong = {"thousand": "million", "million": "billion", "billion": "million"}[english]
    assert numbers_of(source, f"The cost was {count} {wrong} dinars")


@unhurried
@given(st.integers(1_000, 999_999))
def test_thousands_may_be_set_apart_in_either_script(value: int) -> None:
    for written in (f"{value:,}", f"{value:,}".translate(EASTERN), f"{value}"):
        assert numbers_of(f"شارك {written} شخصا في المسيرة", f"Some {value:,} people marched") == []


@unhurried
@given(st.integers(11, 99))
def test_an_ordinal_in_digits_is_the_number_in_words_or_digits(value: int) -> None:
    end = {1: "st", 2: "nd", 3: "rd"}.get(value % 10 if value not in (11, 12, 13) else 0, "th")
    assert numbers_of(f"الدورة الـ{value} للمهرجان", f"the {value}{end} session of the festival") == []


@pytest.mark.parametrize(
    ("arabic", "english", "flagged"),
    [
        ("فيلم الأول (2014) وفيلم الثاني (2014)", "The first film (2014) and the second film", True),
        ("فيلم الأول (2014) وفيلم الثاني (2014)", "The first film (2014) and the second (2014)", False),
        ("رحلة نورولاب 90 (Neurolab 90) في الفضاء", "Neurolab 90 in space", False),
        ("في 1940 من القرن العشرين عزل الفيروس", "In the 1940s the virus was isolated", False),
        ("بيع في القرن العشرين البيت رقم 1940", "House 1940 was sold in that century", True),
        ("بعد أريع سنوات", "Four years later", False),
        ("بعد تسع سنوات", "Seven years later", True),
        ("صفقة بعدة ملايين", "A multi-million deal", False),
    ],
)
def test_what_is_said_again_what_a_century_is_of_and_a_slip_of_one_letter(
    arabic: str, english: str, flagged: bool
) -> None:
    assert bool(list(numbers(look(arabic), look(english)))) is flagged


def test_a_year_said_less_often_is_told_as_it_is_written() -> None:
    [flag] = numbers(look("حرب 2014 وسلام 2014"), look("The war of 2014 and peace"))
    assert "2014\u2069 2 times; the English says it once" in flag.reason
    assert len(flag.arabic) == 2
