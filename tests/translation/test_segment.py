"""Sentences lose nothing, end where a reader would end them, and reach the engine in parts it can hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import Article, Kind, Paragraph
from naba_translation.segment import ENGINE_WORDS, SENTENCE_WORDS, split, split_for_engine

press = st.text(st.sampled_from('ابتدعمنهوي وفم.؟!…"«»()،؛:0123٤.٢ \n\tABz😀\u200f'), max_size=200)


def article(text: str, *, kind: Kind = Kind.BODY) -> Article:
    """An article whose paragraphs are the lines of `text`."""
    paragraphs = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(len(paragraphs), at, at + len(line), kind))
        at += len(line) + 1
    return Article("", "", "", "", text, tuple(paragraphs))


def sentences(text: str, *, kind: Kind = Kind.BODY) -> list[str]:
    return [sentence.text for sentence in split(article(text, kind=kind))]


@given(press)
def test_nothing_is_lost_but_white_space(text: str) -> None:
    found = split(article(text))
    rebuilt, at = "", 0
    for index, sentence in enumerate(found):
        assert sentence.index == index
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        assert text[at : sentence.start].strip() == ""
        rebuilt += text[at : sentence.end]
        at = sentence.end
    assert rebuilt + text[at:] == text
    assert text[at:].strip() == ""


@given(press)
def test_sentences_stay_in_their_paragraph(text: str) -> None:
    made = article(text)
    for sentence in split(made):
        home = made.paragraphs[sentence.paragraph]
        assert home.start <= sentence.start < sentence.end <= home.end


@pytest.mark.parametrize(
    "text",
    [
        "قال د. سامي الخطيب إنه سيسافر غدا|وأضاف أ.د. هالة منصور أنها باقية.",
        "التقى ج. ك. حداد وزير المال.|ثم غادر.",
        "1. وقف إطلاق النار.|2. تبادل الأسرى.",
        "بلغ النمو 3.5 في المئة.|وتراجع التضخم إلى ٤.٢ في المئة.",
        "نشر موقع المرصد.نت الخبر أولا.|ثم حذفه.",
        "نقلت وكالة أ.ف.ب. عن شاهد قوله.|ولم تذكر اسمه.",
        "هل ينتهي الحصار؟|لا أحد يعرف!|الجميع ينتظر.",
        "قال الوزير: «لن نتراجع.»|وغادر القاعة.",
        '"متى يعود الماء؟" تساءل أحد السكان.|ولم يجبه أحد.',
        "ولدت عام 1980 م.|وتوفيت عام 2015 م.",
        "زوروا www.example.org/a?b=1.|وراسلوا info@example.org غدا.",
        "وقف الجندي عند الباب... ثم مضى.",
        "هذا تقرير أعده U.S. Army عن الحدود.|وهو سري.",
        "«انسحبوا الآن!»، صاح الضابط.",
        "قال المتحدث ذلك.[3] وأضاف",
    ],
)
def test_ends_where_a_reader_would(text: str) -> None:
    expected = text.split("|")
    if len(expected) > 1 and not expected[0].endswith((".", "؟", "!", "»")):
        expected[0] += "."
    if text.endswith("وأضاف"):
        expected = ["قال المتحدث ذلك.[3]", "وأضاف"]
    assert sentences(" ".join(expected)) == expected


def test_full_stop_with_no_space() -> None:
    assert sentences("انتهى الاجتماع.وقال الوزير كلمته.") == ["انتهى الاجتماع.", "وقال الوزير كلمته."]
    assert sentences("انتهى الاجتماع .و قال الوزير.") == ["انتهى الاجتماع .", "و قال الوزير."]
    assert len(sentences("انتهى الاجتماع\u200f.\u200fوقال الوزير.")) == 2
    assert (
        len(sentences("كان ذلك تقريباً.ثم عاد عام 1952.وبعدها شركة IBM.سمحت به.والناس راضون.و هم كثر.")) == 6
    )
    assert len(sentences("قالت بي.بي.سي عن سي.آي.إيه إن 3.5 في المئة و1.5 مليون كافية.")) == 1
    assert len(sentences("زوروا موقع المرصد.كوم أو اسألوا أ.سامي وم.هدى.")) == 1


def test_headline_runs_on_after_dots() -> None:
    headline = "بعد عشر سنوات على الوعد... مدينة كاملة بلا ماء ولا كهرباء"
    assert sentences(headline, kind=Kind.TITLE) == [headline]
    assert len(sentences(headline)) == 2


def test_offsets_count_code_points_after_an_emoji() -> None:
    found = split(article("وصل 😀 الوفد. وغادر 😀 ليلا."))
    assert [sentence.text for sentence in found] == ["وصل 😀 الوفد.", "وغادر 😀 ليلا."]


@given(
    st.lists(
        st.sampled_from(["قال", "وأكد", "أن،", "لكن", "ثم؛", "الوزير", "(نص)", "و" * 700, "2016"]),
        max_size=400,
    )
)
def test_parts_for_the_engine_hold_everything_and_fit(words: list[str]) -> None:
    text = " ".join(words)
    parts = split_for_engine(text)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(0 < len(part.split()) <= ENGINE_WORDS and len(part) <= 600 for part in parts)


def test_long_sentence_is_cut_at_its_clauses() -> None:
    clause = "أعلنت الحكومة في بيان طويل أنها ستواصل العمل على المشروع الجديد رغم كل الصعوبات القائمة"
    text = "، ".join([clause, "و" + clause, "كما " + clause, "و" + clause, "و" + clause])
    parts = split_for_engine(text)
    assert len(parts) == 2
    assert all(part.endswith("،") for part in parts[:-1])
    assert parts[1].startswith(("و", "كما"))
    assert split_for_engine(clause) == (clause,)


def test_text_without_a_stop_is_cut_into_what_can_be_read() -> None:
    clause = "وقال الوزير في المؤتمر إن المحادثات ستستمر غدا في العاصمة "
    found = sentences(clause * 200 + "وانتهى الاجتماع.")
    lengths = [len(text.split()) for text in found]
    assert sum(lengths) == 2002
    assert max(lengths) <= SENTENCE_WORDS
    assert min(lengths) > SENTENCE_WORDS / 2
    assert all(text.startswith("وقال") for text in found)


def test_a_long_sentence_that_ends_is_one() -> None:
    assert len(sentences("وأكد الوزير، " * (SENTENCE_WORDS // 2 - 1) + "ذلك.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "أ. " * 100_000,
        "!" * 1_000_000 + "3",
        '."' * 500_000,
        "نص... " * 150_000,
        "نص " * 300_000,
        " " * 10**6,
    ],
)
def test_time_grows_with_length_only(text: str) -> None:
    start = time.process_time()
    split(article(text))
    split_for_engine(text)
    assert time.process_time() - start < 20  # a quadratic rule would take hours
