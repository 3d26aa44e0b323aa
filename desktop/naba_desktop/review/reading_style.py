"""How the reading text looks: faces, sizes and distances for each kind of sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from naba_desktop.look.faces import Faces
from naba_desktop.look.fonts import arabic_font, english_font, interface_font
from naba_desktop.review.words import LONGEST_WORD
from naba_translation.article import Kind

ENGLISH_PITCH = 1.5  # line distance in ems
ARABIC_PITCH = 1.65
_SCALES = {Kind.TITLE: 1.0, Kind.HEADING: 1.05}
_SMALLER = 0.92
_QUIET = frozenset({Kind.BYLINE, Kind.DATELINE, Kind.CAPTION, Kind.FURNITURE})


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One face at one size. Equal when they look alike, so that it can be a key."""

    rtl: bool
    faces: Faces
    scale: float
    bold: bool
    font: QFont = field(compare=False)
    pitch: float = field(compare=False)  # pixels from line to line


class ReadingStyle:
    """The styles of all kinds in one choice of faces."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        zoom = faces.zoom
        self.small = interface_font()
        self.small.setPointSizeF(self.small.pointSizeF() * min(1.4, zoom / 100) * 0.92)
        self.small_bold = QFont(self.small)
        self.small_bold.setBold(True)
        small = QFontMetricsF(self.small)
        self.small_height = small.height()
        self.small_descent = small.descent()
        self.number_width = round(small.horizontalAdvance("0000")) + 26
        self.icon = round(small.height() * 0.95)
        self.level_width = self.icon + round(small.horizontalAdvance(LONGEST_WORD)) + 18
        self.padding = round(9 * zoom / 100)
        self._english = {kind: _english(kind, faces) for kind in Kind}
        self._arabic = {kind: _arabic(kind, faces) for kind in Kind}

    def english(self, kind: Kind) -> TextStyle:
        """English of a kind."""
        return self._english[kind]

    def arabic(self, kind: Kind) -> TextStyle:
        """Arabic of a kind."""
        return self._arabic[kind]


def is_quiet(kind: Kind) -> bool:
    """Whether a kind is drawn muted: what stands around the article rather than in it."""
    return kind in _QUIET


def _english(kind: Kind, faces: Faces) -> TextStyle:
    scale, bold = _look(kind)
    font = english_font(faces, scale=scale, bold=bold)
    return TextStyle(False, faces, scale, bold, font, QFontInfo(font).pixelSize() * ENGLISH_PITCH)


def _arabic(kind: Kind, faces: Faces) -> TextStyle:
    scale, bold = _look(kind)
    font = arabic_font(faces, scale=scale, bold=bold)
    return TextStyle(True, faces, scale, bold, font, QFontInfo(font).pixelSize() * ARABIC_PITCH)


def _look(kind: Kind) -> tuple[float, bool]:
    return _SCALES.get(kind, _SMALLER if kind in _QUIET else 1.0), kind in _SCALES
