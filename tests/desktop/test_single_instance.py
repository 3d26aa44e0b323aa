"""A second start of the program, as another process, with the first one's window waiting."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from child import child
from naba_desktop.app import Desktop
from naba_desktop.lifetime.single_instance import PIPE_NAME, SingleInstance

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from naba_desktop.lifetime.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
if instance.claim():
    if sys.argv[2:] == ["die"]:
        import os; os.kill(os.getpid(), 9)
    print("claimed")
else:
    print("handed over" if instance.hand_over([Path(name) for name in sys.argv[2:]]) else "no answer")
"""


def second(folder: Path, *arguments: str, check: bool = True) -> str:
    command = [sys.executable, "-c", SECOND, str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=check).stdout.strip()


def test_a_second_start_hands_its_files_to_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    names = [
        "/press/مقال.txt",
        "/press/with\nnewline.txt",
        *(f"/press/{'x' * 200}{n}.txt" for n in range(400)),
    ]
    called: list[tuple[Path, ...]] = []
    first.called.connect(called.append)
    with child(
        [sys.executable, "-c", SECOND, str(tmp_path), *names], stdout=subprocess.PIPE, text=True
    ) as process:
        qtbot.waitUntil(lambda: bool(called), timeout=20_000)
        assert process.communicate()[0].strip() == "handed over"
    assert called == [tuple(map(Path, names))]  # more than the system's buffer holds at once
    first.close()


def test_the_pipe_is_for_this_account_alone_and_goes_with_the_window(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    state = (tmp_path / PIPE_NAME).stat()
    assert stat.S_ISFIFO(state.st_mode)
    assert stat.S_IMODE(state.st_mode) == 0o600
    first.close()
    first.close()
    assert not (tmp_path / PIPE_NAME).exists()
    assert second(tmp_path) == "claimed"


def test_a_first_that_was_killed_does_not_stand_in_the_way(tmp_path: Path) -> None:
    assert second(tmp_path, "die", check=False) == ""
    assert (tmp_path / PIPE_NAME).exists()
    assert second(tmp_path, "/a.txt") == "claimed"


def test_a_file_or_link_in_the_pipes_place_is_not_written_to(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    diary = tmp_path / "diary"
    diary.write_text("dear diary")
    (tmp_path / PIPE_NAME).unlink()
    (tmp_path / PIPE_NAME).symlink_to(diary)
    assert second(tmp_path, "/a.txt") == "no answer"
    assert diary.read_text() == "dear diary"
    first.close()


@pytest.mark.parametrize(
    "noise",
    [b"\n", b"[" * 50_000 + b"\n", b'["open", 3]\n["show"', b'["open", "relative.txt"]\n', b"\xff\n{}\n"],
)
def test_nonsense_in_the_pipe_is_passed_over(tmp_path: Path, qtbot: QtBot, noise: bytes) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    called: list[tuple[Path, ...]] = []
    first.called.connect(called.append)
    pipe = os.open(tmp_path / PIPE_NAME, os.O_WRONLY)
    os.write(pipe, noise)
    os.write(pipe, b'\n["open", "/a.txt"]\n["show"]\n')
    qtbot.waitUntil(lambda: bool(called), timeout=5_000)
    assert called == [(Path("/a.txt"),)]
    os.close(pipe)
    first.close()


def test_the_first_window_comes_up_and_opens_what_it_is_given(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "أعلنت وزارة النقل خطة النقل البحري في الربيع المقبل بعد تأخير دام عامين.", encoding="utf-8"
    )
    desktop.window.showMinimized()
    with qtbot.waitSignal(desktop.controller.entries_changed, timeout=20_000):
        desktop.come_forward((path,))
    assert not desktop.window.isMinimized()
    desktop.controller.stop()
    qtbot.waitUntil(lambda: not desktop.controller.translating, timeout=20_000)
