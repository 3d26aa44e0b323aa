from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import naba_desktop
from naba_desktop.look.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Theme, theme_for
from naba_desktop.settings import Appearance

TEXT_ON_GROUND = [
    *(
        ("text", ground)
        for ground in ("paper", "raised", "ground", "accent_soft", "hover", "look_soft", "doubt_soft")
    ),
    *(("text", ground) for ground in ("found", "found_now")),
    *(("muted", ground) for ground in ("paper", "raised", "accent_soft")),
    *(("accent", ground) for ground in ("paper", "raised", "accent_soft")),
    *(("look", ground) for ground in ("paper", "raised", "accent_soft")),
    *(("doubt", ground) for ground in ("paper", "raised", "accent_soft")),
    *(("good", ground) for ground in ("paper", "raised", "accent_soft")),
    ("accent_text", "accent"),
]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("theme", "least"),
    [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST_LIGHT, 7), (CONTRAST_DARK, 7)],
    ids=["light", "dark", "contrast_light", "contrast_dark"],
)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_from_its_ground(theme: Theme, least: float, text: str, ground: str) -> None:
    light, dark = sorted((luminance(getattr(theme, text)), luminance(getattr(theme, ground))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def test_a_wish_is_followed() -> None:
    assert theme_for(Appearance.LIGHT) is LIGHT
    assert theme_for(Appearance.DARK) is DARK


def test_only_the_theme_names_colours() -> None:
    folder = Path(naba_desktop.__file__).parent
    naming = [
        file.name
        for file in folder.rglob("*.py")
        if re.search(r"#[0-9a-fA-F]{6}\b|GlobalColor|QColor\(\d", file.read_text(encoding="utf-8"))
    ]
    assert naming == ["theme.py"]
