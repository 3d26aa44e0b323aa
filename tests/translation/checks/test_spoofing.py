from __future__ import annotations

import pytest

from naba_translation.article import Flag, Level
from naba_translation.checks import check_text

ENGLISH = "The minister said the port would open."


def flags(arabic: str, english: str = ENGLISH) -> list[Flag]:
    return [flag for flag in check_text(arabic, english) if flag.check == "spoofing"]


@pytest.mark.parametrize(
    ("arabic", "named", "level"),
    [
        ("قال الوزير \u202eإن الميناء\u202c سيفتح", "U+202E", Level.DOUBT),
        ("قال الوزير \u202dإن الميناء سيفتح", "U+202D", Level.DOUBT),
        ("قال الوزير \u2067إن الميناء سيفتح", "U+2067", Level.LOOK),
        ("قال الوز\u200bير إن الميناء سيفتح", "U+200B", Level.LOOK),
        ("قال الوزير\U000e0041\U000e0042 إن الميناء سيفتح", "U+E0041", Level.LOOK),
        ("قال موقع Fаcebook إن الميناء سيفتح", "Fаcebook", Level.LOOK),  # a Cyrillic letter
        ("قال موقع gοοgle إن الميناء سيفتح", "gοοgle", Level.LOOK),  # two Greek ones
        ("قال الوزoير إن الميناء سيفتح", "الوزoير", Level.LOOK),
    ],
)
def test_what_would_deceive_the_reader_is_named(arabic: str, named: str, level: Level) -> None:
    (flag,) = flags(arabic)
    assert named in flag.reason
    assert flag.level is level
    assert flag.arabic
    assert all(arabic[start:end] for start, end in flag.arabic)


@pytest.mark.parametrize(
    "arabic",
    [
        "قال الوزير إن الميناء سيفتح",
        "\u200fقال الوزير \u202bإن الميناء\u202c سيفتح\u200f",  # as old editors wrote it
        "\ufeffقال الوزير إن الميناء\u200b سيفتح",  # left over from a web page
        "قالت الـBBC وموقع بـFacebook إن الميناء سيفتح",
        "می\u200cخواهم قال الوزير إن الميناء",  # Arabic script's own joiner
        "قال الوزير (\u2066BBC News\u2069) إن الميناء سيفتح",
        "قال الوزير إن الطول 15μm والمقاومة 3kΩ",
        "قالت وكالة ТАСС إن الميناء سيفتح",  # a Cyrillic word of its own
        "قَالَ الوَزِيرُ إنّ المِيناءَ سَيُفتَح",
    ],
)
def test_ordinary_text_is_not_suspected(arabic: str) -> None:
    assert flags(arabic) == []


def test_an_edit_with_a_foreign_letter_is_found_too() -> None:
    (flag,) = flags("قال الوزير إن الميناء سيفتح", "The mіnister said the port would open.")
    assert flag.english == ((4, 12),)
