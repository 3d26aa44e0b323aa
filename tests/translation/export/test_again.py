"""Translating again: the same words, or they are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.export.again import Again, translate_again
from naba_translation.export.collect import collect, library_report
from naba_translation.export.report import Report, article_report
from naba_translation.export.verification import Outcome
from naba_translation.library.history import History
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.names.name import Name, NameKind
from naba_translation.names.table import NameTable
from naba_translation.pipeline import ArticleDone, process

LINES = (
    "أعلنت وزارة النقل أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين.",
    "وقال الوزير إن المشروع لم يتوقف وإن التكلفة بلغت 3.5 مليون دينار.",
    "شارك في الاجتماع ممثلون عن ست مدن ساحلية وناقشوا خطة النقل البحري.",
)


@pytest.fixture
def ids(engine: CTranslate2Engine, store: Store, tmp_path: Path) -> list[str]:
    """Two articles in the library, translated together."""
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text("\n\n".join((*LINES[number:], *LINES)), encoding="utf-8")
    events = process([tmp_path / "1.txt", tmp_path / "2.txt"], engine=engine, store=store)
    return [event.review.article.id for event in events if isinstance(event, ArticleDone)]


@pytest.fixture
def report(ids: list[str], store: Store) -> Report:
    (part,) = collect(store, ids[:1], models=None)
    return article_report(part)


def told(report: Report, engine: CTranslate2Engine) -> Again:
    *_, last = translate_again(report, engine)
    assert isinstance(last, Again)
    return last


def test_the_same_article_alone_gives_the_same_words(report: Report, engine: CTranslate2Engine) -> None:
    again = told(report, engine)
    assert again.finding.outcome is Outcome.GOOD, again
    assert f"all {len(report.parts[0].review.pairs)} sentences" in again.finding.words


def test_words_that_do_not_come_out_again_are_named(report: Report, engine: CTranslate2Engine) -> None:
    (part,) = report.parts
    first, *rest = part.review.pairs
    other = replace(first, draft=replace(first.draft, english="Something else."))
    changed = replace(part, review=replace(part.review, pairs=(other, *rest)))
    again = told(replace(report, parts=(changed,)), engine)
    assert again.finding.outcome is Outcome.UNKNOWN
    total = len(report.parts[0].review.pairs)
    assert f"{total - 1} of {total} sentences come out the same" in again.finding.words
    assert [(one.made, one.found) for one in again.differences] == [("Something else.", first.draft.english)]


def test_nothing_is_claimed_where_it_was_made_otherwise(report: Report, engine: CTranslate2Engine) -> None:
    (part,) = report.parts
    made = engine.signature.replace("|set:1|", "|").replace("beam:4", "beam:1")
    older = replace(part, review=replace(part.review, signature=made))
    finding = told(replace(report, parts=(older,)), engine).finding
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.words.endswith(
        "in another way (beam 1, here 4, setting of the English, version none, here 1)"
    )


def test_a_report_has_what_the_library_knows(ids: list[str], store: Store) -> None:
    Shelf(store).set_note(ids[0], "Seen on the wire first.")
    NameTable(store).add([Name("الوزير", "Minister Amal", NameKind.PERSON)], author="Amal")
    (before, _) = collect(store, ids, models=None)
    place = (before.review.pairs[0].sentence.start, before.review.pairs[0].sentence.end)
    history = History(store)
    history.edit(before.review.article.id, {place: "First words."}, author="Amal")
    history.edit(before.review.article.id, {place: "Better words."}, author="Badr")
    history.undo(before.review.article.id, author="Amal")
    parts = collect(store, [*ids, "unknown"], models=None)
    assert [part.review.article.id for part in parts] == ids
    assert parts[0].note == "Seen on the wire first."
    assert parts[0].review.pairs[0].english == "First words."
    first = before.review.pairs[0].sentence.index
    assert [(act.act, act.author, act.words) for act in parts[0].acts if act.sentence == first] == [
        ("edit", "Amal", "First words."),
        ("edit", "Badr", "Better words."),
        ("undo", "Amal", "First words."),
    ]
    (served,) = (act for act in parts[0].acts if act.sentence != first)  # the same sentence further down
    assert (served.act, served.origin) == ("edit", ids[0])
    assert "Minister Amal" in [name.english for name in parts[0].names]


def test_articles_on_one_event_stand_together_in_a_library(ids: list[str], store: Store, by_letters) -> None:
    report = library_report(collect(store, ids, models=None), encoder=by_letters)
    assert [len(story.articles) for story in report.stories] == [2]
    assert report.options.cover
    assert report.options.contents
