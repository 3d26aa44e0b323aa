"""The engine's input must be what it was trained on, and every letter of it must know where it came from."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naba_translation.normalise import normalise, search_key

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئ"
MARKS = "".join(map(chr, [*range(0x64B, 0x653), 0x670, 0x640]))
HIDDEN = "\u200b\u200c\u200f\u202a\u202e\u2066\u2069\ufeff\u00ad"
TROUBLE = (
    MARKS + HIDDEN + "کی٠٩۰۹٪٫٬ﷲﷺﻷﻻ²½*_#\U0001f534\ufe0fe\u0301a\u0327&amp;&#x654;\u0654\u1161\uac00\u11a8"
)
PICTURES = "\u20e3\u2300-\u23ff\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f"
PICTURES += "\U0001f000-\U0001faff\U000e0020-\U000e007f"
texts = st.text(st.one_of(st.sampled_from(ARABIC + TROUBLE + ' \n.،؟"«»12'), st.characters()), max_size=60)


def reference(text: str) -> str:
    """The same cleaning with no regard to offsets: the rules the training data was cleaned by, and what of messages
    it had not."""
    text = html.unescape(text)
    plain = text.isascii()
    text = unicodedata.normalize("NFC", text)
    forms = r"[\uFB50-\uFDFF\uFE70-\uFEFC]"
    text = re.sub(forms, lambda found: unicodedata.normalize("NFKC", found.group()), text)
    text = re.sub(r"[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]", "", text)
    text = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]", "", text)
    if not plain:
        text = _without_messengers_marks(text)
    digits = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬", "01234567890123456789%.,")
    return re.sub(r"\s+", " ", text.replace("ک", "ك").replace("ی", "ي").translate(digits)).strip()


def _without_messengers_marks(text: str) -> str:
    text = re.sub(f"[{PICTURES}]+", " ", text)
    text = "".join(
        piece
        for piece, before, after in _parts(text)
        if not set(piece) <= set("*_") or _alone(before, after) or _within(before, after)
    )
    text = re.sub(r"(?<![^\W_])#+(?=[ء-ي])", "", text)
    return re.sub(r"(?<=[ء-ي])_+(?=[ء-ي])", " ", text)


def _parts(text: str) -> list[tuple[str, str, str]]:
    """Each run of emphasis marks, and each run of anything else, with the letters before and after it."""
    found = re.finditer(r"[*_]+|[^*_]+", text)
    return [(part[0], text[: part.start()][-1:], text[part.end() :][:1]) for part in found]


def _alone(before: str, after: str) -> bool:
    return not before.strip() and not after.strip()


def _within(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum()


@given(texts)
@example("e\u200b\u0301")
@example("&&amp;amp;&notanentity;&#1575;&#x654;")
@example("\u0301\u0301")
def test_same_as_training(text: str) -> None:
    assert normalise(text).text == reference(text)


@given(texts)
def test_offsets_climb_and_stay_inside(text: str) -> None:
    clean = normalise(text)
    assert len(clean.starts) == len(clean.ends) == len(clean.text)
    assert all(0 <= a < b <= len(text) for a, b in zip(clean.starts, clean.ends, strict=True))
    assert list(clean.starts) == sorted(clean.starts)
    assert list(clean.ends) == sorted(clean.ends)
    for start in range(len(clean.text) + 1):
        first, last = clean.to_original(start, len(clean.text))
        assert 0 <= first <= last <= len(text)


@given(st.text(ARABIC + MARKS + HIDDEN + "کی٠٩٪ .،", max_size=30))
def test_a_range_taken_back_says_the_same(text: str) -> None:
    clean = normalise(text)
    for start in range(len(clean.text)):
        for end in range(start + 1, len(clean.text) + 1):
            first, last = clean.to_original(start, end)
            assert normalise(text[first:last]).text == clean.text[start:end].strip()


@given(st.text(ARABIC + MARKS + HIDDEN + "کی٠٩۰۹٪٫٬ﷲﻷ 12.,«»", max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("written", "given_to_the_engine"),
    [
        ("🔴 **عاجل | وفاة الوزير** 😢😢", "عاجل | وفاة الوزير"),
        ("⭕️ أعلنت_الوزارة_ اليوم 👇", "أعلنت الوزارة اليوم"),
        ("_أعلنت_ *الوزارة*: نعم", "أعلنت الوزارة: نعم"),
        ("القصف على #غزة_تحت_القصف #عاجل", "القصف على غزة تحت القصف عاجل"),
        ("* نقطة أولى، وقناة @khabar_ajel و 5*3 و #7", "* نقطة أولى، وقناة @khabar_ajel و 5*3 و #7"),
    ],
)
def test_messages_are_spelt_as_the_press_spells(written: str, given_to_the_engine: str) -> None:
    assert normalise(written).text == given_to_the_engine


def test_highlight_takes_its_marks_along() -> None:
    original = "حقّقت تقدُّماً كبيراً"
    clean = normalise(original)
    start = clean.text.index("تقدما")
    first, last = clean.to_original(start, start + len("تقدما"))
    assert original[first:last] == "تقدُّماً"


def test_number_found_again_in_the_original() -> None:
    original = "ارتفع بنسبة ٣٫٥٪ عام ٢٠١٦"
    clean = normalise(original)
    assert clean.text.endswith("3.5% عام 2016")
    start = clean.text.index("3.5%")
    assert original[slice(*clean.to_original(start, start + 4))] == "٣٫٥٪"


def test_meaning_bearing_letters_are_kept() -> None:
    assert normalise("أُسرة إلى آخر مدى m²").text == "أسرة إلى آخر مدى m²"


def test_outside_is_an_error() -> None:
    with pytest.raises(IndexError):
        normalise("نص").to_original(0, 3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إلى", "الي"),
        ("مُؤسَّسة", "موسسه"),
        ("الأمــيركي", "الاميركي"),
        ("Getty", "GETTY"),
        ("٢٠١٦", "2016"),
        ("سیاسی", "سياسى"),
    ],
)
def test_search_key_folds_spellings(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)
