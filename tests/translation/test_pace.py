"""The time left that a job tells is close to what it takes, whatever takes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from naba_translation.pace import Pace

READ_AHEAD = 10  # files that are read before their words are translated; those without wait for none
COST = st.floats(min_value=0.0, max_value=2.0, allow_subnormal=False)


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def forecasts(
    files: int, *, reading: float, translating: float, keeping: float, words: int
) -> list[tuple[float, float]]:
    """A job of equal files: when each forecast was made, and the seconds it said; then the end with 0."""
    clock = Clock()
    pace = Pace(clock=clock)
    told = []
    waiting = 0
    for number in range(files):
        pace.expect(files - number)
        clock.now += reading
        pace.read(5, words)
        waiting += 1
        if waiting == (READ_AHEAD if words else 1) or number == files - 1:
            for _ in range(waiting):
                clock.now += translating
                pace.translated(5, words, translating)
                if pace.seconds_left is not None:
                    told.append((clock.now, pace.seconds_left))
                clock.now += keeping
            waiting = 0
    return [*told, (clock.now, 0.0)]


@given(files=st.integers(200, 400), reading=COST, translating=COST, keeping=COST)
def test_forecasts_of_the_middle_are_honest(
    files: int, reading: float, translating: float, keeping: float
) -> None:
    told = forecasts(files, reading=reading, translating=0.1 + translating, keeping=keeping, words=50)
    end = told[-1][0]
    for at, left in told:
        if 0.1 * end < at < 0.9 * end:
            assert abs(left - (end - at)) <= 0.2 * (end - at)


def test_reading_that_is_over_is_not_counted_again() -> None:
    """Five files are all read before the first is translated: what is left has no reading in it."""
    told = forecasts(5, reading=10.0, translating=1.0, keeping=0.0, words=50)
    assert [round(left, 6) for _, left in told] == [4.0, 3.0, 2.0, 1.0, 0.0, 0.0]


def test_files_that_need_no_engine_have_a_forecast_too() -> None:
    """They are in the library already and are only read, checked and exported."""
    told = forecasts(100, reading=1.0, translating=0.0, keeping=0.5, words=0)
    end = told[-1][0]
    middle = [(at, left) for at, left in told if 0.1 * end < at < 0.9 * end]
    assert middle
    assert all(abs(left - (end - at)) <= 0.2 * (end - at) for at, left in middle)


def test_nothing_is_told_before_the_first_batch() -> None:
    pace = Pace()
    pace.expect(4)
    pace.read(10, 100)
    assert pace.seconds_left is None
    assert pace.total == 40
    pace.translated(5, 50, 1.0)
    assert pace.words_per_second == 50
