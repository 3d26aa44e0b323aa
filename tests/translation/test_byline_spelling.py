from __future__ import annotations

import pytest

from naba_translation.byline_spelling import in_english_letters, who_and_where


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("بيروت", "Beirut"),
        ("بروكسل / هلسنكي", "Brussels, Helsinki"),
        ("سلمى حداد", "Salma Hadad (our spelling)"),
        ("الرياض", "Riyadh"),  # not the paper of that name
        ("العدد ٨٧ / كانون الأول ٢٠٢٤", "العدد ٨٧ / كانون الأول ٢٠٢٤"),
        ("Ana Lyst", "Ana Lyst"),
        ("", ""),
    ],
)
def test_people_and_places_in_english_letters(arabic: str, english: str) -> None:
    assert in_english_letters(arabic) == english


def test_one_mark_is_enough_for_both() -> None:
    assert who_and_where("سلمى حداد", "رأس المرجان") == ("by Salma Hadad, Ras al-Marjan (our spelling)",)
    assert who_and_where("سلمى حداد", "بيروت") == ("by Salma Hadad (our spelling)", "Beirut")
    assert who_and_where("", "بيروت") == ("Beirut",)
    assert who_and_where("", "") == ()
