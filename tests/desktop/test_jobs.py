"""Jobs of the window, without a window."""

from __future__ import annotations

from pathlib import Path

from library_makers import fill
from naba_desktop.work import jobs
from naba_desktop.work.background import Steps
from naba_translation.attention import attention
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store


def result(steps: Steps) -> object:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_what_other_checks_counted_is_counted_anew_when_an_article_is_read(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    article, *_ = fill(path, 2)
    with Store(path) as store:
        store.save_doubts(article.id, look=7, doubt=5, english="An old headline")
        review = result(jobs.load_review(path, article.id))
        left = attention(review.pairs)
        (listed,) = [one for one in Shelf(store).entries() if one.id == article.id]
        assert (listed.look, listed.doubt) == (left.to_check - left.doubtful, left.doubtful) != (7, 5)
        assert listed.english == jobs.described(jobs.listed(listed), review).title
        writes = store.database.execute("PRAGMA data_version").fetchone()
        result(jobs.load_review(path, article.id))
        assert store.database.execute("PRAGMA data_version").fetchone() == writes, "written without need"


def test_an_article_that_is_gone_has_no_review(tmp_path: Path) -> None:
    fill(tmp_path / "library.db", 1)
    assert result(jobs.load_review(tmp_path / "library.db", "0" * 64)) is None
