"""Two English versions of one sentence, compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import Level
from naba_translation.checks.disagreement import disagreements, likeness


def kinds(first: str, second: str) -> set[str]:
    return {difference.check for difference in disagreements(first, second)}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The army lost 14 men on Sunday.", "The army lost 40 men on Sunday.", {"numbers"}),
        ("The army lost three men.", "The army lost 3 men.", set()),
        ("It grew in the 1970s.", "It grew in the seventies.", set()),
        ("It cost 3 million dollars.", "It cost $3,000,000.", set()),
        ("The minister did not meet him.", "The minister met him.", {"negation"}),
        ("The minister denied the report.", "The minister did not confirm the report.", set()),
        ("It was unpopular in the country.", "It was hated in the country.", set()),
        ("They met Salim Haddad in Amman.", "They met Salem Hadad in Amman.", set()),
        ("They met Salim Haddad in Amman.", "They met Walid Nasri in Amman.", {"names"}),
        ("They cross the Pacific Ocean.", "They cross the Pacific.", set()),
        ("It joined the United Nations then.", "It joined the UN then.", set()),
        ("The Syrian army left.", "The army of Syria left.", set()),
        ("He met Gov. Brown there.", "He met Governor Brown there.", set()),
        (
            "The talks ended at dawn without any result at all.",
            "Zip by, quick fox: my jug!",
            {"wording", "negation"},
        ),
        ("", "The talks ended.", set()),
    ],
)
def test_what_two_translations_disagree_on(first: str, second: str, expected: set[str]) -> None:
    assert kinds(first, second) == expected
    assert kinds(second, first) == expected


def test_a_difference_shows_where_it_is_on_both_sides_and_the_gravest_comes_first() -> None:
    first = "After the attack on the market 14 men met Walid Nasri."
    second = "After the attack on the market 40 men met Salim Haddad."
    number, name = disagreements(first, second)
    assert (number.level, name.level) == (Level.DOUBT, Level.LOOK)
    assert [first[a:b] for a, b in number.first] == ["14"]
    assert [second[a:b] for a, b in number.second] == ["40"]
    assert [first[a:b] for a, b in name.first] == ["Walid Nasri"]
    assert [second[a:b] for a, b in name.second] == ["Salim Haddad"]
    assert "Walid Nasri" in name.reason
    assert "Salim Haddad" in name.reason


@given(st.text(max_size=60), st.text(max_size=60))
def test_either_order_finds_the_same_and_spans_lie_inside(first: str, second: str) -> None:
    there, back = disagreements(first, second), disagreements(second, first)
    assert {(d.check, d.level, d.first, d.second) for d in there} == {
        (d.check, d.level, d.second, d.first) for d in back
    }
    for difference in there:
        assert all(0 <= a < b <= len(first) for a, b in difference.first)
        assert all(0 <= a < b <= len(second) for a, b in difference.second)


@given(st.text(max_size=60))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert disagreements(text, text) == ()
    assert likeness(text, text) == 1.0


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_both_ways(first: str, second: str) -> None:
    assert 0.0 <= likeness(first, second) <= 1.0
    assert likeness(first, second) == pytest.approx(likeness(second, first))
