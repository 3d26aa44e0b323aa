"""Short versions of packaging/torture: sudden ends, torn journals, failing disks, two programs, flipped bits."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from library_makers import add_article, contents, fill
from naba_translation.errors import BackupFailed
from naba_translation.library import history
from naba_translation.library.backups import Backups
from naba_translation.library.connection import PAGE_BYTES
from naba_translation.library.history import History
from naba_translation.library.integrity import examine
from naba_translation.library.store import Store
from naba_translation.messages import describe
from naba_translation.paths import Paths

TORTURE = Path(__file__).parents[2] / "packaging/torture"
SECTOR = 512
NOT_PROVED = 2


def torture(name: str, *arguments: object, loses: bool = False) -> str:
    """What a proof prints. Where it cannot be made here, the test is skipped with its reason."""
    command = [sys.executable, TORTURE / name, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == NOT_PROVED:
        pytest.skip(done.stdout)
    assert done.returncode == loses, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forks")
def test_killed_at_any_moment_nothing_that_was_acknowledged_is_lost() -> None:
    said = torture("kills.py", "--kills", 10, "--longest", 0.4)
    assert "10 kills" in said
    assert "; 0 lost" in said


def test_a_torn_journal_loses_nothing_that_was_synced(profile: Paths, tmp_path: Path) -> None:
    """Of the journal, what one transaction added is cut off, torn into sectors, or noise; the one before was
    acknowledged and stands."""
    fill(profile.store, 2)
    chance = Random(7)
    torn = tmp_path / "torn" / "library.db"
    with Store(profile.store) as store:
        store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for number in range(100, 115):
            add_article(store, number)
            synced = journal(profile.store)
            expected = contents(profile.store)
            add_article(store, number + 100)
            written = journal(profile.store)
            assert written[: len(synced)] == synced  # the journal was not begun anew
            tail = bytearray(written[len(synced) :])
            for start in range(0, len(tail), SECTOR):
                match chance.randrange(3):
                    case 0:
                        tail[start : start + SECTOR] = bytes(len(tail[start : start + SECTOR]))
                    case 1:
                        tail[start : start + SECTOR] = chance.randbytes(len(tail[start : start + SECTOR]))
            shutil.rmtree(torn.parent, ignore_errors=True)
            torn.parent.mkdir()
            shutil.copy(profile.store, torn)
            Path(f"{torn}-wal").write_bytes(synced + tail[: chance.randrange(len(tail))])
            found = contents(torn)
            assert expected.items() <= found.items()
            assert not examine(torn).damage


def journal(library: Path) -> bytes:
    """The journal's frames of this round; after them the file may have older ones."""
    data = library.with_name("library.db-wal").read_bytes()
    frame, salt = 24 + PAGE_BYTES, data[16:24]
    end = 32
    while data[end + 8 : end + 16] == salt:
        end += frame
    return data[:end]


def test_a_disk_that_fills_up_at_any_write_keeps_what_was_acknowledged_and_goes_on_later(
    tmp_path: Path,
) -> None:
    """A file may grow to a limit only, which is a little higher each time: as a full disk does, it refuses the
    first write, the second, and so on. Then there is room again."""
    script = """
        import json, resource, signal, sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[1])
        from kept import Kept
        from life_home import Home
        from lives import short_life, words_of

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        troubles, wrong = 0, []
        for number in range(24):
            home = Home(Path(sys.argv[2]) / str(number)).furnish(Path(sys.argv[2]))
            kept, said = Kept(), []
            hear = lambda message: (kept.hear(message), said.append(message))
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000 * number, resource.RLIM_INFINITY))
            short_life(home, hear)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            words = words_of(said)
            troubles += bool(words)
            wrong += kept.problems(home)
            wrong += [line for line in words if "free some space" not in line.lower()]
            said.clear()
            short_life(home, hear)
            wrong += words_of(said) + kept.problems(home)
        print(json.dumps([troubles, wrong]))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), Path(__file__).parents[1], tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    troubles, wrong = json.loads(done.stdout)
    assert troubles > 10
    assert wrong == []


def test_a_folder_that_vanishes_is_told_and_all_is_there_when_it_is_back(profile: Paths) -> None:
    """As when a stick is pulled: the folder is gone while the library is open."""
    fill(profile.store, 2)
    before = contents(profile.store)
    away = profile.data.with_name("away")
    profile.data.rename(away)
    with pytest.raises(BackupFailed) as told:
        Backups(profile.store).make()
    assert "backup" in describe(told.value).title.lower()
    assert not profile.data.exists()  # no new folder, which would be taken for the library
    away.rename(profile.data)
    assert contents(profile.store) == before
    with Store(profile.store) as store:
        add_article(store, 9)


def test_a_clock_set_back_does_not_bring_older_words_back(
    profile: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Earlier(datetime):
        """A clock that stands in the year 2001."""

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2001, 1, 1, tzinfo=tz)  # type: ignore[arg-type]

    (article,) = fill(profile.store, 1)
    with Store(profile.store) as store:
        sentence = store.sentences(article)[0].sentence
        monkeypatch.setattr(history, "datetime", Earlier)
        History(store).edit(article.id, {(sentence.start, sentence.end): "The newest words."}, author="Amal")
        (edit,) = store.edits(article.id).values()
        assert (edit.english, edit.made.year) == ("The newest words.", 2001)


def test_jobs_beside_an_open_library_leave_it_its_locks(profile: Paths) -> None:
    """The window has the library open while its jobs open and close it. POSIX takes a process's locks off a file with
    the first handle that is closed: then another program, which thinks it is the last, takes the journal away, and
    what the window writes from then on is lost."""
    fill(profile.store, 1)
    code = (
        "import sys\nfrom pathlib import Path\nfrom library_makers import add_article\n"
        "from naba_translation.library.store import Store\n"
        "with Store(Path(sys.argv[1])) as store: add_article(store, 60)"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    with Store(profile.store) as window:
        window.articles()
        Store(profile.store).close()
        assert not examine(profile.store).damage
        subprocess.run([sys.executable, "-c", code, profile.store], check=True, env=environment)
        add_article(window, 50)
        assert len(contents(profile.store)) == 3
    assert len(contents(profile.store)) == 3
    assert not examine(profile.store).damage


def test_window_and_command_line_work_on_one_library() -> None:
    said = torture("two_programs.py", "--minutes", 0.1)
    assert "; 0 lost" in said


def test_no_flipped_bit_changes_a_fact_unnoticed() -> None:
    said = torture("bit_rot.py", "--flips", 60, "--articles", 20)
    assert "were named" in said


def test_a_power_cut_loses_nothing_and_one_that_did_would_be_seen() -> None:
    """The program is made to break its promise, and the same cuts must find it out."""
    short = ("--cuts", 30, "--actions", 10)
    assert "; 0 lost" in torture("power_cuts.py", *short)
    assert "lost\n" in torture("power_cuts.py", *short, "--sabotage", "commits", loses=True)


def test_on_a_full_disk_everything_has_words_and_works_when_there_is_room_again() -> None:
    said = torture("full_disk.py", "--fillings", 1)
    assert "1 full disks, 12 acts on them, 12 told a trouble in words" in said


def test_every_call_of_a_kind_may_fail() -> None:
    said = torture("io_faults.py", "--fault", "rename:ENOSPC")
    assert int(said.split(" ", 1)[0]) >= 2
    assert "; 0 lost" in said


def test_the_proofs_are_gone_on_with_where_they_ended(tmp_path: Path) -> None:
    """A piece that is done is not done again; one that is not is; the table has the figures of all."""
    state = tmp_path / "torture.json"
    arguments = ("--only", "bit_rot", "--share", 0.004, "--state", state)
    first = torture("in_one_piece.py", *arguments)
    kept = json.loads(state.read_text(encoding="utf-8"))
    del kept["done"]["bit_rot --flips 2 --first 3"]
    state.write_text(json.dumps(kept), encoding="utf-8")
    second = torture("in_one_piece.py", *arguments)
    assert [line for line in second.splitlines() if line.startswith("bit_rot --")] == [
        "bit_rot --flips 2 --first 3"
    ]
    assert first.splitlines()[-1].split("min", 1)[1] == second.splitlines()[-1].split("min", 1)[1]
    assert "8 flipped bits" in second.splitlines()[-1]


def test_what_looks_after_sudden_ends_would_see_a_loss(profile: Paths, tmp_path: Path) -> None:
    """The proof proves something: what was acknowledged and is then taken out is named."""
    script = """
        import sqlite3, sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[1])
        from kept import Kept
        from life_home import Home
        from lives import short_life

        home, kept = Home(Path(sys.argv[2])).furnish(Path(sys.argv[2])), Kept()
        short_life(home, kept.hear)
        assert kept.problems(home) == []
        with sqlite3.connect(home.paths.store) as db:
            for table in ("edit", "mark", "unsaved", "memory", "translation"):
                db.execute(f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
        (home.out / "whole.json").write_text("[1, 2")
        for copy in home.paths.store.with_name("backups").glob("*.db"):
            copy.unlink()
        print(*kept.problems(home), sep="; ")
    """
    folder = tmp_path / "home"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), Path(__file__).parents[1], folder],
        capture_output=True,
        text=True,
        check=True,
    )
    for words in (
        "edit of",
        "mark of",
        "unsaved of",
        "memory ",
        "draft ",
        "whole.json changed",
        "is torn",
        "backup 0",
    ):
        assert words in done.stdout


def test_a_kill_leaves_the_journal_for_the_next_start(profile: Paths) -> None:
    """Without closing: what is only in the journal is read by the next start, and by a backup."""
    fill(profile.store, 1)
    script = """
        import os, sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[1])
        from library_makers import add_article
        from naba_translation.library.store import Store

        add_article(Store(Path(sys.argv[2])), 50)
        os._exit(9)
    """
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), Path(__file__).parents[1], profile.store], check=False
    )
    with closing(sqlite3.connect(f"file:{profile.store}?mode=ro&immutable=1", uri=True)) as file_alone:
        assert file_alone.execute("SELECT count(*) FROM article").fetchone() == (1,)
    assert len(contents(Backups(profile.store).make().path)) == 2
