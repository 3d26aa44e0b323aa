"""What an engine is asked about suspicious runs, that its answers stay with the draft, and that they decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_models import InstalledModel, default_model
from naba_translation.article import Contrast, Draft, Edit, Flag, Level, Pair, Sentence
from naba_translation.checks import check, check_text
from naba_translation.engines.contrast import ask, decode, encode, suspicious_runs, with_contrasts, without
from naba_translation.engines.drafting import translate_all
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.process import EngineProcess
from naba_translation.engines.second_try import with_second_tries
from naba_translation.errors import EngineDied, EngineError
from naba_translation.library.store import Store

ARABIC = (
    "قالت الوزارة إن الميناء الجديد سيفتح في الربيع المقبل رغم تأخر وصول المعدات، وإن العمل يسير وفق الخطة."
)
LOST = "رغم تأخر وصول المعدات"
ENGLISH = "The ministry said the new port would open next spring and that work was going according to plan."
WHOLE = ENGLISH.replace(" and that", " despite late deliveries of equipment, and that")
CUT = (
    "وصل الوفد إلى العاصمة صباح الخميس حاملا رسالة من الرئيس، ثم غادر إلى القاهرة للقاء وزير الخارجية المصري."
)
CUT_ENGLISH = "The delegation arrived in the capital on Thursday morning with a message."

contrasts = st.builds(
    Contrast,
    st.integers(0, 9_999),
    st.integers(0, 9_999),
    st.integers(0, 99_999).map(lambda tenths: tenths / 10),
    st.integers(0, 99_999).map(lambda tenths: tenths / 10),
)


class Broken:
    """An engine that dies at every question."""

    signature = "broken"

    def __init__(self, english: str) -> None:
        self.english = english

    def translate(self, texts: Sequence[str], *, decoding: object = None) -> list[Draft]:
        return [draft(self.english) for _ in texts]

    def alternatives(self, texts: Sequence[str], *, count: int) -> list[list[Draft]]:
        return [[made] for made in self.translate(texts)][:count]

    def likelihoods(self, texts: Sequence[object], english: Sequence[str]) -> list[list[tuple[float, ...]]]:
        raise EngineDied("at a question")

    def close(self) -> None: ...


def draft(english: str) -> Draft:
    return Draft(english, -0.2, 20, 20)


def answers(arabic: str, english: str, *, lost: float, gained: float) -> tuple[Contrast, ...]:
    return tuple(Contrast(*run, lost, gained) for run in suspicious_runs(arabic, draft(english)))


def dropped(flags: Sequence[Flag]) -> list[Flag]:
    return [flag for flag in flags if flag.check == "dropped"]


@given(st.lists(contrasts))
def test_answers_come_back_from_the_library_as_they_were(several: list[Contrast]) -> None:
    assert decode(encode(several)) == tuple(several)


def test_a_run_is_taken_out_with_its_blank() -> None:
    assert without("وصل الوزير أمس", (4, 11)) == "وصل أمس"


def test_a_whole_translation_is_not_asked_about() -> None:
    assert suspicious_runs(ARABIC, draft(WHOLE)) == ()


def test_a_clause_the_words_alone_leave_open_is_lost_where_the_english_misses_nothing_without_it() -> None:
    start = ARABIC.index(LOST)
    assert (start, start + len(LOST)) in suspicious_runs(ARABIC, draft(ENGLISH))
    assert not dropped(check_text(ARABIC, ENGLISH))
    [flag] = dropped(
        check_text(ARABIC, ENGLISH, contrasts=[Contrast(start, start + len(LOST), lost=0.5, gained=22.5)])
    )
    assert flag.arabic == ((start, start + len(LOST)),)
    assert "as likely without these words" in flag.reason


def test_words_that_the_english_needs_are_no_loss_though_the_table_knows_none_of_its_words_for_them() -> None:
    assert dropped(check_text(CUT, CUT_ENGLISH))
    needed = answers(CUT, CUT_ENGLISH, lost=400.0, gained=1.0)
    assert needed
    assert not dropped(check_text(CUT, CUT_ENGLISH, contrasts=needed))


def test_answers_about_runs_that_are_none_any_more_leave_it_to_the_words() -> None:
    assert dropped(check_text(CUT, CUT_ENGLISH, contrasts=[Contrast(0, 3, 400.0, 0.0)]))


def test_a_humans_words_are_not_judged_by_what_was_said_of_the_draft() -> None:
    sentence = Sentence(0, 0, 0, len(ARABIC), ARABIC)
    told = replace(draft(ENGLISH), contrasts=answers(ARABIC, ENGLISH, lost=0.5, gained=22.5))
    pair = Pair(sentence, draft=told)
    assert dropped(check([pair])[0].flags)
    edited = replace(pair, edit=Edit(ENGLISH, "Amal", datetime.now(UTC)))
    assert not dropped(check([edited])[0].flags)


def test_each_answer_is_the_change_that_leaving_the_run_out_makes(engine: CTranslate2Engine) -> None:
    runs = suspicious_runs(CUT, draft(CUT_ENGLISH))
    [told] = ask(engine, [(CUT, CUT_ENGLISH, runs)])
    [weighed] = engine.likelihoods([[CUT, *(without(CUT, run) for run in runs)]], [CUT_ENGLISH])
    whole = sum(weighed[0])
    assert [(one.start, one.end) for one in told] == list(runs)
    for one, rest in zip(told, weighed[1:], strict=True):
        assert one.gained - one.lost == pytest.approx(
            sum(rest) - whole, abs=0.11
        )  # each of the two is rounded


def test_the_child_says_what_the_engine_says(engine: CTranslate2Engine, built_model: InstalledModel) -> None:
    texts, english = [[CUT, "وصل الوفد"], [ARABIC]], [CUT_ENGLISH, ENGLISH]
    process = EngineProcess(built_model, threads=1)
    try:
        assert process.likelihoods(texts, english) == engine.likelihoods(texts, english)
    finally:
        process.close()


def test_an_english_is_as_likely_in_any_company(engine: CTranslate2Engine) -> None:
    texts, english = [[CUT, "وصل الوفد"], [ARABIC]], [CUT_ENGLISH, ENGLISH]
    alone = [engine.likelihoods([several], [one])[0] for several, one in zip(texts, english, strict=True)]
    assert engine.likelihoods(texts, english) == alone


def test_nothing_is_said_of_texts_that_are_too_long(engine: CTranslate2Engine) -> None:
    long = "الميناء " * 600
    assert engine.likelihoods([[ARABIC, long], [ARABIC]], [ENGLISH, "port " * 600]) == [[], []]
    assert ask(engine, [(long, ENGLISH, [(0, 8)])]) == [()]


def test_an_engine_that_dies_at_a_question_has_made_its_drafts() -> None:
    texts = {"key": CUT}
    batches = with_second_tries(
        translate_all(Broken(CUT_ENGLISH), texts), engine=Broken(CUT_ENGLISH), texts=texts
    )
    assert [made.english for batch in batches for made in batch.drafts.values()] == [CUT_ENGLISH]


def test_a_sentence_that_was_set_aside_is_not_asked_about(engine: CTranslate2Engine) -> None:
    aside = Draft("", 0.0, 0, 0, parts=0)
    assert with_contrasts({"key": aside}, engine=engine, texts={"key": CUT}) == {"key": aside}


def test_answers_are_kept_with_the_draft_and_go_with_it(store: Store) -> None:
    told = replace(draft(ENGLISH), contrasts=(Contrast(54, 75, 0.5, 22.5), Contrast(3, 9, 12.0, 0.0)))
    store.save_drafts("model", {"one": told, "two": draft(WHOLE)})
    assert store.drafts("model", ["one", "two"]) == {"one": told, "two": draft(WHOLE)}
    assert store.drafts("other", ["one"]) == {}
    store.save_drafts("model", {"one": draft(WHOLE)})
    assert store.drafts("model", ["one"]) == {"one": draft(WHOLE)}


def test_a_child_that_answers_nonsense_is_an_engine_error(built_model: InstalledModel) -> None:
    class Liar(EngineProcess):
        def _ask(self, request: dict[str, object]) -> dict[str, object]:
            return {"likelihoods": [[[float("nan")]]]}

    with pytest.raises(EngineError, match="makes no sense"):
        Liar(built_model).likelihoods([[ARABIC]], [ENGLISH])


@pytest.mark.default_model
def test_the_default_model_finds_the_clause_that_words_alone_do_not() -> None:
    texts, drafts = {"lost": ARABIC, "whole": ARABIC}, {"lost": draft(ENGLISH), "whole": draft(WHOLE)}
    told = with_contrasts(drafts, engine=CTranslate2Engine(default_model(), threads=1), texts=texts)
    [flag] = dropped(check_text(ARABIC, ENGLISH, contrasts=told["lost"].contrasts))
    assert flag.level is Level.DOUBT
    assert not dropped(check_text(ARABIC, WHOLE, contrasts=told["whole"].contrasts))
