"""`naba export`, `verify` and `key` as a user runs them, with a tiny model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naba_models import InstalledModel
from naba_translation.cli.passphrase import PASSPHRASE_VARIABLE
from naba_translation.library.history import History
from naba_translation.library.store import Store
from naba_translation.paths import Paths

NABA = Path(sys.executable).with_name("naba")
TEXT = (
    "الميناء الجديد\n\n2025-06-12 - جريدة\n\n"
    "أعلنت وزارة النقل أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين. "
    "وقال الوزير إن المشروع لم يتوقف وإن التكلفة بلغت 3.5 مليون دينار.\n\n"
    "شارك في الاجتماع ممثلون عن {} مدن ساحلية وناقشوا خطة النقل البحري."
)


def naba(*arguments: object, typed: str = "", code: int = 0) -> str:
    command = [str(part) for part in (NABA, *arguments)]
    environment = os.environ | ({PASSPHRASE_VARIABLE: "0"} if typed else {})
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, input=typed, timeout=120, env=environment
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def press(built_model: InstalledModel, profile: Paths, tmp_path: Path) -> Path:
    """Two articles in the library, translated by an added model; a person edited and approved one sentence."""
    shutil.copytree(built_model.folder, profile.models / "tiny")
    folder = tmp_path / "press"
    folder.mkdir()
    for name, number in (("one", "ست"), ("two", "سبع")):
        (folder / f"{name}.txt").write_text(TEXT.format(number), encoding="utf-8")
    naba(
        "translate", folder, "--out", tmp_path / "out", "--format", "txt", "--model", built_model.manifest.id
    )
    with Store(profile.store) as store:
        article = next(row for row in store.articles() if row.source.endswith("one.txt"))
        last = store.sentences(store.article(article.id))[-1].sentence
        history = History(store)
        history.edit(article.id, {(last.start, last.end): "Six coastal towns took part."}, author="Amal")
    return folder


def test_a_signed_report_is_verified_to_the_byte_and_by_translating_again(
    press: Path, tmp_path: Path
) -> None:
    out = tmp_path / "reports"
    public = naba("key", "new", "desk", typed="geheim\ngeheim\n").splitlines()[1].removeprefix("public ")
    written = naba(
        *("export", press / "one.txt", "--out", out, "--format", "pdf,docx", "--sign", "desk"),
        typed="geheim\n",
    )
    assert [Path(line).name for line in written.splitlines()] == [
        *("one.pdf", "one.pdf.minisig", "one.docx", "one.docx.minisig")
    ]
    found = json.loads(naba("verify", out / "one.pdf", "--again", "--json"))
    assert found["good"]
    assert {finding["what"]: finding["outcome"] for finding in found["findings"]} == dict.fromkeys(
        ("signature", "record", "file", "text", "source", "model", "again"), "good"
    )
    assert [(act["act"], act["author"], act["words"]) for act in found["acts"]] == [
        ("edit", "Amal", "Six coastal towns took part.")
    ]
    Path(public).parent.rename(tmp_path / "elsewhere")
    assert "not known here" in naba("verify", out / "one.docx")
    assert "signed with" in naba("verify", out / "one.docx", "--key", tmp_path / "elsewhere/desk.pub")


def test_a_changed_report_and_a_wrong_passphrase_are_failures(press: Path, tmp_path: Path) -> None:
    naba("export", press / "one.txt", "--out", tmp_path, "--format", "html")
    report = tmp_path / "one.html"
    report.write_bytes(report.read_bytes().replace(b"<td>Six coastal", b"<td>Two coastal", 1))
    told = naba("verify", report, code=1)
    assert "WRONG   file" in told
    assert "+ Two coastal towns took part." in told
    (press / "one.txt").write_text("other", encoding="utf-8")
    assert "WRONG   source" in naba("verify", report, code=1)
    naba("key", "new", "desk", typed="geheim\ngeheim\n")
    told = naba("export", press / "two.txt", "--out", tmp_path, "--sign", "desk", typed="falsch\n", code=1)
    assert "the passphrase is wrong" in told
    assert not (tmp_path / "two.pdf").exists()


def test_the_library_is_one_document(press: Path, tmp_path: Path) -> None:
    written = naba("export", "--library", "--title", "The port", "--out", tmp_path, "--format", "json,csv,md")
    assert [Path(line).name for line in written.splitlines()] == [
        "The port.json",
        "The port.csv",
        "The port.md",
    ]
    document = json.loads((tmp_path / "The port.json").read_text(encoding="utf-8"))
    assert document["report"]["kind"] == "library"
    assert sorted(Path(one["article"]["source"]).name for one in document["articles"]) == [
        "one.txt",
        "two.txt",
    ]
    assert [len(story["articles"]) for story in document["stories"]] == [2]
    assert "each of its" in naba("verify", tmp_path / "The port.csv")


def test_what_is_not_there_is_named(press: Path, tmp_path: Path) -> None:
    assert "'three.txt' is not in the library" in naba("export", "three.txt", "--out", tmp_path, code=1)
    assert "choose from" in naba("export", "--with", "colour", code=2)
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    assert "x.pdf" in naba("verify", tmp_path / "x.pdf", code=1)
