"""A word of the Arabic that became another one, by where the engine looked."""

from __future__ import annotations

import pytest

from naba_translation.article import Draft, Enforced, Flag, Level, Link, Pair, Sentence
from naba_translation.checks import check
from naba_translation.checks.wrong_word import wrong_words

ARABIC = "دعا الوزير إلى تجنب الصدام بين القوات"


def pair(arabic: str, english: str, *links: tuple[int, int, float]) -> Pair:
    draft = Draft(english, -0.2, 9, 9, links=tuple(Link(*link) for link in links))
    return Pair(Sentence(0, 0, 0, len(arabic), arabic), draft)


def flags(pair: Pair) -> list[Flag]:
    assert pair.draft is not None
    return list(wrong_words(pair, pair.draft))


def test_a_word_told_as_another_is_shown_on_both_sides() -> None:
    english = "The minister called for avoiding sustainability between the forces"
    [flag] = flags(pair(ARABIC, english, (1, 1, 0.9), (4, 5, 0.8), (6, 8, 0.9)))
    assert flag.level is Level.LOOK
    [(start, end)] = flag.english
    assert english[start:end] == "sustainability"
    [(start, end)] = flag.arabic
    assert ARABIC[start:end] == "الصدام"


def told(word: str) -> str:
    arabic = f"قال إن {word} أمس"
    [flag] = flags(pair(arabic, "He said violin yesterday", (2, 2, 0.9)))
    return flag.reason


def test_what_the_word_means_is_told_where_it_is_sure() -> None:
    assert told("الاشتباكات").endswith("it usually means: clashes.")
    assert told("المفاوضات").endswith("it usually means: negotiations.")


@pytest.mark.parametrize("word", ["ضامنا", "الأطقم", "المحررة", "الصدام"])
def test_no_meaning_is_told_that_only_the_stem_or_a_name_has(word: str) -> None:
    """Guarantor has the stem of draughts, crews of Chinese towns, liberated of editor; a clash is spelt as Saddam."""
    assert told(word).endswith("\u2068violin\u2069.")


@pytest.mark.parametrize(
    ("english", "mass"),
    [
        ("The minister called for avoiding clashes between the forces", 0.8),  # the word itself
        ("The minister called for avoiding clashing between the forces", 0.8),  # one made of it
        ("The minister called for avoiding counterclashes between the forces", 0.8),  # one that has it inside
        ("The minister called for avoiding confrontation between the forces", 0.8),  # another word for it
        (
            "The minister called for avoiding sustainability between the forces",
            0.3,
        ),  # the engine looked elsewhere
        (
            "The minister called for avoiding forces between the forces",
            0.8,
        ),  # another Arabic word explains it
        ("The minister called for avoiding USSR between the forces", 0.8),  # an acronym may stand for several
        ("The minister called for avoiding Siddam between the forces", 0.8),  # a name that sounds like it
    ],
)
def test_a_word_that_may_be_right_is_left_alone(english: str, mass: float) -> None:
    assert flags(pair(ARABIC, english, (1, 1, 0.9), (4, 5, mass), (6, 8, 0.9))) == []


def test_no_more_than_two_are_told_of_a_sentence() -> None:
    arabic = "الغواصات والغواصات والغواصات"
    assert len(flags(pair(arabic, "grapes lemons oranges", (0, 0, 0.9), (1, 1, 0.9), (2, 2, 0.9)))) == 2


def test_a_name_that_was_put_in_moves_the_mark() -> None:
    english = "Mr Smyth called for avoiding sustainability"
    base = pair(ARABIC, english, (4, 5, 0.9))
    moved = Pair(base.sentence, base.draft, enforced=(Enforced(3, 8, "John Smith", (0, 4), "variant"),))
    [flag] = flags(moved)
    [(start, end)] = flag.english
    assert moved.english[start:end] == "sustainability"


def test_a_draft_without_attention_and_an_edit_are_not_asked() -> None:
    english = "The minister called for avoiding sustainability between the forces"
    assert flags(pair(ARABIC, english)) == []
    [checked] = check([pair(ARABIC, english, (4, 5, 0.8))])
    assert "wording" in {flag.check for flag in checked.flags}
