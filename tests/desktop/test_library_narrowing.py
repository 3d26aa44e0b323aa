from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester

from naba_desktop.library.day_field import DayField, day_of
from naba_desktop.library.entry import Entry, State
from naba_desktop.library.library_table import LibraryTable
from naba_desktop.library.narrowing import Narrowing, Order, Risk, key

PORT = Entry(
    "/a/port.txt",
    article_id="p",
    title="The port opens",
    arabic="افتتاح الميناء",
    outlet="الساحل",
    published=date(2024, 6, 18),
    state=State.DONE,
    attention=3,
    doubt=1,
    tags=("harbour",),
    note="ask Amal",
    story="s",
)
BRIDGE = Entry(
    "/b/bridge.txt",
    "b",
    "A bridge",
    state=State.DONE,
    attention=0,
    doubt=0,
    reviewed=True,
    watched=("bridge",),
)
WAITING = Entry("/c/waiting.txt")


@pytest.mark.parametrize(
    ("narrowing", "sources"),
    [
        (Narrowing(), "pbc"),
        (Narrowing(words="PORT opens"), "p"),
        (Narrowing(words="الميناء"), "p"),
        (Narrowing(words="harbour amal"), "p"),
        (Narrowing(words="waiting.txt"), "c"),
        (Narrowing(outlet="الساحل"), "p"),
        (Narrowing(since=date(2024, 6, 18), until=date(2024, 6, 18)), "p"),
        (Narrowing(since=date(2024, 6, 19)), ""),
        (Narrowing(risk=Risk.DOUBT), "p"),
        (Narrowing(risk=Risk.CLEAN), "b"),
        (Narrowing(risk=Risk.OPEN), "c"),
        (Narrowing(reviewed=True), "b"),
        (Narrowing(reviewed=False), "pc"),
        (Narrowing(tag="harbour", story="s"), "p"),
        (Narrowing(watched=True), "b"),
    ],
)
def test_every_choice_narrows(narrowing: Narrowing, sources: str) -> None:
    wanted = narrowing.test()
    assert "".join(entry.article_id or "c" for entry in (PORT, BRIDGE, WAITING) if wanted(entry)) == sources


def test_the_number_of_choices_is_told() -> None:
    assert Narrowing(words="x").count == 0
    assert Narrowing(reviewed=False, watched=True, story="s", story_title="A story").count == 3


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-06-18", date(2024, 6, 18), date(2024, 6, 18)),
        ("2024-06", date(2024, 6, 1), date(2024, 6, 30)),
        (" 2024 ", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024/2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02-29", None, None),
        ("soon", None, None),
        ("", None, None),
        ("0000", None, None),
    ],
)
def test_a_day_a_month_or_a_year(text: str, first: date | None, last: date | None) -> None:
    assert (day_of(text, last=False), day_of(text, last=True)) == (first, last)


def test_a_day_that_cannot_be_read_is_marked(qapp: object) -> None:
    field = DayField("Since", last=False)
    field.setText("2024-13")
    assert field.day is None
    assert field.property("wrong")
    field.setText("2024-12")
    assert field.day == date(2024, 12, 1)
    assert not field.property("wrong")


sources = st.sampled_from([f"/{n}.txt" for n in range(6)])
entries = st.builds(
    Entry,
    source=sources,
    article_id=st.sampled_from("abcdef"),
    title=st.sampled_from(["", "One", "two", "Port"]),
    outlet=st.sampled_from(["", "x", "y"]),
    published=st.sampled_from([None, date(2024, 1, 1), date(2024, 2, 1)]),
    state=st.sampled_from(list(State)),
    attention=st.sampled_from([None, 0, 2]),
    doubt=st.sampled_from([None, 0, 1]),
    reviewed=st.booleans(),
)
narrowings = st.builds(
    Narrowing,
    words=st.sampled_from(["", "o", "port"]),
    outlet=st.sampled_from(["", "x"]),
    reviewed=st.sampled_from([None, True, False]),
    risk=st.sampled_from([None, *Risk]),
)
acts = st.one_of(
    st.tuples(st.just("put"), st.lists(entries, max_size=5)),
    st.tuples(st.just("remove"), st.lists(sources, max_size=5)),
    st.tuples(st.just("narrow"), narrowings),
    st.tuples(st.just("sort_by"), st.sampled_from(list(Order))),
    st.tuples(st.just("watch"), st.dictionaries(st.sampled_from("abcdef"), st.just(("term",)))),
    st.tuples(st.just("group"), st.dictionaries(st.sampled_from("abcdef"), st.just("s"))),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(acts, max_size=20))
def test_whatever_happens_the_list_is_narrowed_sorted_and_keeps_to_qts_rules(qapp, steps) -> None:  # type: ignore[no-untyped-def]
    table = LibraryTable(many=3)  # few are put one by one, many at once
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    order: list[str] = []  # sources as they came
    for act, value in steps:
        getattr(table, act)(value)
        if act == "put":
            order = list(dict.fromkeys([*order, *(entry.source for entry in value)]))
        elif act == "remove":
            order = [source for source in order if source not in value]
    everything = {entry.source: entry for entry in table.entries()}
    assert set(everything) == set(order)
    number = {source: at for at, source in enumerate(order)}
    sort, wanted = key(table.order), table.narrowing.test()
    expected = sorted(
        (entry for entry in everything.values() if wanted(entry)), key=lambda e: sort(e, number[e.source])
    )
    assert list(table.shown()) == expected
    assert [table.row_of(entry.source) for entry in expected] == list(range(len(expected)))
    assert all(table.row_of(source) is None for source in set(order) - {e.source for e in expected})
    assert tester.model() is table


def test_ten_thousand_are_narrowed_and_sorted_within_a_blink(qapp: object) -> None:
    from time import process_time

    table = LibraryTable()
    many = [replace(PORT, source=f"/{n}.txt", article_id=str(n), title=f"Port {n}") for n in range(10_000)]
    started = process_time()
    table.reset(many)
    table.sort_by(Order.TITLE)
    table.narrow(Narrowing(words="port 99", risk=Risk.DOUBT))
    assert process_time() - started < 1.0  # a tenth of it, on a machine that does nothing else
    assert table.rowCount() == sum("99" in str(n) for n in range(10_000))
