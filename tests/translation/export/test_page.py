from __future__ import annotations

from dataclasses import replace

from naba_translation.article import Kind, Review
from naba_translation.checks import check
from naba_translation.export import Provenance
from naba_translation.export.options import Options
from naba_translation.export.page import Page, build
from naba_translation.export.report import part_of


def page_of(review: Review, provenance: Provenance) -> Page:
    return build(part_of(review, provenance), number=1, options=Options())


def without_title(review: Review) -> Review:
    pairs = [replace(pair, sentence=replace(pair.sentence, kind=Kind.BODY)) for pair in review.pairs]
    return replace(review, article=replace(review.article, title=""), pairs=tuple(pairs))


def test_the_title_is_the_english_of_all_of_it(make_review, provenance: Provenance) -> None:
    review = make_review(["المكتبة تعود.", "نص."], english={0: "The library returns. Will readers?"})
    assert page_of(review, provenance).title == "The library returns. Will readers?"


def test_an_article_without_title_is_called_by_its_first_sentence(
    make_review, provenance: Provenance
) -> None:
    first = "The minister said on Wednesday that the port " + "would open " * 20
    page = page_of(without_title(make_review(["قال الوزير.", "نص."], english={0: first})), provenance)
    assert page.title.startswith("The minister said on Wednesday that the port would open")
    assert page.title.endswith("…")
    assert len(page.title) <= 100


def test_an_article_without_english_is_called_by_its_arabic(make_review, provenance: Provenance) -> None:
    page = page_of(without_title(make_review(["قال الوزير."], english={0: ""})), provenance)
    assert page.title == "قال الوزير."


def test_a_text_that_is_mostly_not_arabic_says_so_at_its_head(make_review, provenance: Provenance) -> None:
    persian = ("سخنگوی وزارت خارجه این خبر را تکذیب کرد.", "صدر نے اجلاس سے خطاب کیا۔")
    arabic = ("قال الوزير إن الميناء سيفتح غدا.", "لم تعلن الوزارة أي موعد.")
    for lines, warned in (((*persian, arabic[0]), True), ((persian[0], *arabic), False)):
        review = make_review(list(lines))
        status = page_of(replace(review, pairs=check(review.pairs)), provenance).status
        assert f"{1 + warned} probably not Arabic" in status
        assert ("do not trust the English" in status) is warned


def test_the_head_tells_outlet_author_and_place_in_both_languages(
    make_review, provenance: Provenance
) -> None:
    review = make_review(["قال الوزير."], english={0: "The minister said."})
    article = replace(review.article, outlet="صحيفة المرفأ", byline="سلمى حداد", dateline="بيروت")
    facts = {fact.label: fact.value for fact in page_of(replace(review, article=article), provenance).facts}
    assert facts["Outlet"] == "Al-Marfa newspaper (our spelling) · صحيفة المرفأ"
    assert facts["By"] == "Salma Hadad (our spelling) · سلمى حداد"
    assert facts["From"] == "Beirut · بيروت"
