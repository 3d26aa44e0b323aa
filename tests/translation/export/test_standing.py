"""A document that another state of the program made is no forgery: its sentences are compared, not its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.translation.export.conftest import MakeReview

from naba_translation.export import Provenance, Report, render
from naba_translation.export.provenance import library_versions
from naba_translation.export.report import report_of
from naba_translation.export.verification import Finding, Outcome, verify

LAID_OUT = ("pdf", "docx", "html", "md", "txt")
# What the reader of a PDF has in another order: signs of numbers, brackets, points of vowels, numbers behind letters.
ARABIC = [
    "إضراب يشلّ ميناء رأس المرجان",
    "ويمر عبر الميناء نحو 40% من الواردات و27% من الوقود.",
    "لا خفض للأسعار قريباً",
    "وقال إن الإضراب يتواصل.",
    "وحذّر من أن الخسائر قد تبلغ ٣٫٥ ملايين دولار يومياً (320 مليوناً) إذا استمر التوقف، بحسب «المرفأ».",
]
ENGLISH = {4: "He warned that the losses might reach $3.5 million | a day."}


@pytest.fixture
def report(make_review: MakeReview, provenance: Provenance) -> Report:
    """As the program made it before its state stood in documents."""
    review = make_review(ARABIC, english=ENGLISH)
    review = replace(review, article=replace(review.article, outlet="صحيفة المرفأ"))
    return report_of(review, replace(provenance, versions={**library_versions(), "naba": "0.1.0"}))


@pytest.fixture
def made(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes it as a program did that called outlets by their Arabic names only."""

    def make(kind: str, changed: Report | None = None) -> Path:
        path = tmp_path / f"report.{kind}"
        with monkeypatch.context() as then:
            then.setattr("naba_translation.export.page.in_english", str)
            path.write_bytes(render(changed or report, kind))
        return path

    return make


def of_file(path: Path) -> Finding:
    return next(finding for finding in verify(path).findings if finding.what == "file")


@pytest.mark.parametrize("kind", LAID_OUT)
def test_other_words_around_the_sentences_are_no_forgery(kind: str, made: Callable[..., Path]) -> None:
    found = of_file(made(kind))
    assert found.outcome is Outcome.UNKNOWN
    assert "naba 0.1.0 (here 0.1.0+" in found.words
    assert "each sentence stands in it as recorded" in found.words
    assert "cannot be compared here" in found.words


@pytest.mark.parametrize("kind", ["pdf", "html"])
def test_the_same_words_are_said_to_be_the_same(kind: str, report: Report, tmp_path: Path) -> None:
    """Other bytes only, as another version of a library makes."""
    path = tmp_path / f"report.{kind}"
    path.write_bytes(render(report, kind) + b"\n")
    assert "is the same too" in of_file(path).words


@pytest.mark.parametrize("kind", ["html", "md", "txt"])
def test_a_sentence_that_was_changed_since_is_found(kind: str, made: Callable[..., Path]) -> None:
    path = made(kind)
    before, after = b"losses might reach", b"gains might reach"
    content = path.read_bytes()
    assert before in content
    head, _, record = content.partition(before)  # where it is read first; its record stays
    path.write_bytes(head + after + record)
    found = of_file(path)
    assert found.outcome is Outcome.BAD
    assert "changed since: 1 sentence cannot be found" in found.words


@pytest.mark.parametrize(
    ("old", "new"), [("قد تبلغ", "لن تبلغ"), ("320", "230"), ("losses", "gains"), ("٣٫٥", "٣٥")]
)
def test_pages_of_other_words_with_this_record_are_found(
    old: str, new: str, report: Report, made: Callable[..., Path], tmp_path: Path
) -> None:
    """The PDF of changed words, into which the record of the true ones was put."""
    import pypdfium2

    from naba_translation.export.carrier import record_of

    record = record_of(render(report, "pdf"), path=Path("x.pdf"))
    (part,) = report.parts
    pair = part.review.pairs[4]
    draft = replace(pair.draft, english=pair.draft.english.replace(old, new))
    sentence = replace(pair.sentence, text=pair.sentence.text.replace(old, new))
    pairs = (*part.review.pairs[:4], replace(pair, draft=draft, sentence=sentence))
    false = replace(report, parts=(replace(part, review=replace(part.review, pairs=pairs)),))
    document = pypdfium2.PdfDocument(made("pdf", false))
    document.get_attachment(0).set_data(record)
    path = tmp_path / "false.pdf"
    document.save(path)
    document.close()
    found = of_file(path)
    assert found.outcome is Outcome.BAD
    assert "1 sentence cannot be found" in found.words
