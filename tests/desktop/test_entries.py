"""What the list holds is found by source, by article and by state, whatever came and went."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from naba_desktop.library.entries import Entries
from naba_desktop.library.entry import Entry, State

ENTRIES = st.builds(
    Entry, st.sampled_from("abcdef"), st.sampled_from(["", "1", "2"]), state=st.sampled_from(State)
)


@given(st.lists(st.tuples(ENTRIES, st.booleans())))
def test_what_is_found_is_what_looking_at_all_of_it_finds(steps: list[tuple[Entry, bool]]) -> None:
    held, plain = Entries(), dict[str, Entry]()
    for entry, stays in steps:
        if stays:
            assert held.put(entry) == (plain.get(entry.source) != entry)
            plain[entry.source] = entry
        elif entry.source in plain:
            assert held.pop(entry.source) == plain.pop(entry.source)
    assert list(held) == list(plain.values())
    rest = [e.source for e in plain.values() if e.state in (State.STOPPED, State.FAILED)]
    assert list(held.at_rest) == rest
    assert held.any_at_rest == bool(rest)
    assert list(held.article_ids) == [e.article_id for e in plain.values() if e.article_id]
    for article_id in ("1", "2"):
        sources = {e.source for e in plain.values() if e.article_id == article_id}
        assert set(held.twins(article_id, "a")) == sources - {"a"}
        one = held.of_article(article_id)
        assert (one.source if one else None) in (sources or {None})


def test_what_is_put_anew_stays_in_its_place_and_what_is_new_comes_last() -> None:
    held = Entries([Entry("a"), Entry("b")])
    held.put(Entry("c"))
    held.put(Entry("a", title="new"))
    assert list(held) == [Entry("a", title="new"), Entry("b"), Entry("c")]


def test_that_an_outlet_is_spelt_by_us_takes_no_room_from_the_day() -> None:
    own = Entry("a.txt", outlet="Al-Marfa newspaper (our spelling)", published=date(2025, 6, 12))
    assert own.facts == ("Al-Marfa newspaper", "2025-06-12")
    printed = Entry("a.txt", outlet="Al-Marfa newspaper (our spelling), Reuters")
    assert printed.facts == ("Al-Marfa newspaper, Reuters",)
