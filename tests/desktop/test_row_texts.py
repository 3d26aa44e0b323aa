from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from naba_desktop.look.row_texts import RowTexts

OUTLET, DAY = "Al-Marfa newspaper of the northern coast", "2025-06-12"


def width(texts: RowTexts, words: str) -> int:
    return QFontMetrics(texts._small).horizontalAdvance(words)


@pytest.mark.parametrize("tags", [(), ("#harbour", "#to be read again before the report")])
def test_a_long_outlet_gives_way_to_its_day(qapp: object, tags: tuple[str, ...]) -> None:
    texts = RowTexts()
    room = width(texts, f"{OUTLET[:20]}  ·  {DAY}")
    told = texts.beside((OUTLET, DAY, *tags), room)
    until_the_day = told[: told.index(DAY) + len(DAY)]
    assert "Al-Marfa" in until_the_day
    assert "…" in until_the_day
    assert width(texts, until_the_day + "…" * bool(tags)) <= room
    assert all(tag in told for tag in tags)


@pytest.mark.parametrize("room", [4000, 60])  # for all of it; for nothing
def test_what_has_room_and_what_has_none_is_left_whole(qapp: object, room: int) -> None:
    told = RowTexts().beside((OUTLET, DAY), room)
    assert OUTLET in told
    assert DAY in told
