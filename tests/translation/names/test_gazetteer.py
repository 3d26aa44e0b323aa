from __future__ import annotations

import re
from collections import Counter

import pytest

import naba_resources
from naba_translation.names.gazetteer import Gazetteer, bundled, gazetteer
from naba_translation.names.name import Name, NameKind
from naba_translation.normalise import search_key

WADI = Name("وادي الريم", "Wadi al-Reem", NameKind.PLACE, author="Amal")


def found(text: str, *, names: Gazetteer | None = None) -> list[tuple[str, str]]:
    return [
        (item.name.english, text[slice(*item.arabic)])
        for item in (names or gazetteer()).find(text)
        if item.name.kind not in (NameKind.GIVEN, NameKind.TITLE)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل إلى بيروت", [("Beirut", "بيروت")]),
        ("وبيروت ولبيروت وببيروت", [("Beirut", "بيروت")] * 3),
        ("في إدلب وادلب", [("Idlib", "إدلب"), ("Idlib", "ادلب")]),
        ("من سورية وسوريا", [("Syria", "سورية"), ("Syria", "سوريا")]),
        ("للأمم المتحدة", [("United Nations", "لأمم المتحدة")]),
        ("في دَيْرِ الزُّور", [("Deir ez-Zor", "دَيْرِ الزُّور")]),
        ("وزارة الخارجية الأميركية", [("State Department", "وزارة الخارجية الأميركية")]),
    ],
)
def test_names_are_found_with_clitics_vowels_and_other_spellings(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_punctuation_parts_what_would_be_one_name() -> None:
    assert found("في دير، الزور") == []


def test_an_ordinary_word_is_a_name_only_where_its_neighbour_says_so() -> None:
    assert found("فتح الباب") == []
    assert found("دخلت القوات مدينة الباب") == [("Al-Bab", "الباب")]
    assert found("في ريف الباب الشرقي") == [("Al-Bab", "الباب")]


def test_a_word_with_two_meanings_on_the_map_is_left_alone() -> None:
    assert found("وصل إلى عمان") == []
    assert found("وصل إلى سلطنة عمان") == [("Oman", "سلطنة عمان")]


def test_the_analysts_name_goes_before_a_bundled_one() -> None:
    own = Name("سوريا", "Suria", NameKind.PLACE, author="Amal")
    assert found("في سوريا", names=gazetteer((own,))) == [("Suria", "سوريا")]


def test_a_name_that_is_switched_off_is_not_found() -> None:
    assert found("في بيروت", names=gazetteer(without=frozenset({search_key("بيروت")}))) == []


def test_words_are_counted_as_the_alignment_counts_them() -> None:
    (item,) = Gazetteer((WADI,)).find("وصل - أمس - إلى وادي الريم.")
    assert item.words == range(5, 7)


class TestBundled:
    def test_no_arabic_form_belongs_to_two_names(self) -> None:
        """Or one of them would never be found, and nobody would know which."""
        forms = Counter(
            form
            for name in bundled()
            for form in {search_key(form) for form in name.forms if form not in name.common}
            if name.kind is not NameKind.GIVEN
        )
        assert not {form: count for form, count in forms.items() if count > 1}

    def test_every_form_is_clean(self) -> None:
        for name in bundled():
            assert all(re.fullmatch(r"[\u0621-\u064a\u0671-\u06d3 +ـ'.-]+", form) for form in name.forms), (
                name
            )
            assert all(form == form.strip() and form for form in (name.english, *name.also)), name
            assert not any("\u0600" <= char <= "\u06ff" for form in name.also for char in form), name

    def test_a_form_is_an_ordinary_word_or_is_not(self) -> None:
        """A form that is listed both ways counts as an ordinary word: Riyadh was found only after "the city of"."""
        assert not [name for name in bundled() if len(set(name.forms)) < len(name.forms)]

    @pytest.mark.parametrize(
        ("arabic", "english"),
        [("وصل الملك إلى الرياض", "Riyadh"), ("عاد إلى المغرب", "Morocco"), ("اقتحم جنين", "Jenin")],
    )
    def test_a_capital_needs_no_word_before_it(self, arabic: str, english: str) -> None:
        assert english in [found.name.english for found in Gazetteer(bundled()).find(arabic)]

    def test_no_replaceable_form_is_the_chosen_form_of_another_name(self) -> None:
        """Or one name would be replaced by another one's."""
        chosen = {name.english: name for name in bundled() if name.kind is not NameKind.GIVEN}
        for name in bundled():
            if name.enforced:
                assert not [form for form in name.replaceable if form in chosen], name

    def test_is_small_and_says_whose_it_is(self) -> None:
        folder = naba_resources.path("names")
        assert (folder / "names.tsv").stat().st_size < 1_500_000
        notice = (folder / "NOTICE.md").read_text(encoding="utf-8")
        assert "Unicode-3.0" in notice
        assert len(bundled()) > 1000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل إلى مصر", [("Egypt", "مصر")]),
        ("قرض لمصر ومصر", [("Egypt", "مصر")] * 2),
        ("حصلت مصر على قرض", [("Egypt", "مصر")]),
        ("قال إنه مصر على البقاء", []),
        ("لا يزال الوزير مصرا على البقاء", []),
        ("لقي رجل مصرعه أمام مصرف", []),
        ("وصل إلى قطر", [("Qatar", "قطر")]),
        ("الدائرة في نصف قطر كبير", []),
    ],
)
def test_a_country_spelt_like_another_word_is_told_from_it_by_its_company(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected
