"""verify: what was changed is found, wherever; what cannot be told is not claimed."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from naba_models import InstalledModel
from naba_translation.article import Review
from naba_translation.errors import FormatUnsupported, RecordMissing
from naba_translation.export import FORMATS, Provenance, Report, export, provenance_now, render
from naba_translation.export.carrier import record_of
from naba_translation.export.record import digest
from naba_translation.export.report import report_of
from naba_translation.export.signing import check_signature, known_keys, make_key, open_key, sign
from naba_translation.export.table_verification import verify_table
from naba_translation.export.verification import Finding, Outcome, Places, Verified, places, verify
from naba_translation.export.visible_text import lines_of
from naba_translation.read import Reader

CARRIERS = [name for name in FORMATS if name != "csv"]
Change = Callable[[bytes], bytes]


@pytest.fixture
def report(judged: Review, built_model: InstalledModel) -> Report:
    return report_of(judged, provenance_now(built_model, signature=judged.signature, options={}))


def written(report: Report, kind: str, folder: Path, change: Change = bytes) -> Path:
    path = folder / f"report.{kind}"
    path.write_bytes(change(render(report, kind)))
    return path


def found(verified: Verified, what: str) -> Finding:
    return next(finding for finding in verified.findings if finding.what == what)


def outcomes(verified: Verified) -> dict[str, Outcome]:
    return {finding.what: finding.outcome for finding in verified.findings}


@pytest.mark.parametrize("kind", [*CARRIERS, "csv"])
@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\x00\xff", b"A page of its own.", b'{"format": 3}']
)
def test_what_is_no_document_of_ours_is_told_in_words(tmp_path: Path, kind: str, content: bytes) -> None:
    """Not in those of Python or of a library: "'utf-8' codec can't decode byte 0x89"."""
    path = tmp_path / f"photo.{kind}"
    path.write_bytes(content)
    with pytest.raises(RecordMissing) as caught:
        (verify_table if kind == "csv" else verify)(path)
    told = f"{caught.value.reason}"
    assert not re.search(r"codec|zip|PDFium|line \d|char \d|attribute|KeyError|Start tag|'\w+'", told), told


@pytest.mark.parametrize("kind", CARRIERS)
def test_what_was_not_changed_is_whole(report: Report, tmp_path: Path, kind: str) -> None:
    verified = verify(written(report, kind, tmp_path))
    assert verified.good
    assert verified.differences == ()
    assert outcomes(verified)["file"] is Outcome.GOOD
    assert outcomes(verified)["record"] is Outcome.GOOD
    assert outcomes(verified)["source"] is Outcome.UNKNOWN
    assert outcomes(verified)["signature"] is Outcome.UNKNOWN


def in_member(name: str, old: str, new: str) -> Change:
    def change(content: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
            for member in source.namelist():
                text = source.read(member)
                if member == name:
                    assert old.encode() in text
                    text = text.replace(old.encode(), new.encode(), 1)
                target.writestr(member, text)
        return out.getvalue()

    return change


def in_text(old: str, new: str) -> Change:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return change


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("html", in_text("<td>He said a thing.", "<td>He denied a thing.")),
        ("md", in_text("He said a thing.", "He denied a thing.")),
        ("txt", in_text("He said a thing.", "He denied a thing.")),
        ("tmx", in_text("<seg>He said a thing.", "<seg>He denied a thing.")),
        ("xlf", in_text(">He said a thing.</target>", ">He denied a thing.</target>")),
        ("docx", in_member("word/document.xml", ">He said a thing.", ">He denied a thing.")),
    ],
)
def test_other_words_are_found_and_shown(report: Report, tmp_path: Path, kind: str, change: Change) -> None:
    verified = verify(written(report, kind, tmp_path, change))
    assert not verified.good
    assert outcomes(verified)["file"] is Outcome.BAD
    assert outcomes(verified)["record"] is Outcome.GOOD
    (difference,) = verified.differences
    assert "said a thing" in difference.made
    assert "denied a thing" in difference.found


def test_a_sentence_that_was_added_is_found(report: Report, tmp_path: Path) -> None:
    change = in_text("</main>", "<p>And nothing of this was true.</p></main>")
    verified = verify(written(report, "html", tmp_path, change))
    assert [difference.made for difference in verified.differences] == [""]
    assert "nothing of this was true" in verified.differences[0].found


def test_another_report_s_pages_with_this_record_are_found(
    report: Report, judged: Review, provenance: Provenance, tmp_path: Path
) -> None:
    """The PDF of changed words, into which the record of the true ones was put."""
    import pypdfium2

    draft = replace(judged.pairs[3].draft, english="He never denied that.")
    pairs = (*judged.pairs[:3], replace(judged.pairs[3], draft=draft), *judged.pairs[4:])
    false = render(replace(report, parts=report_of(replace(judged, pairs=pairs), provenance).parts), "pdf")
    document = pypdfium2.PdfDocument(false)
    document.get_attachment(0).set_data(record_of(render(report, "pdf"), path=Path("x.pdf")))
    path = tmp_path / "false.pdf"
    document.save(path)
    document.close()
    verified = verify(path)
    assert not verified.good
    assert any("never denied" in difference.found for difference in verified.differences)


def test_a_file_saved_again_reads_the_same_but_is_not_the_same(report: Report, tmp_path: Path) -> None:
    from docx import Document

    path = written(report, "docx", tmp_path)
    Document(str(path)).save(str(path))
    verified = verify(path)
    assert outcomes(verified)["file"] is Outcome.BAD
    assert "what a reader sees is the same" in found(verified, "file").words
    assert verified.differences == ()


def test_the_fenced_reader_finds_what_is_found_here(report: Report) -> None:
    with Reader() as reader:
        for kind in CARRIERS:
            content, path = render(report, kind), Path(f"report.{kind}")
            assert reader.record(content, path) == record_of(content, path=path)
            assert reader.lines(content, path) == lines_of(content, kind)


def test_a_member_that_cannot_be_unpacked_is_refused_in_words(report: Report, tmp_path: Path) -> None:
    """zlib's own error, which nothing caught, was a traceback."""
    path = written(report, "docx", tmp_path)
    with zipfile.ZipFile(path) as archive:
        part = next(info for info in archive.infolist() if info.filename.startswith("customXml/item"))
    content = bytearray(path.read_bytes())
    start = part.header_offset + 30 + len(part.filename)
    content[start : start + 4] = b"\xff" * 4
    path.write_bytes(content)
    with pytest.raises(FormatUnsupported, match="damaged"):
        verify(path)


def test_a_changed_record_is_found(report: Report, tmp_path: Path) -> None:
    verified = verify(written(report, "json", tmp_path, in_text("A. Reviewer", "Z. Reviewer")))
    assert outcomes(verified)["record"] is Outcome.BAD


def test_arabic_that_was_changed_with_everything_else_is_found(report: Report, tmp_path: Path) -> None:
    """Record and text agree and the record's own hash is right; the article's name is the hash of its text."""

    def change(content: bytes) -> bytes:
        values = json.loads(content.decode().replace("قال شيئا.", "نفى شيئا."))
        return json.dumps({**values, "sha256": digest(values)}).encode()

    verified = verify(written(report, "json", tmp_path, change))
    assert outcomes(verified)["record"] is Outcome.GOOD
    assert outcomes(verified)["text"] is Outcome.BAD


def test_the_source_file_is_compared(report: Report, tmp_path: Path) -> None:
    article = report.parts[0].review.article
    source = tmp_path / "article.txt"
    source.write_bytes(article.text.encode())
    path = written(report, "txt", tmp_path)
    told, beside = Places((source,)), Places((), source)
    assert outcomes(verify(path, source=lambda _: told))["source"] is Outcome.GOOD
    assert outcomes(verify(path, source=lambda _: beside))["source"] is Outcome.GOOD
    source.write_bytes(article.text.encode() + b" ")
    assert outcomes(verify(path, source=lambda _: told))["source"] is Outcome.BAD
    assert outcomes(verify(path, source=lambda _: Places((tmp_path / "gone",))))["source"] is Outcome.UNKNOWN


def test_another_document_of_the_source_s_name_is_not_taken_for_a_changed_source(
    report: Report, tmp_path: Path
) -> None:
    """As `naba translate a.txt --format pdf,txt` leaves them side by side."""
    path = written(report, "txt", tmp_path)
    part = report.parts[0]
    article = replace(part.review.article, source=str(tmp_path / "elsewhere" / path.name))
    found = places(replace(part, review=replace(part.review, article=article)), document=path)
    assert found.beside == path
    assert outcomes(verify(path, source=lambda _: found))["source"] is Outcome.UNKNOWN
    right = tmp_path / "right.txt"
    right.write_bytes(part.review.article.text.encode())
    assert outcomes(verify(path, source=lambda _: replace(found, told=(right,))))["source"] is Outcome.GOOD


def test_the_model_s_files_are_compared(report: Report, built_model: InstalledModel, tmp_path: Path) -> None:
    path = written(report, "txt", tmp_path)
    models = tmp_path / "models"
    assert outcomes(verify(path, models=models))["model"] is Outcome.UNKNOWN
    shutil.copytree(built_model.folder, models / "tiny")
    assert outcomes(verify(path, models=models))["model"] is Outcome.GOOD
    weights = models / "tiny/model.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    assert outcomes(verify(path, models=models))["model"] is Outcome.BAD


def test_signatures_are_told_by_what_they_are_worth(report: Report, tmp_path: Path) -> None:
    config = tmp_path / "config"
    secret, _ = make_key(config, "reports", passphrase="")
    path = written(report, "txt", tmp_path)
    sign(path, open_key(secret, passphrase=""))
    assert outcomes(verify(path, keys=known_keys(config)))["signature"] is Outcome.GOOD
    assert "not known here" in found(verify(path), "signature").words
    path.write_bytes(path.read_bytes() + b"\n")
    forged = verify(path, keys=known_keys(config))
    assert outcomes(forged)["signature"] is Outcome.BAD
    assert check_signature(path.with_name("other.txt"), b"", ()).state == "not signed"


def test_a_line_of_a_table_that_was_changed_is_found(
    judged: Review, provenance: Provenance, tmp_path: Path
) -> None:
    (path,) = export(judged, folder=tmp_path, stem="a", formats=["csv"], provenance=provenance)
    assert verify_table(path).good
    path.write_bytes(path.read_bytes().replace(b"He said a thing.", b"He denied a thing.", 1))
    verified = verify_table(path)
    assert not verified.good
    assert "1 of 6 lines" in found(verified, "file").words
    assert "denied" in verified.differences[0].found
