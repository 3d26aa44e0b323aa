"""Copies of the library are whole, checked, few, private, and can be taken back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from library_makers import add_article, contents, fill, save_edit
from naba_translation.errors import BackupFailed, StoreDamaged
from naba_translation.library.backups import DAYS, OTHERS, WEEKS, Backups, Why
from naba_translation.library.integrity import examine
from naba_translation.library.store import Store
from naba_translation.paths import Paths


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(profile: Paths, clock: Clock) -> Backups:
    fill(profile.store, 3)
    return Backups(profile.store, now=clock)


def edit_something(path: Path, words: str) -> None:
    with Store(path) as store:
        article = store.article(store.articles()[0].id)
        assert article is not None
        save_edit(store, article.id, store.sentences(article)[0], words, author="Amal")


def flip_in(path: Path, needle: bytes) -> None:
    """Change one letter of a text in the file, which SQLite itself does not notice."""
    data = path.read_bytes()
    assert needle in data
    path.write_bytes(data.replace(needle, needle[:-1] + bytes([needle[-1] ^ 1])))


def flush(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_a_copy_holds_what_others_wrote_a_moment_ago(profile: Paths, backups: Backups) -> None:
    with Store(profile.store) as other:  # its words are in the journal, not in the file that `cp` would take
        article = add_article(other, 99)
        backup = backups.make()
        assert article.id in contents(backup.path)


def test_restoring_brings_the_former_words_back_and_can_itself_be_taken_back(
    profile: Paths, backups: Backups
) -> None:
    before = contents(profile.store)
    backup = backups.make()
    edit_something(profile.store, "Changed since.")
    changed = contents(profile.store)
    former = backups.restore(backup)
    assert contents(profile.store) == before != changed
    assert former == backups.list()[0].path
    backups.restore(backups.list()[0])
    assert contents(profile.store) == changed


def test_restoring_reaches_those_who_have_the_library_open(profile: Paths, backups: Backups) -> None:
    backup = backups.make()
    with Store(profile.store) as reader:
        added = add_article(reader, 50)
        backups.restore(backup)
        assert reader.article(added.id) is None
        add_article(reader, 51)
    assert Store(profile.store).examine() == ""


def test_a_damaged_library_is_no_backup_and_lets_no_good_one_go(
    profile: Paths, backups: Backups, clock: Clock
) -> None:
    good = [backups.make() for _ in range(OTHERS)]
    flush(profile.store)
    flip_in(profile.store, b"The analyst's Ship 1.")
    assert Store(profile.store).examine() == ""  # SQLite sees nothing
    with pytest.raises(StoreDamaged, match="edit 2"):
        backups.make()
    assert {backup.path for backup in backups.list()} == {backup.path for backup in good}
    assert "edit 2" in backups.last_problem
    assert "Ship" not in backups.last_problem
    shutil.rmtree(profile.data / "backups")
    profile.store.unlink()
    fill(profile.store, 1)
    backups.make()
    assert backups.last_problem == ""


@pytest.mark.parametrize("content", [b"\0" * 8192, b"SQLite format 3\0" + b"\xff" * 9000, b"letter" * 2000])
def test_a_library_that_cannot_be_opened_is_set_aside(
    profile: Paths, backups: Backups, content: bytes
) -> None:
    before = contents(profile.store)
    backup = backups.make()
    profile.store.write_bytes(content)
    aside = backups.restore(backup)
    assert contents(profile.store) == before
    assert aside is not None
    assert aside.read_bytes() == content


def test_the_journal_of_a_library_goes_aside_with_it(profile: Paths, backups: Backups) -> None:
    """Left where it was it would be played into the copy that takes the library's place."""
    before = contents(profile.store)
    backup = backups.make()
    with Store(profile.store) as store:
        added = add_article(store, 70)
        aside = backups.replace_library(backup.path)
        assert contents(profile.store) == before
    assert aside is not None
    assert added.id in contents(aside)


def test_a_library_that_is_gone_comes_back(profile: Paths, backups: Backups) -> None:
    before = contents(profile.store)
    backup = backups.make()
    profile.store.unlink()
    assert backups.restore(backup) is None
    assert contents(profile.store) == before


def test_a_damaged_copy_is_not_restored(profile: Paths, backups: Backups) -> None:
    before = contents(profile.store)
    backup = backups.make()
    flip_in(backup.path, b"The analyst's Ship 2.")
    with pytest.raises(BackupFailed, match="damaged"):
        backups.restore(backup)
    assert contents(profile.store) == before


def test_a_daily_copy_is_made_once_a_day_and_only_of_what_changed(
    profile: Paths, backups: Backups, clock: Clock
) -> None:
    clock.time = datetime.now(UTC)
    assert backups.make_if_due() is not None
    assert backups.make_if_due() is None
    clock.time += timedelta(days=1, minutes=1)
    contents(profile.store)  # opened and read
    assert backups.make_if_due() is None
    edit_something(profile.store, "New words.")
    future = clock.time.timestamp()
    os.utime(profile.store, (future, future))
    assert backups.make_if_due() is not None


def test_a_clock_set_back_stops_no_backup_and_the_number_says_which_is_newer(
    profile: Paths, backups: Backups, clock: Clock
) -> None:
    clock.time = datetime.now(UTC) + timedelta(days=400)
    wrong = backups.make_if_due()
    clock.time = datetime.now(UTC)
    edit_something(profile.store, "After the clock was put right.")
    right = backups.make_if_due()
    assert wrong is not None
    assert right is not None
    assert backups.list()[0].path == right.path
    assert contents(backups.list()[0].path) == contents(profile.store)


def test_days_and_weeks_are_thinned_out(profile: Paths, backups: Backups, clock: Clock) -> None:
    start = clock.time
    for _ in range(60):
        clock.time += timedelta(days=1)
        backups.make(Why.DAILY)
    asked = [backups.make().path for _ in range(OTHERS + 2)]
    kept = backups.list()
    daily = [backup for backup in kept if backup.why is Why.DAILY]
    days = {(backup.made - start).days for backup in daily}
    assert set(range(60 - DAYS + 1, 61)) <= days
    assert len({backup.made.isocalendar()[:2] for backup in daily}) >= WEEKS
    assert DAYS < len(daily) <= DAYS + WEEKS
    assert [backup.path for backup in kept if backup.why is Why.ASKED] == asked[:1:-1]


def test_a_file_whose_name_is_no_moment_is_no_copy(backups: Backups) -> None:
    made = backups.make()
    (backups.folder / "000009-20261399T000000Z-daily.db").touch()
    assert backups.list() == (made,)


def test_nobody_else_may_read_a_copy(profile: Paths, backups: Backups) -> None:
    previous = os.umask(0)
    try:
        backup = backups.make()
    finally:
        os.umask(previous)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
    assert [path.name for path in backups.folder.iterdir()] == [backup.path.name]


def test_no_copy_is_begun_that_would_fill_the_disk(
    profile: Paths, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(profile.data)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10_000_000))
    with pytest.raises(BackupFailed, match="10 MB are free"):
        backups.make()
    assert "10 MB are free" in backups.last_problem
    assert backups.list() == ()


@pytest.fixture
def unwritable(backups: Backups) -> Iterator[Backups]:
    """A file stands where the folder should be: refused to every user, root too."""
    backups.folder.write_text("in the way")
    return backups


def test_a_folder_that_cannot_be_written_is_told_in_words(unwritable: Backups, profile: Paths) -> None:
    before = contents(profile.store)
    with pytest.raises(BackupFailed):
        unwritable.make()
    assert contents(profile.store) == before


def test_two_threads_make_copies_at_the_same_time(profile: Paths, backups: Backups) -> None:
    """The chore of the day and the analyst's own wish are on different threads of one process."""
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: backups.make(), range(8)))
    assert not [backup for backup in backups.list() if examine(backup.path).damage]
    assert {path.suffix for path in backups.folder.iterdir()} == {".db"}
    assert len({backup.path for backup in made}) == 8
