from __future__ import annotations

from collections.abc import Sequence

from naba_translation.article import Draft
from naba_translation.engines.drafting import key_of, translate_all
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.engines.second_try import better, with_second_tries
from naba_translation.engines.signature import SECOND_TRY, Decoding

ARABIC = "بلغت التكلفة 350 مليون دينار في العام الماضي."
RIGHT = "The cost was 350 million dinars last year."
WRONG = "The cost was 530 million dinars last year."


def draft(english: str) -> Draft:
    return Draft(english, -0.4, 12, 12)


class Corrected:
    """An engine that is right at the second try only, and remembers how it was asked."""

    signature = "corrected"

    def __init__(self, second: str) -> None:
        self.second = second
        self.decodings: list[Decoding | None] = []

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        self.decodings.append(decoding)
        return [draft(WRONG if decoding is None else self.second) for _ in texts]

    def alternatives(self, texts: Sequence[str], *, count: int) -> list[list[Draft]]:
        return [[made] for made in self.translate(texts)][:count]

    def close(self) -> None:
        self.decodings.clear()


def run(engine: Corrected, arabic: str = ARABIC) -> list[Draft]:
    texts = {key_of(arabic): arabic}
    batches = with_second_tries(translate_all(engine, texts), engine=engine, texts=texts)
    return [made for batch in batches for made in batch.drafts.values()]


def test_a_wrong_number_is_tried_again_and_the_right_one_kept() -> None:
    engine = Corrected(RIGHT)
    (made,) = run(engine)
    assert (made.english, made.attempt, made.rejected) == (RIGHT, 2, WRONG)
    assert engine.decodings == [None, SECOND_TRY]


def test_a_second_try_that_is_no_better_is_recorded_and_not_kept() -> None:
    (made,) = run(Corrected(WRONG + " The cost was 530 million dinars last year."))
    assert (made.english, made.attempt) == (WRONG, 1)
    assert made.rejected


def test_what_is_not_in_doubt_is_not_tried_again() -> None:
    engine = Corrected(RIGHT)
    (made,) = run(engine, "بلغت التكلفة 530 مليون دينار في العام الماضي.")
    assert (made.attempt, made.rejected) == (1, "")
    assert engine.decodings == [None]


LONG = (
    "بلغت تكلفة الجسر الجديد 350 مليون دينار في العام الماضي كما قال الوزير أمام البرلمان، وأضاف أن الحكومة ستبني "
    "ثلاثة جسور أخرى في الجنوب قبل نهاية العام المقبل رغم اعتراض عدد من النواب."
)
FIRST = (
    "The new bridge cost 350 million dinars last year, as the minister said in parliament, "
    "and added that the government"
)
REST = "will build three more bridges in the south before the end of next year despite the objection of some MPs."


class LosesTheEnd(Corrected):
    """An engine that says nothing of a second clause unless it is alone."""

    def translate(self, texts: Sequence[str], *, decoding: Decoding | None = None) -> list[Draft]:
        self.decodings.append(decoding)
        return [draft(FIRST if text.startswith("بلغت") else REST) for text in texts]


def test_what_other_decoding_does_not_mend_is_tried_in_smaller_parts() -> None:
    engine = LosesTheEnd("")
    (made,) = run(engine, LONG)
    assert engine.decodings == [None, SECOND_TRY, None]
    assert (made.attempt, made.parts, made.rejected) == (3, 2, FIRST)
    assert made.english == f"{FIRST} {REST}"


def test_a_model_with_levels_has_its_unsure_drafts_tried_again() -> None:
    class Unsure(Corrected):
        signature = "model:m@1|levels:-0.2/-0.3"

    assert Unsure(RIGHT).signature != Corrected(RIGHT).signature
    engine = Unsure(RIGHT)
    run(engine, "بلغت التكلفة 530 مليون دينار في العام الماضي.")
    assert engine.decodings == [None, SECOND_TRY]


def test_equal_attempts_leave_the_first() -> None:
    assert better(ARABIC, draft(WRONG), draft(WRONG), levels=None, attempt=2).attempt == 1


def test_every_text_comes_back_once_and_the_doubtful_ones_in_a_step_of_their_own() -> None:
    sure = "بلغت التكلفة 530 مليون دينار في العام الماضي."
    texts = {key_of(text): text for text in (ARABIC, sure)}
    engine = Corrected(RIGHT)
    batches = list(with_second_tries(translate_all(engine, texts), engine=engine, texts=texts))
    assert [set(batch.drafts) for batch in batches] == [{key_of(sure)}, {key_of(ARABIC)}]
    assert sum(batch.words for batch in batches) == sum(len(text.split()) for text in texts.values())


def test_a_real_engine_takes_other_decoding_for_one_call(engine: CTranslate2Engine) -> None:
    plain = engine.translate([ARABIC])
    other = engine.translate([ARABIC], decoding=Decoding(beam=1, no_repeat_ngram=1))
    assert len(set(other[0].english.split())) > len(set(plain[0].english.split())) or other != plain
    assert engine.translate([ARABIC]) == plain
