"""A condition that is lost is flagged; one told in any of English's ways, and words that make none, are not."""

from __future__ import annotations

import pytest

from naba_translation.article import Level
from naba_translation.checks import check_text
from naba_translation.checks.condition import condition
from naba_translation.checks.view import look


def reasons(arabic: str, english: str) -> list[str]:
    return [flag.reason for flag in condition(look(arabic), look(english))]


def test_the_reason_says_the_condition_in_english_and_shows_it_in_the_arabic() -> None:
    arabic = "وحذر القائد من الرد في حال تعرضت القاعدة لهجوم جديد"
    [flag] = [
        flag
        for flag in check_text(arabic, "The commander warned against responding to a new attack on the base")
        if flag.check == "condition"
    ]
    assert flag.reason == (
        'The Arabic makes a condition, "in case" (\u2068في حال\u2069); the English has no such word.'
    )
    assert flag.level is Level.DOUBT
    [(start, end)] = flag.arabic
    assert arabic[start:end] == "في حال"


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        (
            "ستغلق الشركة المصنع في حال رفض العمال العرض",
            "The company will close the factory; the workers rejected it",
        ),
        ("ستنسحب القوات في حالة وقوع هجوم", "The forces will withdraw after the attack"),
        ("ستضرب النقابة إذا خفضت الأجور", "The union will strike and cut wages"),
        (
            "قال الوزير إنه سيستقيل إذا لم يقر القانون",
            "The minister said he will resign and the law was not passed",
        ),
        ("لن تعود الأسر ما لم تنته المعارك", "The families will not return; the fighting did not end"),
        ("وافق على البيع شريطة تسديد الدين", "He agreed to the sale and paid the debt"),
        ("وافق المجلس بشرط نشر التقرير", "The council agreed to publish the report"),
        ("لولا المطر لاحترقت القرية", "The rain burned the village"),
        ("لو كان الجسر سليما لعبرت القافلة", "The bridge was sound and the convoy crossed"),
    ],
)
def test_a_lost_condition_is_flagged(arabic: str, english: str) -> None:
    assert len(reasons(arabic, english)) == 1


@pytest.mark.parametrize(
    "english",
    [
        "The union will strike if wages are cut",
        "The union will strike unless wages stay",
        "The union will strike should the company cut wages",
        "Were the company to cut wages, the union will strike",
        "The union will strike in the event of cuts",
        "The union will strike in case wages are cut",
        "The union will strike once wages are cut",
        "The union would strike over a cut in wages",
        "Whoever cuts wages will see a strike",
        "Any cut in wages will bring a strike",
    ],
)
def test_a_condition_told_in_another_way_is_not(english: str) -> None:
    assert not reasons("ستضرب النقابة إذا خفضت الأجور", english)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("المصنع في حال من الفوضى", "The factory is in chaos"),
        ("الجيش في حال تأهب", "The army is on alert"),
        ("لن نقبل بذلك بأي حال من الأحوال", "We will not accept that"),
        ("سنصل في كل حال", "We will arrive"),
        ("المريض في حالة حرجة", "The patient is critical"),
        ("وصل إلى الباب وإذا باللص يهرب", "He reached the door and the thief ran away"),
        ("ليس واضحا ما إذا كان الجسر سليما", "It is not clear that the bridge is sound"),
        ("هذا إذا الجواب", "This is the answer"),
        ("قالت صحيفة لو موند إن الوزير غادر", "Le Monde said the minister left"),
        ("بدا كما لو كان مريضا", "He seemed ill"),
        ("فاز لولا دا سيلفا في الانتخابات", "Lula da Silva won the election"),
        ("روى ما لم يقله أحد", "He told what nobody had said"),
        ("باع شريطة حمراء", "He sold a red ribbon"),
        ("لا يملك أحد والده وإلا ماله", "Nobody owns his father or his money"),
        ("قال إن الوزير غادر", "He said that the minister left"),
    ],
)
def test_words_that_make_no_condition_are_not(arabic: str, english: str) -> None:
    assert not reasons(arabic, english)
