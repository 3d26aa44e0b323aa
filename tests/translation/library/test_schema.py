"""An older library is brought up to date by the steps alone, and nothing of it is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from library_makers import save_edit
from naba_translation.library.history import History
from naba_translation.library.memory import Memory
from naba_translation.library.schema import APPLICATION_ID, VERSION, migrations
from naba_translation.library.store import Store
from naba_translation.names.table import NameTable
from naba_translation.paths import Paths
from naba_translation.steps import What

TEXT = "وصلت السفينة."


def old_library(path: Path) -> None:
    """A library as version 1 left it, with an article, its English, and an edit taken back."""
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path)
    db = Database(connection, execute_plugins=False)
    migrations.apply(db, stop_before="m002_names_and_memory")
    article = dict.fromkeys(("source_sha256", "extractor", "title", "outlet", "byline", "dateline"), "x")
    db.table("article").insert(
        {
            "id": "a" * 64,
            "source": "a.txt",
            "text": TEXT,
            "paragraphs": f'[[0, {len(TEXT)}, "body"]]',
            "added": "2026-11-01T00:00:00+00:00",
            "signature": "s",
            **article,
        }
    )
    db.table("sentence").insert(
        {"article": "a" * 64, "idx": 0, "paragraph": 0, "start": 0, "end": len(TEXT), "key": "k"}
    )
    draft = {"english": "It arrived.", "score": -0.5, "source_tokens": 3, "target_tokens": 4, "parts": 1}
    db.table("translation").insert({"key": "k", "signature": "s", "cut": 0, **draft})
    for english in ("It came.", None):
        edit = {"article": "a" * 64, "start": 0, "end": len(TEXT), "key": "k", "english": english}
        db.table("edit").insert({**edit, "author": "Amal", "made": "2026-11-02T00:00:00+00:00"})
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute("PRAGMA user_version=1")
    connection.commit()
    connection.close()


def test_a_library_of_the_first_version_keeps_its_english_and_learns_the_rest(profile: Paths) -> None:
    old_library(profile.store)
    with Store(profile.store) as store:
        (draft,) = store.drafts("s", ["k"]).values()
        assert (draft.english, draft.links, draft.attempt, draft.rejected) == ("It arrived.", (), 1, "")
        assert [(row.sentences, row.done) for row in store.articles()] == [(1, 1)]
        article = store.article("a" * 64)
        assert article is not None
        history = History(store)
        assert history.next_turns(article.id) == (What.RESTORE, None)
        assert history.undo(article.id, author="Basil") is not None
        assert store.edits(article.id)[0, len(TEXT)].english == "It came."
        save_edit(store, article.id, store.sentences(article)[0], "She came.", author="Amal")
        assert [unit.english for unit in Memory(store).units()] == ["She came."]
        assert NameTable(store).all() == ()
        assert store.examine() == ""
    with sqlite3.connect(profile.store) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    db.close()
