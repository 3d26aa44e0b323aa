"""What the research's thread keeps in memory, and when it gives it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from library_makers import add_article
from naba_desktop.found.line import Line
from naba_desktop.found.line_table import LineTable
from naba_desktop.research.archive import Archive
from naba_desktop.research.research import Research
from naba_desktop.search.looking_up import Answer, learn, look_up, warm_up
from naba_translation.article import Level
from naba_translation.library.connection import Place
from naba_translation.library.store import Store
from naba_translation.paths import Paths


class Noting:
    """An encoder that counts how often it was unloaded."""

    name = "noting/1"

    def __init__(self) -> None:
        self.unloaded = 0

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.ones((len(texts), 4), np.float32) / 2

    def unload(self) -> None:
        self.unloaded += 1


@pytest.fixture
def noting() -> Noting:
    return Noting()


def test_what_a_search_loaded_is_given_back_when_nothing_was_asked_for_a_while(
    qapp: object, profile: Paths, noting: Noting, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    research = Research(Place(profile.store), encoder=lambda: noting, linger_ms=0)
    request.addfinalizer(research.close)
    whole: list[bool] = []

    def look() -> None:
        research.ask(
            lambda archive: look_up(archive, "ports"),
            lambda answer: whole.append(answer.whole),
            progress=lambda answer: whole.append(answer.whole),
        )

    look()
    qtbot.waitUntil(lambda: noting.unloaded == 1, timeout=60_000)
    look()  # by words first again, because the meaning is loaded anew
    qtbot.waitUntil(lambda: noting.unloaded == 2, timeout=60_000)
    assert whole == [False, True, False, True]


def test_what_a_search_finds_comes_with_what_the_checks_say(profile: Paths, noting: Noting) -> None:
    profile.data.mkdir(parents=True)
    with Store(profile.store) as store:
        article = add_article(store, 12, english="The ship left port 77.")  # the Arabic speaks of ship 12
    archive = Archive(Place(profile.store), lambda: noting)
    job = look_up(archive, "ship")
    told: list[Answer] = []
    while True:
        try:
            said = next(job)
        except StopIteration as end:
            told.append(end.value)
            break
        if said is not None:
            told.append(said)
    archive.close()
    assert [bool(answer.pairs) for answer in told] == [False, False, True]  # what is found is shown at once
    machine = told[-1].pairs[article.id, 1]
    assert machine.level is Level.DOUBT
    assert any("77" in reason for reason in machine.doubts)


def test_doubts_that_come_later_leave_the_place_in_the_list(qapp: object) -> None:
    table = LineTable()
    first = Line("a", 0, "A ship", "سفينة")
    table.reset([first, Line("a", 1, "A port", "ميناء")])
    kept = QPersistentModelIndex(table.index(1))
    doubted = replace(first, level=Level.DOUBT, doubts=("The Arabic says 12; the English says 77.",))
    assert table.renew([doubted, table.lines[1]])
    assert kept.isValid()
    assert "Doubtful" in table.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not table.renew([doubted])


@pytest.mark.parametrize("looked_up", [False, True])
def test_what_learning_loaded_goes_at_its_end_unless_the_analyst_searches(
    profile: Paths, noting: Noting, looked_up: bool
) -> None:
    archive = Archive(Place(profile.store), lambda: noting)
    if looked_up:
        warm_up(archive)
    assert list(learn(archive)) == []
    assert noting.unloaded == (0 if looked_up else 1)
    archive.close()
