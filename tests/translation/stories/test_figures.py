"""Who tells the same with other numbers is not among those who say so."""

from __future__ import annotations

from datetime import date

import pytest

from naba_translation.article import Review
from naba_translation.search.encoder import SentenceEncoder
from naba_translation.stories import Said, tell
from naba_translation.stories.figures import figures, numbers_of
from story_makers import review

TWELVE = "قُتل 12 شخصا وأصيب 40 آخرون على الأقل في سيول اجتاحت مدينة درنة شرقي ليبيا فجر أمس."
NINETEEN = "قُتل 19 شخصا وأصيب 40 آخرون في سيول اجتاحت مدينة درنة شرقي ليبيا، وفق الهلال الأحمر."
DAY = date(2024, 3, 14)


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def first_of(encoder: SentenceEncoder, *reviews: Review) -> Said:
    summary = tell(reviews, encoder=encoder).summary
    return next(said for said in summary if said.pair.sentence.index == 0)


def test_another_toll_is_not_the_same_statement(encoder: SentenceEncoder) -> None:
    said = first_of(encoder, review("a", TWELVE, published=DAY), review("b", NINETEEN, published=DAY))
    assert (len(said.outlets), said.of) == (1, 2)
    assert [one.numbers for one in said.otherwise] == [("19",)]
    assert said.heard.endswith(", with other numbers in 1")
    assert "(19)" in said.heard_from


def test_a_toll_that_the_other_article_says_too_is_no_contradiction(encoder: SentenceEncoder) -> None:
    before = "وكانت السلطات أعلنت في وقت سابق عن 12 قتيلا."
    said = first_of(encoder, review("a", TWELVE, published=DAY), review("b", NINETEEN, before, published=DAY))
    assert (len(said.outlets), said.otherwise) == (2, ())


def test_one_that_agrees_and_one_that_does_not_are_told_apart(encoder: SentenceEncoder) -> None:
    agreeing = "اجتاحت سيول مدينة درنة شرقي ليبيا فجر أمس وقُتل فيها 12 شخصا وأصيب 40 آخرون، بحسب الوزارة."
    texts = {"a": TWELVE, "b": agreeing, "c": NINETEEN}
    said = first_of(encoder, *(review(name, text, published=DAY) for name, text in texts.items()))
    assert (len(said.outlets), len(said.otherwise), said.of) == (2, 1, 3)


def test_a_copy_that_was_brought_up_to_date_is_not_hidden(encoder: SentenceEncoder) -> None:
    rest = [
        "وقالت الوزارة إن قوات الأمن فرضت طوقا أمنيا حول المنطقة ونقلت المصابين إلى مستشفيات قريبة.",
        "وأدان رئيس الوزراء الهجوم وتعهد بملاحقة المنفذين وتقديمهم إلى العدالة في أقرب وقت.",
    ]
    toll = "قتل {} شخصا وأصيب {} آخرون بجروح في انفجار سيارة مفخخة استهدف سوقا شعبية شرقي بغداد اليوم الجمعة."
    reviews = [review(name, toll.format(*two), *rest) for name, two in (("a", (12, 30)), ("b", (31, 75)))]
    story = tell(reviews, encoder=encoder)
    assert story.folded == ((0, 1),)
    first, *others = story.summary
    assert (first.of, [one.numbers for one in first.otherwise]) == (1, [("31", "75")])
    assert first.heard_from.startswith("with other numbers in ")
    assert not any(one.otherwise for one in others)
    same = tell([reviews[0], review("c", toll.format(12, 30), *rest)], encoder=encoder)
    assert not any(one.heard_from for one in same.summary)


@pytest.mark.parametrize(
    ("one", "other", "instead"),
    [
        ("قتل 12 شخصا", "قتل تسعة عشر شخصا", ("19",)),
        ("نزحت ثلاثة آلاف أسرة", "نزحت 3000 أسرة", ()),  # the same number
        ("نزحت 3 آلاف أسرة", "نزحت 4,500 أسرة", ("4,500",)),
        ("قتل 12 شخصا", "قتل عدد من الأشخاص", ()),  # left out
        ("قتل 12 شخصا", "قتل 12 شخصا وأصيب 40", ()),  # more is said
        ("بدأت الحرب عام 2014", "بدأت الحرب عام 2011", ()),  # years are compared by the timeline
        ("في الدورة الخامسة", "في الدورة السادسة", ()),
        ("قتل شخص", "قتل شخصان", ()),  # Arabic says one and two by the noun
        ("ارتفعت الأسعار 7.5 في المئة", "ارتفعت الأسعار 9 في المئة", ("9",)),
    ],
)
def test_only_a_number_in_place_of_another_counts(one: str, other: str, instead: tuple[str, ...]) -> None:
    first, second = (figures(text, numbers_of(review("x", text))) for text in (one, other))
    assert first.instead(second) == instead


def test_a_long_list_of_numbers_is_not_told_whole() -> None:
    other = "سجلت المدن 31 و42 و53 و64 و75 إصابة"
    instead = figures("سجلت المدينة 20 إصابة", frozenset()).instead(figures(other, frozenset({31.0})))
    assert len(instead) == 3
