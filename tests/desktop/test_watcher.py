from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from naba_desktop.batches.arrivals import SETTLE_SECONDS, Arrivals, Look, Watched
from naba_desktop.batches.watcher import Watcher, watched_list
from naba_desktop.work.background import Steps
from naba_translation.library.connection import Place
from naba_translation.paths import Paths


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "old.txt").write_text("قديم", encoding="utf-8")
    return folder


class Looking:
    """Looks at a folder again and again, at times the test says."""

    def __init__(self, folder: Path) -> None:
        self.watched = Watched(folder)
        self._arrivals = Arrivals()

    def __call__(self, now: float) -> Look:
        look = self._arrivals.look(self.watched, now=now)
        self.watched = look.watched
        return look

    def names(self, now: float) -> list[str]:
        return [path.relative_to(self.watched.folder).as_posix() for path in self(now).ready]


def test_what_lay_there_before_is_left_alone(inbox: Path) -> None:
    looking = Looking(inbox)
    assert looking.names(0) == []
    assert looking.names(100) == []


def test_a_file_is_taken_once_and_when_it_stands_still(inbox: Path) -> None:
    looking = Looking(inbox)
    looking(0)
    new = inbox / "new.txt"
    new.write_text("خبر", encoding="utf-8")
    assert looking(1).unsettled
    new.write_text("خبر أطول من ذي قبل", encoding="utf-8")
    assert looking.names(1 + SETTLE_SECONDS) == [], "it has grown since"
    assert looking.names(1.1 + SETTLE_SECONDS) == []
    assert looking.names(1 + 2 * SETTLE_SECONDS) == ["new.txt"]
    assert looking.names(100) == []
    os.utime(new, (2_000_000_000, 2_000_000_000))
    looking(101)
    assert looking.names(101 + SETTLE_SECONDS) == ["new.txt"], "it is another one now"


def test_a_file_without_a_byte_is_waited_for(inbox: Path) -> None:
    looking = Looking(inbox)
    looking(0)
    (inbox / "empty.txt").touch()
    assert [looking.names(second) for second in (10, 20, 30)] == [[], [], []]
    (inbox / "empty.txt").write_text("خبر", encoding="utf-8")
    looking(40)
    assert looking.names(50) == ["empty.txt"]


def test_what_is_not_meant_to_be_read_is_passed_over(inbox: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("سر", encoding="utf-8")
    looking = Looking(inbox)
    looking(0)
    (inbox / "link.txt").symlink_to(outside)
    (inbox / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (inbox / "round").symlink_to(inbox)
    (inbox / "elsewhere").symlink_to(tmp_path)
    for name in (".hidden.txt", "~$draft.docx", "report.txt.part", "page.crdownload", "song.mp3"):
        (inbox / name).write_text("خبر", encoding="utf-8")
    (inbox / ".cache").mkdir()
    (inbox / ".cache" / "page.txt").write_text("خبر", encoding="utf-8")
    (inbox / "pipe.txt").unlink(missing_ok=True)
    os.mkfifo(inbox / "pipe.txt")
    (inbox / "day" / "one").mkdir(parents=True)
    (inbox / "day" / "one" / "good.txt").write_text("خبر", encoding="utf-8")
    looking(1)
    assert looking.names(10) == ["day/one/good.txt"]


def test_a_download_that_gets_its_name_when_it_is_whole_is_taken(inbox: Path) -> None:
    looking = Looking(inbox)
    looking(0)
    part = inbox / "news.html.part"
    part.write_text("خبر", encoding="utf-8")
    looking(10)
    part.rename(inbox / "news.html")
    assert looking.names(20) == []
    assert looking.names(20 + SETTLE_SECONDS) == ["news.html"]


def test_a_folder_that_is_gone_for_a_while_is_not_read_anew(inbox: Path, tmp_path: Path) -> None:
    looking = Looking(inbox)
    looking(0)
    away = tmp_path / "away"
    inbox.rename(away)
    assert not looking(1).reachable
    away.rename(inbox)
    (inbox / "new.txt").write_text("خبر", encoding="utf-8")
    assert looking(2).reachable
    assert looking.names(10) == ["new.txt"]


MakeWatcher = Callable[[], Watcher]


def drain(steps: Steps) -> object:
    """What a job returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture
def make_watcher(qapp: object, tmp_path: Path, profile: Paths) -> Iterator[MakeWatcher]:
    made: list[Watcher] = []

    def ask(
        start: Callable[[], Steps], then: Callable[[object], None], *, ended: Callable[[], None] | None = None
    ) -> None:
        then(drain(start()))

    def make() -> Watcher:
        kept = watched_list(Place(profile.store), ask=ask, former=tmp_path / "watched.json")
        made.append(Watcher(kept, settle=0.05))
        return made[-1]

    yield make
    for watcher in made:
        watcher.close()


def wait_for_first_look(watcher: Watcher, qtbot: QtBot, inbox: Path) -> None:
    qtbot.waitUntil(lambda: str(inbox) in watcher._system.directories())


def watching(make_watcher: MakeWatcher, qtbot: QtBot, inbox: Path) -> Watcher:
    """A watcher that has seen what lies in the folder now."""
    watcher = make_watcher()
    watcher.start()
    watcher.add(inbox)
    wait_for_first_look(watcher, qtbot, inbox)
    return watcher


def test_a_new_file_is_told_when_it_is_whole(make_watcher: MakeWatcher, qtbot: QtBot, inbox: Path) -> None:
    watcher = watching(make_watcher, qtbot, inbox)
    with qtbot.waitSignal(watcher.arrived) as arrived:
        (inbox / "new.txt").write_text("خبر", encoding="utf-8")
    assert arrived.args[0] == (inbox / "new.txt",)
    assert [(one.folder, one.reachable, one.came) for one in watcher.folders] == [(inbox, True, 1)]


def test_what_came_while_the_window_was_closed_is_told_at_its_next_start(
    make_watcher: MakeWatcher, qtbot: QtBot, inbox: Path
) -> None:
    first = watching(make_watcher, qtbot, inbox)
    first.close()
    (inbox / "new.txt").write_text("خبر", encoding="utf-8")
    second = make_watcher()
    with qtbot.waitSignal(second.arrived) as arrived:
        second.start()
    assert arrived.args[0] == (inbox / "new.txt",)
    second.close()
    third = make_watcher()
    told = QSignalSpy(third.arrived)
    third.start()
    wait_for_first_look(third, qtbot, inbox)
    assert told.count() == 0, "only once"


def test_an_earlier_list_is_taken_in_its_file_goes_and_no_name_of_a_file_is_kept(
    make_watcher: MakeWatcher, qtbot: QtBot, inbox: Path, tmp_path: Path, profile: Paths
) -> None:
    stamp = (inbox / "old.txt").stat()
    seen = {"old.txt": [stamp.st_size, stamp.st_mtime_ns]}
    former = tmp_path / "watched.json"
    former.write_text(json.dumps({"watched": [{"folder": str(inbox), "seen": seen}]}), encoding="utf-8")
    (inbox / "new.txt").write_text("خبر", encoding="utf-8")
    watcher = make_watcher()
    with qtbot.waitSignal(watcher.arrived) as arrived:
        watcher.start()
    assert arrived.args[0] == (inbox / "new.txt",)
    assert not former.exists()
    written = b"".join(path.read_bytes() for path in profile.data.glob("library.db*"))
    assert str(inbox).encode() in written
    assert b"old.txt" not in written
    assert b"new.txt" not in written


def test_a_folder_that_is_no_longer_watched_tells_nothing(
    make_watcher: MakeWatcher, qtbot: QtBot, inbox: Path
) -> None:
    watcher = watching(make_watcher, qtbot, inbox)
    watcher.remove(inbox)
    assert watcher.folders == ()
    assert watcher._system.directories() == []
    again = make_watcher()
    again.start()
    assert again.folders == ()


def test_a_folder_that_vanishes_is_said_to_and_found_again(
    make_watcher: MakeWatcher, qtbot: QtBot, inbox: Path
) -> None:
    watcher = watching(make_watcher, qtbot, inbox)
    shutil.rmtree(inbox)
    qtbot.waitUntil(lambda: not watcher.folders[0].reachable)
    inbox.mkdir()
    watcher.look()
    qtbot.waitUntil(lambda: watcher.folders[0].reachable)


def test_a_drive_that_does_not_answer_keeps_nobody_waiting(
    make_watcher: MakeWatcher, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answer = threading.Event(), threading.Event()
    scan = os.scandir

    def silent(folder: Path) -> object:
        asked.set()
        answer.wait(60)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", silent)
    watcher = make_watcher()
    watcher.add(inbox)
    assert asked.wait(20)
    assert not watcher.close(patience=0.05)
    answer.set()
    assert watcher.close()
