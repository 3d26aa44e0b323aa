from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from library_makers import save_edit
from naba_translation.article import Article, Draft, Link, Paragraph, Sentence
from naba_translation.cli import main
from naba_translation.engines.drafting import with_keys
from naba_translation.library.store import Store


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0) -> str:
    assert main([str(argument) for argument in arguments]) == code
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def _online(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program refuses the network to its whole process, which here is everybody's."""
    monkeypatch.setattr("naba_translation.cli.refuse_network", lambda: None)


def test_names_go_in_and_out_and_are_switched_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "names", "add", "وادي الريم", "Wadi al-Reem", "--kind", "place", "--also", "~Wadi Reem")
    assert "Wadi al-Reem | ~Wadi Reem\tplace" in run(capsys, "names", "list")
    for file in (tmp_path / "n.csv", tmp_path / "n.tbx"):
        assert "1 name →" in run(capsys, "names", "export", file)
        run(capsys, "names", "remove", "وادي الريم")
        assert run(capsys, "names", "list") == ""
        assert run(capsys, "names", "import", file) == "1 name\n"
        assert "Wadi al-Reem | ~Wadi Reem\tplace" in run(capsys, "names", "list", "reem")
    assert "Beirut" in run(capsys, "names", "list", "--all", "beirut")
    run(capsys, "names", "remove", "بيروت")
    assert run(capsys, "names", "list", "--all", "beirut") == ""
    assert "Khaled" in run(capsys, "names", "spell", "خالد")


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("add", " ", "x"), 2, "needs an Arabic and an English form"),
        (("remove", "زقزوق"), 1, "no such name"),
        (("spell", "hello"), 2, "no Arabic letter"),
    ],
)
def test_a_name_that_will_not_do_is_told_beside_the_answer(
    arguments: tuple[str, ...], code: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", *arguments]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert why in told.err


def test_a_name_without_arabic_or_an_unfit_file_is_refused_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, code, why in (
        (("names", "add", "beirut", "Beirut"), 2, "no Arabic letter in 'beirut'"),
        (("names", "export", str(tmp_path / "n.txt")), 1, "written as .csv or .tbx. Choose another name."),
        (("memory", "export", str(tmp_path / "m")), 1, "written as .tmx. Choose another name."),
    ):
        assert main(list(arguments)) == code
        assert why in capsys.readouterr().err
    assert not list(tmp_path.glob("[mn].*"))
    assert run(capsys, "names", "list") == ""


def test_names_of_the_library_that_need_a_choice(
    tmp_path: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["في فانكوفر", "في إدلب", "إلى إدلب"]
    text = "\n".join(lines)
    starts = [0, len(lines[0]) + 1, len(lines[0]) + len(lines[1]) + 2]
    sentences = [
        Sentence(n, n, start, start + len(line), line)
        for n, (start, line) in enumerate(zip(starts, lines, strict=True))
    ]
    stored, _ = with_keys(sentences)
    paragraphs = tuple(Paragraph(s.index, s.start, s.end) for s in sentences)
    article = Article("a" * 64, "a.txt", "b" * 64, "txt/1", text, paragraphs)
    store.add_article(article, stored)
    store.set_signature(article.id, "s")
    english = ["In Vancook", "In Idleb", "To Idlib"]
    drafts = {
        item.key or "": Draft(said, -0.5, 3, 3, links=(Link(1, 1, 0.9),))
        for item, said in zip(stored, english, strict=True)
    }
    store.save_drafts("s", drafts)
    assert run(capsys, "names", "unknown") == "فانكوفر\tFankufr\tsaid as Vancook (1)\n"
    assert run(capsys, "names", "conflicts") == ""  # Idleb gave way to Idlib
    save_edit(store, article.id, stored[1], "In Idleb", author="Amal")
    assert "Idlib\tsaid as" in run(capsys, "names", "conflicts")


def test_a_memory_goes_in_and_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "m.tmx"
    file.write_text(
        '<tmx version="1.4"><header/><body><tu><tuv xml:lang="ar"><seg>وصل</seg></tuv>'
        '<tuv xml:lang="en"><seg>He came</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert run(capsys, "memory", "import", file) == "1 sentence\n"
    assert run(capsys, "memory", "stats") == "0 edited here, 1 imported\n"
    assert "1 sentence →" in run(capsys, "memory", "export", tmp_path / "out.tmx")
    assert "He came" in (tmp_path / "out.tmx").read_text(encoding="utf-8")


def test_any_translation_can_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arabic, english = tmp_path / "ar.txt", tmp_path / "en.txt"
    arabic.write_text(
        "بلغت التكلفة 350 مليون دينار.\nالتقى الوزير فلاديمير بوتين أمس.\nوصل الوفد.\n", encoding="utf-8"
    )
    english.write_text(
        "The cost was 530 million dinars.\nThe minister met his counterpart yesterday.\nThe team came.\n",
        encoding="utf-8",
    )
    lines = run(capsys, "check", "--src", arabic, "--tgt", english, "--json").splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["line"] for record in records] == [1, 2, 3]
    assert [record["level"] for record in records] == ["doubt", "look", "ok"]
    assert {flag["check"] for flag in records[0]["flags"]} == {"numbers"}
    assert {flag["check"] for flag in records[1]["flags"]} == {"names"}
    assert "Vladimir Putin" in run(capsys, "check", "--src", arabic, "--tgt", english)
    run(capsys, "check", "--src", tmp_path / "gone", "--tgt", english, code=1)
    with english.open("a", encoding="utf-8") as file:
        file.write("One line more.\n")
    assert main(["check", "--src", str(arabic), "--tgt", str(english), "--json"]) == 1
    told = capsys.readouterr()
    assert ("ar.txt has 3 lines" in told.err, "en.txt has 4 lines" in told.err, told.out) == (True, True, "")
    arabic.write_bytes(b"\xff\xff")
    run(capsys, "check", "--src", arabic, "--tgt", english, code=1)


def test_the_commands_load_nothing_heavy_to_be_described() -> None:
    script = """
        import sys
        from naba_translation.cli import _parser
        _parser()
        heavy = {"lxml", "sqlite_utils", "ctranslate2", "numpy", "naba_translation.names.gazetteer"}
        sys.exit(", ".join(heavy & set(sys.modules)) or 0)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
