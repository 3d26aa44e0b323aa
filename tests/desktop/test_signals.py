"""The window hears the signals that ask a program to end, and gives them back."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from naba_desktop.lifetime.signals import EndSignals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    """The test's process keeps its own, and hears all of them even where its shell ignores some (nohup)."""
    before = {name: signal.getsignal(signal.Signals[name]) for name in NAMES}
    for name in NAMES:
        signal.signal(signal.Signals[name], signal.default_int_handler)
    yield
    for name, handler in before.items():
        signal.signal(signal.Signals[name], handler)


@pytest.mark.parametrize("name", NAMES)
def test_a_signal_that_asks_to_end_calls_for_it(name: str, qapp: object, qtbot: QtBot) -> None:
    number = signal.Signals[name]
    before = signal.getsignal(number)
    ended: list[str] = []
    signals = EndSignals(lambda: ended.append(name))
    signals.install()
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: ended == [name])
    finally:
        signals.remove()
    assert signal.getsignal(number) is before


def test_what_was_ignored_stays_ignored(qapp: object) -> None:
    """A program under nohup outlives its terminal."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signals = EndSignals(lambda: None)
    signals.install()
    during = signal.getsignal(signal.SIGHUP)
    signals.remove()
    assert during is signal.SIG_IGN
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
