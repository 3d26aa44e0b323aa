"""The PDF: its text can be found again, hostile text is only text, and it declares what it claims."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pypdfium2
import pytest

from naba_translation.article import Review
from naba_translation.export import Provenance
from naba_translation.export.pages import _COVERED
from naba_translation.export.pdf import render
from naba_translation.export.report import report_of

PLAIN_WORD = re.compile(r"[\u0621-\u064a]+(?![\u0621-\u0652])")
LETTERS = r"[\u0621-\u0652]+"


def extracted(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return unicodedata.normalize(
            "NFKC", "\n".join(page.get_textpage().get_text_range() for page in document)
        )
    finally:
        document.close()


def without_marks(text: str) -> str:
    return re.sub(r"[\u064b-\u0655\u0670]", "", unicodedata.normalize("NFKC", text))


def page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def plain_words(review: Review) -> list[str]:
    """The Arabic words without vowel marks."""
    text = unicodedata.normalize("NFKC", review.article.text)
    return [word for word in re.findall(LETTERS, text) if PLAIN_WORD.fullmatch(word)]


def test_arabic_words_are_found_again(samples: list[Review], provenance: Provenance) -> None:
    wanted, lost = [], []
    for review in samples:
        found = set(re.findall(LETTERS, extracted(render(report_of(review, provenance)))))
        words = plain_words(review)
        wanted += words
        lost += [word for word in words if word not in found]
    assert len(wanted) > 500
    assert len(lost) <= len(wanted) // 100, lost
    assert any("لا" in word for word in wanted)
    assert [word for word in lost if "لا" in word] == []


def test_a_vowelled_word_does_not_spoil_the_plain_ones_after_it(make_review, provenance: Provenance) -> None:
    """Its letters share glyphs with theirs; PDFium used to give روسيا turned round or cut short."""
    lines = ["تقدماً كبيراً في الحلّ", "روسيا قبل معركتنا", "بلدينا وحلفاءها", "عمل فيما بينها"]
    review = make_review(lines)
    found = set(re.findall(LETTERS, extracted(render(report_of(review, provenance)))))
    assert [word for word in " ".join(lines[1:]).split() if word not in found] == []


def test_vowelled_words_keep_their_letters(make_review, provenance: Provenance) -> None:
    """Readers give a letter's marks before it, so letters are compared: they used to be lost."""
    line = "أولاً حالاً تجنّب محمّد مُحَمَّدٌ كلّا الَّذينَ شُكْرًا هُدًى بِسْمِ اللَّهِ الرَّحِيمِ قرأً أُمَّةٌ آمنًا شيءٍ إِنَّ فَلَا سُئِلَ"
    shown = without_marks(extracted(render(report_of(make_review(["عنوان", line]), provenance)))).split()
    assert [word for word in without_marks(line).split() if word not in shown] == []


def test_the_name_of_god_is_not_turned_round(make_review, provenance: Provenance) -> None:
    """As a ligature it came out as "اهلل", and with it half the surnames in the press."""
    shown = extracted(
        render(report_of(make_review(["عبد الله", "حزب الله وعبد الله بالله"]), provenance))
    ).split()
    assert {"الله", "بالله"} <= set(shown)


def test_markup_in_the_text_stays_text(make_review, provenance: Provenance) -> None:
    hostile = (
        '#panic("x") $x^2$ *bold* <label> @ref \\ // `raw` = head [#sys.inputs] ${a} #import "@preview/x:1"'
    )
    review = make_review([hostile, "خبر"], english={0: hostile, 1: "News #set page"})
    shown = extracted(render(report_of(review, provenance)))
    for piece in ('#panic("x")', "$x^2$", "*bold*", "<label>", "@ref", "`raw`", "[#sys.inputs]", "#set page"):
        assert piece in shown, piece


def test_direction_controls_are_shown_and_do_not_act(make_review, provenance: Provenance) -> None:
    review = make_review(["عنوان", "خبر \u202eمقلوب\u202c هنا"], english={1: "invoice \u202efdp.exe"})
    shown = extracted(render(report_of(review, provenance)))
    assert "[U+202E]" in shown
    assert "fdp.exe" in shown
    assert not set("\u202a\u202b\u202c\u202d\u202e") & set(shown)


def test_what_no_font_has_is_written_by_number(make_review, provenance: Provenance) -> None:
    review = make_review(["خبر عاجل", "قال 😀 ثم 漢"], english={1: "He said 😀 then 漢"})
    shown = extracted(render(report_of(review, provenance)))
    assert "[U+1F600]" in shown
    assert "[U+6F22]" in shown
    assert "خبر" in shown


def test_all_characters_called_covered_are_in_the_fonts(make_review, provenance: Provenance) -> None:
    """Otherwise the second try of `render` could fail like the first."""
    assigned = (chr(point) for block in _COVERED for point in block)
    text = "".join(char for char in assigned if unicodedata.category(char) not in ("Cc", "Cn", "Co", "Cs"))
    review = make_review([f"عنوان {text}", text + " 😀"], english={0: text, 1: text})
    assert render(report_of(review, provenance)).startswith(b"%PDF")


def test_flags_edits_and_gaps_are_told_in_words(reviewed: Review, provenance: Provenance) -> None:
    shown = " ".join(extracted(render(report_of(reviewed, provenance))).split())
    for piece in (
        "Doubtful",
        "numbers",
        "26 is missing in the English.",
        "English by A. Reviewer",
        "translated",
    ):
        assert piece in shown, piece
    assert "1 of 4 edited by A. Reviewer; 1 to check (1 doubtful); 1 not translated" in shown
    assert "12 June 2025" in shown


def test_provenance_is_on_the_pages(reviewed: Review, provenance: Provenance) -> None:
    shown = " ".join(extracted(render(report_of(reviewed, provenance))).split())
    for piece in (
        reviewed.article.source_sha256,
        provenance.model_digest,
        provenance.signature,
        "naba-ar-en@1 ce3fce3fce3f · 22 November 2026",
        "2026-11-22 09:30:00+01:00",
        "1 / 1",
    ):
        assert piece in shown, piece


def test_it_is_tagged_archival_and_the_same_each_time(reviewed: Review, provenance: Provenance) -> None:
    pdf = render(report_of(reviewed, provenance))
    assert b"pdfuaid" in pdf
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    document = pypdfium2.PdfDocument(pdf)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == "26 ships arrive"
    document.close()
    assert render(report_of(reviewed, provenance)) == pdf


def test_a_verse_of_hundreds_of_vowelled_words_is_set(make_review, provenance: Provenance) -> None:
    """Typst's own search rules gave up on such a paragraph."""
    verse = "قَالَ 12 " * 1000
    assert page_count(render(report_of(make_review(["عنوان", verse]), provenance))) > 1


def test_a_long_article_runs_over_numbered_pages(make_review, provenance: Provenance) -> None:
    line = "وأضاف أن نحو ٢٤٠٠ عامل يشاركون في الإضراب، وأن نسبة الالتزام به تجاوزت ٩٥ في المئة. " * 3
    pdf = render(report_of(make_review(["خبر طويل", *[line] * 40]), provenance))
    pages = page_count(pdf)
    assert pages > 5
    assert f"{pages} / {pages}" in extracted(pdf)


@pytest.mark.parametrize(
    "odd", ["\ud800", "\x00", "\x1b[31m", "\u2028", "\ufffe", "\U000e0041", "a\u0301" * 400]
)
def test_odd_characters_do_no_harm(make_review, provenance: Provenance, odd: str) -> None:
    review = make_review(
        [f"عنوان{odd}", f"خبر {odd} هنا"], english={1: f"News {odd} here"}, source=f"{odd}.txt"
    )
    assert "News" in extracted(render(report_of(replace(review, signature=odd), provenance)))
