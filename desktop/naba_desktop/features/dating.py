"""The place "Timeline"."""

from __future__ import annotations

from typing import Any

from naba_desktop.frame.feature import Feature
from naba_desktop.frame.main_window import MainWindow
from naba_desktop.library.entry import Entry, translated
from naba_desktop.look.theme import Theme
from naba_desktop.research.research import Research
from naba_desktop.settings import Settings
from naba_desktop.timeline.dating import Dated, dated
from naba_desktop.timeline.timeline_place import Reach, Scope, TimelinePlace

PLACE = "timeline"


class Dating(Feature):
    """Reads the articles of a scope for their dates, when one comes to the place or chooses another scope. Most are
    read by then, when they were translated or counted."""

    def __init__(self, window: MainWindow, research: Research, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._research = research
        self._job: int | None = None
        self._changed: set[str] = set()  # articles whose events are not those remembered
        self.place = TimelinePlace(theme, window.commands.settings.faces)
        self.place.wanted.connect(self._read)
        self.place.cancel_wanted.connect(self._cancel)
        self.place.opened.connect(window.read)
        window.add_place(PLACE, self.place)
        window.places.arrived.connect(self._on_arrived)
        window.controller.entries_changed.connect(self._on_entries)

    def restyle(self, theme: Theme, settings: Settings) -> None:
        self.place.restyle(theme, settings.faces)

    def show_story(self, story: str, title: str) -> None:
        """Go to the timeline of a story."""
        self.place.show_story(story, title)
        self._window.places.go(PLACE)

    def _on_arrived(self, place: str) -> None:
        if place == PLACE:
            self.place.step_in()
            self._read(self.place.scope)

    def _on_entries(self, entries: tuple[Entry, ...]) -> None:
        self._changed.update(translated(entries))

    def _read(self, scope: Scope) -> None:
        ids = self._articles(scope)
        if not ids:
            read = "No article is read." if scope.reach is Reach.ARTICLE else "There is no article here."
            self.place.show_none(read)
            return
        self._cancel()
        changed, self._changed = frozenset(self._changed), set()
        self._job = self._research.ask(
            lambda archive: dated(archive, scope, article_ids=ids, changed=changed),
            self._on_dated,
            progress=self._on_progress,
            ended=lambda: self._on_ended(changed),
        )

    def _articles(self, scope: Scope) -> tuple[str, ...]:
        """The ids of the articles of a scope that are translated or begun."""
        table = self._window.articles.table
        entries: tuple[Entry, ...]
        match scope.reach:
            case Reach.ARTICLE:
                current = self._window.articles.current
                entries = (current,) if current is not None else ()
            case Reach.STORY:
                entries = tuple(entry for entry in table.entries() if entry.story == scope.story)
            case Reach.LISTED:
                entries = table.shown()
            case _:
                entries = table.entries()
        return tuple(entry.article_id for entry in entries if entry.article_id)

    def _cancel(self) -> None:
        if self._job is not None:
            self._research.cancel(self._job)
            self._job = None

    def _on_progress(self, step: Any) -> None:
        if self._job is None:
            return
        if isinstance(step, Dated):
            self.place.show_so_far(step, self._window.articles.table.article)
        else:
            self.place.show_progress(step)

    def _on_dated(self, found: Any) -> None:
        if isinstance(found, Dated) and found.key == self.place.scope:
            self._job = None
            self.place.show_dated(found, self._window.articles.table.article)

    def _on_ended(self, changed: frozenset[str]) -> None:
        self._changed |= changed  # it may not have come to forgetting them
        if self._job is None:
            self.place.show_progress(None)
