"""Ctrl+C is heard where Python or SQLite drops it."""

from __future__ import annotations

import gc
import os
import signal
import sqlite3

import pytest

from naba_translation.cli.interrupts import Interrupts


def press() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return 1


def test_one_that_comes_in_a_function_sqlite_calls_is_raised_again() -> None:
    connection = sqlite3.connect(":memory:")
    connection.create_function("digest", 0, press)
    with Interrupts() as interrupts:
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT digest()").fetchone()
        with pytest.raises(KeyboardInterrupt):
            interrupts.raise_again()
    connection.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_one_that_comes_in_a_finalizer_is_raised_again() -> None:
    class Last:
        def __del__(self) -> None:
            press()

    with Interrupts() as interrupts:
        interrupts.raise_again()  # nothing was pressed yet
        last = Last()
        del last
        gc.collect()
        with pytest.raises(KeyboardInterrupt):
            interrupts.raise_again()


def test_the_former_handler_comes_back() -> None:
    former = signal.getsignal(signal.SIGINT)
    with Interrupts():
        assert signal.getsignal(signal.SIGINT) != former
    assert signal.getsignal(signal.SIGINT) == former
