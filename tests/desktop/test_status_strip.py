"""What the window's last line says where it has little room."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from naba_desktop.frame.status_strip import StatusStrip, words
from naba_desktop.look.plain_label import PlainLabel
from naba_desktop.look.theme import LIGHT
from naba_desktop.work.jobs import Work


def test_a_time_that_does_not_fit_is_never_cut_to_another(qtbot: QtBot) -> None:
    """ "…9 seconds left" was shown of "about 39 seconds left"."""
    work = Work("translate", 60, 750, words_per_second=271, seconds_left=39)
    strip = StatusStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.offer_queue(True)
    strip.work(work)
    strip.show()
    label = strip.findChild(PlainLabel, "status_text")
    for width in range(560, 1100, 20):
        strip.resize(width, 32)
        shown = label.text().removesuffix("…")
        assert words(work).startswith(shown), shown
    assert label.text() == words(work)
