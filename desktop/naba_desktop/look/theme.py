"""The window's colours: the only file that names any.

Four palettes with the same words. Text on its ground has a contrast of at least 4.5 to 1, in the two of high
contrast 7 to 1 (tested).
The one accent says "you are here" and "do this"; amber and red are kept for doubt, and never stand alone:
a shape and a word always go with them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from naba_desktop.settings import Appearance
from naba_resources import path


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for, as #rrggbb."""

    dark: bool
    ground: str  # the window between its parts
    paper: str  # what is read
    raised: str  # headers, strips, bars
    text: str
    muted: str  # text that can wait
    off: str  # words and signs of what cannot be used now
    line: str  # hairlines between things
    edge: str  # borders of what can be clicked or typed in
    accent: str
    accent_text: str  # on accent
    accent_soft: str  # selection
    hover: str
    look: str  # "have a look"
    look_soft: str
    doubt: str  # "do not trust"
    doubt_soft: str
    good: str
    found: str  # ground of a found word
    found_now: str  # ground of the found word one stands on

    def sign(self, icon: str) -> str:
        """The colour of a sentence's sign, by the name of its icon; a word always goes with it."""
        signs = {
            "look": self.look,
            "second_look": self.look,
            "doubt": self.doubt,
            "approve": self.good,
            "machine": self.muted,
        }
        return signs.get(icon, self.accent)


LIGHT = Theme(
    dark=False,
    ground="#f3f1ec",
    paper="#ffffff",
    raised="#faf9f6",
    text="#1f2429",
    muted="#5c646d",
    off="#a8a399",
    line="#e6e2da",
    edge="#c9c4b9",
    accent="#0b5d73",
    accent_text="#ffffff",
    accent_soft="#e2eff2",
    hover="#f4f2ec",
    look="#855600",
    look_soft="#fcf1d8",
    doubt="#b3261e",
    doubt_soft="#fbe6e4",
    good="#2a6b41",
    found="#fdeeb0",
    found_now="#f9cf62",
)

DARK = Theme(
    dark=True,
    ground="#15181b",
    paper="#1d2125",
    raised="#191d20",
    text="#e7e6e2",
    muted="#a1a9b0",
    off="#6a737b",
    line="#2c3237",
    edge="#454d54",
    accent="#74c0d4",
    accent_text="#08262e",
    accent_soft="#203a43",
    hover="#242a2f",
    look="#e8b75a",
    look_soft="#3b301a",
    doubt="#f2938b",
    doubt_soft="#432625",
    good="#86c79b",
    found="#54481c",
    found_now="#765c12",
)

CONTRAST_LIGHT = replace(
    LIGHT,
    ground="#ffffff",
    raised="#ffffff",
    text="#000000",
    muted="#2b2b2b",
    off="#8a8a8a",
    line="#6b6b6b",
    edge="#000000",
    accent="#00308f",
    accent_soft="#e3ecff",
    hover="#e6eeff",
    look="#5c3900",
    look_soft="#ffedc2",
    doubt="#8f0000",
    doubt_soft="#ffd9d6",
    good="#00501c",
    found="#ffe45c",
    found_now="#ffb800",
)

CONTRAST_DARK = replace(
    DARK,
    ground="#000000",
    paper="#000000",
    raised="#000000",
    text="#ffffff",
    muted="#e0e0e0",
    off="#7a7a7a",
    line="#8c8c8c",
    edge="#ffffff",
    accent="#7fd4ff",
    accent_text="#000000",
    accent_soft="#002c3d",
    hover="#1f2f38",
    look="#ffd34d",
    look_soft="#4a3800",
    doubt="#ff9d94",
    doubt_soft="#5c1410",
    good="#7df0a0",
    found="#4f4200",
    found_now="#664e00",
)

_BY_APPEARANCE = {
    Appearance.LIGHT: LIGHT,
    Appearance.DARK: DARK,
    Appearance.CONTRAST_LIGHT: CONTRAST_LIGHT,
    Appearance.CONTRAST_DARK: CONTRAST_DARK,
}


def theme_for(appearance: Appearance) -> Theme:
    """The palette for a wish; for SYSTEM, the one the desktop asks for."""
    if appearance is Appearance.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return _BY_APPEARANCE[appearance]


def apply(theme: Theme, app: QApplication) -> None:
    """Colour the whole program."""
    app.setPalette(_palette(theme))
    words = {key: value for key, value in asdict(theme).items() if isinstance(value, str)}
    words["icons"] = path("icons").as_posix()
    words["tick"] = "tick_dark" if theme.dark else "tick_light"  # on accent
    app.setStyleSheet(Template(path("style/window.qss").read_text(encoding="utf-8")).substitute(words))


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.ground,
        roles.WindowText: theme.text,
        roles.Base: theme.paper,
        roles.AlternateBase: theme.raised,
        roles.Text: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Button: theme.raised,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.doubt,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.text,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.accent_text,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Light: theme.paper,
        roles.Midlight: theme.line,
        roles.Mid: theme.edge,
        roles.Dark: theme.edge,
        roles.Shadow: theme.edge,
    }
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.off))
    return palette
