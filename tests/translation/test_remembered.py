"""What is remembered of words: the same answers as without, the function seldom asked, and never too many kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from naba_translation.remembered import Telling, remembered

WORDS = st.lists(st.text(alphabet="abو", max_size=3), max_size=30)


@given(WORDS)
def test_answers_are_the_functions_own_however_few_are_kept(words: list[str]) -> None:
    asked = remembered(str.upper, most=2)
    assert [asked(word) for word in words] == [word.upper() for word in words]


def test_a_word_is_asked_about_once_while_it_is_kept() -> None:
    calls: list[str] = []
    asked = remembered(lambda word: calls.append(word) or len(word), most=2)
    assert [asked(word) for word in ("one", "one", "three", "one")] == [3, 3, 5, 3]
    assert calls == ["one", "three"]
    asked("fifteen")  # one too many: it begins anew
    asked("one")
    assert calls == ["one", "three", "fifteen", "one"]


@given(st.lists(WORDS.map(frozenset), max_size=6))
def test_the_telling_words_are_those_the_function_says_something_of(sentences: list[frozenset[str]]) -> None:
    telling = Telling(lambda word: "a" in word, most=3)
    for words in sentences:
        assert telling(words) == {word for word in words if "a" in word}


def test_a_word_that_tells_nothing_is_asked_about_once_while_it_is_kept() -> None:
    calls: list[str] = []
    telling = Telling(lambda word: calls.append(word) or word == "told", most=2)
    for _ in range(3):
        assert telling(frozenset({"told", "of"})) == {"told"}
    assert calls.count("of") == 1


def test_numbers_are_answered_and_not_kept() -> None:
    asked: list[str] = []

    def told(word: str) -> bool:
        asked.append(word)
        return word == "7"

    answers, telling = remembered(told), Telling(told)
    assert [answers("7"), answers("8"), answers("7")] == [True, False, True]
    assert [telling({"7", "8", "a"}), telling({"7", "8", "a"})] == [{"7"}, {"7"}]
    assert asked.count("8") == 3, "a number was kept"
    assert asked.count("a") == 1
