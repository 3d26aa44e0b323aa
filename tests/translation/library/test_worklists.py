"""Lists of what is still to be done stand in the library, in their order, whatever the files are called."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from library_makers import add_article
from naba_translation.library.store import Store
from naba_translation.library.worklists import FAILED, WAITING, WATCHED, Worklists, of_failure
from naba_translation.paths import Paths

LINES = st.lists(st.sampled_from("abcdefg"), unique=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_a_list_is_what_was_written_last_and_others_are_left_alone(contents: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "library.db") as store:
        lists = Worklists(store)
        lists.write(WATCHED, ["elsewhere"])
        for lines in contents:
            lists.write(WAITING, lines)
            assert lists.read(WAITING) == tuple(lines)
        assert lists.read(WATCHED) == ("elsewhere",)


def test_what_is_done_at_the_head_does_not_write_the_rest_anew(profile: Paths) -> None:
    lines = [f"/press/{number}.txt" for number in range(1000)]
    with Store(profile.store) as store:
        lists = Worklists(store)
        lists.write(WAITING, lines)
        before = store.database.conn.total_changes
        lists.write(WAITING, [*lines[2:], "/press/new.txt"])
        assert store.database.conn.total_changes - before == 3
        assert lists.read(WAITING) == (*lines[2:], "/press/new.txt")


def test_a_name_that_is_no_text_is_kept(profile: Paths) -> None:
    name = os.fsdecode(b"/press/\xff\xfe.txt")
    with Store(profile.store) as store:
        Worklists(store).write(WAITING, [name])
        assert Worklists(store).read(WAITING) == (name,)


def test_a_forgotten_article_waits_no_longer(profile: Paths) -> None:
    with Store(profile.store) as store:
        article = add_article(store, 1)
        Worklists(store).write(WAITING, ["/press/a.txt", article.source])
        store.remove(article.id)
        assert Worklists(store).read(WAITING) == ("/press/a.txt",)


def test_the_file_of_a_forgotten_article_is_not_named_among_those_that_failed(profile: Paths) -> None:
    with Store(profile.store) as store:
        article = add_article(store, 1)
        odd = os.fsdecode(b'/press/\xff\xfe".txt')
        failed = [
            of_failure(path, {"title": path}) for path in (article.source, odd, f"{article.source}.txt")
        ]
        Worklists(store).write(FAILED, failed)
        store.remove(article.id)
        assert Worklists(store).read(FAILED) == tuple(failed[1:])
