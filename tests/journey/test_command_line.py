"""The program as a user runs it: real processes, the real entry point, files on disk."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import naba_resources
from child import child
from naba_models import InstalledModel
from naba_translation.library.store import Store
from naba_translation.paths import Paths

NABA = Path(sys.executable).with_name("naba")
SENTENCE = "أعلنت وزارة النقل أن الميناء رقم {} سيفتح في الربيع المقبل بعد تأخير دام عامين."


def naba(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [str(part) for part in (NABA, *arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


@pytest.fixture
def tiny_installed(built_model: InstalledModel, profile: Paths) -> str:
    """The tiny model among the analyst's own models; its id."""
    shutil.copytree(built_model.folder, profile.models / "tiny")
    return built_model.manifest.id


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ports.txt"
    path.write_text("\n\n".join(SENTENCE.format(number) for number in range(4)), encoding="utf-8")
    return path


def test_help_loads_nothing_heavy() -> None:
    """0.3 s is the promise; what would break it is one of these."""
    heavy = {"ctranslate2", "sentencepiece", "numpy", "PySide6", "sqlite_utils", "typst", "tqdm"}
    code = (
        "import sys; from naba_translation.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print(*{m.partition('.')[0] for m in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(done.stderr.split())
    assert "translate" in done.stdout


def test_a_file_and_a_folder_become_pdf_and_json(article: Path, tmp_path: Path, tiny_installed: str) -> None:
    deep = tmp_path / "press" / "north"
    deep.mkdir(parents=True)
    (deep / "copy.txt").write_text(article.read_text(encoding="utf-8"), encoding="utf-8")
    out = tmp_path / "out"
    done = naba("translate", article, tmp_path / "press", "--out", out, "--model", tiny_installed)
    assert (done.returncode, done.stderr) == (0, "")
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == {"ports.pdf", "ports.json", "north/copy.pdf", "north/copy.json"}
    assert (out / "ports.pdf").read_bytes().startswith(b"%PDF-")
    document = json.loads((out / "ports.json").read_text(encoding="utf-8"))
    assert [sentence["index"] for sentence in document["sentences"]] == [0, 1, 2, 3]
    assert SENTENCE.format(2) == document["sentences"][2]["arabic"]
    assert document["signature"].startswith("model:tiny@1|")
    assert "2 articles done, 0 failed" in done.stdout


def test_bad_files_are_named_one_a_line_and_the_good_one_is_done(
    article: Path, tmp_path: Path, tiny_installed: str
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "english.txt").write_text("The minister denied that the port would be closed. " * 9)
    (tmp_path / "huge.txt").write_bytes(SENTENCE.format(1).encode() * 360_000)
    bad = [tmp_path / name for name in ("empty.txt", "binary.txt", "english.txt", "huge.txt", "gone.txt")]
    done = naba(
        "translate", *bad, article, "--out", tmp_path / "out", "--model", tiny_installed, "--format", "json"
    )
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == len(bad)
    for path, line in zip(bad, lines, strict=True):
        assert line.startswith("FAILED")
        assert line.count(str(path)) == 1
    assert (tmp_path / "out" / "ports.json").exists()
    assert "Traceback" not in done.stderr


def test_control_characters_in_a_name_do_not_reach_the_terminal(tmp_path: Path, tiny_installed: str) -> None:
    path = tmp_path / "a\x1b]0;owned\x07\u202etxt.txt"
    path.touch()
    done = naba("translate", path, "--out", tmp_path / "out", "--model", tiny_installed)
    assert done.returncode == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stderr + done.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ["translate"],
        ["translate", "x.txt", "--format", "docm"],
        ["translate", "x.txt", "--summary", "half"],
        ["translate", "x.txt", "--summary", "120%"],
        ["translate", "x.txt", "--summary", "0%"],
        ["summary", "x.txt", "--words", "0"],
        ["translate", "x.txt", "--jobs", "0"],
        ["unheard-of"],
        [],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert naba(*arguments).returncode == 2


def test_an_unknown_model_is_named_with_those_there_are(article: Path) -> None:
    done = naba("translate", article, "--model", "opus-9000")
    assert done.returncode == 1
    assert "opus-9000" in done.stderr
    assert "naba-ar-en" in done.stderr


def test_an_output_folder_that_cannot_be_made_stops_before_any_work(
    article: Path, tmp_path: Path, tiny_installed: str
) -> None:
    (tmp_path / "file").touch()
    done = naba("translate", article, "--out", tmp_path / "file" / "out", "--model", tiny_installed)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "file" in done.stderr


def test_a_damaged_model_is_refused_by_the_file(
    article: Path, tmp_path: Path, tiny_installed: str, profile: Paths
) -> None:
    path = profile.models / "tiny" / "sentencepiece.model"
    data = bytearray(path.read_bytes())
    data[100] ^= 4
    path.write_bytes(data)
    done = naba("translate", article, "--out", tmp_path / "out", "--model", tiny_installed)
    assert done.returncode == 1
    assert "sentencepiece.model" in done.stderr
    verified = naba("models", "verify", tiny_installed)
    assert verified.returncode == 1
    assert "sentencepiece.model" in verified.stdout


def test_interrupting_keeps_what_was_done_and_says_so(tmp_path: Path, tiny_installed: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n".join(SENTENCE.format(number) for number in range(8000)), encoding="utf-8")
    command = [NABA, "translate", path, "--out", tmp_path / "out", "--model", tiny_installed, "--jobs", "1"]
    with (
        child(command, stderr=subprocess.PIPE, text=True) as running,
        Store(Paths.of_user().store) as library,
    ):
        while running.poll() is None and not any(row.done for row in library.articles()):
            os.sched_yield()
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert "kept" in said
    assert "Traceback" not in said


def test_read_gives_offsets_into_the_text(article: Path) -> None:
    done = naba("read", article, "--json")
    document = json.loads(done.stdout)
    assert [sentence["text"] for sentence in document["sentences"]] == [SENTENCE.format(n) for n in range(4)]


def test_read_takes_standard_input(article: Path) -> None:
    from_file = json.loads(naba("read", article, "--json").stdout)
    with article.open("rb") as file:
        from_input = json.loads(naba("read", "-", "--json", stdin=file).stdout)
    assert from_input["sentences"] == from_file["sentences"]


def test_translate_takes_standard_input(article: Path, tmp_path: Path, tiny_installed: str) -> None:
    with article.open("rb") as file:
        done = naba("translate", "-", "--out", tmp_path / "out", "--model", tiny_installed, stdin=file)
    assert done.returncode == 0, done.stderr
    (document,) = (tmp_path / "out").glob("pasted *.json")
    assert len(json.loads(document.read_text(encoding="utf-8"))["sentences"]) == 4
    assert naba("verify", document).returncode == 0


def test_a_file_named_like_standard_input_is_a_file(
    article: Path, tmp_path: Path, tiny_installed: str
) -> None:
    (tmp_path / "-").write_bytes(article.read_bytes())
    done = subprocess.run(
        [str(NABA), "translate", "./-", "--out", "out", "--format", "json", "--model", tiny_installed],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    (document,) = (tmp_path / "out").iterdir()
    assert len(json.loads(document.read_text(encoding="utf-8"))["sentences"]) == 4


def test_a_terminal_without_arabic_letters_gets_their_codes(article: Path) -> None:
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = naba("read", article, "--json", env=plain)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["sentences"][0]["text"] == SENTENCE.format(0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_an_answer_that_finds_no_space_is_told_in_words(article: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [NABA, "read", article, "--json"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "no space is left" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_doctor_finds_a_good_installation_good() -> None:
    done = naba("doctor")
    assert done.returncode == 0, done.stdout
    assert "naba-ar-en" in done.stdout


def test_models_list_shows_licence_and_hash() -> None:
    done = naba("models", "list")
    assert done.returncode == 0
    assert "CC-BY-SA-4.0" in done.stdout


@pytest.mark.default_model
def test_the_samples_come_out_in_real_english(tmp_path: Path) -> None:
    """The whole product on its own samples with the model that ships inside."""
    samples = naba_resources.path("samples")
    done = naba("translate", samples, "--out", tmp_path, "--format", "json")
    assert done.returncode == 0, done.stderr
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.glob("*.json")]
    assert len(documents) == len(list(samples.glob("*.txt")))
    english = " ".join(s["english"] for document in documents for s in document["sentences"]).lower()
    assert {"the", "minister", "said", "of"} <= set(english.split())
    assert all(document["summary"] for document in documents)
