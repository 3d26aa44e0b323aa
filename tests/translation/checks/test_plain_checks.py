"""Checks that need no dictionary, and what `check` adds to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_models import ScoreLevels
from naba_translation.article import Draft, Edit, Level, Link, Pair, Sentence
from naba_translation.checks import check, check_text
from naba_translation.checks.evidence import English
from naba_translation.checks.view import look


def names(arabic: str, english: str) -> set[str]:
    return {flag.check for flag in check_text(arabic, english)}


def pair(arabic: str, english: str | None, **draft: object) -> Pair:
    made = None if english is None else Draft(english, -0.4, 10, 10)
    if made is not None:
        made = replace(made, **draft)  # type: ignore[arg-type]
    return Pair(Sentence(0, 0, 0, len(arabic), arabic), made)


@pytest.mark.parametrize(
    ("arabic", "english", "flags"),
    [
        ("وصل الوزير إلى دمشق.", "The minister arrived in Damascus.", set()),
        ("وصل الوزير إلى دمشق.", "The minister arrived in دمشق.", {"untranslated"}),
        ("وصل الوزير إلى دمشق.", "The ⁇ arrived in Damascus.", {"untranslated"}),
        ("وصل الوزير إلى دمشق.", "", {"untranslated"}),
        ("هل وصل الوزير إلى دمشق؟", "The minister arrived in Damascus.", {"question"}),
        ("هل وصل الوزير إلى دمشق", "Did the minister arrive in Damascus?", set()),
        ("وصل الوزير إلى دمشق.", "The minister, minister, arrived in Damascus.", set()),
        ("وصل الوزير إلى دمشق.", "The minister minister minister of Damascus.", {"repetition"}),
        ("وصل الوزير إلى دمشق.", "The minister arrived in Damaaascus.", {"repetition"}),
        ("وصل الوزير إلى دمشق.", "The minister arrived in Damasmasmascus.", {"repetition"}),
        ("وصل الوزير إلى دمشق.", "The minister of the minister of Damascus.", {"repetition"}),
        (
            "وصل مبعوث واشنطن إلى دمشق أمس.",
            "The envoy for the envoy came to Damascus yesterday.",
            {"repetition", "names"},
        ),
        ("وصل المبعوث إلى دمشق ثم مبعوث آخر.", "The envoy came to Damascus, then another envoy.", set()),
        ('قال: "لن نغادر أرضنا أبدا".', "He said we will never leave our land.", {"quotes"}),
        (
            'زار "بنك دمشق المركزي للتنمية" أمس.',
            "He visited the Damascus Central Development Bank yesterday.",
            set(),
        ),
        (
            "قال «لن نغادر» ثم قال «سنعود».",
            'He said "we will not leave, then said "we will return".',
            {"quotes"},
        ),
    ],
)
def test_flags_what_is_wrong_and_nothing_else(arabic: str, english: str, flags: set[str]) -> None:
    assert names(arabic, english) == flags


def test_a_dropped_sentence_is_found() -> None:
    arabic = "وصل الوزير إلى العاصمة مساء أمس. وغادرها وفد المعارضة قبل ذلك بساعات قليلة."
    [flag] = check_text(arabic, "The minister arrived in the capital yesterday evening.")
    assert (flag.check, flag.level) == ("dropped", Level.DOUBT)


def test_two_sentences_joined_into_one_are_no_drop() -> None:
    arabic = "وصل الوزير إلى العاصمة مساء أمس. وغادرها وفد المعارضة قبل ذلك بساعات قليلة."
    english = (
        "The minister arrived in the capital yesterday evening, "
        "while the opposition delegation had left it a few hours before."
    )
    assert not names(arabic, english)


def test_spans_point_into_the_original_with_its_marks_and_tatweel() -> None:
    arabic = "هل وَصَلَ الوزيـــر\u200f؟"
    [flag] = check_text(arabic, "The minister has arrived.")
    assert [arabic[a:b] for a, b in flag.arabic] == ["؟"]


def test_an_edit_is_checked_instead_of_the_draft_and_a_missing_draft_is_left_alone() -> None:
    bad = pair("وصل الوزير إلى دمشق.", "The دمشق", score=-3.0, cut=True)
    good = replace(bad, edit=Edit("The minister arrived in Damascus.", "a", datetime.now(UTC)))
    empty = replace(pair("وصل الوزير.", None), flags=check_text("أ ب ت", "أ ب ت"))
    checked = check([bad, good, empty], levels=ScoreLevels(look=-0.65, doubt=-0.95))
    assert {flag.check for flag in checked[0].flags} >= {"untranslated", "cut", "score"}
    assert checked[0].level is Level.DOUBT
    assert [p.flags for p in checked[1:]] == [(), ()]
    assert [p.sentence for p in checked] == [bad.sentence, good.sentence, empty.sentence]


def test_a_score_is_doubted_by_the_levels_of_its_own_model() -> None:
    arabic, english = "وصل الوزير إلى دمشق.", "The minister arrived in Damascus."
    levels = ScoreLevels(look=-0.65, doubt=-0.95)
    found = [
        check([pair(arabic, english, score=score)], levels=levels)[0].level for score in (-0.6, -0.7, -1.0)
    ]
    assert found == [Level.OK, Level.LOOK, Level.DOUBT]
    assert check([pair(arabic, english, score=-9.0)])[0].level is Level.OK


def test_a_model_without_levels_is_measured_by_the_rest_of_the_article() -> None:
    arabic, english = "وصل الوزير إلى دمشق.", "The minister arrived in Damascus."
    article = [pair(arabic, english, score=-0.5 - at / 100) for at in range(20)]
    assert all(checked.level is Level.OK for checked in check(article))
    low = check([*article, pair(arabic, english, score=-1.4)])
    assert [checked.level for checked in low] == [Level.OK] * 20 + [Level.LOOK]
    assert low[-1].flags[0].check == "score"


@pytest.mark.parametrize(
    ("arabic", "english", "lost"),
    [
        (
            "أعلنت الحكومة زيادة الرواتب، ورفض العمال العودة إلى المصانع قبل دفع الأجور المتأخرة، واستمر الإضراب.",
            "The government announced a rise in salaries, and the strike continued.",
            "العمال",
        ),
        (
            "غادر الرئيس العاصمة صباح اليوم متوجها إلى تونس لحضور القمة العربية ولقاء عدد من الزعماء.",
            "The president left the capital this morning.",
            "القمة",
        ),
    ],
)
def test_a_clause_that_fell_out_is_shown_where_it_was(arabic: str, english: str, lost: str) -> None:
    [flag] = [flag for flag in check_text(arabic, english) if flag.check == "dropped"]
    assert any(lost in arabic[start:end] for start, end in flag.arabic)


def test_a_lost_clause_is_told_by_words_of_one_meaning_alone() -> None:
    arabic = (
        "أعلنت الحكومة زيادة الرواتب، وورد أن العمال رفضوا العودة إلى المصانع قبل دفع الأجور، واستمر الإضراب."
    )
    english = "The government announced a rise in salaries, and the strike continued."
    [flag] = [flag for flag in check_text(arabic, english) if flag.check == "dropped"]
    assert "usually mean: refused/rejected, return, factories." in flag.reason
    assert "pink" not in flag.reason


def test_an_end_that_was_cut_off_is_found() -> None:
    arabic = "وصل الوفد إلى العاصمة صباح الخميس حاملا رسالة من الرئيس، ثم غادر إلى القاهرة للقاء وزير الخارجية المصري."
    [flag] = check_text(arabic, "The delegation arrived in the capital on Thursday morning with a message.")
    assert flag.check == "dropped"
    assert any("القاهرة" in arabic[start:end] for start, end in flag.arabic)


def test_words_the_engine_never_looked_at_are_the_likelier_lost() -> None:
    arabic = "أعلنت الحكومة زيادة الرواتب في المصانع، ورفض العمال العودة، واستمر الإضراب."
    english = "The government announced a rise in factory pay, and the strike continued."
    everywhere = tuple(Link(word, word, 0.9) for word in range(len(arabic.split())))
    elsewhere = tuple(link for link in everywhere if link.source not in (6, 7, 8))
    seen, unseen = (check([pair(arabic, english, links=links)])[0].flags for links in (everywhere, elsewhere))
    assert "dropped" not in {flag.check for flag in seen}
    assert "dropped" in {flag.check for flag in unseen}


def test_an_acronym_stands_for_the_words_it_is_short_for() -> None:
    arabic = "جاء قرار الرابطة الوطنية لكرة السلة بعد اجتماع عقد أمس."
    assert not names(arabic, "The NBA took its decision after a meeting held yesterday.")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "حذرت منظمة الصحة العالمية اليوم من انتشار المرض في المملكة المتحدة ودول الاتحاد الأوروبي.",
            "The WHO warned today of the disease spreading in the UK and EU states.",
        ),
        (
            "التحق بالمعهد الاتحادي السويسري للتقنية (Swiss Federal Institute) في عام 2010 باحثا.",
            "He joined the Swiss Federal Institute in 2010 as a researcher.",
        ),
        (
            "قال الوزير إن المفاوضات ستستمر في جنيف. وأضاف أن الحكومة لن تقبل شروطا جديدة.",
            "The minister said talks would go on in Geneva.He added the government would not accept new terms.",
        ),
    ],
)
def test_a_short_english_that_says_it_all_is_no_loss(arabic: str, english: str) -> None:
    assert not names(arabic, english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("700 إلى 900 ألف", "700,000 to 900,000"), ("21,25", "21.25"), ("2002", "2001-02")],
)
def test_a_number_written_in_another_way_speaks_for_a_translation(arabic: str, english: str) -> None:
    view = look(arabic)
    words = English(look(english)).words(view)
    said = [word.weight for token, word in zip(view.tokens, words, strict=True) if token.kind == "number"]
    assert said
    assert max(said) < 0


LONG = "أعلنت وزارة الخارجية في بيان لها اليوم عن استئناف المحادثات بين الطرفين في جنيف"


def test_a_terse_document_is_measured_by_its_own_length() -> None:
    terse = "The ministry said in a statement talks are resuming."
    assert any(flag.check == "dropped" for flag in check([pair(LONG, terse)])[0].flags)
    assert not any(flag.check == "dropped" for flag in check([pair(LONG, terse)] * 60)[0].flags)


def test_an_engine_that_drops_everywhere_is_not_its_own_measure() -> None:
    together = check([pair(LONG, "Ministry announces talks.")] * 60)
    assert all(flag.level is Level.DOUBT for p in together for flag in p.flags if flag.check == "dropped")
    assert all(any(flag.check == "dropped" for flag in p.flags) for p in together)


def test_a_line_that_is_not_arabic_is_compared_with_nothing() -> None:
    caption = "Friday, March 25, 2016 (AP Photo)"
    assert not check_text(caption, caption)


def test_a_page_of_the_same_number_is_read_once() -> None:
    row = "7 7 8 " * 20_000
    assert check_text(f"الجدول {row}", f"Table {row}") == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_checked_and_spans_lie_inside_them(arabic: str, english: str) -> None:
    for flag in check_text(arabic, english):
        assert flag.reason
        assert "\n" not in flag.reason
        assert all(0 <= a < b <= len(arabic) for a, b in flag.arabic)
        assert all(0 <= a < b <= len(english) for a, b in flag.english)


@given(st.text(max_size=120))
def test_tokens_cover_every_character_that_is_no_space(text: str) -> None:
    view = look(text)
    covered = {at for token in view.tokens for at in range(token.start, token.end)}
    assert {at for at, c in enumerate(view.clean.text) if not c.isspace()} == covered


@pytest.mark.parametrize("word", ["VIII", "www.wzr.sy", "hahaha", "XXX", "committee"])
def test_words_that_may_say_a_letter_again_are_no_stammer(word: str) -> None:
    assert "repetition" not in names("وصل الوزير إلى دمشق.", f"The minister arrived in Damascus {word}.")
