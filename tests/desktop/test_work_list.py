from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_desktop.batches.work_list import WorkList

A, B, C, D = (Path(name) for name in "abcd")


def test_files_are_taken_in_their_order_and_put_back_in_front() -> None:
    work = WorkList()
    assert work.add([A, B, A]) == (A, B)
    assert work.take() == A
    assert work.add([A, C]) == (C,), "what is in hand is not added again"
    assert (work.taken, work.waiting, len(work)) == ((A,), (B, C), 2)
    work.put_back()
    assert (work.taken, work.waiting) == ((), (A, B, C))
    assert [work.take() for _ in range(4)] == [A, B, C, None]
    work.done(B)
    assert work.taken == (A, C)


def test_what_is_dropped_is_not_taken() -> None:
    work = WorkList()
    work.add([A, B, C])
    work.take()
    assert work.drop([A, C, D]) == (C,), "A is in hand"
    assert work.waiting == (B,)


@pytest.mark.parametrize(
    ("chosen", "by", "order"),
    [
        ([C], -1, "acbd"),
        ([C], -9, "cabd"),
        ([A, C], -1, "acbd"),
        ([C, D], -2, "cdab"),
        ([A, B], 1, "cabd"),
        ([B, D], 1, "acbd"),
        ([A], 9, "bcda"),
    ],
)
def test_files_move_together_and_stop_at_the_ends(chosen: list[Path], by: int, order: str) -> None:
    work = WorkList()
    work.add([A, B, C, D])
    work.move(chosen, by)
    assert "".join(map(str, work.waiting)) == order


@given(
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.sets(st.sampled_from("abcdefgh")),
    st.integers(-9, 9),
)
def test_moving_loses_nothing_and_keeps_each_groups_order(
    names: list[str], chosen: set[str], by: int
) -> None:
    work = WorkList()
    work.add(map(Path, names))
    work.move(map(Path, chosen), by)
    after = [str(path) for path in work.waiting]
    for group in (chosen, set(names) - chosen):
        assert [name for name in after if name in group] == [name for name in names if name in group]
    assert sorted(after) == sorted(names)
