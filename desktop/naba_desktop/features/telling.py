"""The place "Stories"."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.frame.places import READ
from naba_desktop.library.entry import Entry, translated
from naba_desktop.library.narrowing import Narrowing
from naba_desktop.look.theme import Theme
from naba_desktop.research.chores import Chores
from naba_desktop.research.research import Research
from naba_desktop.settings import Settings
from naba_desktop.stories.stories_place import StoriesPlace
from naba_desktop.stories.story_jobs import Shelved, Told, grouped_ahead, renewed, shelved, told

PLACE = "stories"
_GROUP = "stories"


class Telling(Feature):
    """Groups the articles when one comes to the place and something is new, and tells the story one chooses.

    Signals:
        timeline_wanted(object): the Heading of a story whose timeline is wanted.
        export_wanted(str, object): a story's title and the ids of its articles, to be written to a document.
    """

    timeline_wanted = Signal(object)
    export_wanted = Signal(str, object)

    def __init__(self, window: MainWindow, research: Research, chores: Chores, theme: Theme) -> None:
        super().__init__(window)
        self._chores = chores
        self._window = window
        self._research = research
        self._grouping: int | None = None
        self._telling: int | None = None
        self._version = 0  # of the library: counts its changes
        self._grouped = -1  # the version that is shown
        self.place = StoriesPlace(theme, window.commands.settings.faces)
        self.place.chosen.connect(self._tell)
        self.place.renew_wanted.connect(lambda afresh: self._group(afresh=afresh))
        self.place.cancel_wanted.connect(self._cancel)
        self.place.page.opened.connect(window.read)
        self.place.page.in_list.clicked.connect(self._show_in_list)
        self.place.page.export.clicked.connect(self._export)
        self.place.page.timeline.clicked.connect(lambda: self.timeline_wanted.emit(self.place.current))
        window.add_place(PLACE, self.place)
        window.places.arrived.connect(self._on_arrived)
        window.controller.entries_changed.connect(self._on_entries)
        window.controller.listed.connect(lambda _: chores.want(_GROUP))
        chores.add(_GROUP, grouped_ahead)
        chores.advanced.connect(self._on_advanced)
        window.controller.entries_removed.connect(lambda _: self._count_change())

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self.place.restyle(theme, settings.faces)

    def _on_arrived(self, place: str) -> None:
        if place != PLACE:
            return
        self.place.step_in()
        if self._grouped != self._version and self._grouping is None:
            self._research.ask_one(shelved, self._on_shelved)

    def _on_shelved(self, found: Any) -> None:
        """What is kept is shown at once; what is new is grouped meanwhile."""
        self._show(found)
        if found.waiting:
            self._group(afresh=False)

    def _on_advanced(self, chore: str, _: int, total: int) -> None:
        """What was grouped while the analyst rested is known to the list's filter at once."""
        if chore == _GROUP and not total and self._window.places.current != PLACE:
            self._research.ask_one(shelved, self._on_ahead)

    def _on_ahead(self, found: Any) -> None:
        self._window.articles.table.group(found.story_of)

    def _group(self, *, afresh: bool) -> None:
        self.place.show_progress(0)
        if not self.place.table.rowCount():
            self.place.show_waiting("Looking for articles that tell of one event…")
        self._grouping = self._research.ask(
            lambda archive: renewed(archive, afresh=afresh),
            self._on_grouped,
            progress=self._on_progress,
            ended=self._on_ended,
        )

    def _cancel(self) -> None:
        if self._grouping is not None:
            self._research.cancel(self._grouping)

    def _on_progress(self, step: Any) -> None:
        done, total = step
        self.place.show_progress(100 * done // max(1, total))

    def _on_grouped(self, found: Any) -> None:
        self._on_ended()
        self._show(found)

    def _on_ended(self) -> None:
        self._grouping = None
        self.place.show_progress(None)

    def _show(self, found: Shelved) -> None:
        self._grouped = self._version
        self.place.show_shelved(found)
        self._window.articles.table.group(found.story_of)

    def _tell(self, heading: Any) -> None:
        if self._telling is not None:
            self._research.cancel(self._telling)
        if heading is None:
            return
        self.place.show_waiting("Reading the articles of the story…")
        story, version = heading.id, self._version
        self._telling = self._research.ask(lambda archive: told(archive, story, version), self._on_told)

    def _on_told(self, found: Any) -> None:
        self._telling = None
        if isinstance(found, Told):
            self.place.show_told(found, self._window.articles.table.article)

    def _export(self) -> None:
        heading = self.place.current
        if heading is not None:
            entries = self._window.articles.table.entries()
            ids = tuple(entry.article_id for entry in entries if entry.story == heading.id)
            self.export_wanted.emit(heading.title, ids)

    def _show_in_list(self) -> None:
        heading = self.place.current
        if heading is not None:
            self._window.articles.narrow(Narrowing(story=heading.id, story_title=heading.title))
            self._window.commands.actions["show_library"].setChecked(True)
            self._window.places.go(READ)

    def _on_entries(self, entries: tuple[Entry, ...]) -> None:
        if translated(entries):
            self._count_change()
            self._chores.want(_GROUP)

    def _count_change(self) -> None:
        self._version += 1
