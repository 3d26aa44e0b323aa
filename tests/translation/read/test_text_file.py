"""A text file in any encoding becomes one article, its parts told apart, or a clear error."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from naba_translation.article import Kind
from naba_translation.errors import (
    FileEmpty,
    FileTooLarge,
    FileUnreadable,
    FormatUnsupported,
    NotArabic,
    TextDamaged,
)
from naba_translation.read import discover, load, load_bytes

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """بلدية الميناء تعيد فتح سوق السمك بعد ترميم دام عامين

12 حزيران/يونيو 2019
صيادون عند مدخل السوق (رويترز)
+ الخط -
أعادت بلدية الميناء أمس فتح سوق السمك القديم. وقالت رئيسة البلدية هدى سلامة إن الترميم كلف 3.5 مليون ليرة.

فرحة حذرة

وقال الصياد أبو كريم "انتظرنا هذا اليوم طويلا، لكن الأسعار ما زالت مرتفعة".

اقرأ أيضا: سوق الخضار ينتقل إلى حي جديد
المصدر: وكالات
مواضيع ذات صلة
الصيادون يطالبون بميناء أوسع
زر الذهاب إلى الأعلى"""


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"],
)
@pytest.mark.parametrize("length", [len(PAGE), 200, 54])
def test_any_encoding_gives_the_same_text(encoding: str, length: int) -> None:
    assert load_bytes(PAGE[:length].encode(encoding), "a.txt").text == PAGE[:length]


@pytest.mark.parametrize(
    ("written", "misread"),
    [("utf-8", "latin-1"), ("utf-8", "cp1256"), ("cp1256", "latin-1"), ("iso8859_6", "latin-1")],
)
def test_misreading_is_undone(written: str, misread: str) -> None:
    damaged = PAGE.encode(written).decode(misread)
    article = load_bytes(damaged.encode(), "a.txt")
    assert article.text == PAGE
    assert f"{written} as" in article.extractor


@pytest.mark.parametrize(
    "text", ["Voilà une façon d'être près des élèves à l'école", "Größe für Übungen, schöne Grüße"]
)
def test_european_letters_are_not_taken_for_misread_arabic(text: str) -> None:
    with pytest.raises(NotArabic):
        load_bytes(text.encode(), "a.txt")


def test_line_ends_and_controls() -> None:
    article = load_bytes("عنوان الخبر\r\n\r\nنص الخبر هنا\x0c.\rسطر".encode(), "a.txt")
    assert article.text == "عنوان الخبر\n\nنص الخبر هنا .\nسطر"


def test_page_parts_are_told_apart() -> None:
    article = load_bytes(PAGE.encode(), "سوق.txt")
    kinds = [(article.text[p.start : p.end], p.kind) for p in article.paragraphs]
    assert [kind for _, kind in kinds] == [
        Kind.TITLE,
        Kind.DATELINE,
        Kind.CAPTION,
        Kind.FURNITURE,
        Kind.BODY,
        Kind.HEADING,
        Kind.BODY,
        *[Kind.FURNITURE] * 5,
    ]
    assert article.title == "بلدية الميناء تعيد فتح سوق السمك بعد ترميم دام عامين"
    assert article.published == date(2019, 6, 12)
    assert article.outlet == "وكالات"
    assert article.source == "سوق.txt"


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "عنوان قصير للخبر\n\n"
        "أعلنت وزارة النقل أمس أنها ستبدأ العمل في الطريق الساحلي الجديد خلال\n"
        "الأشهر المقبلة، وأن المرحلة الأولى منه تمتد من الميناء إلى المطار في\n"
        "مسافة تبلغ عشرين كيلومترا، على أن تليها مرحلة ثانية تصل إلى الحدود\n"
        "الشمالية للمحافظة.\n\n"
        "وقال الوزير إن كلفة المشروع تزيد على ما كان مقدرا له قبل سنوات، لكنه\n"
        "أكد أن التمويل متوفر بالكامل.\n"
    )
    article = load_bytes(text.encode(), "a.txt")
    assert [p.kind for p in article.paragraphs] == [Kind.TITLE, Kind.BODY, Kind.BODY]


def test_lines_broken_at_a_width_with_no_blank_lines_between_paragraphs() -> None:
    lines = [
        " أعلنت وزارة النقل أمس أنها ستبدأ العمل في الطريق الساحلي الجديد خلال الأشهر",
        "المقبلة، وأن المرحلة الأولى منه تمتد من الميناء إلى المطار في مسافة تبلغ عشرين",
        "كيلومترا.",
        " وقال الوزير إن كلفة المشروع تزيد على ما كان مقدرا له قبل سنوات، لكنه أكد أن",
        "التمويل متوفر بالكامل، وأن العمل لن يتوقف في الشتاء مهما كانت حال الطقس هناك",
        "على الساحل.",
        " وسيفتتح الطريق بعد عامين من بدء العمل فيه إذا لم يتأخر وصول المعدات الثقيلة",
        "إلى الميناء.",
    ]
    article = load_bytes("\n".join(lines).encode(), "a.txt")
    assert [article.text[p.start : p.end].strip()[:6] for p in article.paragraphs] == [
        "أعلنت ",
        "وقال ا",
        "وسيفتت",
    ]


def test_short_lines_are_not_taken_for_broken_ones() -> None:
    lines = [
        "أخبار اليوم من المدينة",
        "افتتاح السوق",
        "البلدية تؤجل اجتماعها الأسبوعي",
        "حريق في الجبل",
        "الطقس غدا",
    ]
    assert len(load_bytes("\n".join(lines).encode(), "a.txt").paragraphs) == len(lines)


def test_markdown_headings() -> None:
    article = load_bytes(
        "# خبر اليوم عن البحر\n\nهدأ البحر اليوم.\n\n## الصيد\n\nعاد الصيادون إلى البحر.".encode(), "a.md"
    )
    assert article.title == "خبر اليوم عن البحر"
    assert [p.kind for p in article.paragraphs] == [Kind.TITLE, Kind.BODY, Kind.HEADING, Kind.BODY]


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (b"", FileEmpty, "nothing"),
        (b" \n\t\r\n", FileEmpty, "nothing"),
        ("\ufeff  ".encode(), FileEmpty, "no text"),
        (bytes(range(256)) * 40, FormatUnsupported, "binary"),
        (b"\x7fELF\x02\x01", FormatUnsupported, "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", FormatUnsupported, ".docx"),
        (b"The port was reopened on Monday.", NotArabic, "no Arabic letter"),
        ("این خبر است که در تهران منتشر شد و برای ما از آن می نویسند".encode(), NotArabic, "Persian"),
        ("یہ خبر ہے کہ حکومت نے اس کے بارے میں کہا ہے اور لوگوں کو بتایا".encode(), NotArabic, "Urdu"),
        ("س ".encode() * 7_000_000, FileTooLarge, "MB"),
        ("سطر\n".encode() * 60_000, FileTooLarge, "paragraphs"),
        (b"\x81\x8d\x8f\x90" * 30, TextDamaged, "encoding"),
    ],
)
def test_bad_input_is_named(data: bytes, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        load_bytes(data, "bad.txt")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        load(tmp_path / "gone.txt")
    with pytest.raises(FileUnreadable):
        load(tmp_path)


def test_discover_walks_folders_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.TXT", ".hidden.txt", "a/.git/x.txt", "a/photo.xyz"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("نص")
    found = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path])]
    assert found == ["a/b.TXT", "a/z.md", "b.txt"]
    assert list(discover([tmp_path / "none.txt"])) == [tmp_path / "none.txt"]


@pytest.mark.parametrize(
    "head",
    [
        "\u200e[12/05/2025, 9:14:07 PM] {}: ",
        "12/5/2025, 21:14 - {}: ",
        "[9:14 PM, 5/12/2025] {}: ",
        "٢٠٢٥/٥/١٢، ٩:١٤ م - {}: ",
    ],
)
def test_a_chat_is_what_was_said_by_whom(head: str) -> None:
    said = [
        ("هدى", "أعلنت البلدية فتح السوق.\nوستبقى الأسعار كما هي."),
        ("هدى", "<Media omitted>"),
        ("كريم", "الحمد لله، انتظرنا طويلا."),
    ]
    text = "\n".join(head.format(name) + message for name, message in said)
    article = load_bytes(text.encode(), "chat.txt")
    parts = [
        (p.kind, article.text[p.start : p.end]) for p in article.paragraphs if p.kind is not Kind.FURNITURE
    ]
    assert parts == [
        (Kind.BYLINE, "هدى"),
        (Kind.BODY, "أعلنت البلدية فتح السوق."),
        (Kind.BODY, "وستبقى الأسعار كما هي."),
        (Kind.BYLINE, "كريم"),
        (Kind.BODY, "الحمد لله، انتظرنا طويلا."),
    ]
    assert article.title == ""


def test_an_article_with_times_in_it_is_no_chat() -> None:
    text = "خبر اليوم\n[12/05/2025, 9:14 PM] حديث: بدأ الاجتماع.\n" + "أعلنت البلدية فتح السوق.\n" * 8
    assert load_bytes(text.encode(), "a.txt").extractor == "txt/1"


def test_the_messengers_own_lines_are_furniture_and_what_stands_above_a_chat_is_text() -> None:
    text = (
        "أعلنت البلدية فتح السوق.\n"
        "12/05/2025, 21:14 - هدى: وستبقى الأسعار كما هي.\n\n"
        "12/05/2025, 21:15 - Messages are end-to-end encrypted.\n"
        "12/05/2025, 21:16 - هدى: الحمد لله، انتظرنا طويلا.\n"
    )
    article = load_bytes(text.encode(), "chat.txt")
    assert [(article.text[p.start : p.end], p.kind) for p in article.paragraphs] == [
        ("أعلنت البلدية فتح السوق.", Kind.BODY),
        ("12/05/2025, 21:14 -", Kind.FURNITURE),
        ("هدى", Kind.BYLINE),
        ("وستبقى الأسعار كما هي.", Kind.BODY),
        ("12/05/2025, 21:15 -", Kind.FURNITURE),
        ("Messages are end-to-end encrypted.", Kind.FURNITURE),
        ("12/05/2025, 21:16 -", Kind.FURNITURE),
        ("هدى", Kind.BYLINE),
        ("الحمد لله، انتظرنا طويلا.", Kind.BODY),
    ]


def test_two_messages_are_a_chat_and_one_is_none() -> None:
    one = "12/05/2025, 21:14 - هدى: وستبقى الأسعار كما هي.\n"
    assert load_bytes(one.encode(), "a.txt").extractor == "txt/1"
    assert load_bytes((one * 2).encode(), "a.txt").extractor == "chat/1"
