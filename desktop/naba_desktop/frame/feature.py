"""What the window can be given to do: one feature, one file in features/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from naba_desktop.library.entry import Entry
from naba_desktop.look.theme import Theme
from naba_desktop.settings import Settings
from naba_translation.article import Pair, Review


@dataclass(frozen=True, slots=True)
class Situation:
    """What the window is about at the moment."""

    place: str = ""  # the place in front, as in places.py
    review: Review | None = None  # the article that is read; None also while another place is in front
    pair: Pair | None = None  # the sentence one stands on
    entries: tuple[Entry, ...] = ()  # the selected articles
    translating: bool = False


class Feature(QObject):
    """One ability of the window: its commands, named as in menus.py, and when each can be used.

    A feature brings its own widgets to the window when it is made, asks the controller for slow work, and
    knows no other feature.
    """

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What each of its commands does. Every command of menus.py belongs to exactly one feature."""
        return {}

    def enabled(self, now: Situation) -> Mapping[str, bool]:
        """Which of its commands can be used; those not named always can."""
        return {}

    def restyle(self, theme: Theme, settings: Settings) -> None:
        """Use another theme or zoom, in the widgets it brought."""
