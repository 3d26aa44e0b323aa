"""An article that would command a terminal, through every command that prints what articles say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from naba_models import InstalledModel
from naba_translation.paths import Paths
from taking_in import take_in

NABA = Path(sys.executable).with_name("naba")
COMMANDS = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
"""Sets a title, clears the screen, turns red, turns the reading order: none of it may come out."""
ARTICLE = (
    f"وزارة النقل {COMMANDS} تفتح الميناء",
    f"قال الوزير أحمد {COMMANDS} صالح يوم 14 مايو 2019 إن الميناء سيفتح في القاهرة بعد تأخير دام عامين.",
    f"أعلنت وزارة النقل أن {COMMANDS} التكلفة بلغت 3.5 مليون دينار في 2018 بعد تأخير دام عامين كاملين.",
)


def naba(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(part) for part in (NABA, *arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def library(built_model: InstalledModel, profile: Paths, tmp_path: Path) -> Path:
    """The hostile article, read and translated; it comes into the library by a name that is hostile too."""
    take_in(built_model.folder, profile.models)
    title, *body = ("".join(f"&#{ord(char)};" for char in line) for line in ARTICLE)
    page = (
        f"<html lang=ar><body><article><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in body)}</article>"
    )
    path = tmp_path / f"a{COMMANDS}.html"
    path.write_text(page, encoding="utf-8")
    done = naba("translate", path, "--model", "tiny", "--out", tmp_path, "--format", "json")
    assert done.returncode == 0, done.stderr
    return path


def test_no_command_prints_what_would_act_on_a_terminal(library: Path, tmp_path: Path) -> None:
    arabic, english = tmp_path / "arabic.txt", tmp_path / "english.txt"
    arabic.write_text("\n".join(ARTICLE), encoding="utf-8")
    english.write_text("\n".join(f"{COMMANDS} He said 17 {line}" for line in ARTICLE), encoding="utf-8")
    runs = (
        ("read", library),
        ("summary",),
        ("search", "الميناء"),
        ("search", f"الميناء {COMMANDS}"),
        ("timeline",),
        ("stories",),
        ("check", "--src", arabic, "--tgt", english),
        ("compare", library, "--models", "tiny", "naba-ar-en", "--all"),
        ("names", "list"),
        ("names", "unknown"),
        ("export", "--format", "txt", "--out", tmp_path / "out"),
        ("translate", library, "--model", COMMANDS),
        ("models", "show", COMMANDS),
        ("verify", library),
    )
    faults: list[tuple[object, set[str]]] = []
    for arguments in runs:
        done = naba(*arguments)
        acting = {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.stdout + done.stderr)
        faults += [(arguments[0], acting)] if acting else []
        assert "Traceback" not in done.stderr, arguments
        assert done.returncode in (0, 1, 2), arguments
    assert not faults
