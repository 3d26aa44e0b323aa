"""Names are put in the place of others on both sides, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from naba_training.errors import TrainingError
from naba_training.swap import Names, read_names, swap

NAMES = """فلاح\tFalah\tname-translit(x)
بسمة جرار\tBasma Jarrar\tname-wikidata-persons(CC0)
زاوية\tZawiya\tplace-geonames-arab(CC-BY-4.0)
درنة\tDerna\tplace-geonames-arab(CC-BY-4.0)
الفضة\tSilver\tcldr-units(Unicode)
"""
FILLING = [("كتاب على المائدة", "a book on the table")] * 4000  # so that the names are rare ones


@pytest.fixture
def names(tmp_path: Path) -> Names:
    path = tmp_path / "names.tsv"
    path.write_text(NAMES, encoding="utf-8")
    return read_names(path)


def test_names_of_persons_and_places_are_taken_apart_into_words(names: Names) -> None:
    assert set(names.pairs["person"]) == {("فلاح", "Falah"), ("بسمة", "Basma"), ("جرار", "Jarrar")}
    assert set(names.pairs["place"]) == {("زاوية", "Zawiya"), ("درنة", "Derna")}


def test_both_sides_get_the_same_other_name_of_the_same_kind(names: Names) -> None:
    made = list(swap([("وصل فلاح إلى درنة", "Falah reached Derna"), *FILLING], names, copies=20))
    assert len(made) == 20
    persons, places = dict(names.pairs["person"]), dict(names.pairs["place"])
    for arabic, english in made:
        _, person, _, place = arabic.split()
        assert english == f"{persons[person]} reached {places[place]}"
    assert len(set(made)) > 1


def test_a_conjunction_stays_on_the_new_name(names: Names) -> None:
    made = list(swap([("قالت وبسمة سمعت", "she said and Basma heard"), *FILLING], names, copies=5))
    assert len(made) == 5
    assert all(arabic.split()[1][0] == "و" for arabic, _ in made)


@pytest.mark.parametrize(
    "pair",
    [
        ("جاء فلاح", "a farmer came"),  # the word, not the name
        ("رأى فلاح فلاح", "Falah saw Falah"),  # which is which is not known
        ("قال غيره", "Falah said"),
        ("ارتفعت الفضة", "Silver rose"),  # neither person nor place
    ],
)
def test_what_is_not_surely_a_name_is_left(names: Names, pair: tuple[str, str]) -> None:
    assert list(swap([pair, *FILLING], names, copies=3)) == []


def test_frequent_names_are_left(names: Names) -> None:
    assert list(swap([("جاء فلاح", "Falah came")] * 50, names, copies=1)) == []


def test_a_list_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("الفضة\tSilver\tcldr-units\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"names\.tsv"):
        read_names(path)
