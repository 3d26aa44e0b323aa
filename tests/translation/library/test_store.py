from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from library_makers import save_edit
from naba_translation.article import Article, Draft, Kind, Paragraph, Sentence
from naba_translation.errors import StoreDamaged, StoreFailed, StoreTooNew
from naba_translation.library.schema import VERSION
from naba_translation.library.store import Store, StoredSentence
from naba_translation.paths import Paths

TEXT = "وصلت السفينة. لم تغادر بعد.\n+ الخط -"
ARTICLE = Article(
    id="a" * 64,
    source="/tmp/ميناء.txt",
    source_sha256="b" * 64,
    extractor="txt/1",
    text=TEXT,
    paragraphs=(Paragraph(0, 0, 27), Paragraph(1, 28, 36, Kind.FURNITURE)),
    title="السفينة",
    published=date(2024, 6, 18),
)
STORED = (
    StoredSentence(Sentence(0, 0, 0, 13, TEXT[0:13]), "key-0"),
    StoredSentence(Sentence(1, 0, 14, 27, TEXT[14:27]), "key-1"),
    StoredSentence(Sentence(2, 1, 28, 36, TEXT[28:36], Kind.FURNITURE), None),
)
DRAFT = Draft("The ship arrived.", score=-0.25, source_tokens=4, target_tokens=5, parts=2, cut=True)


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    store.add_article(ARTICLE, STORED)
    assert store.article(ARTICLE.id) == ARTICLE
    assert store.sentences(ARTICLE) == STORED


def test_reading_the_same_text_again_keeps_one_article_and_its_edits(store: Store) -> None:
    store.add_article(ARTICLE, STORED)
    save_edit(store, ARTICLE.id, STORED[0], "It has arrived.", author="Amal")
    store.add_article(replace(ARTICLE, source="/elsewhere.txt"), STORED)
    (row,) = store.articles()
    assert row.source == "/elsewhere.txt"
    assert store.edits(ARTICLE.id)[0, 13].english == "It has arrived."


def test_drafts_belong_to_their_signature(store: Store) -> None:
    store.save_drafts("old", {"key-0": DRAFT})
    assert store.drafts("old", ["key-0", "key-1"]) == {"key-0": DRAFT}
    assert store.drafts("new", ["key-0"]) == {}


def test_more_keys_than_sqlite_takes_parameters(store: Store) -> None:
    drafts = {f"key-{number}": DRAFT for number in range(40_000)}
    store.save_drafts("s", drafts)
    assert len(store.drafts("s", drafts)) == 40_000


def test_the_list_counts_what_is_done(store: Store) -> None:
    store.add_article(ARTICLE, STORED)
    store.set_signature(ARTICLE.id, "s")
    assert [(row.sentences, row.done) for row in store.articles()] == [(2, 0)]
    store.save_drafts("s", {"key-0": DRAFT})
    save_edit(store, ARTICLE.id, STORED[1], "Not left.", author="Amal")
    save_edit(store, ARTICLE.id, STORED[1], "It has not left.", author="Amal")
    assert [(row.sentences, row.done) for row in store.articles()] == [(2, 2)]


def test_an_edit_taken_back_gives_the_machine_its_word_again(store: Store) -> None:
    store.add_article(ARTICLE, STORED)
    save_edit(store, ARTICLE.id, STORED[0], "Wrong.", author="Amal")
    save_edit(store, ARTICLE.id, STORED[0], None, author="Amal")
    assert store.edits(ARTICLE.id) == {}


def test_removing_an_article_forgets_its_words_but_not_another_ones(store: Store) -> None:
    other = replace(ARTICLE, id="c" * 64)
    store.add_article(ARTICLE, STORED)
    store.add_article(other, STORED[:1])
    store.save_drafts("s", {"key-0": DRAFT, "key-1": DRAFT})
    save_edit(store, ARTICLE.id, STORED[0], "Mine.", author="Amal")
    store.remove(ARTICLE.id)
    assert store.article(ARTICLE.id) is None
    assert store.edits(ARTICLE.id) == {}
    assert store.drafts("s", ["key-0", "key-1"]).keys() == {"key-0"}


def test_a_failed_write_leaves_nothing_behind(store: Store) -> None:
    broken = (*STORED, StoredSentence(replace(STORED[0].sentence), "key-9"))  # the same index twice
    with pytest.raises(StoreDamaged):
        store.add_article(ARTICLE, broken)
    assert store.articles() == []


def test_a_newer_library_is_refused_and_not_touched(profile: Paths) -> None:
    Store(profile.store).close()
    with sqlite3.connect(profile.store) as db:
        db.execute(f"PRAGMA user_version={VERSION + 1}")
    db.close()
    before = profile.store.read_bytes()
    with pytest.raises(StoreTooNew, match=str(VERSION + 1)):
        Store(profile.store)
    assert profile.store.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database, but long enough to look like one" * 30, b"\0" * 5000])
def test_a_file_that_is_no_library_is_refused(profile: Paths, content: bytes) -> None:
    profile.data.mkdir(parents=True)
    profile.store.write_bytes(content)
    with pytest.raises(StoreDamaged):
        Store(profile.store)
    assert profile.store.read_bytes() == content


def test_another_programs_database_is_refused(profile: Paths) -> None:
    profile.data.mkdir(parents=True)
    db = sqlite3.connect(profile.store)
    db.execute("CREATE TABLE theirs (x)")
    db.commit()
    db.close()
    with pytest.raises(StoreDamaged, match="another program"):
        Store(profile.store)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFailed, match="file"):
        Store(tmp_path / "file" / "library.db")


def test_nobody_else_may_read_the_library(profile: Paths) -> None:
    previous = os.umask(0)
    try:
        with Store(profile.store) as store:
            store.save_drafts("s", {"key": DRAFT})
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in profile.data.iterdir()}
    finally:
        os.umask(previous)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(profile.data.stat().st_mode) == 0o700


def test_a_full_disk_keeps_what_was_saved(profile: Paths) -> None:
    """The file-size limit makes the system refuse to write, as a full disk does."""
    script = """
        import resource, signal, sys
        from pathlib import Path
        from naba_translation.article import Draft
        from naba_translation.errors import StoreFailed
        from naba_translation.library.store import Store

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        saved = 0
        with Store(Path(sys.argv[1])) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, resource.RLIM_INFINITY))
            try:
                while True:
                    store.save_drafts("s", {f"key-{saved}": Draft("x" * 5000, -1.0, 1, 1)})
                    saved += 1
            except StoreFailed:
                resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                store.save_drafts("s", {"after": Draft("y", -1.0, 1, 1)})
        print(saved)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), profile.store],
        capture_output=True,
        text=True,
        check=True,
    )
    saved = int(done.stdout)
    assert saved > 10
    with Store(profile.store) as store:
        keys = [f"key-{number}" for number in range(saved + 1)]
        assert store.drafts("s", keys).keys() == set(keys[:saved])
        assert store.drafts("s", ["after"])
        assert store.examine() == ""
