"""The two faces: Noto Sans for English and the window, Noto Naskh Arabic for Arabic. Both are bundled."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QFont, QFontDatabase

from naba_desktop.look.faces import Faces
from naba_resources import path

ENGLISH_FAMILIES = ["Noto Sans", "Noto Naskh Arabic"]
ARABIC_FAMILIES = ["Noto Naskh Arabic", "Noto Sans"]  # Naskh has no Latin letters
ENGLISH_POINTS = 11.0
ARABIC_POINTS = 13.5  # Naskh's letters are smaller in their em than Noto Sans's
INTERFACE_POINTS = 10.0


def load_fonts() -> tuple[str, ...]:
    """Make the bundled faces known to Qt; returns the names of files that it refused."""
    return tuple(_refused())


def interface_font() -> QFont:
    """For menus, buttons and labels."""
    return _font(ENGLISH_FAMILIES, INTERFACE_POINTS)


def english_font(faces: Faces, *, scale: float = 1.0, bold: bool = False) -> QFont:
    """For English that is read. `scale` relative to running text."""
    points = ENGLISH_POINTS * scale * faces.zoom / 100
    return _font(_families(faces.english, ENGLISH_FAMILIES), points, bold=bold)


def arabic_font(faces: Faces, *, scale: float = 1.0, bold: bool = False) -> QFont:
    """For Arabic that is read. `scale` relative to running text."""
    points = ARABIC_POINTS * scale * faces.zoom / 100 * faces.arabic_size / 100
    return _font(_families(faces.arabic, ARABIC_FAMILIES), points, bold=bold)


def _refused() -> Iterator[str]:
    for file in sorted(path("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            yield file.name


def _families(chosen: str, bundled: list[str]) -> list[str]:
    return [chosen, *bundled] if chosen else bundled


def _font(families: list[str], points: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
