"""`naba library …` as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from library_makers import add_article, contents, fill, make_article
from naba_translation.engines.drafting import with_keys
from naba_translation.library.backups import Backups
from naba_translation.library.connection import is_encrypted
from naba_translation.library.encryption import unlock
from naba_translation.library.forget import forget
from naba_translation.library.store import Store
from naba_translation.pasted import folder_of, keep
from naba_translation.paths import Paths
from naba_translation.segment import split

NABA = Path(sys.executable).with_name("naba")


def naba(*arguments: object, passphrases: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{words}\n" for words in passphrases).encode())
    os.close(writing)
    environment = os.environ | ({"NABA_PASSPHRASE_FD": str(reading)} if passphrases else {})
    try:
        return subprocess.run(
            [str(part) for part in (NABA, *arguments)],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=environment,
            pass_fds=(reading,),
        )
    finally:
        os.close(reading)


@pytest.fixture
def library(profile: Paths) -> Path:
    fill(profile.store, 4)
    return profile.store


def flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"The analyst's Ship 2.Amal", b"The analyst's Shop 2.Amal"))


def test_bit_rot_is_found_named_and_repaired_from_a_copy(library: Path) -> None:
    before = contents(library)
    assert naba("library", "check").returncode == 0
    made = naba("library", "backup")
    assert made.returncode == 0, made.stderr
    flip(library)
    found = naba("library", "check")
    assert found.returncode == 1
    assert "edit 3: is not as it was written" in found.stdout
    assert "Shop" not in found.stdout + found.stderr
    doctor = naba("doctor").stdout
    assert "FAULT library" in doctor
    refused = naba("library", "backup")
    assert refused.returncode == 1
    assert "damaged" in refused.stderr
    listed = naba("library", "backups")
    assert "edit 3" in listed.stderr  # why the last try failed
    restored = naba("library", "restore", 1)
    assert restored.returncode == 0, restored.stderr
    assert "before" in restored.stdout
    assert contents(library) == before
    assert naba("library", "check").returncode == 0


def test_salvage_puts_what_can_be_read_in_place_and_keeps_the_damaged_file(library: Path) -> None:
    flip(library)
    done = naba("library", "salvage")
    assert done.returncode == 1
    assert "edit 3: row 3 was not as it had been written" in done.stdout
    assert len(contents(library)) == 4
    assert naba("library", "check").returncode == 0
    assert len(list(library.parent.glob("library-damaged-*.db"))) == 1


def test_a_sound_library_is_not_called_damaged(library: Path) -> None:
    before = library.read_bytes()
    done = naba("library", "salvage")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Nothing to salvage: the library is sound, ")
    assert library.read_bytes() == before
    assert not list(library.parent.glob("library-damaged-*"))


def test_a_passphrase_that_is_not_there_is_not_changed(library: Path) -> None:
    done = naba("library", "passphrase", passphrases=("one", "one"))
    assert done.returncode == 1
    assert "naba library encrypt" in done.stderr
    assert contents(library)  # opens without one


def test_a_daily_copy_is_made_by_the_first_command_of_the_day(library: Path) -> None:
    assert naba("memory", "stats").returncode == 0
    assert naba("memory", "stats").returncode == 0
    (backup,) = Backups(library).list()
    assert contents(backup.path) == contents(library)


def test_forgetting_by_file_and_by_id(library: Path) -> None:
    Backups(library).make()
    with Store(library) as store:
        added = add_article(store, 700, english="Zaffranine {}.")
    done = naba("library", "forget", "/press/ship-1.txt", added.id[:12])
    assert done.returncode == 0, done.stderr
    assert len(contents(library)) == 3
    assert not any(b"ship-1.txt" in path.read_bytes() for path in library.parent.rglob("*.db"))
    wrong = naba("library", "forget", "ship-9.txt", "/press/ship-2.txt")
    assert wrong.returncode == 1
    assert "nothing was removed" in wrong.stderr
    assert len(contents(library)) == 3


def test_forgetting_nothing_ends_what_was_interrupted(library: Path) -> None:
    backup = Backups(library).make()
    gone = next(iter(contents(library)))
    steps = forget(library, [gone])
    next(steps)
    steps.close()
    done = naba("library", "forget")
    assert (done.returncode, done.stdout.split(";")[0]) == (0, "1 article forgotten")
    assert gone not in contents(backup.path)
    assert naba("library", "forget").stdout == "Nothing is left to be forgotten.\n"


def test_forgetting_deletes_the_file_of_a_pasted_article(library: Path) -> None:
    file = keep("نص", folder_of(Paths.of_user()), now=datetime.now().astimezone())
    with Store(library) as store:
        article = replace(make_article(701), source=str(file))
        store.add_article(article, with_keys(split(article))[0])
    assert naba("library", "forget", file).returncode == 0
    assert not file.exists()


def test_what_was_pasted_before_is_in_the_library_when_it_is_encrypted(library: Path, profile: Paths) -> None:
    text = "وصلت الزعفرانية إلى الميناء مع قرنفلات كثيرة. لم تغادر الزعفرانية بعد."
    file = keep(text, folder_of(profile), now=datetime.now(UTC))
    assert naba("library", "encrypt", passphrases=("one", "one")).returncode == 0
    assert not file.exists()
    for path in profile.data.parent.rglob("*"):
        assert not path.is_file() or "زعفران".encode() not in path.read_bytes(), path
    with Store(unlock(library, "one")) as store:
        assert store.article_from(str(file)).text.strip() == text


def test_a_passphrase_is_put_on_asked_for_changed_and_taken_off(library: Path) -> None:
    before = contents(library)
    Backups(library).make()
    mistyped = naba("library", "encrypt", passphrases=("one", "two"))
    assert mistyped.returncode == 1
    assert not is_encrypted(library)
    assert naba("library", "encrypt", passphrases=("one", "one")).returncode == 0
    assert is_encrypted(library)
    unasked = naba("memory", "stats")
    assert unasked.returncode == 1
    assert "NABA_PASSPHRASE_FD" in unasked.stderr
    assert "Traceback" not in unasked.stderr
    wrong = naba("memory", "stats", passphrases=("two",))
    assert wrong.returncode == 1
    assert "passphrase is wrong" in wrong.stderr
    assert "4 edited here" in naba("memory", "stats", passphrases=("one",)).stdout
    assert "encrypted" in naba("doctor").stdout
    assert naba("library", "passphrase", passphrases=("one", "three", "three")).returncode == 0
    restored = naba("library", "restore", 1, passphrases=("three",))
    assert restored.returncode == 0, restored.stderr
    assert naba("library", "decrypt", passphrases=("three",)).returncode == 0
    assert contents(library) == before
