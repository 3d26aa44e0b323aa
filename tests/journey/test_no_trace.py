"""What keeps nothing leaves nothing behind: on a machine that is shared, and where nothing can be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from naba_translation.cli import main
from naba_translation.paths import HOME_VARIABLE

ARABIC = "وصل الوزير إلى دمشق أمس. لم تغادر السفينة الميناء.\n"
KEEPS_NOTHING = (
    (0, "read TEXT"),
    (0, "check --src TEXT --tgt TEXT"),
    (1, "verify TEXT"),
    (0, "doctor"),
    (1, "summary"),
    (1, "search الوزير"),
    (1, "stories"),
    (1, "timeline"),
    (1, "export --library --out OUT"),
    (0, "key list"),
    (0, "names list"),
    (0, "names unknown"),
    (0, "names conflicts"),
    (0, "names spell علي"),
    (0, "names export OUT.csv"),
    (0, "memory stats"),
    (0, "memory export OUT.tmx"),
    (1, "library check"),
    (1, "library backup"),
    (0, "library backups"),
    (1, "library restore 1"),
    (1, "library salvage"),
    (1, "library forget nothing"),
    (0, "models list"),
    (0, "models default"),
    (0, "models show naba-ar-en"),
    (0, "models verify naba-ar-en"),
    (1, "models remove nosuch"),
    (1, "models rollback nosuch"),
)
WINDOW = """
import sys
from naba_desktop.lifetime import program
from naba_desktop.dialogs import DesktopDialogs
class Told(DesktopDialogs):
    def tell(self, parent, title, text):
        print(title, text, sep="\\n")
program.DesktopDialogs = Told
sys.exit(program.main([]))
"""


@pytest.fixture(autouse=True)
def stays_online(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal of the network holds for a whole process and cannot be taken back: other tests come after."""
    monkeypatch.setattr("naba_translation.cli.refuse_network", lambda: None)


@pytest.fixture(params=["empty", "read-only"])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with nothing in it, and one in which nothing can be made, by whomever."""
    home = tmp_path / "home"
    if request.param == "empty":
        home.mkdir()
    else:
        home.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    yield home
    assert home.is_file() or list(home.iterdir()) == []


@pytest.mark.parametrize(("code", "command"), KEEPS_NOTHING, ids=[words for _, words in KEEPS_NOTHING])
def test_a_command_that_keeps_nothing_works_and_leaves_no_trace(
    code: int, command: str, home: Path, tmp_path: Path
) -> None:
    text = tmp_path / "article.txt"
    text.write_text(ARABIC, encoding="utf-8")
    words = [
        word.replace("TEXT", str(text)).replace("OUT", str(tmp_path / "out")) for word in command.split()
    ]
    assert main(words) == code


def test_what_cannot_keep_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    home.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    for command in (["names", "add", "علي", "Ali"], ["models", "default", "naba-ar-en"]):
        assert main(command) == 1
        assert "folder" in capsys.readouterr().err
    done = subprocess.run([sys.executable, "-c", WINDOW], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("The library cannot be written")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_the_first_thing_that_is_kept_lies_in_folders_that_are_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(0)
    try:
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home/naba"))
        assert main(["names", "add", "علي", "Ali"]) == 0
    finally:
        os.umask(before)
    made = [path for path in (tmp_path / "home", *(tmp_path / "home").rglob("*")) if path.is_dir()]
    assert len(made) == 3
    assert {path.stat().st_mode & 0o777 for path in made} == {0o700}
