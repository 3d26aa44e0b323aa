from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from naba_desktop.app import Desktop
from naba_desktop.library.entry import Entry
from naba_desktop.reading.left_off import left_at, left_off
from naba_desktop.settings import Settings
from naba_translation.article import Review

ENTRIES = (Entry("/a", article_id="1"), Entry("/b", article_id="2"))


def test_an_article_that_was_removed_gives_way_to_the_newest() -> None:
    assert left_off(ENTRIES, Settings(last_read="1", last_sentence=7)) == (ENTRIES[0], 7)
    assert left_off(ENTRIES, Settings(last_read="3", last_sentence=7)) == (ENTRIES[1], 0)
    assert left_off((Entry("/waiting"),), Settings()) == (Entry("/waiting"), 0)


def test_nothing_is_said_of_an_encrypted_library(port_review: Review) -> None:
    there = left_at(ENTRIES[0], port_review.pairs[2], encrypted=False)
    assert left_off(ENTRIES, replace(Settings(), **there)) == (ENTRIES[0], 2)  # type: ignore[arg-type]
    assert left_at(ENTRIES[0], port_review.pairs[2], encrypted=True) == {"last_read": "", "last_sentence": 0}


def test_the_window_opens_where_one_left_off(
    make_desktop: Callable[[], Desktop], article_files: tuple[Path, Path], qtbot: QtBot
) -> None:
    def reads(desktop: Desktop) -> tuple[str, int]:
        review, pair = desktop.window.review_table.review, desktop.window.reading.sentences.current_pair
        return (review.article.source if review else "", pair.sentence.index if pair else -1)

    first = make_desktop()
    first.start(list(article_files))
    qtbot.waitUntil(lambda: reads(first)[0] == str(article_files[0]), timeout=60_000)
    qtbot.waitUntil(lambda: not first.controller.translating, timeout=60_000)
    first.window.reading.sentences.go_to(2)
    first.window.close()
    first.close()

    second = make_desktop()
    second.start([])
    qtbot.waitUntil(lambda: reads(second) == (str(article_files[0]), 2), timeout=60_000)


def test_samples_open_once_and_never_among_ones_own_work(
    make_desktop: Callable[[], Desktop], article_files: tuple[Path, Path], qtbot: QtBot
) -> None:
    def read(desktop: Desktop, files: list[Path]) -> tuple[str, ...]:
        with qtbot.waitSignal(desktop.controller.listed, timeout=60_000):
            desktop.start(files)
        qtbot.waitUntil(lambda: not desktop.controller.translating, timeout=60_000)
        sources = tuple(entry.source for entry in desktop.library.entries())
        desktop.controller.remove(sources)
        desktop.window.commands.remember(toured=True)  # writes all settings
        desktop.window.close()
        desktop.close()
        return sources

    assert len(read(make_desktop(), list(article_files[:1]))) == 1
    assert read(make_desktop(), []) == ()
