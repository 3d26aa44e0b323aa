"""A library goes under another key with all its copies or not at all, whenever it is stopped."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable

import pytest

from library_makers import contents, fill
from naba_translation.errors import KnownError, StoreFailed
from naba_translation.library import backups, connection
from naba_translation.library.backups import Backups
from naba_translation.library.connection import Place, is_encrypted
from naba_translation.library.encryption import encrypt, encrypting, opens, unlock
from naba_translation.library.integrity import examine
from naba_translation.library.rekeying import in_steps, rekey
from naba_translation.paths import Paths

WORDS = "four words that wander"
KEY = "1f" * 48
TOUCHING = {"os.rename", "os.remove", "open", "sqlite3.connect"}
"""What Python tells of before it is done; a process that dies there has done all before and nothing after."""


@pytest.fixture
def plain(profile: Paths) -> Place:
    """A library of three articles with two copies, not encrypted."""
    fill(profile.store, 3)
    Backups(profile.store).make()
    Backups(profile.store).make()
    return Place(profile.store)


def copies(place: Place) -> list[Place]:
    return [place.beside(backup.path) for backup in Backups(place).list()]


def touched(place: Place, stop: Callable[[int], None]) -> None:
    """Encrypt in this process, which `stop` may end at the so manyeth file that is touched."""
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in TOUCHING and str(place.path.parent) in str(arguments[0]):
            count += 1
            stop(count)

    sys.addaudithook(hook)
    for _ in rekey(place, copies(place), KEY):
        pass


def in_a_child(act: Callable[[], None]) -> int:
    """How a child that does this ended: 0, or less where a signal ended it."""
    child = os.fork()
    if not child:
        try:
            act()
        except BaseException:  # noqa: BLE001  it must not come back into the test
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_killed_at_any_file_it_touches_the_library_is_the_old_or_the_new_one_whole(plain: Place) -> None:
    before = contents(plain)
    former = {place.path: place.path.read_bytes() for place in (plain, *copies(plain))}
    whole = []
    for number in range(1, 200):

        def die(count: int, number: int = number) -> None:
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

        ended = in_a_child(lambda die=die: touched(plain, die))
        library = Place(plain.path, KEY if is_encrypted(plain.path) else None)
        whole.append(library.key)
        assert contents(library) == before
        assert not examine(library).damage
        for path in former:
            assert not examine(Place(path, KEY if is_encrypted(path) else None)).damage
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        for path, content in former.items():
            path.write_bytes(content)
    assert whole == sorted(whole, key=bool)  # once it is new it never is the old one again
    assert whole[-1] == KEY
    assert len(whole) > 15  # the hook saw what it looks for
    assert not list(plain.path.parent.rglob("*.new*"))  # what the killed ones left went with the next


def test_stopped_at_any_step_all_is_as_it_was(plain: Place) -> None:
    before = contents(plain)
    former = {copy.path: copy.path.read_bytes() for copy in copies(plain)}
    for number in range(1, 100):
        changing = encrypting(plain, WORDS)
        told = [step for _, step in zip(range(number), changing, strict=False)]
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        if len(told) < number:  # it came to its end
            break
        changing.close()
        assert contents(plain) == before
        assert {path: path.read_bytes() for path in former} == former
        assert not list(plain.path.parent.rglob("*.new*"))
    assert told[-1][0] == told[-1][1]
    assert is_encrypted(plain.path)


def test_a_long_act_is_stopped_in_its_middle() -> None:
    """As Cancel does to a library of gigabytes."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    steps = in_steps(lambda: connection.execute(endless), stop=connection.interrupt, told=lambda: (0, 1))
    assert next(steps) == (0, 1)
    steps.close()  # or the test would never end
    assert connection.execute("SELECT 1").fetchone() == (1,)
    connection.close()


def test_without_room_for_all_of_it_nothing_is_begun(plain: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "_ROOM", 10**18)
    with pytest.raises(StoreFailed, match="MB are needed"):
        encrypt(plain, WORDS)
    assert not is_encrypted(plain.path)


def test_a_disk_that_fills_up_on_the_way_changes_nothing(plain: Place) -> None:
    """By a limit on the size of files, in a child that must not touch this process's."""
    before = contents(plain)

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        with pytest.raises(KnownError):
            encrypt(plain, WORDS)

    assert in_a_child(limited) == 0
    assert contents(plain) == before
    assert not any(is_encrypted(copy.path) for copy in copies(plain))
    assert not list(plain.path.parent.rglob("*.new*"))


def test_a_copy_that_is_damaged_stays_and_is_named(plain: Place) -> None:
    broken, good = copies(plain)
    broken.path.write_bytes(broken.path.read_bytes()[:50_000])
    content = broken.path.read_bytes()
    changed = encrypt(plain, WORDS)
    assert changed.remaining == (broken.path,)
    assert broken.path.read_bytes() == content
    assert contents(changed.place.beside(good.path)) == contents(changed.place)


def test_whether_a_passphrase_is_the_right_one_is_known_without_the_file(plain: Place) -> None:
    place = encrypt(plain, WORDS).place
    plain.path.unlink()
    assert opens(place, WORDS)
    assert not opens(place, WORDS + " ")


def test_no_other_program_gets_at_the_library_while_it_is_written_anew(
    plain: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it wrote would be written to a file that is given up."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    before = contents(plain)
    changing = encrypting(plain, WORDS)
    next(changing)

    def other() -> None:
        with pytest.raises(StoreFailed):
            contents(plain)

    assert in_a_child(other) == 0
    for _ in changing:
        pass
    assert contents(unlock(plain.path, WORDS)) == before
