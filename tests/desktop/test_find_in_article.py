from __future__ import annotations

from collections.abc import Callable

import pytest

from naba_desktop.reading.find import Finder
from naba_translation.article import Review

Made = Callable[..., Review]


def test_both_languages_are_searched(make_review: Made) -> None:
    review = make_review(("قال الوزير", "The minister said"), ("وصل", "He arrived"))
    (match,) = Finder().find(review.pairs, "minister")
    assert (match.index, match.english, match.arabic) == (0, ((4, 12),), ())
    (match,) = Finder().find(review.pairs, "وصل")
    assert (match.index, match.english, match.arabic) == (1, (), ((0, 3),))


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("أعلنت الحكومةُ", "اعلنت", "أعلنت"),  # hamza
        ("أعلنت الحكومةُ أمس", "الحكومه", "الحكومةُ"),  # ta marbuta, a vowel mark at its end
        ("بلغ ٣٥ ألفاً", "35", "٣٥"),  # digits
        ("بلغ ٣٥ ألفاً", "٣٥", "٣٥"),
        ("الـــعراق", "العراق", "الـــعراق"),  # tatweel
        ("The Port of BASRA", "basra", "BASRA"),
    ],
)
def test_spelling_makes_no_difference_and_the_right_words_are_marked(
    make_review: Made, text: str, words: str, marked: str
) -> None:
    (match,) = Finder().find(make_review((text, "")).pairs, words)
    assert [text[start:end] for start, end in match.arabic] == [marked]


def test_every_occurrence_is_marked(make_review: Made) -> None:
    (match,) = Finder().find(make_review(("س", "port by port")).pairs, "port")
    assert match.english == ((0, 4), (8, 12))


@pytest.mark.parametrize("words", ["", "   ", "\u200f", "absent"])
def test_nothing_is_found_for_nothing(make_review: Made, words: str) -> None:
    assert Finder().find(make_review(("قال", "said")).pairs, words) == ()
