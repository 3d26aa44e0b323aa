from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from naba_desktop.work.garbage import settle, unsettle


class Thing:
    """May be in a circle."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    yield
    unsettle()


def test_what_is_settled_is_not_looked_at_again() -> None:
    thing = Thing()
    assert any(one is thing for one in gc.get_objects())
    settle()
    assert not any(one is thing for one in gc.get_objects())


def test_new_garbage_and_that_of_later_goes() -> None:
    before = weakref.ref(Thing())
    settle()
    assert before() is None
    later = weakref.ref(Thing())
    gc.collect()
    assert later() is None


def test_what_was_settled_can_be_garbage_once_it_is_over() -> None:
    thing = Thing()
    settle()
    settled = weakref.ref(thing)
    del thing
    unsettle()
    gc.collect()
    assert settled() is None
