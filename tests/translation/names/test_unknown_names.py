from __future__ import annotations

from naba_translation.article import Article, Draft, Link, Pair, Review, Sentence
from naba_translation.names.gazetteer import gazetteer
from naba_translation.names.unknown import unknown


def review(*lines: tuple[str, str, list[Link]]) -> Review:
    pairs = tuple(
        Pair(Sentence(n, 0, 0, len(arabic), arabic), Draft(english, -0.5, 5, 5, links=tuple(links)))
        for n, (arabic, english, links) in enumerate(lines)
    )
    return Review(Article("a" * 64, "a.txt", "b" * 64, "txt/1", "", ()), pairs)


def test_a_name_is_found_with_all_its_spellings_and_one_by_rule() -> None:
    one = review(("وصل إلى فانكوفر أمس", "He came to Vancook yesterday", [Link(2, 3, 0.8)]))
    two = review(
        ("في فانكوفر", "In Vankiv", [Link(1, 1, 0.8)]), ("وفانكوفر", "and Vankiv", [Link(0, 1, 0.8)])
    )
    (name,) = unknown([one, two], gazetteer())
    assert (name.arabic, name.said) == ("فانكوفر", (("Vankiv", 2), ("Vancook", 1)))
    assert name.spellings.press == "Fankufr"


def test_neighbours_make_one_name() -> None:
    links = [Link(1, 2, 0.8), Link(2, 3, 0.9)]
    (name,) = unknown([review(("قال روبرت هوك", "said Sir Robert Hooke's", links))], gazetteer())
    assert (name.arabic, name.said) == ("روبرت هوك", (("Robert Hooke", 1),))


def test_known_names_peoples_months_and_ordinary_words_are_left_out() -> None:
    lines = [
        ("في بيروت", "in Beirut", [Link(1, 1, 0.9)]),
        ("اللغة الفرنسية", "the French", [Link(1, 1, 0.9)]),
        ("في نوفمبر", "in November", [Link(1, 1, 0.9)]),
        ("في الكتاب", "in Kitchens", [Link(1, 1, 0.9)]),
        ("في فانكوفر", "in Vancouver", [Link(1, 1, 0.2)]),
        ("في فانكوفر", "in vancouver", [Link(1, 1, 0.9)]),
        ("سنة 2011 م", "the year 2011 M", [Link(2, 3, 0.9)]),
    ]
    assert unknown([review(*lines)], gazetteer()) == ()
