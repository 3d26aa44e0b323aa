"""One short line for each article, so that ten thousand are listed without reading their texts.

The counts of what is done follow the drafts and edits by triggers. How many sentences are doubtful is told by
whoever checked the article last; until then it is not known, which is null.

`english` is the headline as the list shows it. `standing` says whether the article was grouped into stories: 0
not yet, 1 yes, 2 it is the one of its story that is most like the others, whose headline stands for all.

What ends in _3 is step 3 of the schema, in _6 step 6; these never change.
"""

# ruff: noqa: S608  the pieces put together here are our own
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES_3 = (
    """CREATE TABLE listing (
    article TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    title TEXT NOT NULL, outlet TEXT NOT NULL, published TEXT, source TEXT NOT NULL, added TEXT NOT NULL,
    sentences INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0,
    look INTEGER, doubt INTEGER, reviewed TEXT, note TEXT NOT NULL DEFAULT '',
    story TEXT NOT NULL DEFAULT '')""",
    """CREATE INDEX listing_added ON listing(added)""",
    """CREATE TABLE tag (article TEXT NOT NULL REFERENCES listing(article) ON DELETE CASCADE,
                  name TEXT NOT NULL, PRIMARY KEY (article, name))""",
    """CREATE TABLE watch (term TEXT PRIMARY KEY, added TEXT NOT NULL)""",
)

_DONE = """(
    SELECT count(CASE WHEN t.key IS NOT NULL OR (
               SELECT english FROM edit e WHERE e.article = s.article AND e.start = s.start AND e.end = s.end
               ORDER BY id DESC LIMIT 1) IS NOT NULL THEN 1 END)
    FROM sentence s JOIN article a ON a.id = s.article
    LEFT JOIN translation t ON t.key = s.key AND t.signature = a.signature
    WHERE s.article = listing.article AND s.key IS NOT NULL)"""

RECOUNT_3 = f"""UPDATE listing SET done = {_DONE},
    sentences = (SELECT count(key) FROM sentence s WHERE s.article = listing.article)"""

TRIGGERS_3 = (
    """CREATE TRIGGER listing_of_new AFTER INSERT ON article BEGIN
    INSERT INTO listing(article, title, outlet, published, source, added)
    VALUES (new.id, new.title, new.outlet, new.published, new.source, new.added);
END""",
    """CREATE TRIGGER listing_renewed AFTER UPDATE OF title, outlet, published, source ON article BEGIN
    UPDATE listing SET title = new.title, outlet = new.outlet, published = new.published, source = new.source
    WHERE article = new.id;
END""",
    f"""CREATE TRIGGER done_by_draft AFTER INSERT ON translation BEGIN
    UPDATE listing SET done = {_DONE} WHERE article IN (
        SELECT s.article FROM sentence s JOIN article a ON a.id = s.article
        WHERE s.key = new.key AND a.signature = new.signature);
END""",
    f"""CREATE TRIGGER done_by_edit AFTER INSERT ON edit BEGIN
    UPDATE listing SET done = {_DONE} WHERE article = new.article;
END""",
    f"""CREATE TRIGGER done_by_signature AFTER UPDATE OF signature ON article
    WHEN new.signature IS NOT old.signature BEGIN
    UPDATE listing SET done = {_DONE} WHERE article = new.id;
END""",
)

COLUMNS_6 = (
    """ALTER TABLE listing ADD COLUMN english TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE listing ADD COLUMN standing INTEGER NOT NULL DEFAULT 0""",
    """CREATE INDEX listing_story ON listing(story) WHERE story != ''""",
)

FILL_3 = """INSERT INTO listing(article, title, outlet, published, source, added)
          SELECT id, title, outlet, published, source, added FROM article"""


def recount(db: Database, article: str) -> None:
    """Count an article's sentences afresh, after they were replaced. Inside the caller's transaction."""
    db.execute(f"{RECOUNT_3} WHERE article = ?", [article])
