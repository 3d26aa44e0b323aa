from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import Article, Kind, Pair, Paragraph, Sentence
from naba_translation.timeline import Event, Grain, events_of, in_order
from naba_translation.timeline.mentions import anchor_of, may_tell, mentions
from naba_translation.timeline.period import Anchor

TUESDAY = date(2016, 8, 30)


def told(text: str, published: date | None = TUESDAY) -> list[str]:
    """The times in a sentence as "first", or "first/last" for more than a day."""
    periods = [mention.period for mention in mentions(text, anchor=Anchor(published))]
    return [
        "?" if p is None else str(p.first) if p.first == p.last else f"{p.first}/{p.last}" for p in periods
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("وصل الوفد أمس", ["2016-08-29"]),
        ("وصل الوفد أمس الإثنين", ["2016-08-29"]),
        ("وصل أمس الأول", ["2016-08-28"]),
        ("وصل أول من أمس", ["2016-08-28"]),
        ("الاشتباكات بالأمس واليوم", ["2016-08-29", "2016-08-30"]),
        ("يصل الوفد غداً", ["2016-08-31"]),
        ("يصل بعد غد", ["2016-09-01"]),
        ("قال يوم الخميس", ["2016-08-25"]),
        ("قال الثلاثاء", ["2016-08-30"]),
        ("الأحد الماضي", ["2016-08-28"]),
        ("الثلاثاء الماضي", ["2016-08-23"]),
        ("الجمعة المقبلة", ["2016-09-02"]),
        ("القمة المقررة الجمعة", ["2016-09-02"]),
        ("ستبدأ المحادثات الخميس", ["2016-09-01"]),
        ("وسيناقش الوفد الخطة الخميس", ["2016-09-01"]),
        ("سيطرح المشروع الخميس", ["2016-09-01"]),
        ("انفجرت سيارة مفخخة الخميس", ["2016-08-25"]),  # what begins as a verb of the future does
        ("سيطرت القوات على البلدة الخميس", ["2016-08-25"]),
        ("اجتاحت سيول المدينة الخميس", ["2016-08-25"]),
        ("قتل جنود في سيناء الخميس", ["2016-08-25"]),
        ("نقل إلى المستشفى الخميس", ["2016-08-25"]),
        ("الأسبوع المقبل", ["2016-09-05/2016-09-11"]),
        ("الأسبوع الماضي", ["2016-08-22/2016-08-28"]),
        ("الشهر الجاري", ["2016-08-01/2016-08-31"]),
        ("بداية الشهر الماضي", ["2016-07-01/2016-07-11"]),
        ("العام المقبل", ["2017-01-01/2017-12-31"]),
        ("قبل يومين", ["2016-08-28"]),
        ("منذ ثلاثة أيام", ["2016-08-27"]),
        ("قبل 5 أشهر", ["2016-03-01/2016-03-31"]),
        ("بعد أسبوعين", ["2016-09-12/2016-09-18"]),
        ("في 18 حزيران/يونيو طائرة", ["2016-06-18"]),
        ("في ١٨ يونيو", ["2016-06-18"]),
        ("يومي 26 و27 أغسطس/آب الجاري", ["2016-08-26/2016-08-27"]),
        ("منتصف سبتمبر/أيلول المقبل", ["2016-09-15"]),
        ("في نوفمبر/تشرين الثاني الماضي", ["2015-11-01/2015-11-30"]),
        ("في 28 كانون الأول", ["2016-12-28"]),
        ("في 3 كانون الثاني الماضي", ["2016-01-03"]),
        ("في 3 كانون الثاني المقبل", ["2017-01-03"]),
        ("في مارس 2011", ["2011-03-01/2011-03-31"]),
        ("في 15 مارس 2011", ["2011-03-15"]),
        ("15/3/2011", ["2011-03-15"]),
        ("منذ عام 2014", ["2014-01-01/2014-12-31"]),
        ("بدأت منذ 2015", ["2015-01-01/2015-12-31"]),
        ("بحلول منتصف عام 2017", ["2017-06-01/2017-07-31"]),
        ("10 محرم 1438", ["2016-10-11"]),
        ("في 27 من شهر رمضان", ["2016-07-02"]),
        ("أعلن يوم الاثنين 14 مارس 2016 البدء", ["2016-03-14"]),
        ("أعلن الاثنين، 14 مارس/آذار 2016، البدء", ["2016-03-14"]),
        ("أعلن يوم الاثنين الموافق 14 مارس 2016", ["2016-03-14"]),
        ("أعلن الاثنين (14 مارس 2016) البدء", ["2016-03-14"]),
        ("أعلن الاثنين 14/3/2016 البدء", ["2016-03-14"]),
        ("وصل مساء الاثنين 14 مارس", ["2016-03-14"]),
        ("وصل يومي الاثنين والثلاثاء 14 و15 مارس", ["2016-03-14/2016-03-15"]),
        ("اليوم الاثنين 14 مارس 2016", ["2016-03-14"]),
        ("قال الاثنين إن 14 مارس 2015 كان بداية", ["2016-08-29", "2015-03-14"]),
    ],
)
def test_words_of_time_are_reckoned_from_the_day_of_publication(text: str, times: list[str]) -> None:
    assert told(text) == times
    assert may_tell(text)


@pytest.mark.parametrize(
    "text",
    [
        "قناة روسيا اليوم",
        "صحيفة اليوم السابع",
        "مارس ضغوطاً على الحكومة",
        "وصل 30 لاجئاً",
        "بعد يومين من الهجوم",
        "نزح 2015 شخصاً",
        "في اليوم التالي",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert told(text) == []


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    assert told("قال أمس إن 18 حزيران/يونيو كان يوماً صعباً منذ عام 2014", None) == [
        "?",
        "?",
        "2014-01-01/2014-12-31",
    ]


def test_a_day_named_with_its_date_is_no_second_time() -> None:
    text = "أعلن الوزير يوم الثلاثاء 14 مايو 2024 بدء التشغيل"
    (mention,) = mentions(text, anchor=Anchor(None))
    assert text[slice(*mention.span)] == "يوم الثلاثاء 14 مايو 2024"


def test_the_year_is_worked_out_from_the_texts_own_dates() -> None:
    texts = (
        "لقاء الوزيرين في 25 مارس 2016",
        "يلتقيان يومي 26 و27 أغسطس/آب الجاري",
        "في نوفمبر الماضي",
        "أمس",
    )
    anchor = anchor_of(None, texts)
    times = [mention for text in texts for mention in mentions(text, anchor=anchor)]
    assert [(t.period and str(t.period.first), t.assumed) for t in times] == [
        ("2016-03-25", False),
        ("2016-08-26", True),
        ("2015-11-01", True),
        (None, False),
    ]


@pytest.mark.parametrize("published", [date.min, date.max])
def test_from_a_day_at_the_end_of_the_calendar_nothing_is_reckoned(published: date) -> None:
    texts = (
        "أمس وغدا",
        "الأسبوع المقبل",
        "الشهر الماضي",
        "قبل 5 سنوات",
        "يوم الاثنين الماضي",
        "بعد 10 سنوات",
    )
    found = [mentions(text, anchor=anchor_of(published, texts)) for text in texts]
    assert all(found)
    assert {mention.period for times in found for mention in times} == {None}


def test_the_span_is_of_the_original_with_its_vowels_and_digits() -> None:
    text = "عُقد الاجتماعُ في ١٨ حَزيران/يونيو، ثم تأجل."
    (mention,) = mentions(text, anchor=Anchor(TUESDAY))
    assert text[slice(*mention.span)] == "١٨ حَزيران/يونيو"


@given(
    st.text(alphabet="امس الثلاثءحدينويولقبرض0123456789/ ُ-،في", max_size=60),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
)
def test_any_sentence_gives_periods_in_order_and_apart(text: str, published: date) -> None:
    end = 0
    assert may_tell(text) or not mentions(text, anchor=Anchor(published))
    for mention in mentions(text, anchor=Anchor(published)):
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        end = mention.span[1]
        assert mention.period is None or mention.period.first <= mention.period.last


def article(*sentences: tuple[str, Kind], published: date | None = None) -> tuple[Article, list[Pair]]:
    text = "\n".join(arabic for arabic, _ in sentences)
    pairs, paragraphs, at = [], [], 0
    for index, (arabic, kind) in enumerate(sentences):
        pairs.append(Pair(Sentence(index, index, at, at + len(arabic), arabic, kind)))
        paragraphs.append(Paragraph(index, at, at + len(arabic), kind))
        at += len(arabic) + 1
    return Article("a", "/a.txt", "", "txt/1", text, tuple(paragraphs), published=published), pairs


def test_events_are_linked_to_their_sentences_and_datelines_tell_none() -> None:
    found = events_of(
        *article(
            ("30 أغسطس 2016", Kind.DATELINE),
            ("وصل أمس الوفد وغادر أمس.", Kind.BODY),
            ("يعود الأسبوع المقبل.", Kind.BODY),
            ("شارك أمس", Kind.FURNITURE),
            published=TUESDAY,
        )
    )
    assert [(event.index, event.period and event.period.grain) for event in found] == [
        (1, Grain.DAY),
        (2, Grain.WEEK),
    ]


def test_a_given_day_stands_in_for_an_unknown_one_only() -> None:
    found = events_of(*article(("وصل أمس.", Kind.BODY)), published=date(2020, 1, 2))
    assert [event.period and event.period.first for event in found] == [date(2020, 1, 1)]
    found = events_of(*article(("وصل أمس.", Kind.BODY), published=TUESDAY), published=date(2020, 1, 2))
    assert [event.period and event.period.first for event in found] == [date(2016, 8, 29)]


def test_the_timeline_is_in_order_and_leaves_out_what_has_no_date() -> None:
    pairs = article(("في 2014 متأخراً. قبل يومين. منذ عام 2014. أمس", Kind.BODY), published=TUESDAY)
    events = events_of(*pairs)
    undated = replace(events[0], period=None)
    ordered = in_order([*events, undated])
    assert [str(event.period and event.period.first) for event in ordered] == [
        "2014-01-01",
        "2016-08-28",
        "2016-08-29",
    ]
    assert all(isinstance(event, Event) for event in ordered)


def test_a_date_that_stands_alone_tells_nothing() -> None:
    cells = article(
        ("2023/3/5", Kind.BODY), ("(18 يونيو 2021)", Kind.BODY), ("افتتح في 18 يونيو 2021", Kind.BODY)
    )
    assert [event.index for event in events_of(*cells)] == [2]
