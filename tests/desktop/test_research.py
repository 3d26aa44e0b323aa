"""What the research's thread keeps in memory, and when it gives it back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from naba_desktop.research.archive import Archive
from naba_desktop.research.research import Research
from naba_desktop.search.looking_up import learn, look_up, warm_up
from naba_translation.library.connection import Place
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
