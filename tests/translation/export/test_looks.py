"""What a person chose for a report is what the report has, in each format for people."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from naba_translation.article import Flag, Level, Review, Summary
from naba_translation.export import (
    TEMPLATES,
    First,
    NameRow,
    Options,
    Paper,
    Part,
    Provenance,
    part_of,
    preview,
    render,
)
from naba_translation.export.report import Report, article_report

FOR_PEOPLE = ("pdf", "docx", "html", "md", "txt")


@pytest.fixture
def part(judged: Review, provenance: Provenance) -> Part:
    names = (NameRow("Aleppo", "حلب", "place", (0, 3), changed=2, author="A. Reviewer"),)
    return part_of(judged, provenance, names=names, note="Seen on the wire first.")


def seen(report: Report, kind: str) -> str:
    """All a reader sees, without blanks, escapes and marks of direction."""
    from naba_translation.export.visible_text import lines_of

    text = "".join(lines_of(render(report, kind), kind))
    return "".join(text.split()).replace("\\", "").replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("kind", FOR_PEOPLE)
def test_each_part_is_there_and_can_be_left_out(part: Part, kind: str) -> None:
    whole = seen(article_report(part), kind)
    parts = {
        "names": "formchosenbyA.Reviewer",
        "notes": "Seenonthewirefirst.",
        "provenance": "SHA-256ofthemodel",
        "sentences": "SecondlookwantedbyB.Chief",
    }
    for name, words in parts.items():
        assert words in whole, name
        assert words not in seen(article_report(part, Options(**{name: False})), kind), name


@pytest.mark.parametrize("kind", FOR_PEOPLE)
def test_only_what_was_approved(part: Part, kind: str) -> None:
    text = seen(article_report(part, Options(only_approved=True)), kind)
    assert "Hesaidathing." in text
    assert "Itended." not in text
    assert "nobodyapprovedthem:5" in text


@pytest.mark.parametrize("kind", ["html", "md", "txt", "docx"])
def test_either_language_may_stand_first(part: Part, kind: str) -> None:
    for first, expected in ((First.ENGLISH, True), (First.ARABIC, False)):
        text = seen(article_report(part, Options(first=first, summary=False, names=False)), kind)
        assert (text.index("Itended.") < text.index("انتهى.")) is expected


@pytest.mark.parametrize("paper", list(Paper))
def test_the_pdf_is_on_the_paper_that_was_chosen(part: Part, paper: Paper) -> None:
    document = pypdfium2.PdfDocument(render(article_report(part, Options(paper=paper)), "pdf"))
    width, height = document[0].get_size()
    document.close()
    assert (round(width), round(height)) == {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}[paper]


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_can_be_set_and_previewed(part: Part, name: str) -> None:
    report = article_report(part, TEMPLATES[name])
    document = pypdfium2.PdfDocument(render(report, "pdf"))
    pages = preview(report, resolution=36)
    assert len(pages) == len(document)
    document.close()
    for page in pages:
        signature, width, height = struct.unpack(">8s8x2I", page[:24])
        assert signature == b"\x89PNG\r\n\x1a\n"
        assert (width, height) == (298, 421)


def test_the_contents_lead_to_the_pages(story: Report) -> None:
    document = pypdfium2.PdfDocument(render(story, "pdf"))
    titles = [item.get_title() for item in document.get_toc(max_depth=1) if item.level == 0]
    contents = document[1].get_textpage().get_text_range()
    document.close()
    assert "Timeline" in titles
    assert len(titles) == 2 + len(story.parts) + 1  # the story, the timeline, and how it was made
    assert all(title[:20] in contents for title in titles)


@pytest.mark.parametrize("kind", FOR_PEOPLE)
def test_a_story_tells_what_is_said_together_and_when(story: Report, kind: str) -> None:
    text = seen(story, kind)
    for piece in ("Thestrike", "Whattheysaytogether", "2025-06-12", "saidby2of3", "article.txt"):
        assert piece.casefold() in text.casefold(), piece


def test_a_story_of_articles_that_are_not_there_is_refused(story: Report) -> None:
    from dataclasses import replace

    with pytest.raises(ValueError, match="not in the report"):
        replace(story, parts=story.parts[:1])


def test_word_opens_what_is_long(make_review, provenance: Provenance) -> None:
    from docx import Document

    report = article_report(part_of(make_review(["عنوان", *(["خبر طويل. " * 30] * 40)]), provenance))
    assert len(Document(io.BytesIO(render(report, "docx"))).tables[0].rows) == 42


@pytest.mark.parametrize("kind", FOR_PEOPLE)
def test_a_story_says_how_much_its_reports_have_in_common_and_which_have_no_date(
    story: Report, kind: str
) -> None:
    first, *rest = story.parts
    dated = replace(first.review, article=replace(first.review.article, published=date(2025, 6, 13)))
    undated = (
        replace(part, review=replace(part.review, article=replace(part.review.article, published=None)))
        for part in rest
    )
    text = seen(replace(story, parts=(replace(first, review=dated), *undated)), kind)
    assert "13June2025;2of3articleswithoutadate" in text
    assert "Ofthese3reportsonemakesnostatementthatanothermakestoo" in text


@pytest.mark.parametrize("kind", FOR_PEOPLE)
def test_the_timeline_marks_english_that_is_doubted(make_review, provenance: Provenance, kind: str) -> None:
    review = make_review(["بدأ العمل في الميناء يوم 12 يونيو 2025.", "وانتهى العمل يوم 14 يونيو 2025."])
    flag = Flag("numbers", "The Arabic says 14.", Level.DOUBT)
    doubted = replace(review, pairs=(review.pairs[0], replace(review.pairs[1], flags=(flag,))))
    plain = Options(reasons=False, summary=False, timeline=False)
    for one, marks in ((review, 0), (doubted, 1)):
        part = part_of(one, provenance)
        without, whole = (
            seen(article_report(part, replace(plain, timeline=timeline)), kind) for timeline in (False, True)
        )
        assert whole.count("2025-06-14") == 1
        word = "DOUBTFUL" if kind == "txt" else "Doubtful"
        assert whole.count(word) - without.count(word) == marks


@pytest.mark.parametrize("kind", FOR_PEOPLE)
def test_the_summary_marks_english_that_is_doubted(make_review, provenance: Provenance, kind: str) -> None:
    review = make_review(["بدأ العمل في الميناء.", "وانتهى العمل."])
    flag = Flag("numbers", "The Arabic says 14.", Level.DOUBT)
    doubted = replace(review.pairs[1], flags=(flag,))
    part = part_of(replace(review, pairs=(review.pairs[0], doubted), summary=Summary((0, 1))), provenance)
    plain = Options(reasons=False, sentences=False, timeline=False)
    without, whole = (
        seen(article_report(part, replace(plain, summary=summary)), kind) for summary in (False, True)
    )
    word = "DOUBTFUL" if kind == "txt" else "Doubtful"
    assert whole.count(word) - without.count(word) == 1


@pytest.mark.parametrize("kind", FOR_PEOPLE)
def test_the_timeline_says_how_many_days_it_cannot_tell(
    make_review, provenance: Provenance, kind: str
) -> None:
    review = make_review(
        ["بدأ العمل في الميناء في 12 يونيو 2025.", "وعاد الوفد أمس ثم غادر الخميس.", "ووصل غدا."]
    )
    for day, told in ((date(2025, 6, 13), False), (None, True)):
        dated = replace(review, article=replace(review.article, published=day))
        text = seen(article_report(part_of(dated, provenance)), kind)
        assert ("2sentencesspeakofadaythatcannotbetold" in text) is told
