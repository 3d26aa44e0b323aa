"""statements.tsv tells which sentences of stories.tsv make the same statement, by our own reading: for each event
pairs of REPORT.SENTENCE, both from 0. Where one says a part of what the other says it counts.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from naba_translation.article import Review
from naba_translation.search.encoder import SentenceEncoder
from naba_translation.stories import in_common, tell
from naba_translation.stories.likeness import vectors
from naba_translation.stories.statements import Likeness, Statement, clauses, liken, statements
from story_makers import review

HERE = Path(__file__).parent
LONG = (
    'وكشفت وزيرة الري منى سالم "عن استعداد الحكومة لإنشاء لجنة مشتركة مع البلدية لمراقبة منسوب النهر" قائلة إنه '
    '"إذا عمل الطرفان معاً على ترميم السدود الصغيرة فإن ذلك سيحمي القرى من فيضانات الربيع المقبل".'
)
FIRST = 'وقالت الوزيرة "إن الحكومة مستعدة لإنشاء لجنة مشتركة مع البلدية تراقب منسوب النهر".'
SECOND = 'وأضافت "إذا عمل الطرفان سوياً على ترميم السدود الصغيرة فإن هذا سيحمي القرى من فيضانات الربيع".'
OTHER = "وقالت الوزيرة منى سالم إن عدد الطلاب في المدارس الريفية ارتفع إلى عشرة آلاف هذا العام."


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def compared(reviews: list[Review], encoder: SentenceEncoder) -> tuple[list[Statement], Likeness]:
    found = [one for number, review in enumerate(reviews) for one in statements(number, review, most=99)]
    wholes = vectors([review.article.text for review in reviews])
    return found, liken(found, wholes=wholes, encoder=encoder)


def test_most_of_what_we_call_the_same_is_found_and_little_else(encoder: SentenceEncoder) -> None:
    events: dict[str, list[Review]] = defaultdict(list)
    for line in (HERE / "stories.tsv").read_text("utf-8").splitlines():
        event, outlet, day, _, text = line.split("\t")
        texts = [f"{part.rstrip('.')}." for part in text.split(". ")]
        events[event].append(review(event + outlet, *texts, published=date.fromisoformat(day)))
    right = wrong = missed = 0
    for line in (HERE / "statements.tsv").read_text("utf-8").splitlines():
        event, *pairs = line.split("\t")
        found, likeness = compared(events[event], encoder)
        names = [f"{one.telling}.{one.pair.sentence.index}" for one in found]
        ours = {f"{names[a]} {names[b]}" for a, b in np.argwhere(likeness.same).tolist() if a < b}
        theirs = {pair for pair in pairs if set(pair.split()) <= set(names)}
        right, wrong, missed = (
            right + len(ours & theirs),
            wrong + len(ours - theirs),
            missed + len(theirs - ours),
        )
    assert right / (right + missed) >= 0.88
    assert right / (right + wrong) >= 0.70


def test_two_sentences_that_are_one_elsewhere_are_found_in_it(encoder: SentenceEncoder) -> None:
    found, likeness = compared([review("a", LONG), review("b", FIRST, SECOND, OTHER)], encoder)
    assert [bool(likeness.same[0, at]) for at in range(1, len(found))] == [True, True, False]
    assert likeness.said[1:3, 0].all()  # what the short ones say is said there
    story = tell([review("a", LONG), review("b", FIRST, SECOND, OTHER)], encoder=encoder)
    assert [len(one) for one in story.comparisons] == [3]


def test_what_only_says_who_speaks_is_no_statement(encoder: SentenceEncoder) -> None:
    assert clauses(OTHER) == ["عدد الطلاب في المدارس الريفيه ارتفع الي عشره الاف هذا العام."]
    told = clauses(LONG)
    assert len(told) == 2
    assert "سيحمي القري من فيضانات" in told[1]
    assert not any(clause.startswith("قايله") for clause in told)
    assert clauses("فتح الميناء أبوابه صباح اليوم.") == []
    named = 'وصلت قوات من تنظيم "درع النهر" إلى القرية الجديدة مساء أمس بعد معارك طويلة.'
    assert clauses(named) == []  # a name in signs cuts nothing


def test_words_alike_in_years_apart_are_no_common_statement(encoder: SentenceEncoder) -> None:
    """Two officials who speak of one matter in other years use the same words."""
    old = "قال المتحدث إن بلاده تعمل من أجل خفض التوتر على الحدود الشمالية مع الجيران."
    new = "أعلنت وزيرة الدفاع أن بلادها تعمل لخفض التوتر على الحدود الجنوبية وعدم الاشتباك مع الصيادين."
    first = ("وانخفضت أسعار الزيتون في أسواق العاصمة بعد موسم أمطار غزيرة في الجبال الغربية.",)
    second = ("وتوقفت حركة القطارات بين المدينتين بسبب أعمال الصيانة التي تستمر أسبوعين كاملين.",)
    day, years_later = date(2020, 1, 1), date(2023, 6, 1)
    for published, same in ((day, True), (years_later, False), (None, False)):
        reviews = [review("a", old, *first, published=day), review("b", new, *second, published=published)]
        assert compared(reviews, encoder)[1].same.any() == same
        story = tell(reviews, encoder=encoder)
        heard = {said.article.id: said.heard for said in story.summary if said.pair.sentence.index == 0}
        assert heard["a"] == ("said by 2 of 2" if same else "in this report, the like elsewhere")
        assert bool(in_common(story)) != same


def test_reports_of_one_day_are_not_said_to_tell_of_different_days(encoder: SentenceEncoder) -> None:
    olives = ("وانخفضت أسعار الزيتون في أسواق العاصمة بعد موسم أمطار غزيرة في الجبال الغربية.",)
    trains = ("وتوقفت حركة القطارات بين المدينتين بسبب أعمال الصيانة التي تستمر أسبوعين كاملين.",)
    for other, different in ((date(2020, 1, 1), False), (date(2020, 1, 9), True), (None, True)):
        reviews = [
            review("a", *olives, published=date(2020, 1, 1)),
            review("b", *trains, published=other),
        ]
        words = in_common(tell(reviews, encoder=encoder))
        assert words.startswith("No two of these reports")
        assert ("different days" in words) == different
