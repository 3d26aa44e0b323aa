from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import Kind, Sentence
from naba_translation.summary import choose

HEADLINE = "محادثات جنيف تستأنف الشهر المقبل برعاية أممية"
LEAD = "أعلن المبعوث الأممي أن محادثات السلام بين الحكومة والمعارضة ستستأنف في جنيف الشهر المقبل"
BODY = [
    LEAD,
    "وقال المبعوث إن الحكومة والمعارضة وافقتا على حضور محادثات السلام في جنيف بلا شروط",
    "وتوقفت المحادثات في الربيع الماضي بعد خلاف على جدول أعمال اللجنة الدستورية",
    "ورحبت عواصم أوروبية عدة بالقرار ودعت الحكومة والمعارضة إلى خفض التصعيد قبل محادثات السلام",
    "ويعيش المبعوث الأممي في فندق صغير قرب البحيرة منذ تولى منصبه قبل عامين",
]


def article(*rows: tuple[Kind, str]) -> list[Sentence]:
    return [Sentence(n, n, 0, len(text), text, kind) for n, (kind, text) in enumerate(rows)]


def test_the_lead_comes_first_and_nothing_but_the_body_is_chosen() -> None:
    rows = [
        (Kind.TITLE, HEADLINE),
        (Kind.BYLINE, "كتب مراسلنا من جنيف إلى القراء هذا اليوم"),
        (Kind.CAPTION, LEAD),
    ]
    rows += [(Kind.BODY, text) for text in BODY] + [
        (Kind.FURNITURE, "اقرأ أيضا عن محادثات السلام في جنيف بين الحكومة")
    ]
    summary = choose(article(*rows), words=30)
    assert summary.indexes[0] == 3
    assert set(summary.indexes) <= {3, 4, 5, 6, 7}
    assert summary.method == "lead-rank/1|words:30"


def test_the_headline_set_again_as_a_paragraph_is_passed_over() -> None:
    summary = choose(
        article((Kind.TITLE, LEAD), (Kind.BODY, LEAD), *((Kind.BODY, t) for t in BODY[1:])), words=14
    )
    assert summary.indexes
    assert 1 not in summary.indexes


def test_a_sentence_said_twice_is_chosen_once() -> None:
    twice = LEAD.replace("أعلن", "وأعلن")
    summary = choose(article(*((Kind.BODY, t) for t in (LEAD, twice, *BODY[2:]))), words=45)
    assert 0 in summary.indexes
    assert 1 not in summary.indexes


def test_a_row_of_a_table_is_chosen_only_where_there_is_nothing_else() -> None:
    row = "محافظة الحسكة | محادثات السلام في جنيف | ستستأنف الشهر المقبل | برعاية أممية"
    with_text = article((Kind.BODY, row), *((Kind.BODY, text) for text in BODY))
    assert 0 not in choose(with_text, words=1000).indexes
    assert choose(article((Kind.BODY, row)), words=20).indexes == (0,)


def test_an_article_without_a_body_has_no_summary() -> None:
    assert choose(article((Kind.TITLE, HEADLINE)), words=50).indexes == ()
    with pytest.raises(ValueError, match="0 words"):
        choose([], words=0)


@given(
    st.lists(st.sampled_from([*BODY, "قصير", "AP Photo", "و و و و و و", "٣ ٤ ٥"]), max_size=12),
    st.integers(1, 90),
)
def test_the_choice_is_in_order_without_doubles_and_near_its_budget(texts: list[str], words: int) -> None:
    sentences = article(*((Kind.BODY, text) for text in texts))
    first, again = choose(sentences, words=words), choose(sentences, words=words)
    assert first == again
    assert list(first.indexes) == sorted(set(first.indexes))
    sizes = [len(texts[at].split()) for at in first.indexes]
    assert len(sizes) <= 1 or sum(sizes) - max(sizes) / 2 <= words
