"""The list tells what the checks of today count: counted while the analyst rests, and stopped at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from at_the_window import start
from library_makers import add_article
from naba_desktop.app import Desktop
from naba_desktop.library.counting import Counted, counted_anew
from naba_desktop.research.archive import Archive, sentence_encoder
from naba_translation.library.connection import Place
from naba_translation.library.count_shelf import CountShelf
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.paths import Paths

COUNT = 6
Open = Callable[[], Desktop]


@pytest.fixture
def old_library(profile: Paths) -> Paths:
    """Articles whose counts are of other checks."""
    with Store(profile.store) as store:
        for number in range(COUNT):
            article = add_article(store, number)
            store.save_doubts(article.id, look=70, doubt=50, english=f"Ship {number}")
    return profile


@pytest.fixture
def archive(old_library: Paths) -> Iterator[Archive]:
    archive = Archive(Place(old_library.store), sentence_encoder)
    yield archive
    archive.close()


def waiting(profile: Paths) -> int:
    with Store(profile.store) as store:
        return len(CountShelf(store).waiting())


def test_it_goes_on_where_it_was_stopped(archive: Archive) -> None:
    told: list[Counted] = []
    steps = counted_anew(archive, told.append)
    assert [next(steps), next(steps)] == [(1, COUNT), (2, COUNT)]
    steps.close()  # type: ignore[attr-defined]
    assert len(told) == 2
    assert list(counted_anew(archive, told.append)) == [(n, COUNT - 2) for n in range(1, COUNT - 1)]
    assert len({one.article for one in told}) == len(told) == COUNT
    assert list(counted_anew(archive, told.append)) == []


def test_the_list_follows_and_shows_what_is_kept(
    old_library: Paths, make_desktop: Open, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    start(desktop, qtbot)
    assert {entry.attention for entry in desktop.library.entries()} == {120}
    qtbot.waitUntil(lambda: waiting(old_library) == 0)
    with Store(old_library.store) as store:
        kept = {row.id: (row.look or 0) + (row.doubt or 0) for row in Shelf(store).entries()}
    assert 120 not in kept.values()
    qtbot.waitUntil(
        lambda: {entry.article_id: entry.attention for entry in desktop.library.entries()} == kept
    )


def test_the_window_closes_in_the_middle_and_goes_on_the_next_time(
    old_library: Paths, make_desktop: Open, qtbot: QtBot
) -> None:
    desktop = make_desktop()
    start(desktop, qtbot)
    with qtbot.waitSignal(
        desktop.chores.advanced, check_params_cb=lambda name, done, _: name == "count" and done == 1
    ):
        pass
    desktop.window.close()
    desktop.close()
    left = waiting(old_library)
    assert 0 < left < COUNT
    with Store(old_library.store) as store:
        looks = [row.look for row in Shelf(store).entries()]
    assert looks.count(70) == left, "what is not counted anew is not what it was"
    again = make_desktop()
    start(again, qtbot)
    qtbot.waitUntil(lambda: waiting(old_library) == 0)
