from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from naba_translation.article import Draft, Edit, Enforced, Link, Pair, Sentence
from naba_translation.names.enforce import enforce
from naba_translation.names.gazetteer import Gazetteer, gazetteer
from naba_translation.names.name import Name, NameKind

PARIKAR = Name("مانوهار باريكار", "Manohar Parrikar", NameKind.PERSON)
WADI = Name("وادي الريم", "Wadi al-Reem", NameKind.PLACE, also=("Reem Valley", "~Wadi Reem"))
IDLIB = Name("إدلب", "Idlib", NameKind.PLACE, also=("Idleb", "Edlib"))
NAMES = Gazetteer((PARIKAR, WADI, IDLIB))


def pair(arabic: str, english: str, *links: Link) -> Pair:
    return Pair(Sentence(0, 0, 0, len(arabic), arabic), Draft(english, -0.5, 9, 9, links=links))


def said(arabic: str, english: str, *links: Link, names: Gazetteer = NAMES) -> str:
    draft = pair(arabic, english, *links)
    return replace(draft, enforced=enforce(draft, names.find(arabic))).english


def test_another_form_of_the_name_gives_way() -> None:
    assert said("في إدلب", "In Edlib's east, in Idleb.") == "In Idlib's east, in Idlib."


def test_an_accepted_form_stays() -> None:
    assert said("في وادي الريم", "In Wadi Reem.") == "In Wadi Reem."


def test_a_form_of_a_name_that_is_not_in_the_arabic_stays() -> None:
    assert said("في المدينة", "In Edlib.") == "In Edlib."


def test_part_of_a_longer_word_stays() -> None:
    assert said("في إدلب", "The Edlibi people of Edlib-on-Sea") == "The Edlibi people of Edlib-on-Sea"


def test_a_misspelt_name_is_found_by_its_alignment() -> None:
    english = "With his counterpart, Manuhur Barikar, he spoke."
    links = (Link(2, 3, 0.7), Link(3, 4, 0.8))
    assert said("مع نظيره مانوهار باريكار تحدث", english, *links) == english.replace(
        "Manuhur Barikar", "Manohar Parrikar"
    )


def test_a_word_the_chosen_form_brings_does_not_stand_twice() -> None:
    names = Gazetteer((Name("طريق الكاستيلو", "Castello Road", NameKind.PLACE),))
    arabic, links = "عبر طريق الكاستيلو غدا", (Link(1, 2, 0.6), Link(2, 2, 0.8))
    assert (
        said(arabic, "Down the Castelo road tomorrow.", *links, names=names)
        == "Down the Castello Road tomorrow."
    )
    assert (
        said(arabic, "Down the Castelo, roads say.", *links, names=names)
        == "Down the Castello Road, roads say."
    )


def test_aligned_words_that_sound_otherwise_stay() -> None:
    english = "With his counterpart, Qatar, he spoke."
    assert said("مع نظيره مانوهار باريكار تحدث", english, Link(2, 3, 0.9), Link(3, 3, 0.9)) == english


def test_an_aligned_word_in_small_letters_stays() -> None:
    english = "He was manhar barikar."
    assert said("كان مانوهار باريكار", english, Link(1, 2, 0.9), Link(2, 3, 0.9)) == english


def test_a_weak_alignment_changes_nothing() -> None:
    english = "He met Manuhur Barikar."
    assert said("لقي مانوهار باريكار", english, Link(1, 2, 0.2), Link(2, 3, 0.2)) == english


def test_another_name_of_the_sentence_is_never_replaced() -> None:
    names = Gazetteer(
        (
            Name("كريم", "Karim", NameKind.PERSON, author="A"),
            Name("كرم", "Karam", NameKind.PERSON, author="A"),
        )
    )
    assert (
        said("كريم وكرم", "Karim and Karam", Link(0, 2, 0.9), Link(1, 0, 0.9), names=names)
        == "Karim and Karam"
    )


def test_a_bundled_organisation_keeps_its_many_right_forms() -> None:
    english = "Al-Qaida said so."
    assert said("قال تنظيم القاعدة", english, names=gazetteer()) == english


def test_the_analysts_term_is_enforced_whatever_it_is() -> None:
    term = Name("تنظيم القاعدة", "al-Qaeda", NameKind.ORGANISATION, also=("Al-Qaida",), author="Amal")
    assert (
        said("قال تنظيم القاعدة", "Then Al-Qaida said so.", names=Gazetteer((term,)))
        == "Then al-Qaeda said so."
    )


def test_a_humans_words_are_never_touched() -> None:
    draft = replace(pair("في إدلب", "In Edlib."), edit=Edit("In Edlib!", "Amal", datetime.now(UTC)))
    assert enforce(draft, NAMES.find("في إدلب")) == ()


def test_accents_are_no_reason_to_change_a_name() -> None:
    names = Gazetteer((Name("أردوغان", "Erdoğan", NameKind.PERSON, also=("Erdogan",)),))
    assert said("قال أردوغان", "Erdogan said.", names=names) == "Erdogan said."


words = st.lists(
    st.sampled_from(
        ["Idleb", "Edlib's", "Reem Valley", "Wadi Reem", "Manuhur", "Barikar,", "in", "the", "of", "Karim."]
    ),
    max_size=12,
)
links = st.lists(
    st.builds(Link, st.integers(0, 6), st.integers(0, 12), st.sampled_from([0.2, 0.4, 0.6, 0.9])), max_size=15
)


@given(words, links)
def test_nothing_outside_the_names_places_is_changed(english: list[str], found: list[Link]) -> None:
    arabic = "قال مانوهار باريكار في إدلب ووادي الريم"
    draft = pair(arabic, " ".join(english), *found)
    places = enforce(draft, NAMES.find(arabic))
    assert list(places) == sorted(places, key=lambda place: place.start)
    assert all(one.end <= other.start for one, other in pairwise(places))
    assert _outside(draft.draft.english if draft.draft else "", places) == _outside_of_result(draft, places)
    assert {place.english for place in places} <= {"Manohar Parrikar", "Wadi al-Reem", "Idlib"}


def _outside(text: str, places: tuple[Enforced, ...]) -> list[str]:
    """The pieces between the replaced ranges."""
    edges = [0, *(edge for place in places for edge in (place.start, place.end)), len(text)]
    return [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]


def _outside_of_result(draft: Pair, places: tuple[Enforced, ...]) -> list[str]:
    result = replace(draft, enforced=places).english
    pieces = []
    for place in places:
        before, _, result = result.partition(place.english)
        pieces.append(before)
    return [*pieces, result]


def test_a_country_spelt_like_another_word_changes_no_english() -> None:
    known = gazetteer()
    for arabic, english in (
        ("مصر على موقفه", "Insisting on it"),
        ("مصر للطيران", "EgyptAir announced"),
        ("مصر اليوم", "Egyptian Today"),
    ):
        assert said(arabic, english, Link(0, 0, 1.0), Link(1, 1, 1.0), names=known) == english
