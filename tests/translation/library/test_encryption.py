"""A library under a passphrase: nothing of it can be read, everything works, and a mistake costs nothing."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from library_makers import add_article, contents, fill, save_edit
from naba_translation.engines.engine import CTranslate2Engine
from naba_translation.errors import StoreDamaged, StoreInUse, StoreLocked
from naba_translation.library.backups import Backups
from naba_translation.library.connection import Place, is_encrypted
from naba_translation.library.encryption import decrypt, encrypt, unlock
from naba_translation.library.forget import forget
from naba_translation.library.integrity import examine
from naba_translation.library.salvage import salvage
from naba_translation.library.store import Store
from naba_translation.paths import Paths
from naba_translation.pipeline import process
from naba_translation.search import search

WORDS = "a long sentence that only Amal knows"


@pytest.fixture
def plain(profile: Paths) -> Place:
    """A library of three articles with a backup, not encrypted."""
    fill(profile.store, 3)
    Backups(profile.store).make()
    return Place(profile.store)


@pytest.fixture
def locked(plain: Place) -> Place:
    """The same under a passphrase."""
    return encrypt(plain, WORDS).place


def files_with(folder: Path, text: str) -> set[str]:
    encodings = ("utf-8", "utf-16-le", "cp1256")
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(text.encode(name) in path.read_bytes() for name in encodings)
    }


def digests(folder: Path) -> dict[str, str]:
    """What is in the files of libraries, read by another process: closing a handle to a file that is open here would
    drop the locks on it."""
    code = (
        "import hashlib, sys; from pathlib import Path\n"
        "for one in sorted(Path(sys.argv[1]).rglob('*.db')):\n"
        "    print(hashlib.sha256(one.read_bytes()).hexdigest(), one)"
    )
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)
    return {line[65:]: line[:64] for line in done.stdout.splitlines()}


def test_nothing_can_be_read_without_the_passphrase(plain: Place) -> None:
    folder = plain.path.parent
    assert files_with(folder, "السفينة")
    locked = encrypt(plain, WORDS).place
    with Store(locked) as store:  # with a journal beside it
        add_article(store, 77, english="Zaffranine {}.")
        for text in ("السفينة", "Zaffranine", "analyst", "CREATE TABLE", WORDS, str(locked.key)):
            assert not files_with(folder, text)
        assert WORDS not in repr(locked)
        assert str(locked.key) not in repr(locked)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o600}


@pytest.mark.parametrize("words", ["", "another one", WORDS + " "])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(
    locked: Place, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = locked.path.read_bytes()
    with pytest.raises(StoreLocked, match="wrong"):
        unlock(locked.path, words)
    with pytest.raises(StoreLocked):
        Store(locked.path)
    assert locked.path.read_bytes() == before
    assert capfd.readouterr() == ("", "")  # SQLCipher would tell


def test_everything_works_under_a_passphrase(
    locked: Place, tmp_path: Path, engine: CTranslate2Engine
) -> None:
    file = tmp_path / "article.txt"
    file.write_text("أعلنت الوزارة أن الميناء الجديد سيفتح في الربيع.\n" * 3, encoding="utf-8")
    place = unlock(locked.path, WORDS)
    with Store(place) as store:
        list(process([file], engine=engine, store=store))
        assert len(store.articles()) == 4
        assert search(store, "الميناء", meaning=None)
        assert store.examine() == ""
    assert not examine(place).damage
    before = contents(place)
    backup = Backups(place).make()
    gone = next(iter(before))
    list(forget(place, [gone]))
    assert gone not in contents(place)
    assert gone not in contents(place.beside(backup.path))
    Backups(place).restore(backup)
    assert contents(place).keys() == before.keys() - {gone}
    salvaged = place.beside(tmp_path / "new.db")  # a new file would get a salt of its own; the key has one
    assert salvage(place, salvaged).damage == ()
    assert contents(salvaged) == contents(place)


def test_the_backups_go_under_the_passphrase_with_the_library_and_out_again(plain: Place) -> None:
    before = contents(plain)
    locked = encrypt(plain, WORDS).place
    other = encrypt(locked, "quite another sentence").place
    (backup,) = Backups(other).list()
    assert is_encrypted(backup.path)
    assert contents(unlock(backup.path, "quite another sentence")) == before
    with pytest.raises(StoreLocked):
        unlock(backup.path, WORDS)
    opened = decrypt(other).place
    assert opened.key is None
    assert contents(opened.path) == contents(backup.path) == before
    assert not examine(opened).damage


def test_a_library_that_another_program_has_open_is_not_touched(plain: Place) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom naba_translation.library.store import Store\n"
        "with Store(Path(sys.argv[1])) as store: print(len(store.articles()), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, plain.path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "3\n"
        with pytest.raises(StoreInUse, match="another window"):
            encrypt(plain, WORDS)
        other.communicate()
    assert not is_encrypted(plain.path)
    assert not any(is_encrypted(backup.path) for backup in Backups(plain).list())
    assert len(contents(plain)) == 3


@pytest.mark.parametrize("change", ["encrypt", "passphrase", "decrypt"])
def test_a_library_that_is_open_in_the_same_process_is_not_touched(plain: Place, change: str) -> None:
    place = plain if change == "encrypt" else encrypt(plain, WORDS).place
    act = decrypt if change == "decrypt" else lambda place: encrypt(place, "another sentence")
    with Store(place) as store:
        article = add_article(store, 50)
        before = digests(place.path.parent)
        with pytest.raises(StoreInUse, match="another window"):
            act(place)
        assert digests(place.path.parent) == before
        save_edit(store, article.id, store.sentences(article)[0], "Written afterwards.", author="Amal")
    assert contents(place)[article.id] == "Written afterwards."
    changed = act(place).place
    assert is_encrypted(changed.path) == (change != "decrypt")
    assert contents(changed)[article.id] == "Written afterwards."
    assert all(contents(changed.beside(copy.path)) for copy in Backups(changed).list())


def test_a_damaged_library_is_not_encrypted(plain: Place) -> None:
    data = plain.path.read_bytes()
    journal = plain.path.with_name("library.db-wal")
    assert not journal.exists()  # its pages would stand before those of the file
    assert b"analyst's Ship 1." in data
    plain.path.write_bytes(data.replace(b"analyst's Ship 1.", b"analyst's Shop 1."))
    with pytest.raises(StoreDamaged):
        encrypt(plain, WORDS)
    assert not is_encrypted(plain.path)


def test_a_flipped_bit_is_found_and_a_backup_brings_it_back(locked: Place) -> None:
    before = contents(locked)
    backup = Backups(locked).make()
    data = bytearray(locked.path.read_bytes())
    data[len(data) // 2] ^= 1
    locked.path.write_bytes(data)
    assert examine(locked).damage
    assert Backups(locked).restore(backup) is not None
    assert contents(locked) == before


def test_an_empty_passphrase_is_none(plain: Place) -> None:
    with pytest.raises(ValueError, match="empty"):
        encrypt(plain, "")


def test_without_sqlcipher_it_is_said_what_is_missing(locked: Place) -> None:
    code = (
        "import sys; sys.modules['sqlcipher3'] = None\n"
        "from pathlib import Path\nfrom naba_translation.library.encryption import unlock\n"
        "from naba_translation.errors import EncryptionMissing\n"
        "try: unlock(Path(sys.argv[1]), 'x')\nexcept EncryptionMissing as error: print(error.reason)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, locked.path], capture_output=True, text=True, check=True
    )
    assert "not installed" in done.stdout
