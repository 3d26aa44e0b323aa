"""What can be read of a damaged library comes into a new one, and what cannot is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from library_makers import contents, fill
from naba_translation.errors import StoreDamaged, StoreFailed
from naba_translation.library.connection import PAGE_BYTES
from naba_translation.library.integrity import examine
from naba_translation.library.salvage import salvage
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.paths import Paths

COUNT = 60


@pytest.fixture
def library(profile: Paths) -> Path:
    """A library in one file, its journal empty."""
    fill(profile.store, COUNT)
    with closing(sqlite3.connect(profile.store)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return profile.store


def page_with(path: Path, needle: str) -> int:
    """Number of the page where some words are, from 0."""
    return path.read_bytes().index(needle.encode()) // PAGE_BYTES


def spoil(path: Path, page: int) -> None:
    """Noise where a page was, as a bad sector leaves it."""
    with path.open("r+b") as file:
        file.seek(page * PAGE_BYTES)
        file.write(Random(7).randbytes(PAGE_BYTES))


def test_a_whole_library_comes_out_as_it_was(library: Path, tmp_path: Path) -> None:
    saved = salvage(library, tmp_path / "new.db")
    assert contents(tmp_path / "new.db") == contents(library)
    assert (saved.damage, saved.homeless) == ((), ())
    with Store(tmp_path / "new.db") as store:
        shelf = Shelf(store)
        assert [(e.note, e.tags, e.done) for e in shelf.entries()][-1] == ("ask the port", ("harbour",), 2)
        assert shelf.watched()
    assert not examine(tmp_path / "new.db").damage


def test_a_broken_page_of_edits_costs_the_edits_on_it_and_they_are_named(
    library: Path, tmp_path: Path
) -> None:
    before = contents(library)
    spoil(library, page_with(library, "The analyst's Ship 30.Amal"))  # columns lie side by side
    saved = salvage(library, tmp_path / "new.db")
    after = contents(tmp_path / "new.db")
    lost = [id_ for id_, english in before.items() if after[id_] != english]
    assert after.keys() == before.keys()
    assert 0 < len(lost) < COUNT
    assert [one.table for one in saved.damage] == ["edit"]
    assert not examine(tmp_path / "new.db").damage


def test_text_that_one_bit_made_a_blob_is_named_and_is_text_again(library: Path, tmp_path: Path) -> None:
    before = contents(library)
    with closing(sqlite3.connect(library)) as db, db:
        sealed = db.execute("SELECT digest, rowid FROM edit").fetchall()
        db.execute("UPDATE edit SET english = CAST(english AS BLOB)")
        db.executemany("UPDATE edit SET digest = ? WHERE rowid = ?", sealed)  # which a trigger took away
    assert {one.table for one in examine(library).damage} == {"edit"}
    saved = salvage(library, tmp_path / "new.db")
    assert contents(tmp_path / "new.db") == before
    assert saved.damage == ()  # not a letter is lost
    assert not examine(tmp_path / "new.db").damage


def test_of_lost_articles_the_analysts_words_are_still_told(library: Path, tmp_path: Path) -> None:
    spoil(library, page_with(library, "ship-30.txt" + "0" * 64))
    saved = salvage(library, tmp_path / "new.db")
    assert 0 < saved.saved["article"] < COUNT
    assert len(saved.homeless) >= COUNT - saved.saved["article"]
    assert "The analyst's Ship 30." in {words for _, words in saved.homeless}


def test_flipped_bits_are_named_and_machine_english_that_changed_is_not_kept(
    library: Path, tmp_path: Path
) -> None:
    data = library.read_bytes()
    data = data.replace(b"The analyst's Ship 7.", b"The analyst's Shop 7.")
    library.write_bytes(data)
    with closing(sqlite3.connect(library)) as db:
        db.execute("DROP TRIGGER translation_changed")
        db.execute("UPDATE translation SET english = 'Shop 8.' WHERE english = 'Ship 8.'")
        db.commit()
    tables = {one.table for one in salvage(library, tmp_path / "new.db").damage}
    assert tables == {"edit", "translation"}
    with Store(tmp_path / "new.db") as store:
        drafts = {row["english"] for row in store.database.query("SELECT english FROM translation")}
    assert "Shop 8." not in drafts
    assert "The analyst's Shop 7." in contents(tmp_path / "new.db").values()


def test_any_page_may_be_broken(library: Path, tmp_path: Path) -> None:
    """Whichever page is lost, all but what was on it comes out, and what comes out is a good library."""
    whole = library.read_bytes()
    pages = range(1, len(whole) // PAGE_BYTES)
    for page in Random(3).sample(pages, 12):
        library.write_bytes(whole)
        spoil(library, page)
        target = tmp_path / f"{page}.db"
        saved = salvage(library, target)
        assert not examine(target).damage, page
        assert saved.saved["article"] >= COUNT // 2, page


def test_nothing_is_written_over_and_no_library_is_told_so(library: Path, tmp_path: Path) -> None:
    (tmp_path / "there.db").write_text("mine")
    with pytest.raises(StoreFailed, match="already"):
        salvage(library, tmp_path / "there.db")
    assert (tmp_path / "there.db").read_text() == "mine"
    spoil(library, 0)
    with pytest.raises(StoreDamaged):
        salvage(library, tmp_path / "new.db")


def test_damage_can_be_told_where_names_and_keys_are_damaged_too(library: Path) -> None:
    data = library.read_bytes()
    data = data.replace(b"sqlite_autoindex_listing_1", b"sqlite_autoindex_\xc5isting_1")
    library.write_bytes(data.replace(b"The analyst's Ship 7.Amal", b"The analyst's Shi\xff 7.Amal"))
    findings = examine(library)
    assert findings.damage
    for one in findings.damage:
        one.line.encode()
