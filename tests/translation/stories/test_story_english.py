"""What the English of a story's sentences decides: which of them it tells, and its title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from naba_translation.article import Draft, Kind, Review
from naba_translation.search.encoder import SentenceEncoder
from naba_translation.stories import tell
from story_makers import review

PORT = (
    "أغلقت السلطات ميناء الرملة صباح اليوم بعد جنوح سفينة شحن محملة بالقمح عند مدخله.",
    "تنتظر عشرون ناقلة نفط في عرض البحر منذ منتصف الليل حتى يسمح لها بالدخول.",
    "وصلت قاطرتان من الميناء المجاور لسحب السفينة قبل أن يشتد المد مساء الغد.",
    "أكد مدير الملاحة أن طاقم السفينة المؤلف من أربعين بحاراً بخير وأن أحداً لم يصب.",
)
OTHERS = (
    "افتتح وزير المياه سد الوادي الجديد الذي يروي خمسين ألف فدان في الشمال.",
    "رفعت الحكومة سعر رغيف الخبز المدعوم للمرة الأولى منذ عشرين سنة كاملة.",
    "خرج قطار ركاب سريع عن سكته قرب محطة الجسر فأصيب سبعة من ركابه.",
    "هطلت أمطار غزيرة على الساحل الغربي وأغلقت طرق جبلية عدة أمام الشاحنات.",
    "فاز فريق المدينة بكأس البلاد للمرة الثالثة بعد ركلات الترجيح أمام جمهوره.",
    "بدأت الجامعة تسجيل الطلاب الجدد في كليات الطب والهندسة والزراعة هذا الأسبوع.",
)
PLAIN = "The harbour of the old town was closed after a ship ran aground."


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def told(*scores: float, name: str = "a", texts: tuple[str, ...] = PORT) -> Review:
    """An article of these sentences, the English of each as sure as its score says."""
    made = review(name, *texts[: len(scores)])
    pairs = tuple(
        replace(pair, draft=Draft(f"{PLAIN[:-1]} ({number}).", score, 9, 9))
        for number, (pair, score) in enumerate(zip(made.pairs, scores, strict=True))
    )
    return replace(made, pairs=pairs)


def numbers(*reviews: Review, encoder: SentenceEncoder) -> list[int]:
    return [said.pair.sentence.index for said in tell(reviews, encoder=encoder).summary]


def test_a_sentence_that_can_hardly_be_read_is_left_out(encoder: SentenceEncoder) -> None:
    assert numbers(told(-0.1, -0.9, -0.15), encoder=encoder) == [0, 2]


def test_where_all_reads_badly_the_best_of_it_is_told(encoder: SentenceEncoder) -> None:
    assert numbers(told(-1.5, -0.9, -0.95), encoder=encoder) == [1, 2]


def test_the_budget_is_not_filled_with_the_ends_of_articles(encoder: SentenceEncoder) -> None:
    """One of five reports goes on at length; what it says last is worth less than half of what they begin with."""
    dam, bread, train, rain = (
        "افتتح وزير المياه سد الوادي الجديد الذي يروي خمسين ألف فدان في الشمال.",
        "رفعت الحكومة سعر رغيف الخبز المدعوم للمرة الأولى منذ عشرين سنة كاملة.",
        "خرج قطار ركاب سريع عن سكته قرب محطة الجسر فأصيب سبعة من ركابه.",
        "هطلت أمطار غزيرة على الساحل الغربي وأغلقت طرق جبلية عدة أمام الشاحنات.",
    )
    others = [told(-0.1, name=str(at), texts=(text,)) for at, text in enumerate((dam, bread, train, rain))]
    longer = told(-0.1, -0.3, -0.35, -0.38)
    summary = tell([longer, *others], encoder=encoder, words=500).summary
    of_longer = [said.pair.sentence.index for said in summary if said.article.id == longer.article.id]
    assert of_longer[:1] == [0]
    assert 3 not in of_longer
    assert {said.article.id for said in summary} == {"a", "0", "1", "2", "3"}


def test_a_sentence_that_leans_on_one_before_gives_way_to_another(encoder: SentenceEncoder) -> None:
    leaning = (
        "وأضاف في بيان أن سلطات ميناء الرملة أغلقته صباح اليوم بعد جنوح سفينة شحن محملة بالقمح عند مدخله."
    )
    story = tell([told(-0.2, texts=(leaning,)), told(-0.25, name="b")], encoder=encoder)
    assert [said.article.id for said in story.summary] == ["b"]
    assert story.summary[0].heard == "said by 2 of 2"


def test_of_two_that_say_the_same_the_one_that_reads_best_is_told_though_it_stands_later(
    encoder: SentenceEncoder,
) -> None:
    first = told(-0.35, -0.9, -0.9, -0.9)
    later = told(*[-0.9] * 6, -0.25, name="b", texts=(*OTHERS, PORT[0]))
    story = tell([first, later], encoder=encoder)
    (port,) = [said for said in story.summary if said.pair.sentence.text == PORT[0]]
    assert (port.article.id, port.heard) == ("b", "said by 2 of 2")


def titled(english: str, score: float, name: str) -> Review:
    """Without an end in either language, as titles are."""
    made = told(score, -0.2, name=name, texts=("إغلاق ميناء الرملة بعد جنوح سفينة قمح", PORT[0]))
    title, body = made.pairs
    sentence = replace(title.sentence, kind=Kind.TITLE)
    return replace(made, pairs=(replace(title, sentence=sentence, draft=Draft(english, score, 9, 9)), body))


def test_the_title_is_the_one_that_reads_best(encoder: SentenceEncoder) -> None:
    good, bad = "Harbour of Ramla closed after ship runs aground", "Closing harbour ship after ship the ship"
    assert tell([titled(bad, -0.9, "a"), titled(good, -0.1, "b")], encoder=encoder).title == good
    assert tell([titled(good, -0.1, "a"), titled(bad, -0.9, "b")], encoder=encoder).title == good


def test_a_title_in_english_comes_before_one_that_has_none(encoder: SentenceEncoder) -> None:
    known = titled("Harbour of Ramla closed", -0.4, "b")
    unknown = titled("", -0.4, "a")
    bare = replace(unknown, pairs=tuple(replace(pair, draft=None) for pair in unknown.pairs))
    assert tell([bare, known], encoder=encoder).title == "Harbour of Ramla closed"
    assert tell([bare], encoder=encoder).title == "إغلاق ميناء الرملة بعد جنوح سفينة قمح"


def test_a_title_of_two_sentences_is_whole(encoder: SentenceEncoder) -> None:
    made = titled("The harbour is closed.", -0.1, "a")
    title, body = made.pairs
    second = replace(title, draft=Draft("Will it open?", -0.1, 9, 9))
    assert tell([replace(made, pairs=(title, second, body))], encoder=encoder).title == (
        "The harbour is closed. Will it open?"
    )
